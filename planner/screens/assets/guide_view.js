const GUIDE_SVG = "http://www.w3.org/2000/svg";

// What is seen of a guided routine. Texts enter as text; the buttons stay the same over all steps,
// so that a focused one keeps its focus.
class GuideView {
  constructor(root, pressed) {
    this.pressed = pressed;
    this.box = this.node("section", "guide");
    this.title = this.node("h2", "title");
    this.count = this.node("p", "count");
    this.bar = this.node("div", "bar");
    this.bar.setAttribute("role", "img");
    this.figure = document.createElementNS(GUIDE_SVG, "svg");
    this.figure.setAttribute("class", "figure");
    this.figure.setAttribute("aria-hidden", "true"); // the words beside it tell the same
    this.phase = this.node("p", "phase");
    this.name = this.node("h3", "name");
    this.side = this.node("p", "side");
    this.dose = this.node("p", "dose");
    this.ring = this.makeRing();
    this.number = this.node("span", "number");
    this.number.setAttribute("role", "timer"); // a timer is not read out by itself
    const time = this.node("div", "time", [this.ring, this.number]);
    const now = this.node("div", "now", [this.phase, this.name, this.side, time, this.dose]);
    this.told = this.node("dl", "told");
    this.next = this.node("p", "next");
    this.keysHint = this.node("p", "keys");
    this.live = this.node("p", "live");
    this.live.setAttribute("aria-live", "polite");
    const head = this.node("header", "", [this.title, this.count, this.bar]);
    this.stage = this.node("div", "stage", [this.figure, now]);
    this.why = this.node("details", "why");
    const words = this.node("div", "words", [this.next, this.told, this.why]);
    this.box.append(head, this.stage, this.makeButtons(), words, this.makeChoices(), this.keysHint, this.live);
    root.replaceChildren(this.box);
  }

  node(tag, className, inside = []) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...inside);
    return made;
  }

  button(className, pressed) {
    const made = this.node("button", className);
    made.type = "button";
    made.addEventListener("click", pressed);
    return made;
  }

  makeRing() {
    const ring = document.createElementNS(GUIDE_SVG, "svg");
    ring.setAttribute("class", "ring");
    ring.setAttribute("viewBox", "0 0 100 100");
    ring.setAttribute("aria-hidden", "true");
    for (const name of ["whole", "rest"]) {
      const circle = document.createElementNS(GUIDE_SVG, "circle");
      for (const [key, value] of Object.entries({ class: name, cx: 50, cy: 50, r: 46, pathLength: 100 })) {
        circle.setAttribute(key, value);
      }
      ring.append(circle);
    }
    return ring;
  }

  makeButtons() {
    this.back = this.button("back", () => this.pressed.back());
    this.main = this.button("main", () => this.pressed.main());
    this.skip = this.button("skip", () => this.pressed.skip());
    return this.node("div", "buttons", [this.back, this.main, this.skip]);
  }

  makeChoices() {
    this.choices = { hasSound: null, hasBuzz: null };
    for (const name of Object.keys(this.choices)) {
      const choice = this.button("choice", () => this.pressed.choose(name, choice.getAttribute("aria-pressed") !== "true"));
      this.choices[name] = choice;
    }
    return this.node("div", "choices", Object.values(this.choices));
  }

  fill(data, senses) {
    this.data = data;
    const { words } = data;
    this.box.classList.toggle("calm", data.calm);
    this.box.setAttribute("aria-label", data.title);
    this.title.textContent = data.title;
    this.back.textContent = words.back;
    this.skip.textContent = words.skip;
    this.choices.hasSound.textContent = words.sound;
    this.choices.hasBuzz.textContent = words.buzz;
    this.choices.hasBuzz.hidden = !senses.canBuzz;
    this.keysHint.textContent = words.keys;
    this.number.setAttribute("aria-label", words.timeLeft);
    this.bar.replaceChildren(...data.steps.map(() => this.node("span", "")));
    this.fillWhy(data);
    this.shownStep = undefined;
    this.loadFigures(data.figures);
  }

  fillWhy({ words, changes }) {
    const reasons = changes.map(({ said, source }) => this.node("li", "", [this.node("span", "reason", [said]), this.node("span", "source", [source])]));
    this.why.hidden = !changes.length;
    this.why.replaceChildren(this.node("summary", "", [words.why]), this.node("ul", "", reasons));
  }

  show(at, senses) {
    const { words, steps } = this.data;
    this.box.dataset.state = this.stateOf(at);
    this.box.dataset.phase = at.isChange ? "change" : "step";
    const count = words.step.replace("{number}", at.index + 1).replace("{count}", steps.length);
    this.count.textContent = count;
    this.bar.setAttribute("aria-label", count);
    [...this.bar.children].forEach((part, index) => {
      part.className = at.isDone || index < at.index ? "over" : index === at.index ? "here" : "";
    });
    if (this.shownStep !== at.index) this.showStep(at.index);
    this.name.textContent = at.isDone ? words.isFinished : steps[at.index].name;
    this.showTime(at);
    this.main.textContent = words[this.mainWord(at)];
    this.back.disabled = this.skip.disabled = at.isDone;
    for (const [name, choice] of Object.entries(this.choices)) choice.setAttribute("aria-pressed", senses[name]);
    this.figure[at.isRunning ? "unpauseAnimations" : "pauseAnimations"]();
    this.say(at);
  }

  stateOf(at) {
    if (at.isDone) return "done";
    if (at.isWaiting) return "over";
    return at.isRunning ? "running" : this.isFresh(at) ? "ready" : "paused";
  }

  isFresh(at) {
    return at.index === 0 && at.total === 0;
  }

  mainWord(at) {
    if (at.isDone) return "again";
    if (at.isWaiting) return "done";
    if (at.isRunning) return "pause";
    return this.isFresh(at) ? "start" : "goOn";
  }

  showStep(index) {
    const { words, steps } = this.data;
    const [step, following] = [steps[index], steps[index + 1]];
    this.shownStep = index;
    this.dose.textContent = step.dose;
    const chips = [["which", step.sideText], ["set", step.setText]].filter(([, text]) => text);
    this.side.replaceChildren(...chips.map(([name, text]) => this.node("span", name, [text])));
    this.stage.dataset.side = step.side;
    const kinds = ["how", "feel", "care", "stop"].filter((kind) => step[kind]);
    this.told.replaceChildren(
      ...kinds.flatMap((kind) => [this.node("dt", kind, [words[kind]]), this.node("dd", kind, [step[kind]])]),
    );
    this.next.replaceChildren(...(following ? [this.node("span", "then", [words.next]), " ", following.brief] : [words.last]));
    this.showFigure();
  }

  showTime({ isChange, isDone, isWaiting, left, length }) {
    const { words } = this.data;
    const seconds = isDone ? 0 : Math.ceil(left / 1000);
    const minutes = Math.floor(seconds / 60);
    this.number.textContent = length > 60 ? `${minutes}:${String(seconds % 60).padStart(2, "0")}` : seconds;
    this.phase.textContent = isDone ? "" : isWaiting ? words.isOver : isChange ? words.ready : words.now;
    this.ring.lastChild.style.strokeDashoffset = 100 * (1 - seconds / length);
  }

  // For screen readers: each step once, and what a press did; never the seconds.
  say(at) {
    const { words, steps } = this.data;
    const state = this.stateOf(at);
    const about = { done: words.isFinished, over: words.isOver, paused: words.isPaused }[state];
    const said = about ?? (state === "running" ? steps[at.index].said : "");
    if (this.live.textContent !== said) this.live.textContent = said;
  }

  // One file for all steps, loaded at once: from then on the routine needs no server.
  async loadFigures(url) {
    if (this.figuresUrl === url) return;
    this.figuresUrl = url;
    this.sheet = undefined;
    const answer = await fetch(url, { cache: "force-cache" }).catch(() => null);
    if (!answer?.ok) return;
    this.sheet = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
    this.showFigure();
  }

  showFigure() {
    const id = this.data.steps[this.shownStep ?? 0].exercise;
    if (!this.sheet || this.figure.dataset.id === id) return;
    const symbol = this.sheet.getElementById(id);
    this.figure.dataset.id = id;
    this.figure.replaceChildren(...(symbol ? document.importNode(symbol, true).children : []));
    if (!symbol) return;
    for (const { name, value } of symbol.attributes) if (name !== "id") this.figure.setAttribute(name, value);
    this.figure.setCurrentTime(0);
  }
}
