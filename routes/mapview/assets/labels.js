// The ground's names: suburbs, places, stations, and roads' names along their roads.
(() => {
  "use strict";
  const { element, icon, textWidth } = window.loopwell;
  const SIZES = { suburb: 13.5, road: 11 };
  const HIGH = 9; // half the height that a name keeps free
  // In degrees of latitude. A road's direction is taken over about 60 m to either side of its name;
  // farther than about 80 m from any road a name stays level.
  const ROAD_REACH = 0.0006;
  const ROAD_NEAR = 0.0008;
  // A name comes again this often along the same stroke of its road, while that goes on straight.
  const AGAIN = 0.0045;
  const AGAIN_FROM_ZOOM = 16;
  const STRAIGHT_DEGREES = 30;

  // The point of these roads that is nearest to a place, and the stroke it is on.
  function nearest(roads, [lon, lat]) {
    const narrow = Math.cos((lat * Math.PI) / 180);
    let best = { away: ROAD_NEAR, line: null };
    for (const line of roads) {
      for (let i = 1; i < line.length; i += 1) {
        const [ax, ay] = [(line[i - 1][0] - lon) * narrow, line[i - 1][1] - lat];
        const [dx, dy] = [(line[i][0] - line[i - 1][0]) * narrow, line[i][1] - line[i - 1][1]];
        const square = dx * dx + dy * dy;
        if (!square) continue;
        const share = Math.min(Math.max(-(ax * dx + ay * dy) / square, 0), 1);
        const [x, y] = [ax + share * dx, ay + share * dy];
        const away = Math.hypot(x, y);
        if (away < best.away) best = { away, line, i, at: [lon + x / narrow, lat + y] };
      }
    }
    return best.line && best;
  }

  const between = (p, q) => Math.hypot((p[0] - q[0]) * Math.cos((p[1] * Math.PI) / 180), p[1] - q[1]);

  // The angle in which a stroke goes at a point before its vertex `i`, read from left to right.
  function turnAt({ line, i, at }) {
    let a = i - 1;
    let b = i;
    while (a > 0 && between(line[a], at) < ROAD_REACH) a -= 1;
    while (b < line.length - 1 && between(line[b], at) < ROAD_REACH) b += 1;
    const east = (line[b][0] - line[a][0]) * Math.cos((at[1] * Math.PI) / 180);
    let turn = (Math.atan2(-(line[b][1] - line[a][1]), east) * 180) / Math.PI;
    if (turn > 90) turn -= 180;
    return turn <= -90 ? turn + 180 : turn;
  }

  // Where the same name may stand again along its stroke, one way (1) or the other (-1).
  function again({ line, i, at }, turn, way) {
    const spots = [];
    let from = at;
    let left = AGAIN;
    for (let k = way > 0 ? i : i - 1; k >= 0 && k < line.length; k += way) {
      const step = between(from, line[k]);
      if (step < left) { left -= step; from = line[k]; continue; }
      const share = left / step;
      const mix = (n) => from[n] + share * (line[k][n] - from[n]);
      const spot = { line, i: way > 0 ? k : k + 1, at: [mix(0), mix(1)] };
      const bent = Math.abs(turnAt(spot) - turn) % 180;
      if (Math.min(bent, 180 - bent) > STRAIGHT_DEGREES) break;
      spots.push(spot);
      from = spot.at;
      left = AGAIN;
      k -= way;
    }
    return spots;
  }

  // A road's name lies on its road, which is rather a main one; far from any it stays level.
  function onRoads(place, roads) {
    const road = nearest(roads.main, place) ?? nearest(roads.streets, place);
    if (!road) return [{ at: place, turn: 0 }];
    const turn = turnAt(road);
    const others = [...again(road, turn, 1), ...again(road, turn, -1)];
    return [road, ...others].map((spot) => ({ at: spot.at, turn: turnAt(spot) }));
  }

  // A name as circles along its line: enough to keep turned and level ones off each other.
  function circles({ x, y }, half, turn) {
    const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
    const count = Math.max(1, Math.ceil(half / HIGH));
    return Array.from({ length: count }, (_, i) => {
      const along = count === 1 ? 0 : -half + HIGH + (i * 2 * (half - HIGH)) / (count - 1);
      return [x + along * cos, y + along * sin];
    });
  }

  function isFree(spots, taken, boxes) {
    const near = 2 * HIGH + 2;
    return spots.every(([x, y]) =>
      taken.every(([a, b]) => Math.abs(a - x) > near || Math.hypot(a - x, b - y) > near)
      && boxes.every((box) => x + HIGH < box[0] || box[2] < x - HIGH || y + HIGH < box[1] || box[3] < y - HIGH));
  }

  // A name with a stroke of its own lies on that.
  function labelsOf(feature, roads) {
    const { name, kind, cls, min_zoom: minZoom } = feature.properties;
    const place = feature.geometry.coordinates;
    const half = textWidth(name, SIZES[cls]) / 2 + 10;
    const on = feature.stroke ? { main: [feature.stroke], streets: [] } : roads;
    const spots = cls === "road" || feature.stroke ? onRoads(place, on) : [{ at: place, turn: 0 }];
    return spots.map(({ at: [lon, lat], turn }, i) => {
      const node = element("span", `lw-label lw-${cls || kind}`, name);
      if (turn) node.style.rotate = `${turn.toFixed(1)}deg`;
      const at = L.latLng(lat, lon);
      const marker = L.marker(at, { icon: icon(node), interactive: false, keyboard: false, pane: "labels" });
      return { name, node, minZoom: i ? Math.max(minZoom, AGAIN_FROM_ZOOM) : minZoom, at, turn, half, marker };
    });
  }

  // The labels of what was named before are made once.
  const made = new WeakMap();
  function labelsIn(features) {
    const strokes = (kinds) => features
      .filter(({ properties: { kind } }) => kinds.includes(kind))
      .flatMap(({ geometry }) => geometry.coordinates);
    const roads = { main: strokes(["main_road", "motorway"]), streets: strokes(["street"]) };
    return features
      .filter((f) => f.geometry.type === "Point" && !f.properties.closed)
      .flatMap((f) => {
        if (!made.has(f)) made.set(f, labelsOf(f, roads));
        return made.get(f);
      });
  }

  // Labels by importance; one that would lie on another, or on a mark of the chosen route, waits.
  window.loopwell.labels = (map) => {
    const group = L.layerGroup();
    const sets = new Map();
    let labels = [];
    let marks = { taken: [], names: [] };

    // Names of one source, in place of those that it had; with a view, only those in it and due.
    function put(source, features, view) {
      const isDue = ({ at, minZoom }) => !view || (minZoom <= map.getZoom() && view.contains(at));
      const next = new Set(labelsIn(features).filter(isDue));
      sets.get(source)?.forEach((label) => { if (!next.has(label)) group.removeLayer(label.marker); });
      next.forEach(({ marker }) => group.addLayer(marker));
      sets.set(source, [...next]);
      labels = [...sets.values()].flat().sort((a, b) => a.minZoom - b.minZoom);
    }

    function arrange(told) {
      if (told) marks = told;
      const zoom = map.getZoom();
      const taken = [];
      for (const { name, node, minZoom, at, half, turn } of labels) {
        const spots = circles(map.project(at, zoom), half, turn);
        const shown = zoom >= minZoom && !marks.names.includes(name) && isFree(spots, taken, marks.taken);
        if (shown) taken.push(...spots);
        node.style.visibility = shown ? "visible" : "hidden";
      }
    }
    return { group, put, arrange };
  };
})();
