// One day of the week: its date, what it holds in order, and behind each step how and why.
function reason({ said, source }) {
  const item = document.createElement("li");
  item.append(text("span", "said", said), text("span", "source", source));
  return item;
}

function step(data, words, figures, guide) {
  const box = document.createElement("details");
  box.className = data.kind;
  const head = document.createElement("summary");
  head.append(text("span", "title", data.title));
  if (data.time) head.append(text("span", "time", data.time));
  box.append(head);
  if (data.exercises.length) box.addEventListener("toggle", () => box.open && showFigures(box, figures));
  if (data.guide) {
    const button = text("button", "guide-me", words.guide);
    button.type = "button";
    button.setAttribute("aria-label", data.guide);
    button.addEventListener("click", () => guide(data.kind));
    box.append(button);
  }
  if (data.exercises.length) box.append(text("p", "advice", words.advice), list("exercises", data.exercises, exercise));
  box.append(text("p", "why", words.why), list("reasons", data.reasons, reason));
  return box;
}

export default function day({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector("article");
  const content = JSON.stringify(data);
  if (box.dataset.content === content) return; // an open step stays open over a rerun
  box.dataset.content = content;
  box.className = data.isDone ? "run-day done-day" : data.isRun ? "run-day" : "rest-day";
  const date = document.createElement("header");
  date.append(text("span", "weekday", data.weekday), text("span", "number", data.number), text("span", "month", data.month));
  const body = document.createElement("div");
  body.className = "body";
  const head = document.createElement("div");
  head.className = "head";
  const titles = document.createElement("div");
  titles.append(text("h3", "", data.title), ...data.line.split("\n").map((line) => text("p", "line", line)));
  if (data.route) titles.append(text("p", "route", data.route));
  if (data.note) titles.append(text("p", "note", data.note));
  head.append(titles);
  if (data.sketch.length) head.append(sketch(data.sketch));
  const steps = data.steps.map((s) => step(s, data.words, data.figures, (kind) => setTriggerValue("guide", kind)));
  body.append(head, ...steps);
  // Nor does it close where the day has changed, as when the last routes are read.
  const opened = [...box.querySelectorAll("details[open]")].map((each) => each.className);
  for (const each of steps) each.open = opened.includes(each.className);
  box.replaceChildren(date, body);
}
