// Lists of exercises that open by a tap, each with its figures: routines, and the library by area.
function group({ title, note, exercises }, { advice }, figures) {
  const box = document.createElement("details");
  const head = document.createElement("summary");
  head.append(text("span", "title", title));
  if (note) head.append(text("span", "time", note));
  box.append(head, text("p", "advice", advice), list("exercises", exercises, exercise));
  box.addEventListener("toggle", () => box.open && showFigures(box, figures));
  return box;
}

export default function exercises({ data, parentElement }) {
  const box = parentElement.querySelector("article");
  const content = JSON.stringify(data);
  if (box.dataset.content === content) return; // what is open stays open over a rerun
  box.dataset.content = content;
  box.replaceChildren(...data.groups.map((each) => group(each, data.words, data.figures)));
}
