// Ways to run a route: a sketch, how far, how, and what to know; pressing one shows it on the map.
function text(kind, words) {
  const node = document.createElement("span");
  node.className = kind;
  node.textContent = words;
  return node;
}

function entry(fit) {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.fit = fit.id;
  const words = document.createElement("span");
  words.className = "words";
  const head = document.createElement("span");
  head.append(text("distance", fit.distance), text("way", fit.way));
  words.append(head, text("about", fit.about));
  if (fit.link) words.append(text("about", fit.link));
  button.append(sketch(fit.sketch), words);
  const item = document.createElement("li");
  item.append(button);
  return item;
}

export default function fits({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector("ul");
  box.setAttribute("aria-label", data.label);
  const content = JSON.stringify(data.fits);
  if (box.dataset.content !== content) {
    box.dataset.content = content;
    box.replaceChildren(...data.fits.map(entry));
  }
  const mark = (id) => {
    for (const button of box.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset.fit === id));
    }
  };
  mark(data.picked);
  box.onclick = (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    mark(button.dataset.fit); // seen at once, before Python answers
    setTriggerValue("picked", button.dataset.fit);
  };
}
