// One day of the week: its date, what it holds in order, and behind each step how and why.
function text(tag, className, words) {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = words;
  return node;
}

function reason({ said, source }) {
  const item = document.createElement("li");
  item.append(text("span", "said", said), text("span", "source", source));
  return item;
}

const SVG = "http://www.w3.org/2000/svg";

// The words beside it tell the same, so a screen reader passes over it.
function figure(id) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "figure");
  svg.setAttribute("aria-hidden", "true");
  svg.dataset.id = id;
  return svg;
}

// All figures are one file, asked for when the first list of exercises is opened and kept from then
// on: its address changes with it. Without it the words still tell.
async function showFigures(box, url) {
  const empty = [...box.querySelectorAll(".figure:empty")];
  if (!empty.length) return;
  const answer = await fetch(url, { cache: "force-cache" }).catch(() => null);
  if (!answer?.ok) return;
  const sheet = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
  for (const svg of empty) {
    const symbol = sheet.getElementById(svg.dataset.id);
    if (!symbol) continue;
    for (const { name, value } of symbol.attributes) if (name !== "id") svg.setAttribute(name, value);
    svg.replaceChildren(...document.importNode(symbol, true).children);
  }
}

function exercise({ id, name, dose, how, caution }) {
  const item = document.createElement("li");
  item.className = "with-figure";
  const words = document.createElement("div");
  const first = text("span", "exercise", name);
  first.append(text("span", "dose", dose));
  words.append(first, text("span", "how", how));
  if (caution) words.append(text("span", "caution", caution));
  item.append(figure(id), words);
  return item;
}

function list(className, entries, make) {
  const made = document.createElement("ul");
  made.className = className;
  made.append(...entries.map(make));
  return made;
}

function step(data, words, figures) {
  const box = document.createElement("details");
  box.className = data.kind;
  const head = document.createElement("summary");
  head.append(text("span", "title", data.title));
  if (data.time) head.append(text("span", "time", data.time));
  box.append(head);
  if (data.exercises.length) box.addEventListener("toggle", () => box.open && showFigures(box, figures));
  if (data.exercises.length) box.append(text("p", "advice", words.advice), list("exercises", data.exercises, exercise));
  box.append(text("p", "why", words.why), list("reasons", data.reasons, reason));
  return box;
}

export default function day({ data, parentElement }) {
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
  body.append(head, ...data.steps.map((s) => step(s, data.words, data.figures)));
  box.replaceChildren(date, body);
}
