// Loops to choose from: number, shape, how far, what it runs along and what to know of it; pressing
// one shows it on the map. None is chosen where there is nothing to choose. What was found is also
// said to who does not see the list change.
function text(kind, words) {
  const node = document.createElement("span");
  node.className = kind;
  node.textContent = words;
  return node;
}

function entry(loop, isChoice) {
  const button = document.createElement(isChoice ? "button" : "div");
  if (isChoice) button.type = "button";
  button.className = "loop";
  button.dataset.loop = String(loop.number);
  const number = text("number", String(loop.number));
  number.setAttribute("aria-label", loop.numbered);
  number.setAttribute("role", "img");
  const words = document.createElement("span");
  words.className = "words";
  const head = document.createElement("span");
  head.append(text("distance", loop.distance), text("name", loop.name));
  // A figure and its sign stay on one line.
  words.append(head, text("about", loop.facts.join(" · ").replaceAll(" %", "\u00a0%")));
  const drawing = document.createElement("span");
  drawing.className = "drawing";
  drawing.append(sketch(loop.sketch), ...(isChoice ? [number] : []));
  button.append(drawing, words);
  const item = document.createElement("li");
  item.append(button);
  return item;
}

export default function loops({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector("ul");
  box.setAttribute("aria-label", data.label);
  const content = JSON.stringify(data.loops);
  if (box.dataset.content !== content) {
    box.dataset.content = content;
    // In the next frame: what a live region holds from the start is not read out.
    requestAnimationFrame(() => { parentElement.querySelector("[role=status]").textContent = data.said; });
    box.replaceChildren(...data.loops.map((loop) => entry(loop, data.chosen > 0)));
  }
  const mark = (number) => {
    for (const button of box.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset.loop === number));
    }
  };
  mark(String(data.chosen));
  box.onclick = (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    mark(button.dataset.loop); // seen at once, before Python answers
    setTriggerValue("chosen", Number(button.dataset.loop));
  };
}
