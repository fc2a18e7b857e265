// All routes as quiet lines, on one canvas; a click or tap chooses one. Far out, where a route is
// but a few pixels, those that lie together become one mark with their number.
(() => {
  "use strict";
  const { tell: tellPython, unpackText, colours, element, icon, fetchPacked } = window.loopwell;

  // A finger needs more than two pixels.
  const TOUCH_PX = 8;
  const TINY_PX = 24;
  const CELL_PX = 70;
  const WEIGHT = 2.2;
  // How far beyond the view's edge lines are drawn, in its widths and heights: a drag shows them.
  const BEYOND = 0.3;
  // So many that full lines would be one grey carpet.
  const MANY = 300;

  // A route's longer side in pixels, without building points for it.
  function sizePx([south, west, north, east], zoom) {
    const perDegree = 2 ** (zoom + 8) / 360;
    return Math.max((east - west) * perDegree, (north - south) * perDegree * 1.2);
  }

  const meets = (a, b) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

  function boxOf(bounds) {
    return [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()];
  }

  function clusters(map, tiny, words) {
    const zoom = map.getZoom();
    const cells = new Map();
    for (const { box: [south, west, north, east] } of tiny) {
      const { x, y } = map.project([(south + north) / 2, (west + east) / 2], zoom);
      const key = `${Math.floor(x / CELL_PX)} ${Math.floor(y / CELL_PX)}`;
      const cell = cells.get(key) ?? { count: 0, bounds: L.latLngBounds([]) };
      cell.count += 1;
      cell.bounds.extend([south, west]).extend([north, east]);
      cells.set(key, cell);
    }
    return [...cells.values()].map(({ count, bounds }) => {
      const node = element("span", "lw-cluster", String(count));
      const title = window.loopwell.counted(words.cluster, count, words.words_tag);
      const marker = L.marker(bounds.getCenter(), { icon: icon(node), title });
      marker.on("click", () => map.fitBounds(bounds, { padding: [40, 40], maxZoom: 15 }));
      return marker;
    });
  }

  window.loopwell.lines = (map, setup, tell) => {
    const renderer = L.canvas({ padding: BEYOND, tolerance: TOUCH_PX });
    const together = L.layerGroup().addTo(map);
    // While `pick` is set, a click gives it a point and chooses nothing. Where the map `stays`, it
    // does not go to what is chosen.
    const state = { chosenHere: null, marked: null, pick: null, stays: false };
    const routes = new Map();
    const colour = (id) => colours(setup)[id === state.marked ? "jacaranda" : "stone"];

    // Tells of a route's number whether it is found, null while nothing is looked for.
    let isFound = null;
    const shows = (route) => isFound === null || isFound(route.number);

    let quiet = null;

    // A line is made when it first comes into view: of ten thousand most never do.
    function lineOf(route) {
      if (route.drawn) return route.drawn;
      const drawn = L.polyline(unpackText(route.line), {
        ...quiet, color: colour(route.id), renderer, bubblingMouseEvents: false,
      });
      drawn.bindTooltip(() => element("span", "", route.name), { sticky: true });
      drawn.on("click", ({ latlng }) => (state.pick ?? choose)(latlng));
      drawn.on("mouseover", () => drawn.setStyle({ weight: WEIGHT + 2, opacity: 1 }));
      drawn.on("mouseout", () => drawn.setStyle(quiet));
      route.drawn = drawn;
      return drawn;
    }

    function add({ id, name, line, box }, number) {
      routes.set(id, { id, name, line, number, box: box.map((step) => step / 1e5), drawn: null });
    }

    const isShown = ({ drawn }) => drawn !== null && map.hasLayer(drawn);

    // Another file of lines is on its way: the old ones stay as they are until it is there.
    let isComing = false;

    function drawInView() {
      if (isComing) return;
      const zoom = map.getZoom();
      const view = boxOf(map.getBounds().pad(BEYOND));
      for (const route of routes.values()) {
        const wanted = shows(route) && meets(route.box, view) && sizePx(route.box, zoom) >= TINY_PX;
        if (wanted !== isShown(route)) map[wanted ? "addLayer" : "removeLayer"](lineOf(route));
      }
    }

    function gather() {
      if (isComing) return;
      const zoom = map.getZoom();
      const tiny = [...routes.values()].filter((route) => shows(route) && sizePx(route.box, zoom) < TINY_PX);
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
      const touched = boxOf(around);
      return [...routes.values()].reverse().filter((route) => {
        if (!isShown(route) || !meets(route.box, touched)) return false;
        const points = route.drawn.getLatLngs().map((at) => map.latLngToLayerPoint(at));
        return points.some((b, i) => i > 0 && near(points[i - 1], b));
      }).map(({ id }) => id);
    }

    // Where several share a path, clicking again takes the next.
    function choose(latlng) {
      const ids = under(latlng);
      const id = ids[(ids.indexOf(state.marked) + 1) % ids.length];
      if (id === undefined) return;
      state.chosenHere = id;
      mark(id);
      tellPython({ route: id });
    }

    // Seen at once; the full drawing follows when Python has answered.
    function mark(id) {
      const before = state.marked;
      state.marked = id;
      map.getContainer().dataset.marked = id;
      for (const changed of [before, id]) routes.get(changed)?.drawn?.setStyle({ color: colour(changed) });
    }

    // Show only the routes found, all where that is null.
    function show(found) {
      isFound = found;
      if (isComing) return;
      drawInView();
      gather();
      tellFound();
    }

    const tellFound = () => {
      map.getContainer().dataset.found = String([...routes.values()].filter(shows).length);
    };

    // Call back with the bounds of all that is found, once the lines are there.
    let waiting = null;
    function whenKnown(then) {
      waiting = then;
      if (isComing) return;
      const bounds = L.latLngBounds([]);
      for (const route of routes.values()) {
        const [south, west, north, east] = route.box;
        if (shows(route)) bounds.extend([south, west]).extend([north, east]);
      }
      waiting(bounds);
      waiting = null;
    }

    function paint() {
      for (const { id, drawn } of routes.values()) drawn?.setStyle({ color: colour(id) });
    }

    function take(list) {
      quiet = list.length > MANY ? { weight: WEIGHT / 2, opacity: 0.6 } : { weight: WEIGHT, opacity: 0.85 };
      for (const { drawn } of routes.values()) drawn?.remove();
      routes.clear();
      list.forEach(add);
      isComing = false;
      drawInView();
      gather();
      tellFound();
      if (waiting) whenKnown(waiting);
      // Told once they are painted, which Leaflet has asked to do in the next frame.
      requestAnimationFrame(() => { map.getContainer().dataset.routes = String(routes.size); });
    }

    // Draw the routes of the file at `url` in place of others.
    let laid = null;
    function lay(url) {
      if (url === laid) return;
      laid = url;
      isComing = true;
      fetchPacked(url)
        .then((list) => { if (url === laid) take(list); })
        .catch(() => { if (url === laid) tell(setup.words.lines_failed); });
    }

    map.on("moveend", drawInView);
    map.on("zoomend", gather);
    return { state, mark, paint, show, whenKnown, lay };
  };
})();
