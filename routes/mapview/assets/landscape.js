// Parks, sands and waters around the ways of a network that a runner brought: as areas below the ways, in
// the look of our own map, and their names where they have room.
(() => {
  "use strict";
  const PER_DEG = 1e6;
  // As routes/landscape.py numbers them.
  const STREAM = 3;
  const LOOKS = { 0: { kind: "park" }, 1: { kind: "park", cls: "wood" }, 2: { kind: "water" }, 4: { kind: "sand" } };
  const STREAMS_FROM_ZOOM = 12;
  const STREAM_WIDTHS = { least: 0.8, at15: 2 };
  // Smaller than this a shape is a speck, and a city has thousands; a point so near is not seen.
  const LEAST_PX = 3;
  const STEP_PX = 0.5;
  const HEIGHTS = [0.5, 0.35, 0.65, 0.2, 0.8]; // at which shares of an area's height its name may stand

  // Where the whole world is a square from 0 to 1, as web maps have it.
  const world = {
    x: (lon) => (lon + 180) / 360,
    y: (lat) => {
      const sin = Math.sin((lat * Math.PI) / 180);
      return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
    },
    lon: (x) => x * 360 - 180,
    lat: (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI,
  };

  // Shape s has the lines from ring[s] to before ring[s + 1], and line r the points from first[r] to
  // before first[r + 1]; `box` has the west, north, east and south of each shape.
  function decoded({ cover, name, names, rings, count, line }) {
    const land = {
      cover, name, names, size: cover.length,
      ring: new Int32Array(cover.length + 1), first: new Int32Array(count.length + 1),
      x: new Float64Array(line.length / 2), y: new Float64Array(line.length / 2),
      box: new Float64Array(4 * cover.length),
    };
    let [lat, lon] = [0, 0];
    for (let i = 0; i < land.x.length; i += 1) {
      lat += line[2 * i];
      lon += line[2 * i + 1];
      [land.x[i], land.y[i]] = [world.x(lon / PER_DEG), world.y(lat / PER_DEG)];
    }
    count.forEach((points, r) => { land.first[r + 1] = land.first[r] + points; });
    rings.forEach((lines, s) => {
      land.ring[s + 1] = land.ring[s] + lines;
      const box = [Infinity, Infinity, -Infinity, -Infinity];
      for (let i = land.first[land.ring[s]]; i < land.first[land.ring[s + 1]]; i += 1) {
        box[0] = Math.min(box[0], land.x[i]);
        box[1] = Math.min(box[1], land.y[i]);
        box[2] = Math.max(box[2], land.x[i]);
        box[3] = Math.max(box[3], land.y[i]);
      }
      land.box.set(box, 4 * s);
    });
    return land;
  }

  function outline({ x, y, ring, first }, shape, scale, closes) {
    const path = new Path2D();
    for (let r = ring[shape]; r < ring[shape + 1]; r += 1) {
      const last = first[r + 1] - 1;
      let at = [x[first[r]] * scale, y[first[r]] * scale];
      path.moveTo(...at);
      for (let i = first[r] + 1; i <= last; i += 1) {
        const to = [x[i] * scale, y[i] * scale];
        if (i < last && Math.abs(to[0] - at[0]) + Math.abs(to[1] - at[1]) < STEP_PX) continue;
        path.lineTo(...to);
        at = to;
      }
      if (closes) path.closePath();
    }
    return path;
  }

  const isSeen = ({ box }, shape, [west, north, east, south]) =>
    box[4 * shape] <= east && box[4 * shape + 2] >= west && box[4 * shape + 1] <= south && box[4 * shape + 3] >= north;

  // `stroke` draws a line in a style, `style` is that of the ground for an area, and `seen` the west,
  // north, east and south of what is painted.
  function paint(land, pen, { scale, zoom, seen, colours, style, stroke }) {
    const weight = Math.max(STREAM_WIDTHS.least, STREAM_WIDTHS.at15 * 1.6 ** (zoom - 15));
    for (let s = 0; s < land.size; s += 1) {
      if (!isSeen(land, s, seen)) continue;
      const [west, north, east, south] = land.box.subarray(4 * s, 4 * s + 4);
      if (Math.max(east - west, south - north) * scale < LEAST_PX) continue;
      if (land.cover[s] === STREAM) {
        if (zoom >= STREAMS_FROM_ZOOM) stroke(pen, outline(land, s, scale, false), { color: colours.water, weight });
        continue;
      }
      const { fillColor, fillOpacity } = style(LOOKS[land.cover[s]], colours, zoom);
      pen.fillStyle = fillColor;
      pen.globalAlpha = fillOpacity;
      pen.fill(outline(land, s, scale, true), "evenodd");
    }
    pen.globalAlpha = 1;
  }

  // Where a level line at `y` is longest inside of a shape: its middle and its length.
  function widest(land, shape, y) {
    const crossings = [];
    for (let r = land.ring[shape]; r < land.ring[shape + 1]; r += 1) {
      const [from, to] = [land.first[r], land.first[r + 1]];
      for (let i = from, k = to - 1; i < to; k = i, i += 1) {
        if ((land.y[i] > y) === (land.y[k] > y)) continue;
        crossings.push(land.x[i] + ((y - land.y[i]) / (land.y[k] - land.y[i])) * (land.x[k] - land.x[i]));
      }
    }
    crossings.sort((a, b) => a - b);
    let best = { x: 0, y, wide: 0 };
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const wide = crossings[i + 1] - crossings[i];
      if (wide > best.wide) best = { x: (crossings[i] + crossings[i + 1]) / 2, y, wide };
    }
    return best;
  }

  // Where the name of an area has most room.
  function room(land, shape) {
    const [, north, , south] = land.box.subarray(4 * shape, 4 * shape + 4);
    const rooms = HEIGHTS.map((share) => widest(land, shape, north + share * (south - north)));
    return rooms.reduce((best, each) => (each.wide > best.wide ? each : best));
  }

  function lines({ x, y, ring, first }, shape) {
    const found = [];
    for (let r = ring[shape]; r < ring[shape + 1]; r += 1) {
      found.push(Array.from({ length: first[r + 1] - first[r] }, (_, i) => [x[first[r] + i], y[first[r] + i]]));
    }
    return found;
  }

  window.loopwell.world = world;
  window.loopwell.landscape = (data) => {
    const land = decoded(data);
    const named = Array.from(land.cover.keys()).filter((shape) => land.name[shape]);
    return {
      paint: (pen, how) => paint(land, pen, how),
      named,
      name: (shape) => land.names[land.name[shape]],
      isStream: (shape) => land.cover[shape] === STREAM,
      isSeen: (shape, seen) => isSeen(land, shape, seen),
      room: (shape) => room(land, shape),
      lines: (shape) => lines(land, shape),
    };
  };
})();
