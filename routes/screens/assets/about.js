// What is said of a route: pairs of words, then the places passed in order.
function pair({ label, text }) {
  const term = document.createElement("dt");
  term.textContent = label;
  const said = document.createElement("dd");
  said.textContent = text;
  return [term, said];
}

function place({ at, name }) {
  const item = document.createElement("li");
  const mark = document.createElement("span");
  mark.className = "km";
  mark.textContent = at;
  const where = document.createElement("span");
  where.textContent = name;
  item.append(mark, where);
  return item;
}

export default function about({ data, parentElement }) {
  parentElement.querySelector("dl").replaceChildren(...data.said.flatMap(pair));
  const heading = parentElement.querySelector("h3");
  heading.textContent = data.placesLabel;
  heading.hidden = data.places.length === 0;
  parentElement.querySelector("ol").replaceChildren(...data.places.map(place));
}
