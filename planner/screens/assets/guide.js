// A guided routine: one step at a time, by the browser alone. Needs guide_course.js and
// guide_senses.js before it, and guide.css.
//
//   const guide = new Guide(root, { done, moved });   // root: an element to fill
//   guide.update(data);   // as often as wished: the same data change nothing, the place is kept
//   guide.end();          // stops the clock, the sound and the lock on the screen; keeps the place
//
// done(seconds) is called once, when the last step is over; `seconds` is how long the routine ran,
// pauses left out. It is called again only where a finished routine is opened anew (a reload) and
// `data.isDone` is false: then the server seems not to have heard of it. Take it by `data.id`.
// moved({ index, count, isRunning, isDone }) is called at each new step, start, pause and end.
//
// data, made by planner.screens.guide.guide_data (GuideData):
//   id             the place is kept under it; another id begins another routine
//   title, advice  texts;  isDone  the server has it as done;  calm  still figures, no motion
//   figures        the address of one SVG file, a symbol for each exercise (figure_files.py)
//   steps[]        { exercise, name, brief (with its side), side: "left" | "right" | "none",
//                    sideText, setText, dose, seconds, changeSeconds, isCounted, how, feel,
//                    care, stop, said (for screen readers) }
//   changes[]      { said, source }: why the routine is not as planned
//   words          { start, pause, goOn, done, again, back, skip, ready, now, next, last, how, feel,
//                    care, stop, why, sound, buzz, step ("{number}", "{count}"), timeLeft,
//                    isPaused, isOver, isFinished, keys }
// A step lasts changeSeconds (get ready) and then seconds. All texts are shown as text.

const GUIDE_FIELDS = "input, textarea, select, summary, [contenteditable], [role=slider], [role=tab], [role=radio]";

class Guide {
  constructor(root, { done = () => {}, moved = () => {} } = {}) {
    this.tell = { done, moved };
    this.clock = new GuideClock();
    this.senses = new GuideSenses();
    this.awake = new GuideAwake();
    this.view = new GuideView(root, {
      main: () => this.press(),
      back: () => this.go("back"),
      skip: () => this.go("skip"),
      choose: (name, isOn) => this.choose(name, isOn),
    });
    this.keys = (event) => this.key(event, root);
    this.look = () => this.tick();
    document.addEventListener("keydown", this.keys);
    document.addEventListener("visibilitychange", this.look);
    window.addEventListener("pagehide", this.look);
  }

  update(data) {
    const content = JSON.stringify(data);
    if (content === this.content) return;
    this.content = content;
    const isOther = data.id !== this.data?.id;
    this.data = data;
    this.view.fill(data, this.senses);
    if (isOther) this.open();
    this.draw();
  }

  end() {
    clearTimeout(this.timer);
    this.keep();
    document.removeEventListener("keydown", this.keys);
    document.removeEventListener("visibilitychange", this.look);
    window.removeEventListener("pagehide", this.look);
    this.senses.end();
    this.awake.end();
  }

  open() {
    const { id, steps, isDone } = this.data;
    const now = this.clock.now();
    this.course = new GuideCourse(
      steps.map((step) => 1000 * (step.changeSeconds + step.seconds)),
      guidePlace(id, steps.length, now),
    );
    this.heard = "";
    const { place } = this.course;
    if (place.isDone && !isDone) this.report();
    this.told = place.isDone;
    this.tick();
  }

  press() {
    this.senses.wake();
    const now = this.clock.now();
    if (this.course.place.isDone) this.again();
    else if (this.course.isRunning) this.course.pause(now);
    else this.course.start(now);
    this.tick();
  }

  again() {
    this.course = new GuideCourse(this.course.lengths, {});
    this.told = false;
    this.heard = "";
    this.course.start(this.clock.now());
  }

  go(way) {
    if (this.course.place.isDone) return;
    this.senses.wake();
    this.course[way](this.clock.now());
    this.tick();
  }

  choose(name, isOn) {
    this.senses.choose(name, isOn);
    this.draw();
  }

  // Space starts and pauses, the arrows go on and back, wherever nothing else is being used.
  key(event, root) {
    const [target] = event.composedPath();
    const isButton = target.matches?.("button, a");
    const isBusy = target.matches?.(GUIDE_FIELDS) || (isButton && !event.composedPath().includes(root));
    if (isBusy || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " && !isButton && !event.repeat) this.press();
    else if (event.key === "ArrowLeft") this.go("back");
    else if (event.key === "ArrowRight") this.go("skip");
    else return;
    event.preventDefault();
  }

  // Looks at the clock; wakes again when the shown second is over. A tick that comes late, as after
  // sleep, finds the right step all the same.
  tick() {
    clearTimeout(this.timer);
    if (!this.course) return;
    this.course.advance(this.clock.now());
    this.keep();
    this.draw();
    this.awake.want(this.course.isRunning);
    if (this.course.place.isDone && !this.told) this.finished();
    if (this.course.isRunning) this.timer = setTimeout(this.look, (this.left() % 1000) + 2);
  }

  finished() {
    this.told = true;
    this.senses.tell("end");
    this.report();
  }

  report() {
    this.tell.done(Math.round(this.course.place.total / 1000));
  }

  // Milliseconds until the change is over or, after it, the step.
  left() {
    const spent = this.course.spent(this.clock.now());
    const change = 1000 * this.data.steps[this.course.place.index].changeSeconds;
    const until = spent < change ? change : this.course.lengths[this.course.place.index];
    return Math.max(0, until - spent);
  }

  keep() {
    if (this.course) guideKeepPlace(this.data.id, this.course.place, this.clock.now());
  }

  draw() {
    const { place, isRunning, isWaiting } = this.course;
    const step = this.data.steps[place.index];
    const isChange = !isWaiting && this.course.spent(this.clock.now()) < 1000 * step.changeSeconds;
    const left = this.left();
    const shown = { ...place, isRunning, isWaiting, isChange, left, length: isChange ? step.changeSeconds : step.seconds };
    this.view.show(shown, this.senses);
    this.cue(`${place.index} ${isChange}`, isChange, Math.ceil(left / 1000));
    const seen = { index: place.index, count: this.data.steps.length, isRunning, isDone: place.isDone };
    if (JSON.stringify(seen) === this.seen) return;
    this.seen = JSON.stringify(seen);
    this.tell.moved(seen);
  }

  // A tone at each change, and in the last three seconds before the next.
  cue(part, isChange, seconds) {
    if (!this.course.isRunning) return;
    if (part !== this.heard) this.senses.tell("change");
    else if (!isChange && seconds <= 3 && seconds !== this.second) this.senses.tell("soon");
    this.heard = part;
    this.second = seconds;
  }
}
