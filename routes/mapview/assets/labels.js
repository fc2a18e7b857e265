// The ground's names: suburbs, places, stations, and roads' names along their roads.
(() => {
  "use strict";
  const { element, icon, textWidth } = window.loopwell;
  const SIZES = { suburb: 13.5, road: 11 };
  const HIGH = 9; // half the height that a name keeps free
  // A road's direction is that of the piece within this far of the name, in degrees: about 60 m.
  const ROAD_REACH = 0.0006;
  // Farther from any road, about 80 m, a name stays level.
  const ROAD_NEAR = 0.0008;

  // The road nearest to a name, as the point on it and the angle it goes there, read left to right.
  function onRoad(roads, [lon, lat]) {
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
        if (away < best.away) best = { away, line, i, x, y };
      }
    }
    if (!best.line) return { at: [lat, lon], turn: 0 };
    const { line } = best;
    const far = (p) => Math.hypot((p[0] - lon) * narrow - best.x, p[1] - lat - best.y) > ROAD_REACH;
    let a = best.i - 1;
    let b = best.i;
    while (a > 0 && !far(line[a])) a -= 1;
    while (b < line.length - 1 && !far(line[b])) b += 1;
    let turn = (Math.atan2(-(line[b][1] - line[a][1]), (line[b][0] - line[a][0]) * narrow) * 180) / Math.PI;
    if (turn > 90) turn -= 180;
    if (turn <= -90) turn += 180;
    return { at: [lat + best.y, lon + best.x / narrow], turn };
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

  function labelOf(feature, roads) {
    const { name, kind, cls, min_zoom: minZoom } = feature.properties;
    const node = element("span", `lw-label lw-${cls || kind}`, name);
    const { at, turn } = cls === "road"
      ? onRoad(roads, feature.geometry.coordinates)
      : { at: [feature.geometry.coordinates[1], feature.geometry.coordinates[0]], turn: 0 };
    if (turn) node.style.rotate = `${turn.toFixed(1)}deg`;
    const half = textWidth(name, SIZES[cls]) / 2 + 10;
    const marker = L.marker(at, { icon: icon(node), interactive: false, keyboard: false, pane: "labels" });
    return { name, node, minZoom, at: L.latLng(at), turn, half, marker };
  }

  // Labels by importance; one that would lie on another, or on a mark of the chosen route, waits.
  window.loopwell.labels = (map, geojson) => {
    const group = L.layerGroup();
    const roads = geojson.features
      .filter(({ properties: { kind } }) => kind === "main_road" || kind === "motorway" || kind === "street")
      .flatMap(({ geometry }) => geometry.coordinates);
    const labels = geojson.features
      .filter((f) => f.geometry.type === "Point" && !f.properties.closed)
      .map((f) => labelOf(f, roads))
      .sort((a, b) => a.minZoom - b.minZoom);
    labels.forEach(({ marker }) => marker.addTo(group));
    let marks = { taken: [], names: [] };

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
    return { group, arrange };
  };
})();
