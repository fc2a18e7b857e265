// What became of each file that came in: its name as text, a state in words, and what is told.
function entry(file) {
  const item = document.createElement("li");
  item.dataset.state = file.state;
  const head = document.createElement("p");
  const name = document.createElement("strong");
  name.textContent = file.name;
  const state = document.createElement("span");
  state.className = "state";
  state.textContent = file.said;
  head.append(name, state);
  item.append(head);
  for (const told of file.told) {
    const line = document.createElement("p");
    line.className = "told";
    line.textContent = told;
    item.append(line);
  }
  if (file.more.length) item.append(folded(file));
  return item;
}

// A long list of sentences opens on demand.
function folded(file) {
  const box = document.createElement("details");
  const title = document.createElement("summary");
  title.textContent = file.moreTitle;
  box.append(title);
  for (const told of file.more) {
    const line = document.createElement("p");
    line.className = "told";
    line.textContent = told;
    box.append(line);
  }
  return box;
}

export default function reports({ data, parentElement }) {
  const list = parentElement.querySelector("ul");
  list.setAttribute("aria-label", data.label);
  const content = JSON.stringify(data.files);
  if (list.dataset.content === content) return;
  list.dataset.content = content;
  list.replaceChildren(...data.files.map(entry));
}
