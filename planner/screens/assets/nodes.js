// Nodes made of plain words.
function text(tag, className, words) {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = words;
  return node;
}

function list(className, entries, make) {
  const made = document.createElement("ul");
  made.className = className;
  made.append(...entries.map(make));
  return made;
}
