// The chosen route's name, as text, and its numbers.
function numbers(box, list) {
  box.replaceChildren(...list.map(({ label, value }) => {
    const item = document.createElement("div");
    const term = document.createElement("dt");
    term.textContent = label;
    const figure = document.createElement("dd");
    figure.textContent = value;
    item.append(term, figure);
    return item;
  }));
}

export default function card({ data, parentElement }) {
  parentElement.querySelector("h2").textContent = data.name;
  const summary = parentElement.querySelector("p");
  summary.textContent = data.summary;
  summary.hidden = !data.summary;
  numbers(parentElement.querySelector("dl"), data.numbers);
}
