// What the elevation profile is drawn with: scales, axes, and ground coloured by its gradient.
const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 170;
const PAD = { left: 46, right: 14, top: 10, bottom: 24 };

function node(tag, attributes, text) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

// A round step that gives about `wanted` marks over `span`.
function niceStep(span, wanted) {
  const raw = span / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  return [1, 2, 5, 10].map((n) => n * power).find((step) => step >= raw);
}

// At least 40 m from bottom to top, so that a flat route looks flat.
function scales(data, width) {
  const known = data.ele.filter((e) => e !== null);
  const low = Math.min(...known);
  const high = Math.max(...known);
  const spare = Math.max(40 - (high - low), (high - low) * 0.12) / 2;
  const [bottom, top] = [low - spare, high + spare];
  const total = data.m[data.m.length - 1];
  const plot = { w: width - PAD.left - PAD.right, h: HEIGHT - PAD.top - PAD.bottom };
  return {
    total, bottom, top,
    x: (m) => PAD.left + (m / total) * plot.w,
    y: (e) => PAD.top + (1 - (e - bottom) / (top - bottom)) * plot.h,
    m: (x) => Math.min(Math.max(((x - PAD.left) / plot.w) * total, 0), total),
    base: HEIGHT - PAD.bottom,
  };
}

function slopeOf(data, i) {
  return data.limits.filter((limit) => data.gradient[i] >= limit).length;
}

// The middle class is drawn faintly: it is most of a route, and what matters least.
const isLevel = (data, slope) => 2 * slope === data.limits.length;

// The runs of points of one class of gradient: [class, first, last]. Ground without heights is in
// none, and left open.
function slopes(data) {
  const runs = [];
  let last = null;
  data.ele.forEach((e, i) => {
    if (e === null) { last = null; return; }
    const slope = slopeOf(data, i);
    if (last?.[0] === slope) last[2] = i;
    else { last = [slope, i, i]; runs.push(last); }
  });
  return runs;
}

// Colours change halfway between two points, so that no strip is left between them.
function ground(data, s) {
  const point = (i) => [s.x(data.m[i]), s.y(data.ele[i])];
  const known = (i) => data.ele[i] !== undefined && data.ele[i] !== null;
  const between = (i, j) => {
    const [[ax, ay], [bx, by]] = [point(i), known(j) ? point(j) : point(i)];
    return [(ax + bx) / 2, (ay + by) / 2];
  };
  const text = ([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return slopes(data).map(([slope, first, last]) => {
    const top = [between(first, first - 1)];
    for (let i = first; i <= last; i += 1) top.push(point(i));
    top.push(between(last, last + 1));
    const d = `M${text([top[0][0], s.base])}L${top.map(text).join("L")}L${text([top.at(-1)[0], s.base])}Z`;
    const kind = isLevel(data, slope) ? "ground level" : "ground";
    return node("path", { class: kind, d, style: `fill: var(--slope-${slope})` });
  });
}

function outline(data, s) {
  let d = "";
  let pen = "M";
  data.m.forEach((m, i) => {
    if (data.ele[i] === null) { pen = "M"; return; }
    d += `${pen}${s.x(m).toFixed(1)} ${s.y(data.ele[i]).toFixed(1)}`;
    pen = "L";
  });
  return node("path", { class: "line", d });
}

function axes(s, { units, lang }) {
  const short = new Intl.NumberFormat(lang, { maximumFractionDigits: 2, useGrouping: false });
  const made = [];
  const heights = niceStep((s.top - s.bottom) / units.heightM, 3);
  for (let e = Math.ceil(s.bottom / units.heightM / heights) * heights; e * units.heightM <= s.top; e += heights) {
    const y = s.y(e * units.heightM).toFixed(1);
    made.push(node("line", { class: "grid", x1: PAD.left, x2: s.x(s.total), y1: y, y2: y }));
    made.push(node("text", { class: "tick", x: PAD.left - 6, y, "text-anchor": "end", dy: "0.32em" },
      fill(units.height, { number: Math.round(e) })));
  }
  const length = s.total / units.distanceM;
  const step = niceStep(length, s.x(s.total) > 600 ? 10 : 8);
  for (let at = 0; at <= length; at += step) {
    const number = short.format(at);
    const label = at === 0 ? fill(units.distance, { number }) : number;
    made.push(node("text", { class: "tick", x: s.x(at * units.distanceM), y: HEIGHT - 6, "text-anchor": "middle" }, label));
  }
  return made;
}

// The colours in words and numbers, which tell the same to whoever cannot tell them apart.
function legend(box, data) {
  box.setAttribute("aria-label", data.words.legend);
  box.replaceChildren(...data.classes.map((each, n) => {
    const item = document.createElement("li");
    const swatch = document.createElement("i");
    swatch.className = isLevel(data, n) ? "level" : "";
    swatch.style.background = `var(--slope-${n})`;
    item.append(swatch, each.words);
    return item;
  }));
}
