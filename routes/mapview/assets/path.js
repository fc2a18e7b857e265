// The chosen line in numbers: metres along it, and where it is drawn at the zoom of the moment.
// Legs run in opposite directions within 15 m of each other are drawn side by side, each moved to
// its own left. Laps run the same way lie on each other: a hundred are as readable as one.
(() => {
  "use strict";
  const NEAR_M = 15;
  const OPPOSITE = -0.5; // cosine: headings more than 120 degrees apart
  const TIP_M = 40; // around the turn of an out-and-back the line stays one
  const RAMP_M = 30;
  const ASIDE_PX = 3.8;
  const STEP_M = 12;
  const MOST_STEPS = 4000;
  const METRES_PER_DEGREE = 111320;
  const RADIANS = Math.PI / 180;

  // Web Mercator as Leaflet has it, in shares of the world.
  const eastShare = (lon) => lon / 360 + 0.5;
  function southShare(lat) {
    const sine = Math.sin(lat * RADIANS);
    return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  }
  const latOf = (share) => Math.atan(Math.sinh(Math.PI * (1 - 2 * share))) / RADIANS;
  const worldPx = (zoom) => 256 * 2 ** zoom;

  // Points as columns, each step no longer than `stepM`; `part` numbers the unbroken pieces.
  function columns(points, alongM, parts, stepM) {
    const rows = [];
    parts.forEach(([from, to], part) => {
      for (let i = from; i < to; i += 1) {
        if (i > from) {
          const pieces = Math.ceil((alongM[i] - alongM[i - 1]) / stepM);
          for (let k = 1; k < pieces; k += 1) {
            const share = k / pieces;
            const mix = (a, b) => a + share * (b - a);
            rows.push([mix(points[i - 1][0], points[i][0]), mix(points[i - 1][1], points[i][1]),
              mix(alongM[i - 1], alongM[i]), part]);
          }
        }
        rows.push([points[i][0], points[i][1], alongM[i], part]);
      }
    });
    const column = (n) => Float64Array.from(rows, (row) => row[n]);
    return { lat: column(0), lon: column(1), m: column(2), part: column(3), count: rows.length };
  }

  // The way the line goes at each point, over `halfM` to either side and never beyond its piece.
  function headings(x, y, { m, part, count }, halfM) {
    const hx = new Float64Array(count);
    const hy = new Float64Array(count);
    let low = 0;
    let high = 0;
    for (let i = 0; i < count; i += 1) {
      while (part[low] !== part[i] || (low < i && m[i] - m[low] > halfM)) low += 1;
      if (high < i) high = i;
      while (high + 1 < count && part[high + 1] === part[i] && m[high] - m[i] < halfM) high += 1;
      // At least one neighbour to each side, where there is one.
      const a = low === i && i > 0 && part[i - 1] === part[i] ? i - 1 : low;
      const dx = x[high] - x[a];
      const dy = y[high] - y[a];
      const length = Math.hypot(dx, dy) || 1;
      hx[i] = dx / length;
      hy[i] = dy / length;
    }
    return [hx, hy];
  }

  // 1 where another leg comes the other way within 15 m, 0 elsewhere, with even ramps between.
  function besides(c) {
    const across = METRES_PER_DEGREE * Math.cos(c.lat[c.count >> 1] * RADIANS);
    const x = c.lon.map((lon) => (lon - c.lon[0]) * across);
    const y = c.lat.map((lat) => (lat - c.lat[0]) * METRES_PER_DEGREE);
    const [hx, hy] = headings(x, y, c, STEP_M);
    const cells = new Map();
    const cellOf = (i, dx, dy) => (Math.floor(x[i] / NEAR_M) + dx) * 4e6 + Math.floor(y[i] / NEAR_M) + dy;
    for (let i = 0; i < c.count; i += 1) {
      const key = cellOf(i, 0, 0);
      if (cells.has(key)) cells.get(key).push(i); else cells.set(key, [i]);
    }
    const meets = (i, j) => Math.abs(c.m[i] - c.m[j]) > TIP_M
      && hx[i] * hx[j] + hy[i] * hy[j] < OPPOSITE
      && (x[i] - x[j]) ** 2 + (y[i] - y[j]) ** 2 <= NEAR_M ** 2;
    const met = new Float64Array(c.count);
    for (let i = 0; i < c.count; i += 1) {
      for (let k = 0; k < 9 && !met[i]; k += 1) {
        const cell = cells.get(cellOf(i, (k % 3) - 1, Math.floor(k / 3) - 1));
        if (cell && cell.some((j) => meets(i, j))) met[i] = 1;
      }
    }
    return ramped(met, c);
  }

  function ramped(met, { m, count }) {
    const sums = new Float64Array(count + 1);
    for (let i = 0; i < count; i += 1) sums[i + 1] = sums[i] + met[i];
    let low = 0;
    let high = 0;
    return met.map((_, i) => {
      while (m[i] - m[low] > RAMP_M) low += 1;
      while (high < count && m[high] - m[i] <= RAMP_M) high += 1;
      return (sums[high] - sums[low]) / (high - low);
    });
  }

  class Path {
    constructor(points, alongM, parts) {
      this.lengthM = alongM[alongM.length - 1];
      const dense = columns(points, alongM, parts, Math.max(STEP_M, this.lengthM / MOST_STEPS));
      const aside = besides(dense);
      this.hasTwoWays = aside.some((share) => share > 0.5);
      Object.assign(this, this.hasTwoWays ? dense : columns(points, alongM, parts, Infinity));
      this.aside = this.hasTwoWays ? aside : null;
      this.east = this.lon.map(eastShare);
      this.south = this.lat.map(southShare);
      this.x = new Float64Array(this.count);
      this.y = new Float64Array(this.count);
      this.zoom = null;
    }

    // Find where the line is drawn at `zoom`, in pixels of the world as map.project() gives them.
    lay(zoom) {
      if (zoom === this.zoom) return;
      this.zoom = zoom;
      const world = worldPx(zoom);
      for (let i = 0; i < this.count; i += 1) {
        this.x[i] = this.east[i] * world;
        this.y[i] = this.south[i] * world;
      }
      if (!this.hasTwoWays) return;
      const perPixel = (40075016.7 * Math.cos(this.lat[0] * RADIANS)) / world;
      const [hx, hy] = headings(this.x, this.y, this, Math.max(STEP_M, 5 * perPixel));
      for (let i = 0; i < this.count; i += 1) {
        this.x[i] += ASIDE_PX * this.aside[i] * hy[i];
        this.y[i] -= ASIDE_PX * this.aside[i] * hx[i];
      }
    }

    latLng(x, y) {
      const world = worldPx(this.zoom);
      return [latOf(y / world), (x / world - 0.5) * 360];
    }

    // The last point at or before `m` that has another after it.
    before(m) {
      let low = 0;
      let high = this.count - 1;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (this.m[middle] <= m) low = middle; else high = middle;
      }
      return low;
    }

    // Where the line is drawn at `m`: pixels, place, and which way it goes in screen degrees.
    at(m) {
      const i = this.before(m);
      const span = this.m[i + 1] - this.m[i] || 1;
      const share = Math.min(Math.max((m - this.m[i]) / span, 0), 1);
      const [dx, dy] = [this.x[i + 1] - this.x[i], this.y[i + 1] - this.y[i]];
      const [x, y] = [this.x[i] + share * dx, this.y[i] + share * dy];
      const aside = this.aside ? this.aside[i] : 0;
      return { x, y, at: this.latLng(x, y), turn: Math.atan2(dy, dx) / RADIANS, aside };
    }

    // The drawn line from `a` to `b` metres, as pieces of places.
    slice(a, b) {
      const pieces = [];
      let piece = [this.at(a).at];
      let i = this.before(a) + 1;
      let last = this.part[i - 1];
      for (; i < this.count && this.m[i] < b; i += 1) {
        if (this.part[i] !== last) { pieces.push(piece); piece = []; }
        last = this.part[i];
        piece.push(this.latLng(this.x[i], this.y[i]));
      }
      piece.push(this.at(b).at);
      pieces.push(piece);
      return pieces.filter((each) => each.length > 1);
    }

    whole() {
      return this.slice(0, this.lengthM);
    }

    // The metres along at the drawn point nearest to a pixel, or null beyond `reach` pixels. Of two
    // legs as near, the one close to `lastM` wins: a pointer that follows one stays on it.
    nearest(px, py, reach, lastM) {
      let best = reach;
      let found = null;
      const { x, y, m, part, count } = this;
      for (let i = 1; i < count; i += 1) {
        if (part[i] !== part[i - 1]) continue;
        const [ax, ay] = [x[i - 1], y[i - 1]];
        const [dx, dy] = [x[i] - ax, y[i] - ay];
        const square = dx * dx + dy * dy;
        let share = square ? ((px - ax) * dx + (py - ay) * dy) / square : 0;
        if (share < 0) share = 0; else if (share > 1) share = 1;
        const away = Math.hypot(px - ax - share * dx, py - ay - share * dy);
        if (away > best + 1) continue;
        const here = m[i - 1] + share * (m[i] - m[i - 1]);
        const closer = away < best - 1;
        if (closer || found === null || Math.abs(here - lastM) < Math.abs(found - lastM)) {
          best = Math.min(away, best);
          found = here;
        }
      }
      return found;
    }
  }

  window.loopwell.Path = Path;
})();
