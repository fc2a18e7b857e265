// The elevation profile: hover, touch or arrow keys read it, and the map's pointer follows.
const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 150;
const PAD = { left: 40, right: 10, top: 10, bottom: 24 };
const charts = new WeakMap();

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

// Stretches without heights are left open, not drawn as ground.
function paths(data, s) {
  let line = "";
  let area = "";
  let start = null;
  data.m.forEach((m, i) => {
    const e = data.ele[i];
    if (e === null) { start = null; return; }
    const point = `${s.x(m).toFixed(1)} ${s.y(e).toFixed(1)}`;
    line += `${start === null ? "M" : "L"}${point}`;
    if (start === null) { start = s.x(m).toFixed(1); area += `M${start} ${s.base}L${point}`; } else area += `L${point}`;
    if (i + 1 === data.m.length || data.ele[i + 1] === null) area += `L${s.x(m).toFixed(1)} ${s.base}Z`;
  });
  return { line, area };
}

function axes(svg, s, words) {
  const heights = niceStep(s.top - s.bottom, 3);
  for (let e = Math.ceil(s.bottom / heights) * heights; e <= s.top; e += heights) {
    const y = s.y(e).toFixed(1);
    svg.append(node("line", { class: "grid", x1: PAD.left, x2: s.x(s.total), y1: y, y2: y }));
    svg.append(node("text", { class: "tick", x: PAD.left - 6, y, "text-anchor": "end", dy: "0.32em" }, `${e} ${words.m}`));
  }
  const step = niceStep(s.total / 1000, 7);
  for (let km = 0; km <= s.total / 1000; km += step) {
    const label = `${Number(km.toFixed(1))}${km === 0 ? ` ${words.km}` : ""}`;
    svg.append(node("text", { class: "tick", x: s.x(km * 1000), y: HEIGHT - 6, "text-anchor": "middle" }, label));
  }
}

function nearest(ms, m) {
  let low = 0;
  let high = ms.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (ms[middle] <= m) low = middle; else high = middle;
  }
  return m - ms[low] < ms[high] - m ? low : high;
}

function reading(data, i) {
  const { words } = data;
  const parts = [`${(data.m[i] / 1000).toFixed(1)} ${words.km}`];
  if (data.ele[i] !== null) {
    parts.push(`${Math.round(data.ele[i])} ${words.m}`);
    const percent = Math.round(data.gradient[i] * 100);
    const side = percent > 0 ? words.up : words.down;
    parts.push(percent === 0 ? words.flat : `${Math.abs(percent)} % ${side}`);
  }
  return parts.join(" · ");
}

class Chart {
  constructor(root) {
    this.svg = root.querySelector("svg");
    this.readout = root.querySelector("output");
    this.svg.onpointermove = (event) => this.pick(event);
    this.svg.onpointerdown = (event) => this.pick(event);
    this.svg.onpointerleave = () => this.show(null);
    this.svg.onblur = () => this.show(null);
    this.svg.onkeydown = (event) => this.key(event);
    this.sized = new ResizeObserver(() => this.draw());
    this.sized.observe(this.svg);
  }

  update(data) {
    if (data.channel !== this.data?.channel) {
      this.channel?.close();
      this.channel = new BroadcastChannel(data.channel);
      this.channel.onmessage = ({ data: told }) => {
        if (told.from === "map") this.mark(told.m === null ? null : nearest(this.data.m, told.m));
      };
    }
    this.data = data;
    this.index = null;
    this.draw();
  }

  draw() {
    const width = this.svg.clientWidth;
    if (!width || !this.data) return;
    this.scales = scales(this.data, width);
    this.svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    this.svg.replaceChildren();
    axes(this.svg, this.scales, this.data.words);
    const { line, area } = paths(this.data, this.scales);
    this.svg.append(node("path", { class: "area", d: area }), node("path", { class: "line", d: line }));
    this.cursor = node("line", { class: "cursor", y1: PAD.top, y2: this.scales.base, visibility: "hidden" });
    this.dot = node("circle", { class: "dot", r: 5, visibility: "hidden" });
    this.svg.append(this.cursor, this.dot);
    this.svg.setAttribute("aria-label", this.data.words.label);
    this.svg.setAttribute("aria-valuemin", "0");
    this.svg.setAttribute("aria-valuemax", (this.scales.total / 1000).toFixed(1));
    this.mark(this.index ?? null);
  }

  pick(event) {
    const x = event.clientX - this.svg.getBoundingClientRect().left;
    this.show(nearest(this.data.m, this.scales.m(x)));
  }

  key(event) {
    const last = this.data.m.length - 1;
    // A step that the reading of 0.1 km can show.
    const one = Math.max(1, Math.round((100 * last) / this.scales.total));
    const steps = {
      ArrowRight: one, ArrowUp: one, ArrowLeft: -one, ArrowDown: -one, PageUp: 10 * one, PageDown: -10 * one,
    };
    const from = this.index ?? 0;
    let to = from + (steps[event.key] ?? 0);
    if (event.key === "Home") to = 0;
    else if (event.key === "End") to = last;
    else if (!(event.key in steps)) return;
    event.preventDefault();
    this.show(Math.min(Math.max(to, 0), last));
  }

  // Show here and tell the map; what the map tells is shown by mark() alone.
  show(i) {
    this.mark(i);
    this.channel?.postMessage({ from: "chart", m: i === null ? null : this.data.m[i] });
  }

  mark(i) {
    this.index = i;
    const seen = i === null ? "hidden" : "visible";
    this.cursor?.setAttribute("visibility", seen);
    this.dot?.setAttribute("visibility", i !== null && this.data.ele[i] !== null ? "visible" : "hidden");
    this.readout.textContent = i === null ? this.data.words.hint : reading(this.data, i);
    this.readout.classList.toggle("live", i !== null);
    this.svg.setAttribute("aria-valuenow", i === null ? "0" : (this.data.m[i] / 1000).toFixed(1));
    this.svg.setAttribute("aria-valuetext", i === null ? this.data.words.hint : this.readout.textContent);
    if (i === null || !this.scales) return;
    const x = this.scales.x(this.data.m[i]);
    this.cursor.setAttribute("x1", x);
    this.cursor.setAttribute("x2", x);
    if (this.data.ele[i] === null) return;
    this.dot.setAttribute("cx", x);
    this.dot.setAttribute("cy", this.scales.y(this.data.ele[i]));
  }

  end() {
    this.sized.disconnect();
    this.channel?.close();
  }
}

export default function profile({ data, parentElement }) {
  let chart = charts.get(parentElement);
  if (!chart) {
    chart = new Chart(parentElement);
    charts.set(parentElement, chart);
  }
  chart.update(data);
  parentElement.querySelector("p").textContent = data.words.note;
  return () => {
    chart.end();
    charts.delete(parentElement);
  };
}
