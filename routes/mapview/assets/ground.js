// The offline ground: our own vector map on one canvas, in the theme's colours, fitted to the zoom.
(() => {
  "use strict";
  const { creditLink } = window.loopwell;
  const AREAS = new Set(["land", "industrial", "park", "pitch", "water", "building"]);
  // Pixels at zoom 15; each step in or out widens or narrows by 1.6.
  const WIDTHS = { trunk: 6, primary: 6, secondary: 5, tertiary: 4.2, motorway: 7, street: 3 };
  const THINNEST = { trunk: 2.2, primary: 2.2, secondary: 1.8, tertiary: 1.4, motorway: 2.6, street: 0.7 };
  const EDGES_FROM_ZOOM = 13.5;
  const PATHS_FROM_ZOOM = 13;
  const OUTLINES_FROM_ZOOM = 15.5;

  const classOf = ({ kind, cls }) => (kind === "main_road" ? cls : kind);
  const isRoad = (f) => classOf(f.properties) in WIDTHS;
  const roadWidth = (cls, zoom) => Math.max(THINNEST[cls], WIDTHS[cls] * 1.6 ** (zoom - 15));

  function areaStyle({ kind, cls }, colours, zoom) {
    const style = { stroke: false, fill: true, fillColor: colours[kind], fillOpacity: 1 };
    // Where the map ends, and how far a park goes by guess alone.
    if (kind === "land") return { ...style, stroke: true, color: colours.street_edge, weight: 1 };
    if (cls === "wood") return { ...style, fillColor: colours.pitch, fillOpacity: 0.55 };
    if (kind === "building" && zoom >= OUTLINES_FROM_ZOOM) {
      return { ...style, stroke: true, color: colours.street_edge, weight: 1 };
    }
    return style;
  }

  function lineStyle(properties, colours, zoom) {
    const { kind } = properties;
    if (kind === "railway") {
      const weight = zoom >= 14 ? 2.4 : 1.4;
      return { color: colours.rail, weight, dashArray: zoom >= 14 ? "9 6" : "5 4", lineCap: "butt" };
    }
    if (kind === "path" || kind === "cycleway") {
      const weight = zoom >= 16 ? 2 : 1.2;
      const dashArray = kind === "path" ? "1 4" : "6 4";
      return { color: colours.path, weight, dashArray, opacity: zoom >= PATHS_FROM_ZOOM ? 0.95 : 0 };
    }
    const colour = kind === "street" ? colours.street : colours.main_road;
    return { color: colour, weight: roadWidth(classOf(properties), zoom) };
  }

  function edgeStyle(properties, colours, zoom) {
    const isStreet = properties.kind === "street";
    const shown = zoom >= EDGES_FROM_ZOOM || !isStreet;
    return {
      color: isStreet ? colours.street_edge : colours.main_edge,
      weight: roadWidth(classOf(properties), zoom) + (zoom >= 16 ? 2 : 1.4),
      opacity: shown ? 1 : 0,
    };
  }

  // Two passes over the roads: the edge of every street lies below the middle of any other.
  function vectorLayers(geojson) {
    const shapes = geojson.features.filter((f) => f.geometry.type !== "Point");
    // Each zoom draws all of this anew; a strip beyond it is shown a moment later by a quick drag.
    const renderer = L.canvas({ pane: "ground", padding: 0.2 });
    const options = { renderer, pane: "ground", interactive: false, smoothFactor: 1.5 };
    const layer = (features) => L.geoJSON({ type: "FeatureCollection", features }, options);
    return {
      areas: layer(shapes.filter((f) => AREAS.has(f.properties.kind))),
      edges: layer(shapes.filter(isRoad)),
      lines: layer(shapes.filter((f) => !AREAS.has(f.properties.kind))),
    };
  }

  function restyle(layers, colours, zoom) {
    layers.areas.setStyle((f) => areaStyle(f.properties, colours, zoom));
    layers.edges.setStyle((f) => edgeStyle(f.properties, colours, zoom));
    layers.lines.setStyle((f) => lineStyle(f.properties, colours, zoom));
  }

  window.loopwell.ground = (map, setup, tell) => {
    const { words } = setup;
    map.createPane("ground").style.zIndex = 150;
    const labelsPane = map.createPane("labels");
    labelsPane.style.zIndex = 440; // above every line, below the marks
    labelsPane.style.pointerEvents = "none";
    labelsPane.setAttribute("aria-hidden", "true");
    const credit = creditLink(words.ground_credit, words.ground_credit_url);
    const styles = { area: areaStyle, line: lineStyle, edge: edgeStyle };
    const labels = window.loopwell.labels(map);
    map.addLayer(labels.group);
    let others = { found: [], view: null };
    let ours = [];
    let layers = null;
    let marks = null;
    let visible = true;
    let isCredited = false;

    // Leaflet counts how often a credit is asked for; ours is there or not.
    function giveCredit(on) {
      if (on !== isCredited) map.attributionControl[on ? "addAttribution" : "removeAttribution"](credit);
      isCredited = on;
    }
    function paint() {
      const colours = window.loopwell.colours(setup);
      map.getContainer().style.background = visible ? colours.beyond : colours.land;
      if (layers && visible) restyle(layers, colours, map.getZoom());
      labels.arrange(marks);
    }
    // What our own map names is not named a second time.
    function nameAll() {
      const known = new Set(ours.map((f) => f.properties.name));
      labels.put("beyond", others.found.filter((f) => !known.has(f.properties.name)), others.view);
      labels.arrange(marks);
    }
    function toggle(on) {
      visible = on;
      const change = on ? "addLayer" : "removeLayer";
      if (layers) [layers.areas, layers.edges, layers.lines].forEach((l) => map[change](l));
      map[change](labels.group);
      giveCredit(on);
      beyond.toggle(on);
      paint();
    }
    // Names give way to what stands along the chosen route.
    function giveWay(told) {
      marks = told;
      labels.arrange(marks);
    }
    const beyond = window.loopwell.groundWays(map, setup, styles, tell, (found, view) => {
      others = { found, view };
      nameAll();
    });
    map.on("zoomend", paint);

    fetch(setup.ground)
      .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
      .then((geojson) => {
        layers = vectorLayers(geojson);
        ours = geojson.features;
        labels.put("ours", ours);
        nameAll();
        toggle(visible);
        map.getContainer().dataset.ground = "drawn";
      })
      .catch(() => tell(words.ground_failed));
    const repaint = () => { paint(); beyond.paint(); };
    return { toggle, paint: repaint, giveWay };
  };
})();
