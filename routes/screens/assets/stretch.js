// What is read off the profile: one point of it, or a stretch, in the runner's units.
function nearest(ms, m) {
  let low = 0;
  let high = ms.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (ms[middle] <= m) low = middle; else high = middle;
  }
  return m - ms[low] < ms[high] - m ? low : high;
}

// As a browser needs a number, and as a runner reads it.
const number = (m, units) => (m / units.distanceM).toFixed(1);
const tenths = (m, { units, lang }) => (m / units.distanceM).toLocaleString(lang, {
  minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false,
});
const far = (m, data) => fill(data.units.distance, { number: tenths(m, data) });

// To 5 below 100 and to 10 from there on, as Python tells an ascent.
function aboutHeight(m, { units }, text) {
  const height = m / units.heightM;
  const step = height >= 100 ? 10 : 5;
  return fill(text, { number: step * Math.round(height / step) });
}

function aboutTime(s, words) {
  const minutes = s > 0 ? Math.max(1, Math.round(s / 60)) : 0;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const text = hours ? (rest ? words.hoursMinutes : words.hours) : words.minutes;
  const time = fill(text, { hours, minutes: hours ? String(rest).padStart(2, "0") : rest });
  return fill(words.aboutTime, { time });
}

function slopeText(data, i) {
  const percent = Math.round(data.gradient[i] * 100);
  if (percent === 0) return data.words.flat;
  const slope = slopeOf(data, i);
  const isSteep = slope === 0 || slope === data.limits.length;
  const { up, down, steepUp, steepDown } = data.words;
  const [rise, fall] = isSteep ? [steepUp, steepDown] : [up, down];
  return fill(percent > 0 ? rise : fall, { percent: Math.abs(percent) });
}

function pointText(data, i) {
  const { words, units } = data;
  const height = data.ele[i] === null
    ? [words.noHeight]
    : [fill(units.height, { number: Math.round(data.ele[i] / units.heightM) }), slopeText(data, i)];
  return [far(data.m[i], data), ...height, aboutTime(data.s[i], words)].join(" · ");
}

// Ascent and descent between turning points of at least `least` metres, as routes.measure.zigzag
// counts them: a reversal counts once and in full when it reaches that.
function zigzag(heights, least) {
  let [low, high, pivot, extreme] = Array(4).fill(heights[0]);
  let [trend, up, down] = [0, 0, 0];
  const count = (rise) => { if (rise > 0) up += rise; else down -= rise; };
  for (const height of heights.slice(1)) {
    if (trend === 0) {
      low = Math.min(low, height);
      high = Math.max(high, height);
      if (height - low >= least) [trend, pivot, extreme] = [1, low, height];
      else if (high - height >= least) [trend, pivot, extreme] = [-1, high, height];
    } else if ((height - extreme) * trend > 0) extreme = height;
    else if ((extreme - height) * trend >= least) {
      count(extreme - pivot);
      [trend, pivot, extreme] = [-trend, extreme, height];
    }
  }
  if (trend) count(extreme - pivot);
  return [up, down];
}

// Heights from point to point, each stretch of known ones counted by itself; null where none is.
function climbs(data, [from, to]) {
  const parts = [[]];
  for (let i = from; i <= to; i += 1) {
    if (data.ele[i] === null) parts.push([]);
    else parts.at(-1).push(data.ele[i]);
  }
  const known = parts.filter((part) => part.length > 1).map((part) => zigzag(part, data.zigzag));
  if (!known.length) return null;
  return known.reduce(([up, down], [more, less]) => [up + more, down + less], [0, 0]);
}

function stretchText(data, [from, to]) {
  const { words, units } = data;
  const both = climbs(data, [from, to]);
  const height = both
    ? [aboutHeight(both[0], data, units.aboutUp), aboutHeight(both[1], data, units.aboutDown)]
    : [words.noHeight];
  return [
    fill(words.between, { from: tenths(data.m[from], data), to: far(data.m[to], data) }),
    far(data.m[to] - data.m[from], data),
    ...height,
    aboutTime(data.s[to] - data.s[from], words),
  ].join(" · ");
}
