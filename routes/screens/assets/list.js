// The list of routes: a sketch of each line, its name as text, its numbers, its tags and a star; one
// is chosen. Arrow keys, Home and End move along it, and left and right between a name and its star.
function text(tag, className, words) {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = words;
  return node;
}

// A line breaks between the numbers, never inside one.
const whole = (numbers) => numbers.split(" · ").map((one) => one.replaceAll(" ", "\u00a0")).join(" · ");

function star(route, label) {
  const button = text("button", "star", route.star ? "★" : "☆");
  button.type = "button";
  button.dataset.star = route.id;
  button.setAttribute("aria-pressed", String(route.star));
  button.setAttribute("aria-label", fill(label, { name: route.name }));
  return button;
}

function entry(route, label) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "route";
  button.dataset.route = route.id;
  const words = text("span", "words", "");
  words.append(text("span", "name", route.name), text("span", "numbers", whole(route.numbers)));
  if (route.tags.length) {
    const tags = text("span", "tags", "");
    tags.append(...route.tags.map((tag) => text("span", "tag", tag)));
    words.append(tags);
  }
  button.append(sketch(route.sketch), words);
  const item = document.createElement("li");
  item.append(button);
  if (route.star !== null) item.append(star(route, label));
  return item;
}

const STEPS = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

export default function list({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector("ul");
  box.setAttribute("aria-label", data.label);
  const content = JSON.stringify(data.routes);
  const all = (kind) => [...box.querySelectorAll(kind)];

  // One row is reached with Tab, the others with the arrows.
  const reach = (row) => {
    for (const item of box.children) {
      for (const button of item.children) button.tabIndex = item === row ? 0 : -1;
    }
  };
  if (box.dataset.content !== content) {
    const focused = parentElement.activeElement ?? parentElement.getRootNode().activeElement;
    const [kind, id] = focused?.dataset?.star ? ["star", focused.dataset.star] : ["route", focused?.dataset?.route];
    box.dataset.content = content;
    box.replaceChildren(...data.routes.map((route) => entry(route, data.star)));
    // Who stood on a row stands on it still.
    if (id) all("button").find((button) => button.dataset[kind] === id)?.focus();
  }
  const mark = (id) => {
    for (const button of all(".route")) {
      if (button.dataset.route === id) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  };
  mark(data.chosen);
  const current = box.querySelector("[aria-current]");
  reach(current?.parentElement ?? box.firstElementChild);
  // Bring the chosen one into the list's own window, without moving the page.
  const order = data.routes.map(({ id }) => id).join();
  const isNew = box.dataset.order !== undefined && box.dataset.order !== order;
  box.dataset.order = order;
  if (isNew) box.scrollTop = 0; // what was just asked for is seen from its beginning
  else if (current && box.dataset.shown !== data.chosen) {
    const [top, bottom] = [current.offsetTop - box.offsetTop, current.offsetTop - box.offsetTop + current.offsetHeight];
    if (top < box.scrollTop) box.scrollTop = top;
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
  }
  box.dataset.shown = data.chosen;

  box.onclick = (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    reach(button.parentElement);
    if (button.dataset.star) {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on)); // seen at once, before Python answers
      button.textContent = on ? "★" : "☆";
      setTriggerValue("starred", { id: button.dataset.star, on });
    } else {
      mark(button.dataset.route);
      setTriggerValue("chosen", button.dataset.route);
    }
  };
  box.onkeydown = (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const rows = [...box.children];
    const at = rows.indexOf(button.parentElement);
    let next = null;
    if (event.key in STEPS) {
      const row = rows[Math.min(Math.max(at + STEPS[event.key], 0), rows.length - 1)];
      next = button.dataset.star ? row.lastElementChild : row.firstElementChild;
    } else if (event.key === "ArrowRight") next = button.parentElement.lastElementChild;
    else if (event.key === "ArrowLeft") next = button.parentElement.firstElementChild;
    if (!next) return;
    event.preventDefault();
    reach(next.parentElement);
    next.focus();
  };
}
