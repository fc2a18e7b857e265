// The chosen route: bold line on a casing, direction, km marks, start and finish, moving pointer.
(() => {
  "use strict";
  const { unpack, element, icon } = window.loopwell;
  const ARROW_SPACING_PX = 110;
  const MARK_SPACING_PX = 54;
  const MARK_SIZE_PX = 22;
  const KM_STEPS = [1, 2, 5, 10, 20, 50, 100];
  const POINTER_REACH_PX = 24;

  function running(differences) {
    let sum = 0;
    return differences.map((step) => (sum += step));
  }

  // The point at `m` metres along, and the way the line goes there in screen degrees.
  function pointAt(route, m) {
    const { points, alongM } = route;
    let low = 0;
    let high = alongM.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (alongM[middle] <= m) low = middle;
      else high = middle;
    }
    const span = alongM[high] - alongM[low] || 1;
    const share = Math.min(Math.max((m - alongM[low]) / span, 0), 1);
    const [a, b] = [points[low], points[high]];
    const lat = a[0] + share * (b[0] - a[0]);
    const lon = a[1] + share * (b[1] - a[1]);
    const east = (b[1] - a[1]) * Math.cos((lat * Math.PI) / 180);
    return { at: [lat, lon], turn: (Math.atan2(-(b[0] - a[0]), east) * 180) / Math.PI };
  }

  function metresPerPixel(map) {
    const c = map.getCenter();
    return (40075016.7 * Math.cos((c.lat * Math.PI) / 180)) / 2 ** (map.getZoom() + 8);
  }

  function still(at, node, extra) {
    return L.marker(at, { icon: icon(node), interactive: false, keyboard: false, pane: "marks", ...extra });
  }

  function arrow(turn, beside) {
    const node = element("span", beside ? "lw-arrow lw-beside" : "lw-arrow");
    node.style.setProperty("--turn", `${turn.toFixed(0)}deg`);
    return node;
  }

  const clear = (taken, spot, reach) => taken.every((other) => other.distanceTo(spot) >= reach);

  // Every whole km that the zoom has room for. Where the line comes by again, the first mark stays
  // readable and the later one waits for a closer zoom.
  function kmMarks(map, route, group, perPixel) {
    const taken = [];
    const km = KM_STEPS.find((step) => (step * 1000) / perPixel >= MARK_SPACING_PX) || 200;
    for (let m = km * 1000; m < route.lengthM; m += km * 1000) {
      const { at } = pointAt(route, m);
      const spot = map.project(at);
      if (!clear(taken, spot, MARK_SIZE_PX)) continue;
      taken.push(spot);
      const label = route.words.km.replace("{}", String(m / 1000));
      const node = element("span", "lw-km", String(m / 1000));
      still(at, node, { interactive: true }).bindTooltip(element("span", "", label)).addTo(group);
    }
    return taken;
  }

  // Arrows stand clear of marks and of each other. Where the route passes twice they keep to its
  // left side, so that the way out and the way home can be told apart.
  function arrows(map, route, group, perPixel, taken) {
    const spacing = Math.max(ARROW_SPACING_PX * perPixel, 60);
    const samples = [];
    for (let m = 0; m < route.lengthM; m += 8 * perPixel) samples.push([m, map.project(pointAt(route, m).at)]);
    for (let m = spacing / 2; m < route.lengthM; m += spacing) {
      const { at, turn } = pointAt(route, m);
      const spot = map.project(at);
      const apart = Math.max(100, 40 * perPixel);
      const beside = samples.some(([other, p]) => Math.abs(other - m) > apart && p.distanceTo(spot) < 9);
      const left = L.point(Math.sin((turn * Math.PI) / 180), -Math.cos((turn * Math.PI) / 180));
      const drawn = beside ? spot.add(left.multiplyBy(11)) : spot;
      if (!clear(taken, drawn, MARK_SIZE_PX - 2)) continue;
      taken.push(drawn);
      still(at, arrow(turn, beside), { zIndexOffset: -500 }).addTo(group);
    }
  }

  // Both depend on the zoom: few from afar, all of them close by.
  function marks(map, route, group) {
    group.clearLayers();
    const perPixel = metresPerPixel(map);
    const ends = [route.points[0], route.points[route.points.length - 1]].map((at) => map.project(at));
    arrows(map, route, group, perPixel, [...ends, ...kmMarks(map, route, group, perPixel)]);
  }

  function ends(route, group) {
    const first = route.points[0];
    const last = route.points[route.points.length - 1];
    const { words } = route;
    const mark = (at, kind, text) =>
      still(at, element("span", `lw-end lw-${kind}`), { interactive: true, zIndexOffset: 500 })
        .bindTooltip(element("span", "", text)).addTo(group);
    if (!route.isLoop) mark(last, "finish", words.finish);
    mark(first, route.isLoop ? "both" : "start", route.isLoop ? words.startAndFinish : words.start);
  }

  // Chart and map tell each other where the pointer is, in the browser alone.
  function pointer(map, route, group) {
    const channel = new BroadcastChannel(route.channel);
    const dot = L.marker(route.points[0], {
      icon: icon(element("span", "lw-pointer")), interactive: false, keyboard: false, pane: "marks",
      zIndexOffset: 1000,
    });
    const place = (m) => {
      if (m === null) { dot.remove(); return; }
      dot.setLatLng(pointAt(route, m).at);
      if (!group.hasLayer(dot)) dot.addTo(group);
      else if (!map.hasLayer(dot)) dot.addTo(map);
    };
    channel.onmessage = ({ data }) => {
      if (data.from === "chart") place(data.m);
    };
    // Nearest stretch of the drawn line; the last answer wins a tie, so that a pointer that
    // follows an out-and-back does not jump from the way out to the way home.
    let lastM = 0;
    const onMove = ({ latlng }) => {
      const p = map.latLngToLayerPoint(latlng);
      let best = { px: POINTER_REACH_PX, m: null };
      for (let i = 1; i < route.points.length; i += 1) {
        const a = map.latLngToLayerPoint(route.points[i - 1]);
        const b = map.latLngToLayerPoint(route.points[i]);
        const near = L.LineUtil.closestPointOnSegment(p, a, b);
        const px = p.distanceTo(near);
        const share = a.equals(b) ? 0 : a.distanceTo(near) / a.distanceTo(b);
        const m = route.alongM[i - 1] + share * (route.alongM[i] - route.alongM[i - 1]);
        const nearer = px < best.px - 1;
        const tie = best.m !== null && px < best.px + 1 && Math.abs(m - lastM) < Math.abs(best.m - lastM);
        if (nearer || tie) best = { px: Math.min(px, best.px), m };
      }
      if (best.m !== null) lastM = best.m;
      place(best.m);
      channel.postMessage({ from: "map", m: best.m });
    };
    const onLeave = () => { place(null); channel.postMessage({ from: "map", m: null }); };
    map.on("mousemove", onMove);
    map.on("mouseout", onLeave);
    return () => {
      map.off("mousemove", onMove);
      map.off("mouseout", onLeave);
      channel.close();
    };
  }

  function draw(map, group, data, colours) {
    const points = unpack(data.line);
    const alongM = running(data.alongM);
    const route = { ...data, points, alongM, lengthM: alongM[alongM.length - 1] };
    map.getContainer().dataset.chosenM = String(route.lengthM);
    const parts = data.parts.map(([from, to]) => points.slice(from, to));
    const options = { interactive: false, pane: "chosen", lineJoin: "round", lineCap: "round" };
    const casing = L.polyline(parts, { ...options, weight: 9 }).addTo(group);
    const line = L.polyline(parts, { ...options, weight: 5 }).addTo(group);
    const moving = L.layerGroup().addTo(group);
    ends(route, group);
    const refresh = () => marks(map, route, moving);
    refresh();
    map.on("zoomend", refresh);
    const endPointer = pointer(map, route, group);
    const paint = () => {
      casing.setStyle({ color: colours().land });
      line.setStyle({ color: colours().jacaranda });
    };
    paint();
    return {
      bounds: line.getBounds(),
      paint,
      end: () => { map.off("zoomend", refresh); endPointer(); },
    };
  }

  window.loopwell.drawChosen = draw;
})();
