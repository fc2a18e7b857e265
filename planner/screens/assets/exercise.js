// Exercises, each with its figure and how it is done. Needs nodes.js.
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

function exercise({ id, name, dose, how, feel, caution, source }) {
  const item = document.createElement("li");
  item.className = "with-figure";
  const words = document.createElement("div");
  const first = text("span", "exercise", name);
  first.append(text("span", "dose", dose));
  words.append(first, text("span", "how", how));
  if (feel) words.append(text("span", "feel", feel));
  if (caution) words.append(text("span", "caution", caution));
  if (source) words.append(text("span", "source", source));
  item.append(figure(id), words);
  return item;
}
