// All routes as quiet lines, on one canvas; a click or tap chooses one. Far out, where a route is
// but a few pixels, those that lie together become one mark with their number.
(() => {
  "use strict";
  const { unpack, colours, element, icon } = window.loopwell;

  // A finger needs more than two pixels.
  const TOUCH_PX = 8;
  const TINY_PX = 24;
  const CELL_PX = 70;
  const WEIGHT = 2.2;
  // So many that full lines would be one grey carpet.
  const MANY = 300;

  // The way back to Python: the component's value, sent at once. streamlit-folium waits 250 ms
  // and would also send every pan; the map therefore asks it to return nothing itself.
  let clicks = 0;
  function tellPython(id) {
    clicks += 1;
    window.Streamlit?.setComponentValue({ route: id, click: clicks });
  }

  // A route's longer side in pixels, without building points for it.
  function sizePx(bounds, zoom) {
    const perDegree = 2 ** (zoom + 8) / 360;
    const wide = (bounds.getEast() - bounds.getWest()) * perDegree;
    const high = (bounds.getNorth() - bounds.getSouth()) * perDegree * 1.2;
    return Math.max(wide, high);
  }

  function clusters(map, tiny, words) {
    const zoom = map.getZoom();
    const cells = new Map();
    for (const { bounds } of tiny) {
      const { x, y } = map.project(bounds.getCenter(), zoom);
      const key = `${Math.floor(x / CELL_PX)} ${Math.floor(y / CELL_PX)}`;
      const cell = cells.get(key) ?? { count: 0, bounds: L.latLngBounds([]) };
      cell.count += 1;
      cell.bounds.extend(bounds);
      cells.set(key, cell);
    }
    return [...cells.values()].map(({ count, bounds }) => {
      const node = element("span", "lw-cluster", String(count));
      const marker = L.marker(bounds.getCenter(), { icon: icon(node), title: words.cluster.replace("{}", count) });
      marker.on("click", () => map.fitBounds(bounds, { padding: [40, 40], maxZoom: 15 }));
      return marker;
    });
  }

  window.loopwell.lines = (map, setup, tell) => {
    const renderer = L.canvas({ padding: 0.3, tolerance: TOUCH_PX });
    const together = L.layerGroup().addTo(map);
    const state = { chosenHere: null, marked: null };
    const routes = new Map();
    const colour = (id) => colours(setup)[id === state.marked ? "jacaranda" : "stone"];

    let quiet = { weight: WEIGHT, opacity: 0.85 };

    function add({ id, name, line }) {
      const drawn = L.polyline(unpack(line), { ...quiet, color: colour(id), renderer, bubblingMouseEvents: false });
      drawn.bindTooltip(() => element("span", "", name), { sticky: true });
      drawn.on("click", ({ latlng }) => choose(latlng));
      drawn.on("mouseover", () => drawn.setStyle({ weight: WEIGHT + 2, opacity: 1 }));
      drawn.on("mouseout", () => drawn.setStyle(quiet));
      routes.set(id, { drawn, bounds: drawn.getBounds() });
    }

    function arrange() {
      const zoom = map.getZoom();
      const tiny = [];
      for (const route of routes.values()) {
        const small = sizePx(route.bounds, zoom) < TINY_PX;
        if (small) tiny.push(route);
        if (small === map.hasLayer(route.drawn)) map[small ? "removeLayer" : "addLayer"](route.drawn);
      }
      together.clearLayers();
      clusters(map, tiny, setup.words).forEach((marker) => marker.addTo(together));
    }

    // The routes under a finger, shortest first.
    function under(latlng) {
      const p = map.latLngToLayerPoint(latlng);
      const reach = TOUCH_PX + WEIGHT;
      const near = (a, b) => p.distanceTo(L.LineUtil.closestPointOnSegment(p, a, b)) <= reach;
      const around = L.latLngBounds(
        map.layerPointToLatLng(p.subtract([reach, reach])), map.layerPointToLatLng(p.add([reach, reach])),
      );
      return [...routes].reverse().filter(([, { drawn, bounds }]) => {
        if (!map.hasLayer(drawn) || !bounds.intersects(around)) return false;
        const points = drawn.getLatLngs().map((at) => map.latLngToLayerPoint(at));
        return points.some((b, i) => i > 0 && near(points[i - 1], b));
      }).map(([id]) => id);
    }

    // Where several share a path, clicking again takes the next.
    function choose(latlng) {
      const ids = under(latlng);
      const id = ids[(ids.indexOf(state.marked) + 1) % ids.length];
      if (id === undefined) return;
      state.chosenHere = id;
      mark(id);
      tellPython(id);
    }

    // Seen at once; the full drawing follows when Python has answered.
    function mark(id) {
      const before = state.marked;
      state.marked = id;
      map.getContainer().dataset.marked = id;
      for (const changed of [before, id]) routes.get(changed)?.drawn.setStyle({ color: colour(changed) });
    }

    function paint() {
      for (const [id, { drawn }] of routes) drawn.setStyle({ color: colour(id) });
    }

    fetch(setup.routes)
      .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
      .then((list) => {
        if (list.length > MANY) quiet = { weight: WEIGHT / 2, opacity: 0.6 };
        list.forEach(add);
        arrange();
        map.on("zoomend", arrange);
        map.getContainer().dataset.routes = String(routes.size);
      })
      .catch(() => tell(setup.words.lines_failed));
    return { state, mark, paint };
  };
})();
