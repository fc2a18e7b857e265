// Raster tiles in place of the offline ground, where a runner asks for them.
(() => {
  "use strict";
  const { element, button, recall, remember } = window.loopwell;
  const CHOICE = "loopwell-ground";
  const FAILURES_BEFORE_FALLBACK = 3;

  // Leaflet's attribution is HTML; ours is made from text so that a setting cannot hold a script.
  window.loopwell.creditLink = (text, url) => {
    const link = element(/^https?:/.test(url) ? "a" : "span", "", text);
    if (link.localName === "a") {
      link.href = url;
      link.target = "_blank";
      link.rel = "noopener";
    }
    return link.outerHTML;
  };

  function layerOf(tiles) {
    return L.tileLayer(tiles.url, {
      minNativeZoom: tiles.min_zoom,
      maxNativeZoom: tiles.max_zoom,
      maxZoom: 24,
      bounds: tiles.bounds ?? undefined,
      referrerPolicy: "strict-origin-when-cross-origin",
      className: tiles.is_light ? "lw-light-tiles" : "",
    });
  }

  // Show one ground or the other. Where tiles fail, the offline one, told, with a way to try again.
  window.loopwell.tiles = (map, setup, ground, tell) => {
    const { tiles, words } = setup;
    if (!tiles) { ground.toggle(true); return; }
    const layer = layerOf(tiles);
    const credit = window.loopwell.creditLink(tiles.attribution, tiles.attribution_url);
    const buttons = [];
    let loaded = 0;
    let failed = 0;

    function show(tilesOn) {
      loaded = 0;
      failed = 0;
      if (tilesOn !== map.hasLayer(layer)) {
        map[tilesOn ? "addLayer" : "removeLayer"](layer);
        map.attributionControl[tilesOn ? "addAttribution" : "removeAttribution"](credit);
      }
      ground.toggle(!tilesOn);
      map.getContainer().dataset.tiles = tilesOn ? "on" : "off";
      buttons.forEach((b, i) => b.setAttribute("aria-pressed", String((i === 1) === tilesOn)));
    }
    function choose(tilesOn) {
      tell("");
      remember(CHOICE, tilesOn ? "tiles" : "paper");
      show(tilesOn);
    }
    // Each look at another part of the map is judged by itself: a network may go, and come back.
    map.on("movestart", () => { loaded = 0; failed = 0; });
    layer.on("tileload", () => { loaded += 1; });
    layer.on("tileerror", () => {
      failed += 1;
      if (loaded || failed < FAILURES_BEFORE_FALLBACK || !map.hasLayer(layer)) return;
      show(false);
      tell(window.loopwell.fill(words.tiles_failed, { tiles: tiles.name }), { name: words.try_again, act: () => choose(true) });
    });

    const control = L.control({ position: "topright" });
    control.onAdd = () => {
      const box = element("div", "lw-switch leaflet-bar");
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", words.ground_choice);
      buttons.push(button("", words.paper, undefined, () => choose(false)));
      buttons.push(button("", tiles.name, undefined, () => choose(true)));
      box.append(...buttons);
      L.DomEvent.disableClickPropagation(box);
      return box;
    };
    control.addTo(map);
    show(recall(CHOICE) === "tiles");
  };
})();
