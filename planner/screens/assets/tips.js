// Tips, each with what the article says, how Loopwell uses it, and behind a tap what research says.
function cite({ name, where, url }) {
  const made = document.createElement(url ? "a" : "span");
  made.textContent = name;
  if (url) {
    made.href = url;
    made.target = "_blank";
    made.rel = "noopener noreferrer";
  }
  const cited = text("span", "cite", "");
  cited.append(made, where ? `, ${where}` : "");
  return cited;
}

function sources(words, cited) {
  const line = text("p", "sources", "");
  line.append(text("span", "from", words.from), ...cited.map(cite));
  return line;
}

function finding(words, { evidence, tag, said, sources: cited }) {
  const item = document.createElement("li");
  item.append(text("span", `tag ${evidence}`, tag), text("p", "said", said), sources(words, cited));
  return item;
}

function labelled(className, label, said) {
  const box = text("div", className, "");
  box.append(text("h4", "label", label), text("p", "", said));
  return box;
}

function research(words, { research: found, differs }) {
  const box = document.createElement("details");
  const head = document.createElement("summary");
  head.append(text("span", "title", words.research));
  box.append(head, list("findings", found, (each) => finding(words, each)));
  if (differs) {
    const last = text("div", "differs-from", "");
    last.append(text("h4", "label", words.differs), sources(words, differs.sources));
    box.append(last);
  }
  return box;
}

function tip(words, data) {
  const box = document.createElement("section");
  const head = document.createElement("header");
  if (data.number) head.append(text("span", "number", data.number));
  head.append(text("h3", "", data.title));
  const body = text("div", "body", "");
  body.append(labelled("says", words.says, data.says), labelled("uses", words.uses, data.uses));
  if (data.differs) body.append(labelled("differs", words.differs, data.differs.said));
  box.append(head, body, research(words, data));
  return box;
}

export default function tips({ data, parentElement }) {
  const box = parentElement.querySelector("article");
  const content = JSON.stringify(data);
  if (box.dataset.content === content) return; // what is open stays open over a rerun
  box.dataset.content = content;
  box.replaceChildren(...data.tips.map((each) => tip(data.words, each)));
}
