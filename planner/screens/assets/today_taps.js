// What was tapped and the server has not confirmed yet, kept in this browser until it has: nothing
// is lost without a connection, nor when the page is left. Told twice, the server keeps it once.
const TODAY_TAPS = "loopwell-today";
const TODAY_KEPT_MS = 8 * 86_400_000; // the server takes a week's

class TodayTaps {
  constructor() {
    this.all = {};
    try {
      this.all = JSON.parse(localStorage.getItem(TODAY_TAPS)) ?? {};
    } catch { /* damaged or forbidden: the memory has it */ }
    const young = (tap) => Date.now() - tap.at < TODAY_KEPT_MS;
    const lists = Object.entries(this.all).filter(([, taps]) => Array.isArray(taps));
    this.all = Object.fromEntries(lists.map(([who, taps]) => [who, taps.filter(young)]));
  }

  of(who) {
    return this.all[who] ?? [];
  }

  // A tap and its taking back, both unsent, are nothing.
  add(who, tap) {
    const others = this.of(who).filter((each) => each.day !== tap.day || each.part !== tap.part || each.isSent);
    const isUnsaid = tap.how === "undone" && others.length < this.of(who).length;
    // No randomUUID: browsers have it on secure pages only.
    const id = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
    this.keep(who, isUnsaid ? others : [...others, { ...tap, id, at: Date.now(), isSent: false }]);
  }

  sent(who) {
    this.keep(who, this.of(who).map((tap) => ({ ...tap, isSent: true })));
  }

  confirmed(who, ids) {
    const left = this.of(who).filter(({ id }) => !ids.includes(id));
    if (left.length < this.of(who).length) this.keep(who, left);
  }

  // Who told something before anything was kept of them is somebody from then on.
  move(from, to) {
    this.all[to] = [...this.of(to), ...this.of(from)];
    this.keep(from, []);
  }

  keep(who, taps) {
    this.all[who] = taps;
    try {
      localStorage.setItem(TODAY_TAPS, JSON.stringify(this.all));
    } catch { /* full or forbidden: the memory has it */ }
  }
}
