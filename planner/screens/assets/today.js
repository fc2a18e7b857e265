// The day's session: one thing at a time, held here with all its texts, so that it goes on without
// a connection. What is tapped shows at once; the server is told as soon as it can be.
const TODAY_RETRY_MS = 4_000;
const TODAY_RETRY_MOST_MS = 30_000;
const TODAY_SHORT = "loopwell-today-short";
const todaySessions = new WeakMap();

// Streamlit lays a dialog over the page when it has tried to connect for a while. A line in the
// session says so, and a clock may be running under it.
function todayClearView() {
  const dialog = document.querySelector('[role="dialog"]');
  if (dialog?.textContent.startsWith("Connection error")) dialog.querySelector("button")?.click();
}

class TodaySession {
  constructor(root) {
    this.root = root;
    this.taps = new TodayTaps();
    this.wait = TODAY_RETRY_MS;
    this.fetched = new Set();
    this.day = todayNode("p", "day");
    this.count = todayNode("p", "progress");
    this.bar = todayNode("div", "track");
    this.bar.setAttribute("aria-hidden", "true"); // the count beside it tells the same
    const head = todayNode("div", "head");
    head.append(this.day, this.count, this.bar);
    this.notice = todayNode("p", "notice");
    this.wire = todayNode("p", "wire");
    this.wire.setAttribute("role", "status");
    this.place = todayNode("div", "place");
    this.steps = todayNode("ol", "steps");
    root.replaceChildren(head, this.notice, this.wire, this.place, this.steps);
    this.online = () => {
      this.wait = TODAY_RETRY_MS;
      this.flush();
      this.tellWire();
    };
    for (const name of ["online", "offline"]) window.addEventListener(name, this.online);
    this.seen = () => this.watchDay();
    document.addEventListener("visibilitychange", this.seen);
    this.clears = new MutationObserver(todayClearView);
    this.clears.observe(document.body, { childList: true, subtree: true });
  }

  end() {
    clearTimeout(this.timer);
    clearTimeout(this.patience);
    clearTimeout(this.midnight);
    document.removeEventListener("visibilitychange", this.seen);
    this.clears.disconnect();
    for (const name of ["online", "offline"]) window.removeEventListener(name, this.online);
    this.card?.end();
  }

  update(data, send) {
    this.send = send;
    clearTimeout(this.patience);
    this.isStuck = null;
    const before = this.data;
    if (before && before.who === "" && data.who) this.taps.move("", data.who);
    this.taps.confirmed(data.who, data.heard);
    // After midnight: what is being done is finished first.
    const isBusy = before && before.day !== data.day && this.card?.isBusy;
    this.data = isBusy ? { ...before, who: data.who, keeps: data.keeps, heard: data.heard } : data;
    if (!isBusy) this.dayEnds = Date.now() + data.dayLeftMs;
    const isTold = before?.isAsking && !data.isAsking;
    if (isTold || before?.day !== this.data.day) this.chosen = null;
    this.draw();
    if (this.isUnderWay()) this.tellWire();
    else this.flush();
    this.fetchFigures();
    this.watchDay();
  }

  // A page that was left open overnight asks for the new day, unless something is being done.
  watchDay() {
    clearTimeout(this.midnight);
    const left = this.dayEnds - Date.now();
    if (left <= 0 && !this.card.isBusy) this.send("wanted", "day");
    this.midnight = setTimeout(this.seen, Math.max(left, TODAY_RETRY_MOST_MS));
  }

  // The server's states, with what was tapped since laid over them.
  states() {
    const found = Object.fromEntries(this.data.things.map(({ part, state }) => [part, state]));
    for (const { day, part, how } of this.taps.of(this.data.who)) {
      if (day === this.data.day && part in found) found[part] = how === "undone" ? "waiting" : how;
    }
    const isOpen = (part) => ["due", "waiting"].includes(found[part]);
    if (found.run && !isOpen("run") && isOpen("warm_up")) found.warm_up = "left_out";
    if (found.run === "left_out" && isOpen("warm_down")) found.warm_down = "left_out";
    const optional = new Set(this.data.things.filter((thing) => thing.isOptional).map(({ part }) => part));
    const due = this.data.things.find(({ part }) => isOpen(part) && !optional.has(part))?.part;
    for (const part of Object.keys(found)) {
      if (isOpen(part)) found[part] = part === due ? "due" : optional.has(part) ? "optional" : "waiting";
    }
    return { found, due };
  }

  // What was told of yesterday's run and is not confirmed yet, undefined for nothing.
  asksTold() {
    const { asks, who } = this.data;
    return this.taps.of(who).find(({ day, part }) => day === asks?.day && part === "run")?.how;
  }

  // A run of yesterday may turn today into a rest day: that is the server's to say.
  asksOpen(found) {
    return this.data.asks && this.asksTold() !== "left_out" && found.check_in === "done";
  }

  draw() {
    const { found, due } = this.states();
    const isChosen = this.chosen && this.chosen in found;
    const shown = isChosen ? this.chosen : this.asksOpen(found) ? "asks" : due ?? "over";
    const view = this.view(shown, found);
    const key = JSON.stringify([this.data.day, shown, view.isOpen, view.isAsking, view.run, view.asksDay, view.isWaiting, view.why, view.canTakeBack, view.isShort, view.guide?.id]);
    if (key !== this.key) {
      const hadFocus = this.root.getRootNode().activeElement && this.key;
      this.key = key;
      this.card?.end();
      if (view.isOpen && this.isFinished(view.guide)) this.beginAnew(shown);
      this.card = new TodayCard(view, this.does(shown));
      this.place.replaceChildren(this.card.box);
      if (hadFocus) this.card.title.focus({ preventScroll: true });
    } else this.card.fill(view);
    this.drawHead(found, due, shown);
    this.drawSteps(found, shown);
  }

  view(shown, found) {
    const { words, asks, hint, isAsking, tomorrow } = this.data;
    const common = { words, lines: [], time: "" };
    if (shown === "over") return { ...common, part: "over", title: words.over, tomorrow };
    if (shown === "asks") return { ...common, part: "asks", title: asks.title, lines: [asks.line], isWaiting: Boolean(this.asksTold()), asksDay: asks.day };
    const thing = this.data.things.find(({ part }) => part === shown);
    const isOpen = ["due", "waiting", "optional"].includes(found[shown]);
    const said = found[shown] === "left_out" ? words.isLeftOut : thing.told || words.isDone;
    const isHint = shown === "check_in" && isOpen && !isAsking;
    const isShort = Boolean(thing.short) && this.shortened().includes(this.short(shown));
    const { guide = null, time = thing.time, muscles = [] } = (isShort ? thing.short : thing.whole) ?? {};
    const isQueued = this.taps.of(this.data.who).some((tap) => tap.part === shown && tap.day === this.data.day && !tap.isSent);
    return {
      ...common,
      ...thing,
      guide,
      muscles,
      isShort,
      shorter: thing.short ? words.shorter : "",
      isOpen,
      isAsking: isAsking && shown === "check_in",
      time: isOpen ? time : "",
      lines: isOpen ? [...thing.lines, ...(isHint ? [hint] : [])] : [said],
      canTakeBack: isQueued || !["check_in", "run"].includes(shown),
    };
  }

  does(shown) {
    const { asks, day } = this.data;
    const runOf = ({ runM, stage, routeId }) => ({ runM, stage, routeId });
    const run = this.data.things.find(({ part }) => part === shown)?.run;
    return {
      tap: (how, more = {}) => this.tap({ day, part: shown, how, ...(run ? runOf(run) : {}), ...more }),
      shorten: (isShort) => this.shorten(shown, isShort),
      asks: (how) => this.tap({ day: asks.day, part: "run", how, ...runOf(asks) }),
      want: (what) => this.want(what),
    };
  }

  tap(tap) {
    const { found } = this.states();
    if (tap.day === this.data.day && found[tap.part] === tap.how) return;
    if (tap.how === "undone") this.beginAnew(tap.part);
    this.taps.add(this.data.who, tap);
    this.chosen = null;
    this.wait = TODAY_RETRY_MS;
    this.draw();
    this.root.scrollIntoView({ block: "start" });
    this.flush();
  }

  // Its end was tapped for at once: what is open all the same was undone by the server.
  isFinished(guide) {
    return guide && guidePlace(guide.id, guide.steps.length, Date.now()).isDone;
  }

  // A routine that is not done after all begins at its beginning.
  beginAnew(part) {
    const thing = this.data.things.find((each) => each.part === part);
    for (const each of [thing?.whole, thing?.short]) {
      if (each?.guide) guideKeepPlace(each.guide.id, { index: 0, spent: 0, since: null, total: 0, isDone: false }, Date.now());
    }
  }

  short(part) {
    return `${this.data.day}/${part}`;
  }

  shortened() {
    const kept = guideRead(TODAY_SHORT);
    return Array.isArray(kept) ? kept : [];
  }

  shorten(part, isShort) {
    const others = this.shortened().filter((each) => each.startsWith(this.data.day) && each !== this.short(part));
    guideKeep(TODAY_SHORT, isShort ? [...others, this.short(part)] : others);
    this.draw();
  }

  // What a later step shows is loaded while there is a connection.
  fetchFigures() {
    for (const { whole, short } of this.data.things) {
      for (const url of [whole, short].map((each) => each?.guide?.figures).filter(Boolean)) {
        if (this.fetched.has(url)) continue;
        this.fetched.add(url);
        fetch(url, { cache: "force-cache" }).catch(() => this.fetched.delete(url));
      }
    }
  }

  // Opens what only the server has; without a connection that is said.
  want(what) {
    this.send("wanted", what);
    clearTimeout(this.patience);
    this.patience = setTimeout(() => {
      this.isStuck = what;
      this.tellWire();
    }, TODAY_RETRY_MS);
  }

  // What was sent a moment ago waits for the server: sent again at once, it would break off the very
  // run that keeps it and says so. The timer sends it again.
  isUnderWay() {
    const taps = this.taps.of(this.data.who);
    const isRecent = Date.now() - (this.sentAt ?? 0) < TODAY_RETRY_MS;
    return isRecent && taps.length > 0 && taps.every(({ isSent }) => isSent);
  }

  flush() {
    clearTimeout(this.timer);
    const { who, keeps } = this.data;
    const taps = this.taps.of(who);
    // Of whom nothing is kept, a run is the first thing that is worth it.
    if (!taps.length || !(keeps || taps.some(({ part }) => part === "run"))) {
      this.lateSince = null;
      this.tellWire();
      return;
    }
    this.lateSince ??= Date.now();
    this.send("told", { taps });
    this.taps.sent(who);
    this.sentAt = Date.now();
    this.timer = setTimeout(() => this.flush(), this.wait);
    this.wait = Math.min(1.5 * this.wait, TODAY_RETRY_MOST_MS);
    this.tellWire();
  }

  tellWire() {
    const { words } = this.data;
    const isLate = this.lateSince !== null && Date.now() - this.lateSince >= TODAY_RETRY_MS;
    const isOff = navigator.onLine === false;
    const stuck = this.isStuck === "check_in" ? words.backNeedsLine : words.needsLine;
    const said = this.isStuck ? stuck : isLate || isOff ? words.waits : "";
    if (this.wire.textContent !== said) this.wire.textContent = said;
  }

  drawHead(found, due, shown) {
    const { dayText, notice, words, things } = this.data;
    this.notice.textContent = notice;
    const counted = things.filter((thing) => !thing.isOptional);
    const at = counted.findIndex(({ part }) => part === (shown in found ? shown : due));
    const number = at < 0 ? counted.length : at + 1;
    this.day.textContent = dayText;
    this.count.textContent = shown === "over" || shown === "asks" ? "" : words.progress.replace("{number}", number).replace("{count}", counted.length);
    const marks = counted.map(({ part }) => (found[part] === "due" ? "here" : found[part] === "waiting" ? "" : "over"));
    if (marks.join() === this.marks) return;
    this.marks = marks.join();
    this.bar.replaceChildren(...marks.map((mark) => todayNode("span", mark)));
  }

  drawSteps(found, shown) {
    const { words, things, isAsking } = this.data;
    // What is asked for in full stands below, and nothing between.
    this.steps.hidden = isAsking && shown === "check_in";
    this.steps.setAttribute("aria-label", words.steps);
    const told = { done: words.isDone, left_out: words.isLeftOut, optional: words.isOptional, due: words.isDue, waiting: "" };
    const content = JSON.stringify([things.map(({ part, title, time }) => [part, title, time, found[part]]), shown, told]);
    if (content === this.listed) return;
    this.listed = content;
    const rows = things.map(({ part, title, time }) => {
      const button = todayButton("jump", "", () => {
        this.chosen = part;
        this.draw();
        this.root.scrollIntoView({ block: "start" });
      });
      const state = found[part];
      button.append(todayNode("span", "mark"), todayNode("span", "what", title), todayNode("span", "state", told[state] || time));
      if (part === shown) button.setAttribute("aria-current", "step");
      const row = todayNode("li", state);
      row.append(button);
      return row;
    });
    this.steps.replaceChildren(...rows);
  }
}

export default function today({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("section");
  if (!todaySessions.has(root)) todaySessions.set(root, new TodaySession(root));
  todaySessions.get(root).update(data, setTriggerValue);
  // Called too where a turn of the page was overtaken by the next: only who is gone ends.
  const leave = () => {
    if (root.isConnected) return;
    todaySessions.get(root)?.end();
    todaySessions.delete(root);
  };
  return () => setTimeout(leave);
}
