// The ground under the routes: our own vector map, or raster tiles where the runner asks for them.
(() => {
  "use strict";
  const { element, icon } = window.loopwell;
  const AREAS = new Set(["land", "industrial", "park", "pitch", "water", "building"]);
  const ROADS = new Set(["street", "main_road", "motorway"]);
  const FAILURES_BEFORE_FALLBACK = 3;

  const roadWidth = (kind, zoom) =>
    (kind === "street" ? 0.85 : 1.35) * Math.max(0.9, 1.55 ** (zoom - 13) * 1.5);

  function areaStyle(kind, colours) {
    return { stroke: false, fill: true, fillColor: colours[kind], fillOpacity: 1 };
  }

  function lineStyle(kind, colours, zoom) {
    if (kind === "railway") return { color: colours.rail, weight: 1.6, dashArray: "7 4" };
    if (kind === "path" || kind === "cycleway") {
      const shown = zoom >= 13;
      const weight = zoom >= 16 ? 1.8 : 1.2;
      return { color: colours.path, weight, dashArray: "2 4", opacity: shown ? 0.9 : 0 };
    }
    const colour = kind === "street" ? colours.street : colours.main_road;
    return { color: colour, weight: roadWidth(kind, zoom) };
  }

  function edgeStyle(kind, colours, zoom) {
    const colour = kind === "street" ? colours.street_edge : colours.main_edge;
    return { color: colour, weight: roadWidth(kind, zoom) + 1.4, opacity: zoom >= 13.5 ? 1 : 0 };
  }

  // Two passes over the roads: the edge of every street lies below the middle of any other.
  function vectorLayers(map, geojson) {
    const shapes = geojson.features.filter((f) => f.geometry.type !== "Point");
    const roads = (f) => ROADS.has(f.properties.kind);
    const renderer = L.canvas({ pane: "ground", padding: 0.4 });
    const layer = (features) =>
      L.geoJSON({ type: "FeatureCollection", features }, { renderer, pane: "ground", interactive: false });
    return {
      areas: layer(shapes.filter((f) => AREAS.has(f.properties.kind))),
      edges: layer(shapes.filter(roads)),
      lines: layer(shapes.filter((f) => !AREAS.has(f.properties.kind))),
    };
  }

  function restyle(layers, colours, zoom) {
    layers.areas.setStyle((f) => areaStyle(f.properties.kind, colours));
    layers.edges.setStyle((f) => edgeStyle(f.properties.kind, colours, zoom));
    layers.lines.setStyle((f) => lineStyle(f.properties.kind, colours, zoom));
  }

  // Labels by importance; one that would lie on another waits for a closer zoom.
  function labelLayer(map, geojson) {
    const group = L.layerGroup();
    const labels = geojson.features
      .filter((f) => f.geometry.type === "Point" && !f.properties.closed)
      .map((f) => {
        const { name, kind, cls } = f.properties;
        const [lon, lat] = f.geometry.coordinates;
        const node = element("span", `lw-label lw-${cls || kind}`, name);
        return { node, minZoom: f.properties.min_zoom, at: L.latLng(lat, lon), marker: null };
      })
      .sort((a, b) => a.minZoom - b.minZoom);
    for (const label of labels) {
      label.marker = L.marker(label.at, {
        icon: icon(label.node), interactive: false, keyboard: false, pane: "labels",
      });
      label.marker.addTo(group);
    }
    // Widths are read once and together: between two writes each reading would lay the page out.
    function arrange() {
      const zoom = map.getZoom();
      const taken = [];
      for (const label of labels) label.half ||= label.node.offsetWidth / 2;
      for (const label of labels) {
        const { x, y } = map.project(label.at, zoom);
        const half = label.half + 6;
        const box = [x - half, y - 10, x + half, y + 10];
        const clear = taken.every((t) => box[2] < t[0] || t[2] < box[0] || box[3] < t[1] || t[3] < box[1]);
        const shown = zoom >= label.minZoom && clear;
        if (shown) taken.push(box);
        label.node.style.visibility = shown ? "visible" : "hidden";
      }
    }
    return { group, arrange };
  }

  // The choice of ground is the browser's own: it costs no rerun and stays on this computer.
  const CHOICE = "loopwell-ground";
  function remembered() {
    try { return localStorage.getItem(CHOICE); } catch { return null; }
  }
  function remember(value) {
    try { localStorage.setItem(CHOICE, value); } catch { /* private windows may refuse */ }
  }

  function tileSwitch(map, setup, ground, tell) {
    const { tiles, words } = setup;
    const layer = L.tileLayer(tiles.url, {
      maxZoom: tiles.max_zoom, referrerPolicy: "strict-origin-when-cross-origin",
    });
    const credit = creditLink(tiles.attribution, tiles.attribution_url);
    const buttons = [];
    let loaded = 0;
    let failed = 0;
    function show(tilesOn) {
      if (tilesOn) {
        loaded = failed = 0;
        layer.addTo(map);
        map.attributionControl.addAttribution(credit);
      } else {
        layer.remove();
        map.attributionControl.removeAttribution(credit);
      }
      ground.toggle(!tilesOn);
      buttons.forEach((b, i) => b.setAttribute("aria-pressed", String((i === 1) === tilesOn)));
    }
    layer.on("tileload", () => { loaded += 1; });
    layer.on("tileerror", () => {
      failed += 1;
      if (loaded || failed < FAILURES_BEFORE_FALLBACK || !map.hasLayer(layer)) return;
      show(false);
      tell(words.tiles_failed);
    });
    const control = L.control({ position: "topright" });
    control.onAdd = () => {
      const box = element("div", "lw-switch leaflet-bar");
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", words.ground_choice);
      [words.paper, words.tiles].forEach((text, i) => {
        const button = element("button", "", text);
        button.type = "button";
        button.onclick = () => {
          tell("");
          remember(i === 1 ? "tiles" : "paper");
          show(i === 1);
        };
        buttons.push(button);
        box.append(button);
      });
      L.DomEvent.disableClickPropagation(box);
      return box;
    };
    control.addTo(map);
    show(remembered() === "tiles");
  }

  // Leaflet's attribution is HTML; ours is made from text so that a setting cannot hold a script.
  function creditLink(text, url) {
    const link = element("a", "", text);
    if (/^https?:/.test(url)) link.href = url;
    link.target = "_blank";
    link.rel = "noopener";
    return link.outerHTML;
  }

  window.loopwell.ground = (map, setup, tell) => {
    const { words } = setup;
    map.createPane("ground").style.zIndex = 150;
    const labelsPane = map.createPane("labels");
    labelsPane.style.zIndex = 440; // above every line, below the marks
    labelsPane.style.pointerEvents = "none";
    labelsPane.setAttribute("aria-hidden", "true");
    const credit = creditLink(words.ground_credit, words.ground_credit_url);
    let layers = null;
    let labels = null;
    let visible = true;

    function paint() {
      const colours = window.loopwell.colours(setup);
      map.getContainer().style.background = visible ? colours.beyond : colours.land;
      if (layers) restyle(layers, colours, map.getZoom());
      if (labels) labels.arrange();
    }
    function toggle(on) {
      visible = on;
      const change = on ? "addLayer" : "removeLayer";
      if (layers) [layers.areas, layers.edges, layers.lines, labels.group].forEach((l) => map[change](l));
      map.attributionControl[on ? "addAttribution" : "removeAttribution"](credit);
      paint();
    }
    const ground = { toggle, paint };
    map.on("zoomend", paint);
    if (setup.tiles) tileSwitch(map, setup, ground, tell);
    else toggle(true);

    fetch(setup.ground)
      .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
      .then((geojson) => {
        layers = vectorLayers(map, geojson);
        labels = labelLayer(map, geojson);
        toggle(visible);
        map.getContainer().dataset.ground = "drawn";
      })
      .catch(() => tell(words.ground_failed));
    return ground;
  };
})();
