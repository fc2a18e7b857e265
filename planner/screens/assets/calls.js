// Whom to call: names and numbers are a runner's own text, shown as text; only digits are dialled.
function part(className, words) {
  const node = document.createElement("span");
  node.className = className;
  node.textContent = words;
  return node;
}

function call({ name, number, dialled }) {
  const digits = dialled.replace(/[^0-9+]/g, "");
  const box = document.createElement(digits ? "a" : "div");
  box.className = "call";
  if (digits) box.href = `tel:${digits}`;
  box.append(part("name", name), part("number", number));
  const item = document.createElement("li");
  item.append(box);
  return item;
}

export default function calls({ data, parentElement }) {
  const list = parentElement.querySelector("ul");
  const content = JSON.stringify(data);
  if (list.dataset.content === content) return; // a focused number keeps its focus
  list.dataset.content = content;
  list.setAttribute("aria-label", data.label);
  list.replaceChildren(...data.calls.map(call));
}
