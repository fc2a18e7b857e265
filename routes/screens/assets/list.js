// The list of routes: a sketch of each line, its name as text, its numbers; one is chosen.
function entry(route) {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.route = route.id;
  const words = document.createElement("span");
  words.className = "words";
  const name = document.createElement("span");
  name.className = "name";
  name.textContent = route.name;
  const numbers = document.createElement("span");
  numbers.className = "numbers";
  numbers.textContent = route.numbers;
  words.append(name, numbers);
  button.append(sketch(route.sketch), words);
  const item = document.createElement("li");
  item.append(button);
  return item;
}

export default function list({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector("ul");
  box.setAttribute("aria-label", data.label);
  const content = JSON.stringify(data.routes);
  if (box.dataset.content !== content) {
    box.dataset.content = content;
    box.replaceChildren(...data.routes.map(entry));
  }
  const mark = (id) => {
    for (const button of box.querySelectorAll("button")) {
      if (button.dataset.route === id) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  };
  mark(data.chosen);
  // Bring the chosen one into the list's own window, without moving the page.
  const current = box.querySelector("[aria-current]");
  if (current) {
    const [top, bottom] = [current.offsetTop - box.offsetTop, current.offsetTop - box.offsetTop + current.offsetHeight];
    if (top < box.scrollTop) box.scrollTop = top;
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
  }
  box.onclick = (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    mark(button.dataset.route); // seen at once, before Python answers
    setTriggerValue("chosen", button.dataset.route);
  };
}
