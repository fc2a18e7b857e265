// What this browser remembers of its runner between visits, and nowhere else: read once when the
// page is opened, written whenever it changes.
const KEY = "loopwell-you";
let isRead = false;

function read() {
  try { return JSON.parse(localStorage.getItem(KEY)) ?? {}; } catch { return {}; }
}

export default function remembered({ data, setTriggerValue }) {
  if (!isRead) {
    isRead = true;
    const kept = read();
    // What the address says goes first: a link must show everyone the same.
    const news = Object.keys(kept).filter((name) => kept[name] !== data.values[name] && !data.told.includes(name));
    if (news.length) {
      setTriggerValue("kept", kept);
      return;
    }
  }
  try { localStorage.setItem(KEY, JSON.stringify({ ...read(), ...data.values })); } catch { /* private windows may refuse */ }
}
