// What stands along the chosen line: start and finish, every km or mile, places passed, direction.
(() => {
  "use strict";
  const { element, icon, textWidth } = window.loopwell;
  const ARROW_SPACING_PX = 110;
  const FEWEST_ARROW_M = 60;
  const ARROW_SHIFTS = [0, 0.15, -0.15, 0.3, -0.3];
  const MARK_SPACING_PX = 54;
  const MARK_PX = 22;
  const STEPS = [1, 2, 5, 10, 20, 50, 100];
  // Marks are made this far beyond the view, in its widths and heights, so that a drag shows some.
  const BEYOND = 0.5;
  const PLACES_FROM_ZOOM = 13.5;
  const NAMES_FROM_ZOOM = 15;
  const AROUND_NAME_PX = 8;
  const NAME_PX = 150;
  const LINE_PX = 15;

  const boxAround = ({ x, y }, half) => [x - half, y - half, x + half, y + half];
  const apart = (a, b) => a[2] < b[0] || b[2] < a[0] || a[3] < b[1] || b[3] < a[1];
  const clear = (taken, box) => taken.every((other) => apart(box, other));

  // Leaflet's marker, told of by a label where there is something to tell.
  function mark(spot, node, label, extra) {
    const marker = L.marker(spot.at, {
      icon: icon(node), interactive: Boolean(label), keyboard: false, pane: "marks", ...extra,
    });
    return label ? marker.bindTooltip(element("span", "", label)) : marker;
  }

  // One drawing of all marks at one zoom; `taken` are the boxes that are no longer free.
  class Drawing {
    constructor(map, route, group) {
      this.map = map;
      this.route = route;
      this.group = group;
      this.taken = [];
      this.names = [];
      const { path } = route;
      path.lay(map.getZoom());
      this.perPixel = path.lengthM / pixelsLong(path);
      const view = map.getPixelBounds();
      const [wide, high] = [map.getSize().x * BEYOND, map.getSize().y * BEYOND];
      this.view = [view.min.x - wide, view.min.y - high, view.max.x + wide, view.max.y + high];
    }

    isNear(spot) {
      return !apart(boxAround(spot, 0), this.view);
    }

    // Where the line comes by again, the first mark stays and the later one waits for a closer zoom.
    take(spot, half) {
      const box = boxAround(spot, half);
      if (!clear(this.taken, box)) return false;
      this.taken.push(box);
      return this.isNear(spot);
    }

    ends() {
      const { path, isLoop, words } = this.route;
      const put = (m, kind, label) => {
        const spot = path.at(m);
        this.taken.push(boxAround(spot, MARK_PX / 2));
        mark(spot, element("span", `lw-end lw-${kind}`), label, { zIndexOffset: 500 }).addTo(this.group);
      };
      if (!isLoop) put(path.lengthM, "finish", words.finish);
      put(0, isLoop ? "both" : "start", isLoop ? words.startAndFinish : words.start);
    }

    units() {
      const { path, unitM, words } = this.route;
      const wanted = (n) => (n * unitM) / this.perPixel >= MARK_SPACING_PX;
      const step = STEPS.find(wanted) || 200;
      for (let n = step; n * unitM < path.lengthM; n += step) {
        const spot = path.at(n * unitM);
        if (!this.take(spot, MARK_PX / 2)) continue;
        mark(spot, element("span", "lw-km", String(n)), window.loopwell.fill(words.mark, { number: n })).addTo(this.group);
      }
    }

    // The places passed, the most telling first; as many as find room.
    dots() {
      if (this.map.getZoom() < PLACES_FROM_ZOOM) return [];
      const dots = [];
      for (const [m, name] of this.route.places) {
        const spot = this.route.path.at(m);
        if (!this.take(spot, 7)) continue;
        mark(spot, element("span", "lw-passed"), name).addTo(this.group);
        dots.push([spot, name]);
      }
      return dots;
    }

    nameAll(dots) {
      if (this.map.getZoom() < NAMES_FROM_ZOOM) return;
      for (const [spot, name] of dots) {
        if (!this.names.includes(name)) this.name(spot, name);
      }
    }

    name(spot, name) {
      const full = textWidth(name) + 4;
      const width = Math.min(full, NAME_PX);
      const high = LINE_PX * Math.ceil(full / (NAME_PX - 12));
      const sides = [["right", 16 + width / 2, 0], ["left", -16 - width / 2, 0], ["over", 0, -16 - high / 2],
        ["under", 0, 16 + high / 2]];
      for (const [side, dx, dy] of sides) {
        const [x, y] = [spot.x + dx, spot.y + dy];
        const box = [x - width / 2, y - high / 2, x + width / 2, y + high / 2];
        const spare = [box[0] - AROUND_NAME_PX, box[1] - AROUND_NAME_PX, box[2] + AROUND_NAME_PX, box[3] + AROUND_NAME_PX];
        if (!clear(this.taken, spare) || this.isOnLine(box)) continue;
        this.taken.push(box);
        this.names.push(name);
        const node = element("span", `lw-label lw-passed-name lw-${side}`, name);
        node.style.width = `${width}px`;
        mark({ at: this.route.path.latLng(x, y) }, node).addTo(this.group);
        return;
      }
    }

    // Whether the line itself goes through a box: a name there could not be read.
    isOnLine(box) {
      const { x, y, part, count } = this.route.path;
      const bounds = L.bounds([box[0], box[1]], [box[2], box[3]]);
      for (let i = 1; i < count; i += 1) {
        if (part[i] !== part[i - 1]) continue;
        const piece = [Math.min(x[i - 1], x[i]), Math.min(y[i - 1], y[i]), Math.max(x[i - 1], x[i]), Math.max(y[i - 1], y[i])];
        if (apart(piece, box)) continue;
        if (L.LineUtil.clipSegment(L.point(x[i - 1], y[i - 1]), L.point(x[i], y[i]), bounds)) return true;
      }
      return false;
    }

    // In what room is left, a little earlier or later where need be. On legs side by side each arrow
    // keeps to its own.
    arrows() {
      const { path } = this.route;
      const spacing = Math.max(ARROW_SPACING_PX * this.perPixel, FEWEST_ARROW_M);
      for (let m = spacing / 2; m < path.lengthM; m += spacing) {
        const spots = ARROW_SHIFTS.map((share) => path.at(m + share * spacing));
        const spot = spots.find((each) => clear(this.taken, boxAround(each, each.aside > 0.5 ? 5 : 9)));
        const isAside = spot?.aside > 0.5;
        if (!spot || !this.take(spot, isAside ? 5 : 9)) continue;
        const node = element("span", isAside ? "lw-arrow lw-small" : "lw-arrow");
        node.style.setProperty("--turn", `${spot.turn.toFixed(0)}deg`);
        mark(spot, node, "", { zIndexOffset: -500 }).addTo(this.group);
      }
    }
  }

  function pixelsLong(path) {
    let sum = 0;
    for (let i = 1; i < path.count; i += 1) {
      if (path.part[i] === path.part[i - 1]) sum += Math.hypot(path.x[i] - path.x[i - 1], path.y[i] - path.y[i - 1]);
    }
    return sum || 1;
  }

  // Draw all marks anew for the zoom and the view of the moment; return what they cover.
  window.loopwell.drawMarks = (map, route, group) => {
    group.clearLayers();
    const drawing = new Drawing(map, route, group);
    drawing.ends();
    drawing.units();
    drawing.nameAll(drawing.dots());
    drawing.arrows();
    return { taken: drawing.taken, names: drawing.names };
  };
})();
