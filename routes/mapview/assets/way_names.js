// The names on the map of a network that a runner brought: places, parks and waters, and the names of
// streets along them. What of them is in view is asked for; a city has more than a page should hold.
(() => {
  "use strict";
  const { textWidth, world } = window.loopwell;
  const WORLD_PX = 256; // the whole world's width at zoom 0
  const FROM_ZOOM = { suburb: 12, place: 13, main: 15, street: 16 };
  const LAST_ZOOM = 18;
  const FIRST_MAIN = 3; // routes/network.py's number of the least of the main roads
  const SIZES = { road: 11, place: 11.5 };
  const ROOM = 1.1; // of a name's width
  // Parts of one street that are nearer than this, in degrees as the world has them, share a name.
  const APART = 0.005 / 360;
  const AROUND = 0.3; // of the view: what a drag may show before it ends

  function feature(name, cls, [x, y], minZoom, stroke) {
    return {
      x, y,
      properties: { kind: "label", cls, name, min_zoom: minZoom },
      geometry: { type: "Point", coordinates: [world.lon(x), world.lat(y)] },
      stroke: stroke?.map(([a, b]) => [world.lon(a), world.lat(b)]),
    };
  }

  // The first zoom at which a name fits into so much of the world.
  const zoomFor = (name, cls, wide) => Math.ceil(Math.log2((ROOM * textWidth(name, SIZES[cls])) / (wide * WORLD_PX)));

  // The middle of a stroke by its length.
  function middle(stroke) {
    const steps = stroke.slice(1).map(([x, y], i) => Math.hypot(x - stroke[i][0], y - stroke[i][1]));
    const long = steps.reduce((sum, step) => sum + step, 0);
    let left = long / 2;
    let i = 0;
    while (i < steps.length - 1 && steps[i] < left) left -= steps[i++];
    const share = steps[i] ? left / steps[i] : 0;
    return { long, at: [0, 1].map((n) => stroke[i][n] + share * (stroke[i + 1][n] - stroke[i][n])) };
  }

  // One name for each stretch, the longest first.
  function along(name, cls, strokes, fromZoom) {
    const found = [];
    const spots = strokes.map((stroke) => ({ stroke, ...middle(stroke) })).sort((a, b) => b.long - a.long);
    for (const { stroke, long, at } of spots) {
      const zoom = Math.max(fromZoom, zoomFor(name, cls, long));
      if (zoom > LAST_ZOOM) break;
      if (found.some(({ x, y }) => Math.hypot(x - at[0], y - at[1]) < APART)) continue;
      found.push(feature(name, cls, at, zoom, stroke));
    }
    return found;
  }

  // Ways of one name joined to strokes, each from where it ends or forks to where it does so again.
  function joined(net, ways) {
    const at = new Map();
    for (const way of ways) {
      for (const node of [net.start[way], net.end[way]]) {
        if (!at.has(node)) at.set(node, []);
        at.get(node).push(way);
      }
    }
    const done = new Set();
    const points = (way) => {
      const line = [];
      for (let i = net.first[way]; i < net.first[way + 1]; i += 1) line.push([net.x[i], net.y[i]]);
      return line;
    };
    function strokeFrom(way, from) {
      const stroke = [];
      let [on, node] = [way, from];
      while (on !== undefined) {
        done.add(on);
        const line = points(on);
        stroke.push(...(net.start[on] === node ? line : line.reverse()).slice(stroke.length ? 1 : 0));
        node = net.start[on] === node ? net.end[on] : net.start[on];
        const ends = at.get(node);
        on = ends.length === 2 ? ends.find((each) => !done.has(each)) : undefined;
      }
      return stroke;
    }
    const strokes = [];
    for (const [node, ends] of at) {
      if (ends.length !== 2) ends.forEach((way) => { if (!done.has(way)) strokes.push(strokeFrom(way, node)); });
    }
    // What is left goes round.
    for (const way of ways) if (!done.has(way)) strokes.push(strokeFrom(way, net.start[way]));
    return strokes;
  }

  // The names of a network; `waysIn` gives the ways in a box.
  window.loopwell.wayNames = (net, land, places, waysIn) => {
    const { areas, strokes } = land.names();
    const called = new Set([...areas.map(({ name }) => name), ...places.map(([, , name]) => name)]);
    const inAreas = new Set(areas.map(({ name }) => name));
    const still = [
      // A park is named in its area, not as a place too.
      ...places.filter(([, , name]) => !inAreas.has(name))
        .map(([lat, lon, name]) => feature(name, "suburb", [world.x(lon), world.y(lat)], FROM_ZOOM.suburb)),
      ...areas
        .map(({ name, x, y, wide }) => feature(name, "place", [x, y], Math.max(FROM_ZOOM.place, zoomFor(name, "place", wide))))
        .filter(({ properties }) => properties.min_zoom <= LAST_ZOOM),
      ...[...strokes].flatMap(([name, lines]) => along(name, "place", lines, FROM_ZOOM.place)),
    ];
    const streets = new Map();
    let byName = null;

    // Paths without a name are called after their park or water, which has its name already.
    function sorted() {
      byName = new Map();
      net.name.forEach((number, way) => {
        if (!number || called.has(net.names[number]) || strokes.has(net.names[number])) return;
        if (!byName.has(number)) byName.set(number, []);
        byName.get(number).push(way);
      });
    }
    function street(number) {
      if (!streets.has(number)) {
        const ways = byName.get(number) ?? [];
        const isMain = ways.some((way) => net.kind[way] >= FIRST_MAIN);
        const strokesOf = ways.length ? joined(net, ways) : [];
        streets.set(number, along(net.names[number], "road", strokesOf, isMain ? FROM_ZOOM.main : FROM_ZOOM.street));
      }
      return streets.get(number);
    }

    // The names to show in a box of degrees at a zoom, the same each time.
    return (view, zoom) => {
      const box = view.pad(AROUND);
      const [west, east] = [world.x(box.getWest()), world.x(box.getEast())];
      const [north, south] = [world.y(box.getNorth()), world.y(box.getSouth())];
      const found = still.slice();
      if (zoom >= FROM_ZOOM.main) {
        if (!byName) sorted();
        const numbers = new Set();
        for (const way of waysIn(net, box)) numbers.add(net.name[way]);
        numbers.forEach((number) => found.push(...street(number)));
      }
      return found.filter(({ x, y, properties }) =>
        properties.min_zoom <= zoom && x >= west && x <= east && y >= north && y <= south);
    };
  };
})();
