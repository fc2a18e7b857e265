// What this browser remembers of its runner between visits, and nowhere else: read once a visit,
// written whenever it changes.
const KEY = "loopwell-you";
let readIn = "";

function read() {
  try { return JSON.parse(localStorage.getItem(KEY)) ?? {}; } catch { return {}; }
}

export default function remembered({ data, setTriggerValue }) {
  // What is sent can be lost when a page gives way to another: it is sent until it is taken, and
  // nothing is written over it before.
  if (readIn !== data.visit && !data.is_taken) {
    const kept = read();
    // What the address says goes first: a link must show everyone the same. And what is so anyway is
    // no news: to send it would run the page once more, under the fingers of whoever presses next.
    const known = { ...data.standing, ...data.values };
    const news = Object.keys(kept).filter((name) => kept[name] !== known[name] && !data.settled.includes(name));
    if (news.length) {
      setTriggerValue("kept", kept);
      return;
    }
  }
  readIn = data.visit;
  try { localStorage.setItem(KEY, JSON.stringify({ ...read(), ...data.values })); } catch { /* private windows may refuse */ }
}
