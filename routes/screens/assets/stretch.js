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

const number = (m, units) => (m / units.distanceM).toFixed(1);
const far = (m, units) => `${number(m, units)} ${units.distance}`;

// To 5 below 100 and to 10 from there on, as Python tells an ascent.
function aboutHeight(m, { words, units }) {
  const height = m / units.heightM;
  const step = height >= 100 ? 10 : 5;
  return `${words.about} ${step * Math.round(height / step)} ${units.height}`;
}

function aboutTime(s, words) {
  const minutes = s > 0 ? Math.max(1, Math.round(s / 60)) : 0;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (!hours) return `${words.about} ${rest} ${words.min}`;
  const tail = rest ? ` ${String(rest).padStart(2, "0")} ${words.min}` : "";
  return `${words.about} ${hours} ${words.h}${tail}`;
}

function slopeText(data, i) {
  const percent = Math.round(data.gradient[i] * 100);
  if (percent === 0) return data.words.flat;
  const slope = slopeOf(data, i);
  const isSteep = slope === 0 || slope === data.limits.length;
  const side = percent > 0 ? data.words.up : data.words.down;
  return `${Math.abs(percent)} % ${isSteep ? data.classes[slope].words : side}`;
}

function pointText(data, i) {
  const { words, units } = data;
  const height = data.ele[i] === null
    ? [words.noHeight]
    : [`${Math.round(data.ele[i] / units.heightM)} ${units.height}`, slopeText(data, i)];
  return [far(data.m[i], units), ...height, aboutTime(data.s[i], words)].join(" · ");
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
    ? [`${aboutHeight(both[0], data)} ${words.up}`, `${aboutHeight(both[1], data)} ${words.down}`]
    : [words.noHeight];
  return [
    `${number(data.m[from], units)}–${far(data.m[to], units)}`,
    far(data.m[to] - data.m[from], units),
    ...height,
    aboutTime(data.s[to] - data.s[from], words),
  ].join(" · ");
}
