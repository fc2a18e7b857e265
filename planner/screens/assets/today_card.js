// One thing of the day, big: what it is, what to press, and behind a line why. All texts are data
// and shown as text.
function todayNode(tag, className, words = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (words) made.textContent = words;
  return made;
}

function todayButton(className, words, pressed) {
  const made = todayNode("button", className, words);
  made.type = "button";
  made.addEventListener("click", pressed);
  return made;
}

function todayWhy(reasons, words) {
  const box = todayNode("details", "reasons");
  box.append(todayNode("summary", "", words.why));
  const list = todayNode("ul");
  for (const { said, source } of reasons) {
    const row = todayNode("li");
    row.append(todayNode("span", "said", said), todayNode("span", "source", source));
    list.append(row);
  }
  box.append(list);
  return box;
}

// A card holds nodes that are filled anew in place: a guide in it goes on over every turn of the page.
class TodayCard {
  constructor(view, does) {
    this.does = does;
    this.box = todayNode("div", `card ${view.part}`);
    this.title = todayNode("h2", "heading");
    this.title.tabIndex = -1;
    this.lines = todayNode("div", "lines");
    this.box.append(this.title, this.lines, ...this.body(view));
    if (view.why?.length) this.box.append(todayWhy(view.why, view.words));
    this.fill(view);
  }

  fill(view) {
    const { title, time, lines } = view;
    this.title.textContent = title;
    const all = [time, ...lines].filter(Boolean);
    if (all.join("\n") !== this.said) this.lines.replaceChildren(...all.map((line) => todayNode("p", "line", line)));
    this.said = all.join("\n");
    if (this.guide) this.guide.update(view.guide);
  }

  body(view) {
    const { part, words, isOpen } = view;
    if (part === "over") return this.tomorrow(view.tomorrow);
    if (part === "asks") {
      const buttons = [
        todayButton("go", words.asPlanned, () => this.does.asks("done")),
        todayButton("other", words.notRun, () => this.does.asks("left_out")),
        todayButton("quiet", words.other, () => this.does.want("asks")),
      ];
      for (const button of buttons) button.disabled = view.isWaiting;
      return buttons;
    }
    if (part === "check_in") return this.checkIn(view);
    if (!isOpen) return view.canTakeBack ? [todayButton("quiet", words.takeBack, () => this.does.tap("undone"))] : [];
    return part === "run" ? this.run(view) : this.routine(view);
  }

  checkIn({ words, isOpen, isAsking }) {
    if (isAsking) return [];
    if (!isOpen) return [todayButton("other", words.notFine, () => this.does.want("check_in"))];
    return [
      todayButton("go", words.fine, () => this.does.tap("done")),
      todayButton("other", words.notFine, () => this.does.want("check_in")),
    ];
  }

  run({ words, run }) {
    const route = todayNode("div", "route");
    if (run.sketch) route.append(sketch(run.sketch));
    const told = todayNode("div");
    if (run.route) told.append(todayNode("p", "called", run.route));
    told.append(todayNode("p", "note", run.note));
    route.append(told);
    return [
      route,
      todayButton("go", words.ran, () => this.does.tap("done", { isFine: true })),
      todayButton("other", words.ranOther, () => this.does.want("run")),
      todayButton("quiet", words.notToday, () => this.does.tap("left_out")),
    ];
  }

  routine({ words, isOptional, isShort, shorter, guide, muscles }) {
    const rest = todayNode("div", "rest");
    rest.append(todayButton("other", words.done, () => this.does.tap("done", { muscles })));
    if (shorter) rest.append(todayButton("quiet", isShort ? words.whole : shorter, () => this.does.shorten(!isShort)));
    if (!isOptional) rest.append(todayButton("quiet", words.leaveOut, () => this.does.tap("left_out")));
    if (!guide) return [rest];
    const root = todayNode("div");
    this.guide = new Guide(root, {
      done: () => this.does.tap("done", { muscles }),
      moved: ({ index, isRunning, isDone }) => { this.isBusy = isRunning || (index > 0 && !isDone); },
    });
    return [root, rest];
  }

  tomorrow(next) {
    if (!next) return [];
    const box = todayNode("div", "tomorrow");
    box.append(todayNode("p", "note", next.name), todayNode("p", "called", next.title), todayNode("p", "line", next.line));
    return [box];
  }

  end() {
    this.guide?.end();
  }
}
