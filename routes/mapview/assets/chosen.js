// The chosen route: a bold line on a casing, its warm-up and warm-down or its gradients apart.
(() => {
  "use strict";
  const { unpack, Path, drawMarks, pointer, isDark } = window.loopwell;
  const LINE = { interactive: false, pane: "chosen", lineJoin: "round", lineCap: "round" };
  const WEIGHT = 5;
  const CASING = WEIGHT + 4;
  const SPAN = WEIGHT + 9;
  const BEFORE = { weight: 3, dashArray: "1 6" };
  const WARM_DASHES = "1 9";

  function running(differences) {
    let sum = 0;
    return differences.map((step) => (sum += step));
  }

  // Stretches as [kind, from, to]: of the run and of what is walked before and after it.
  function warmStretches({ warm, path }) {
    if (!warm) return [["run", 0, path.lengthM]];
    const [from, to] = warm;
    return [["run", from, to], ["warm", 0, from], ["warm", to, path.lengthM]]
      .filter(([, a, b]) => b > a);
  }

  // Stretches of one class of gradient each; "plain" where no height is known.
  function gradientStretches({ gradients, path }) {
    const stretches = [];
    let from = 0;
    for (let i = 0; i < gradients.length; i += 2) {
      const to = Math.min(from + gradients[i + 1], path.lengthM);
      stretches.push([gradients[i] < 0 ? "plain" : gradients[i], from, to]);
      from = to;
    }
    return stretches.filter(([, a, b]) => b > a);
  }

  function colourOf(kind, stage) {
    const colours = stage.colours();
    if (kind === "warm") return colours.sandstone;
    if (kind === "run" || kind === "plain") return colours.jacaranda;
    return stage.gradients[kind][isDark() ? "dark" : "light"];
  }

  // One line for each kind, however often it changes along the way.
  function lines(route, stage, group, asGradients) {
    const byKind = new Map();
    for (const [kind, a, b] of asGradients ? gradientStretches(route) : warmStretches(route)) {
      if (!byKind.has(kind)) byKind.set(kind, []);
      byKind.get(kind).push([a, b]);
    }
    return [...byKind].map(([kind, stretches]) => {
      const dashes = kind === "warm" ? { dashArray: WARM_DASHES, weight: WEIGHT + 1 } : { weight: WEIGHT };
      const line = L.polyline([], { ...LINE, ...dashes }).addTo(group);
      return {
        lay: () => line.setLatLngs(stretches.flatMap(([a, b]) => route.path.slice(a, b))),
        paint: () => line.setStyle({ color: colourOf(kind, stage) }),
      };
    });
  }

  window.loopwell.drawChosen = (map, group, data, stage) => {
    const alongM = running(data.alongM);
    const route = { ...data, path: new Path(unpack(data.line), alongM, data.parts) };
    const { path } = route;
    map.getContainer().dataset.chosenM = String(path.lengthM);
    path.lay(map.getZoom());
    const casing = L.polyline(path.whole(), { ...LINE, weight: CASING }).addTo(group);
    const span = L.polyline([], { ...LINE, weight: SPAN }).addTo(group);
    const bounds = casing.getBounds();
    const body = L.layerGroup().addTo(group);
    const marks = L.layerGroup().addTo(group);
    const before = data.before.map((line) => L.polyline(unpack(line), { ...LINE, ...BEFORE }).addTo(group));
    let drawn = [];
    const hand = pointer(map, route, group, span);

    const paint = () => {
      casing.setStyle({ color: stage.colours().land });
      span.setStyle({ color: stage.colours().text });
      drawn.forEach((line) => line.paint());
      before.forEach((line) => line.setStyle({ color: stage.colours().text }));
    };
    const refreshMarks = () => stage.onMarks(drawMarks(map, route, marks));
    // Where legs lie side by side they must be moved apart anew at each zoom.
    const onZoom = () => {
      path.lay(map.getZoom());
      if (!path.hasTwoWays) return;
      casing.setLatLngs(path.whole());
      drawn.forEach((line) => line.lay());
      hand.follow();
    };
    const colour = (asGradients) => {
      body.clearLayers();
      drawn = lines(route, stage, body, asGradients && route.gradients.length > 0);
      drawn.forEach((line) => line.lay());
      paint();
    };
    colour(stage.asGradients());
    refreshMarks();
    map.on("zoomend", onZoom);
    map.on("moveend", refreshMarks);
    return {
      bounds,
      paint,
      colour,
      end: () => {
        map.off("zoomend", onZoom);
        map.off("moveend", refreshMarks);
        hand.end();
      },
    };
  };
})();
