// The time of a guided routine, without a screen: which step it is, since when, and how long yet.

// Neither of the browser's clocks is right alone: the one stands still while a device sleeps, the
// other can be set back by hand. Both only ever tell too little, so the greater of them is the time.
class GuideClock {
  constructor() {
    this.date = Date.now();
    this.ticks = performance.now();
  }

  now() {
    return this.date + Math.max(Date.now() - this.date, performance.now() - this.ticks);
  }
}

// Who was away for longer than this did not finish a routine: its end waits for a tap (our choice).
const GUIDE_AWAY_MS = 60_000;

// A place in a routine: the step, how long it has been on, and since when it goes on by itself
// (null while it is paused). Times are milliseconds; nothing is counted up, so nothing drifts.
class GuideCourse {
  constructor(lengths, place) {
    this.lengths = lengths;
    this.place = { index: 0, spent: 0, since: null, total: 0, isDone: false, ...place };
  }

  get isRunning() {
    return this.place.since !== null;
  }

  // The last step is over, but nobody was here to say so.
  get isWaiting() {
    const { index, isDone } = this.place;
    return !isDone && index === this.lengths.length - 1 && this.place.spent >= this.lengths[index];
  }

  spent(now) {
    return this.place.spent + (this.isRunning ? now - this.place.since : 0);
  }

  total(now) {
    return this.place.total + (this.isRunning ? now - this.place.since : 0);
  }

  start(now) {
    if (this.isWaiting) this.finish();
    else if (!this.place.isDone && !this.isRunning) this.place.since = now;
  }

  pause(now) {
    this.settle(now);
    this.place.since = null;
  }

  // Goes on with the steps that are over by now; the next one began when the one before it ended.
  advance(now) {
    if (!this.isRunning) return;
    this.settle(now);
    while (this.isRunning && this.place.spent >= this.lengths[this.place.index]) {
      const over = this.place.spent - this.lengths[this.place.index];
      if (this.place.index < this.lengths.length - 1) {
        this.place.index += 1;
        this.place.spent = over;
      } else if (over <= GUIDE_AWAY_MS) {
        this.place.total -= over;
        this.finish();
      } else {
        this.place.total -= over;
        this.place.spent = this.lengths[this.place.index];
        this.place.since = null;
      }
    }
  }

  skip(now) {
    this.settle(now);
    if (this.place.index === this.lengths.length - 1) this.finish();
    else this.goTo(this.place.index + 1, now);
  }

  // The step again from its start; pressed at its very start, the one before.
  back(now) {
    this.settle(now);
    const isAtStart = this.place.spent < 3_000;
    this.goTo(Math.max(0, this.place.index - (isAtStart ? 1 : 0)), now);
  }

  goTo(index, now) {
    this.place.index = index;
    this.place.spent = 0;
    if (this.isRunning) this.place.since = now;
  }

  finish() {
    this.place.isDone = true;
    this.place.since = null;
  }

  settle(now) {
    this.place.spent = this.spent(now);
    this.place.total = this.total(now);
    if (this.isRunning) this.place.since = now;
  }
}

// Where a runner is in each routine, kept in the browser over a reload; where it may keep nothing,
// for as long as the page lives.
const GUIDE_KEPT_MS = 86_400_000;
const GUIDE_PLACES = "loopwell-guide";
const guideMemory = new Map();

function guideRead(key) {
  // What could not be written is newer than what is written.
  if (guideMemory.has(key)) return guideMemory.get(key);
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function guideKeep(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    guideMemory.delete(key);
  } catch {
    guideMemory.set(key, value); // full or forbidden
  }
}

// A place that ran until a moment ago goes on as if the page had not been loaded anew; one that was
// left for longer stands where it was last seen.
function guidePlace(id, count, now) {
  const kept = guideRead(GUIDE_PLACES)?.[id];
  const isWhole = kept && [kept.index, kept.spent, kept.total, kept.seen].every(Number.isFinite);
  if (!isWhole || kept.index < 0 || kept.index >= count || now - kept.seen > GUIDE_KEPT_MS) return {};
  const { seen, ...place } = kept;
  if (place.since === null || (seen <= now && now - seen <= GUIDE_AWAY_MS)) return place;
  const gone = Math.max(0, seen - place.since);
  return { ...place, spent: place.spent + gone, total: place.total + gone, since: null };
}

function guideKeepPlace(id, place, now) {
  const others = Object.entries(guideRead(GUIDE_PLACES) ?? {});
  const young = others.filter(([, other]) => now - other.seen < GUIDE_KEPT_MS);
  guideKeep(GUIDE_PLACES, { ...Object.fromEntries(young), [id]: { ...place, seen: now } });
}
