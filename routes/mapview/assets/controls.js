// Real buttons on the map, a scale bar, and one line for what went wrong.
(() => {
  "use strict";
  const { element, button, drawing } = window.loopwell;
  const NOTICE_MS = 12000;
  const NEAR_M = 50000;
  const DRAWINGS = {
    zoomIn: "M12 5v14M5 12h14",
    zoomOut: "M5 12h14",
    reset: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0",
    locate: "M12 2v4M12 18v4M2 12h4M18 12h4M6 12a6 6 0 1 0 12 0a6 6 0 1 0-12 0",
    whole: "M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7",
    small: "M20 10h-6V4M14 10l7-7M4 14h6v6M10 14l-7 7",
  };

  // Read out by screen readers; gone after a while, unless it offers something to do.
  window.loopwell.notice = (map) => {
    const box = element("div", "lw-notice", "");
    const text = element("span", "", "");
    box.setAttribute("role", "status");
    box.hidden = true;
    L.DomEvent.disableClickPropagation(box);
    map.getContainer().append(box);
    let timer = 0;
    return (words, action) => {
      clearTimeout(timer);
      text.textContent = words;
      box.replaceChildren(text);
      if (action) box.append(button("lw-act", action.name, undefined, action.act));
      box.hidden = !words;
      if (!action) timer = setTimeout(() => { box.hidden = true; }, NOTICE_MS);
    };
  };

  function bar(map, buttons) {
    const control = L.control({ position: "topleft" });
    control.onAdd = () => {
      const box = element("div", "lw-bar leaflet-bar");
      box.append(...buttons);
      L.DomEvent.disableClickPropagation(box);
      return box;
    };
    control.addTo(map);
  }

  function zoomButtons(map, words) {
    const zoom = (by) => ({ shiftKey }) =>
      map.setZoom(map.getZoom() + by * (shiftKey ? 3 : 1), { animate: !window.loopwell.still() });
    const closer = button("", words.zoom_in, drawing(DRAWINGS.zoomIn), zoom(1));
    const farther = button("", words.zoom_out, drawing(DRAWINGS.zoomOut), zoom(-1));
    // Said, not disabled: a button that vanishes under the keyboard loses its focus.
    const ends = () => {
      closer.setAttribute("aria-disabled", String(map.getZoom() >= map.getMaxZoom()));
      farther.setAttribute("aria-disabled", String(map.getZoom() <= map.getMinZoom()));
    };
    map.on("zoomend", ends);
    return [closer, farther];
  }

  // Only where the browser can; a phone may not.
  function wholeScreen(map, words, fit) {
    if (!document.fullscreenEnabled) return [];
    const one = button("", words.whole_screen, drawing(DRAWINGS.whole), () => {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen().catch(() => { one.hidden = true; });
    });
    document.addEventListener("fullscreenchange", () => {
      const on = Boolean(document.fullscreenElement);
      const name = on ? words.leave_whole_screen : words.whole_screen;
      one.setAttribute("aria-label", name);
      one.title = name;
      one.replaceChildren(drawing(on ? DRAWINGS.small : DRAWINGS.whole));
      map.getContainer().dataset.whole = on ? "on" : "off";
      map.once("resize", () => fit(false));
    });
    return [one];
  }

  // A dot where the runner is, in a circle of how well that is known. Asked for at a press, never before.
  function locate(map, words, stage, tell) {
    const here = L.layerGroup();
    let paint = () => {};
    function show({ coords: { latitude, longitude, accuracy } }) {
      const at = L.latLng(latitude, longitude);
      const circle = L.circle(at, { radius: accuracy, weight: 1, interactive: false, pane: "chosen" });
      const dot = L.marker(at, {
        icon: window.loopwell.icon(element("span", "lw-here")), keyboard: false, pane: "marks", zIndexOffset: 900,
      }).bindTooltip(element("span", "", words.here));
      paint = () => circle.setStyle({ color: stage.colours().river });
      paint();
      here.clearLayers().addLayer(circle).addLayer(dot).addTo(map);
      map.getContainer().dataset.here = `${latitude.toFixed(4)} ${longitude.toFixed(4)}`;
      const isFar = at.distanceTo(stage.bounds.getCenter()) > NEAR_M;
      tell(isFar ? words.far_away : words.found_here);
      if (!isFar && !map.getBounds().contains(at)) map.fitBounds(L.latLngBounds(stage.bounds).extend(at), { padding: [40, 40] });
    }
    const fail = ({ code }) => tell(code === 1 ? words.locate_denied : words.locate_failed);
    const one = button("", words.locate, drawing(DRAWINGS.locate), () => {
      if (!navigator.geolocation) { tell(words.locate_failed); return; }
      tell(words.locating);
      navigator.geolocation.getCurrentPosition(show, fail, { enableHighAccuracy: true, timeout: 10000, maximumAge: 0 });
    });
    return { button: one, paint: () => paint() };
  }

  window.loopwell.controls = (map, words, stage, tell) => {
    const place = locate(map, words, stage, tell);
    const reset = button("", words.reset_view, drawing(DRAWINGS.reset), () => stage.fit(!window.loopwell.still()));
    bar(map, zoomButtons(map, words));
    bar(map, [reset, place.button, ...wholeScreen(map, words, stage.fit)]);
    map.attributionControl.setPrefix(false);
    return { paint: place.paint };
  };

  // In km or in miles, as the layer of the moment says.
  window.loopwell.scale = (map, words) => {
    const Scale = L.Control.Scale.extend({
      // Leaflet hands a text such as "500 m", which is English.
      _updateScale(scale, text, ratio) {
        const [number, unit] = text.split(" ");
        const said = window.loopwell.fill(words.scale[unit], { number });
        L.Control.Scale.prototype._updateScale.call(this, scale, said, ratio);
      },
    });
    let control = null;
    let shown = null;
    return (units) => {
      if (units === shown) return;
      control?.remove();
      shown = units;
      control = new Scale({ metric: units === "km", imperial: units !== "km", position: "bottomright" }).addTo(map);
    };
  };
})();
