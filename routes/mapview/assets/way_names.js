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

  function grouped(things, keyOf) {
    const groups = new Map();
    for (const each of things) {
      const key = keyOf(each);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(each);
    }
    return groups;
  }

  // Made when first asked for.
  function remembered(make) {
    const known = new Map();
    return (key) => {
      if (!known.has(key)) known.set(key, make(key));
      return known.get(key);
    };
  }

  // The names of parks and waters in what is seen.
  function areaNames(land) {
    const streams = grouped(land.named.filter(land.isStream), land.name);
    const areas = land.named.filter((shape) => !land.isStream(shape));
    const area = remembered((shape) => {
      const name = land.name(shape);
      const { x, y, wide } = land.room(shape);
      return feature(name, "place", [x, y], Math.max(FROM_ZOOM.place, zoomFor(name, "place", wide)));
    });
    const stream = remembered((name) => along(name, "place", streams.get(name).flatMap(land.lines), FROM_ZOOM.place));
    return (seen) => {
      const isSeen = (shape) => land.isSeen(shape, seen);
      const flowing = [...streams].filter(([, shapes]) => shapes.some(isSeen));
      return [...areas.filter(isSeen).map(area), ...flowing.flatMap(([name]) => stream(name))];
    };
  }

  // The names of streets among some ways; those in `but` are told elsewhere.
  function streetNames(net, but) {
    const byName = remembered(() => grouped(net.name.keys(), (way) => net.name[way]));
    const street = remembered((number) => {
      const name = net.names[number];
      if (!number || but.has(name)) return [];
      const ways = byName("all").get(number);
      const isMain = ways.some((way) => net.kind[way] >= FIRST_MAIN);
      return along(name, "road", joined(net, ways), isMain ? FROM_ZOOM.main : FROM_ZOOM.street);
    });
    return (ways) => [...new Set(Array.from(ways, (way) => net.name[way]))].flatMap(street);
  }

  // The names of a network to show in a box of degrees at a zoom, the same objects each time;
  // `waysIn` gives the ways in a box.
  window.loopwell.wayNames = (net, land, places, waysIn) => {
    // A park is named in its area, not as a place too. Paths without a name are called after their
    // park or water, which has its name already.
    const called = new Set(land.named.map(land.name));
    const still = places
      .filter(([, , name]) => !called.has(name))
      .map(([lat, lon, name]) => feature(name, "suburb", [world.x(lon), world.y(lat)], FROM_ZOOM.suburb));
    const areas = areaNames(land);
    const streets = streetNames(net, new Set([...called, ...places.map(([, , name]) => name)]));

    return (view, zoom) => {
      const seen = [world.x(view.getWest()), world.y(view.getNorth()), world.x(view.getEast()), world.y(view.getSouth())];
      const found = still.concat(
        zoom >= FROM_ZOOM.place ? areas(seen) : [],
        zoom >= FROM_ZOOM.main ? streets(waysIn(net, view)) : [],
      );
      return found.filter(({ properties }) => properties.min_zoom <= zoom);
    };
  };
})();
