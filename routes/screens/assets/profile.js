// The elevation profile. Pointing at it reads a point, and the map's pointer follows; a stretch of
// it can be marked, and the map shows that too. All of it in the browser; Python hears of a stretch
// when it is done.
const DRAG_PX = 4;
const SETTLE_MS = 400;
const charts = new WeakMap();

class Chart {
  constructor(root) {
    const find = (name) => root.querySelector(name);
    [this.svg, this.surface, this.readout] = [find("svg"), find(".surface"), find(".reading")];
    [this.told, this.button, this.key] = [find(".told"), find("button"), find(".legend")];
    this.grips = [...root.querySelectorAll(".grip")];
    this.box = find(".profile");
    this.none = find(".none");
    this.index = null;
    this.span = null;
    this.listen();
    this.sized = new ResizeObserver(() => this.draw());
    this.sized.observe(this.svg);
  }

  listen() {
    const { surface } = this;
    surface.onpointerdown = (event) => this.down(event);
    surface.onpointermove = (event) => this.move(event);
    surface.onpointerup = () => this.up();
    // The browser takes a finger over to scroll the page.
    surface.onpointercancel = () => { this.press = null; this.show(null); };
    // A finger that is lifted leaves its reading; it lay on it.
    surface.onpointerleave = (event) => { if (event.pointerType === "mouse" && !this.press) this.show(null); };
    surface.onblur = () => { this.settle(0); this.show(null); };
    surface.onkeydown = (event) => this.typed(event);
    this.grips.forEach((grip, end) => {
      grip.onpointerdown = (event) => { this.hold(event, grip, this.span[1 - end]); };
      grip.onpointermove = (event) => { if (this.press) this.move(event); };
      grip.onpointerup = () => this.up();
      grip.onpointercancel = () => this.up();
      grip.onkeydown = (event) => this.typedAt(event, end);
      grip.onblur = () => this.settle(0);
    });
    this.button.onclick = () => this.toggle();
  }

  update(data, tell) {
    this.tell = tell;
    this.box.classList.toggle("empty", Boolean(data.none));
    this.none.textContent = data.none ?? "";
    data.classes.forEach(({ light, dark }, n) =>
      this.box.style.setProperty(`--slope-${n}`, `light-dark(${light}, ${dark})`));
    legend(this.key, data);
    this.listenTo(data.channel);
    if (data.none) { this.leave(); return; }
    const isOther = data.line !== this.data?.line;
    this.data = data;
    if (isOther) this.index = null;
    // On the same line the hand leads: what Python sends may be an answer to what was marked before.
    if (isOther) {
      const ends = data.span?.map((m) => nearest(data.m, m));
      this.said = JSON.stringify(data.span);
      this.span = ends && ends[0] < ends[1] ? ends : null;
      this.post(true);
    }
    this.draw();
  }

  // Nothing to read here, and nothing more to show on the map.
  leave() {
    this.data = null;
    [this.index, this.span, this.said] = [null, null, undefined];
    this.post(true);
  }

  listenTo(name) {
    if (name === this.name) return;
    this.channel?.close();
    this.name = name;
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = ({ data: told }) => {
      if (told.from !== "map" || !this.data) return;
      if (told.ask === "span") this.post(true); // the map was drawn anew
      else this.mark(typeof told.m === "number" ? nearest(this.data.m, told.m) : null);
    };
  }

  draw() {
    const width = this.svg.clientWidth;
    if (!width || !this.data) return;
    const s = scales(this.data, width);
    this.scales = s;
    this.svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    this.veils = [0, 1].map(() => node("rect", { class: "veil", y: PAD.top, height: s.base - PAD.top, width: 0 }));
    this.cursor = node("line", { class: "cursor", y1: PAD.top, y2: s.base });
    this.dot = node("circle", { class: "dot", r: 5.5 });
    this.svg.replaceChildren(
      ...axes(s, this.data), ...ground(this.data, s), outline(this.data, s), ...this.veils, this.cursor, this.dot,
    );
    for (const thumb of [this.surface, ...this.grips]) {
      thumb.setAttribute("aria-valuemin", "0");
      thumb.setAttribute("aria-valuemax", number(s.total, this.data.units));
    }
    this.surface.setAttribute("aria-label", this.data.words.label);
    this.mark(this.index);
    this.shade();
  }

  at(event) {
    const x = event.clientX - this.svg.getBoundingClientRect().left;
    return nearest(this.data.m, this.scales.m(x));
  }

  down(event) {
    if (event.button !== 0 || !this.scales) return;
    // A finger reads; it marks by the two handles, since it must also be able to scroll.
    if (event.pointerType === "touch") { this.show(this.at(event)); return; }
    this.hold(event, this.surface, this.at(event));
  }

  hold(event, thumb, from) {
    thumb.setPointerCapture(event.pointerId);
    this.press = { x: event.clientX, from, isDrag: thumb !== this.surface };
    this.anchor = null;
  }

  move(event) {
    if (!this.scales) return;
    const i = this.at(event);
    this.show(i);
    if (!this.press) return;
    this.press.isDrag ||= Math.abs(event.clientX - this.press.x) > DRAG_PX;
    if (this.press.isDrag) this.stretch(this.press.from, i);
  }

  up() {
    if (!this.press) return;
    if (!this.press.isDrag) this.stretch(null);
    this.press = null;
    this.settle(0);
  }

  // Where a key leads from point `from`; null for a key that leads nowhere.
  led(event, from) {
    const last = this.data.m.length - 1;
    // A step that a reading of one decimal can show.
    const one = Math.max(1, Math.round((0.1 * this.data.units.distanceM * last) / this.scales.total));
    const steps = {
      ArrowRight: one, ArrowUp: one, ArrowLeft: -one, ArrowDown: -one, PageUp: 10 * one, PageDown: -10 * one,
      Home: -last, End: last,
    };
    if (!(event.key in steps) || event.ctrlKey || event.altKey || event.metaKey) return null;
    event.preventDefault();
    return Math.min(Math.max(from + steps[event.key], 0), last);
  }

  typed(event) {
    if (!this.scales) return;
    if (event.key === "Escape") { this.clear(); return; }
    const from = this.index ?? 0;
    const to = this.led(event, from);
    if (to === null) return;
    this.show(to);
    if (!event.shiftKey) { this.anchor = null; return; }
    this.anchor ??= from;
    this.stretch(this.anchor, to);
    this.settle(SETTLE_MS);
  }

  typedAt(event, end) {
    if (event.key === "Escape") { this.clear(); this.surface.focus(); return; }
    const to = this.led(event, this.span[end]);
    if (to === null) return;
    const other = this.span[1 - end];
    if (end === 0 ? to >= other : to <= other) return;
    this.stretch(other, to);
    this.show(to);
    this.settle(SETTLE_MS);
  }

  // The middle half is a start for fingers and keys, which then move its ends.
  toggle() {
    if (this.span) { this.clear(); return; }
    const last = this.data.m.length - 1;
    this.stretch(Math.round(last / 4), Math.round((3 * last) / 4));
    this.settle(0);
  }

  clear() {
    if (!this.span) return;
    this.anchor = null;
    this.stretch(null);
    this.settle(0);
  }

  stretch(one, other) {
    this.span = one === null || one === other ? null : [Math.min(one, other), Math.max(one, other)];
    this.shade();
    this.post(true);
  }

  metres() {
    return this.span && this.span.map((i) => this.data.m[i]);
  }

  // Tell Python, once, what is marked when the hand has come to rest.
  settle(wait) {
    clearTimeout(this.timer);
    this.timer = null;
    if (wait) { this.timer = setTimeout(() => this.settle(0), wait); return; }
    if (!this.data || JSON.stringify(this.metres()) === this.said) return;
    this.said = JSON.stringify(this.metres());
    this.tell(this.span && { line: this.data.line, m: this.metres() });
  }

  // Show here and tell the map; what the map tells is shown by mark() alone.
  show(i) {
    if (!this.data) return;
    this.mark(i);
    this.post(false);
  }

  post(hasSpan) {
    const m = this.index === null ? null : this.data.m[this.index];
    this.channel?.postMessage({ from: "chart", m, ...(hasSpan && { span: this.metres() }) });
  }

  mark(i) {
    this.index = i;
    const { words, units, m, ele } = this.data;
    const hint = matchMedia("(hover: none)").matches ? words.touchHint : words.hint;
    const text = i === null ? hint : pointText(this.data, i);
    this.readout.textContent = text;
    this.readout.classList.toggle("live", i !== null);
    this.surface.setAttribute("aria-valuenow", i === null ? "0" : number(m[i], units));
    this.surface.setAttribute("aria-valuetext", text);
    if (!this.scales) return;
    this.cursor.setAttribute("visibility", i === null ? "hidden" : "visible");
    this.dot.setAttribute("visibility", i === null || ele[i] === null ? "hidden" : "visible");
    if (i === null) return;
    const x = this.scales.x(m[i]);
    this.cursor.setAttribute("x1", x);
    this.cursor.setAttribute("x2", x);
    if (ele[i] === null) return;
    this.dot.setAttribute("cx", x);
    this.dot.setAttribute("cy", this.scales.y(ele[i]));
  }

  // What is not marked pales.
  shade() {
    const { span, data, scales: s } = this;
    this.button.textContent = span ? data.words.clear : data.words.mark;
    this.told.textContent = span ? stretchText(data, span) : "";
    if (!s) return;
    const ends = span ? span.map((i) => s.x(data.m[i])) : [PAD.left, s.x(s.total)];
    this.veils[0].setAttribute("x", PAD.left);
    this.veils[0].setAttribute("width", ends[0] - PAD.left);
    this.veils[1].setAttribute("x", ends[1]);
    this.veils[1].setAttribute("width", s.x(s.total) - ends[1]);
    this.grips.forEach((grip, end) => {
      grip.hidden = !span;
      if (!span) return;
      grip.style.left = `${ends[end]}px`;
      grip.setAttribute("aria-label", end ? data.words.to : data.words.from);
      grip.setAttribute("aria-valuenow", number(data.m[span[end]], data.units));
      grip.setAttribute("aria-valuetext", far(data.m[span[end]], data));
    });
  }

  end() {
    clearTimeout(this.timer);
    this.sized.disconnect();
    this.channel?.close();
  }
}

export default function profile({ data, parentElement, setStateValue }) {
  let chart = charts.get(parentElement);
  if (!chart) {
    chart = new Chart(parentElement);
    charts.set(parentElement, chart);
  }
  chart.update(data, (span) => setStateValue("span", span));
  return () => {
    chart.end();
    charts.delete(parentElement);
  };
}
