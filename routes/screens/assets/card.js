// The chosen route's name, as text, and its numbers; how one is counted opens by click, by focus
// and by pointing at it.
function text(tag, name, words) {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = words;
  return made;
}

function explained(label, method, bubble, methodOf) {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-label", fill(methodOf, { label }));
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", bubble.id);
  button.method = method;
  return button;
}

function item({ label, value, note, method }, bubble, methodOf) {
  const made = document.createElement("div");
  const term = document.createElement("dt");
  term.append(text("span", "", label));
  if (method) term.append(explained(label, method, bubble, methodOf));
  const figure = document.createElement("dd");
  figure.append(text("div", "value", value), text("div", "note", note));
  made.append(term, figure);
  return made;
}

function place(bubble, button) {
  const box = bubble.parentElement.getBoundingClientRect();
  const at = button.getBoundingClientRect();
  bubble.style.bottom = `${box.bottom - at.top + 6}px`;
  const left = Math.min(at.left - box.left - 20, box.width - bubble.offsetWidth);
  bubble.style.left = `${Math.max(left, 0)}px`;
}

// One explanation at a time. A click keeps it open; Escape and a click elsewhere close it.
function explaining(strip, bubble) {
  let open = null;
  let isKept = false;
  const close = () => {
    open?.setAttribute("aria-expanded", "false");
    open = null;
    isKept = false;
    bubble.hidden = true;
  };
  const show = (button) => {
    if (open !== button) close();
    open = button;
    bubble.textContent = button.method;
    bubble.hidden = false;
    button.setAttribute("aria-expanded", "true");
    place(bubble, button);
  };
  const buttonOf = (event) => event.target.closest("button");
  strip.onclick = (event) => {
    const button = buttonOf(event);
    if (!button || (isKept && open === button)) { if (event.target !== bubble) close(); return; }
    show(button);
    isKept = true;
  };
  strip.onpointerover = (event) => {
    if (event.pointerType === "mouse" && buttonOf(event)) show(buttonOf(event));
  };
  strip.onpointerout = (event) => {
    const isInside = event.relatedTarget && (event.relatedTarget === bubble || open?.contains(event.relatedTarget));
    if (event.pointerType === "mouse" && !isKept && !isInside) close();
  };
  strip.addEventListener("focusin", (event) => {
    if (buttonOf(event)?.matches(":focus-visible")) show(buttonOf(event));
  });
  strip.addEventListener("focusout", close);
  strip.onkeydown = (event) => { if (event.key === "Escape") close(); };
  return close;
}

export default function card({ data, parentElement }) {
  parentElement.querySelector("h2").textContent = data.name;
  parentElement.querySelector(".summary").textContent = data.summary;
  const strip = parentElement.querySelector(".strip");
  const content = JSON.stringify(data.numbers);
  if (strip.dataset.content === content) return;
  strip.dataset.content = content;
  const bubble = strip.querySelector(".method");
  strip.close ??= explaining(strip, bubble);
  strip.close();
  strip.querySelector("dl").replaceChildren(...data.numbers.map((each) => item(each, bubble, data.methodOf)));
}
