// Bring the parts together: called once for a map, then once for every choice.
(() => {
  "use strict";
  const stage = {};
  const FARTHEST_ZOOM = 4;
  const CLOSEST_ZOOM = 18;

  function controls(map, words) {
    L.control.zoom({ position: "topleft", zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(map);
    L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
    map.attributionControl.setPrefix(false);
    map.setMinZoom(FARTHEST_ZOOM);
    map.setMaxZoom(CLOSEST_ZOOM);
    const box = map.getContainer();
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", words.map_label);
    window.frameElement?.setAttribute("aria-label", words.map_label);
  }

  // One line for what went wrong, read out by screen readers and gone after a while.
  const NOTICE_MS = 10000;
  function notice(map) {
    const node = window.loopwell.element("div", "lw-notice", "");
    node.setAttribute("role", "status");
    node.hidden = true;
    map.getContainer().append(node);
    let timer = 0;
    return (text) => {
      clearTimeout(timer);
      node.textContent = text;
      node.hidden = !text;
      timer = setTimeout(() => { node.hidden = true; }, NOTICE_MS);
    };
  }

  // One finger scrolls the page, two move the map; a mouse drags as ever.
  function fingers(map, words) {
    if (!matchMedia("(pointer: coarse)").matches) return;
    map.dragging.disable();
    const box = map.getContainer();
    box.style.touchAction = "pan-y";
    const hint = window.loopwell.element("div", "lw-hint", words.two_fingers);
    hint.setAttribute("aria-hidden", "true");
    box.append(hint);
    let timer = 0;
    box.addEventListener("touchmove", (event) => {
      if (event.touches.length !== 1) return;
      hint.classList.add("lw-shown");
      clearTimeout(timer);
      timer = setTimeout(() => hint.classList.remove("lw-shown"), 900);
    }, { passive: true });
  }

  // A map made in a hidden or not yet laid out frame has no size, and the page may give it another
  // one: fit again at every new size until someone has moved the map.
  function keepFitted(map, fit) {
    const box = map.getContainer();
    let touched = false;
    for (const kind of ["pointerdown", "wheel", "keydown"]) {
      box.addEventListener(kind, () => { touched = true; }, { passive: true, once: true });
    }
    new ResizeObserver(() => {
      map.invalidateSize({ animate: false });
      const size = map.getSize();
      if (!touched && size.x && size.y) fit(false);
    }).observe(box);
  }

  // The stylesheet takes its colours from the same palette as the canvas.
  function dress(colours) {
    const root = document.documentElement;
    root.dataset.lwTheme = window.loopwell.isDark() ? "dark" : "light";
    for (const name of ["land", "jacaranda", "eucalyptus", "stone"]) {
      root.style.setProperty(`--lw-${name}`, colours()[name]);
    }
  }

  function watchTheme(colours, repaint) {
    let dark = window.loopwell.isDark();
    dress(colours);
    new MutationObserver(() => {
      if (window.loopwell.isDark() === dark) return;
      dark = !dark;
      dress(colours);
      repaint();
    }).observe(document.head, { childList: true });
  }

  window.loopwell.start = (map, setup) => {
    stage.map = map;
    stage.colours = () => window.loopwell.colours(setup);
    for (const [name, z] of [["chosen", 430], ["marks", 610]]) map.createPane(name).style.zIndex = z;
    // Numbers and arrows without their map say nothing; the page tells the same in words.
    for (const name of ["chosen", "marks"]) map.getPane(name).setAttribute("aria-hidden", "true");
    controls(map, setup.words);
    fingers(map, setup.words);
    stage.bounds = L.latLngBounds(setup.view);
    // More room on top, where the controls are.
    stage.fit = (animate) =>
      map.fitBounds(stage.bounds, { paddingTopLeft: [28, 54], paddingBottomRight: [28, 30], maxZoom: 16, animate });
    keepFitted(map, stage.fit);
    const tell = notice(map);
    const ground = window.loopwell.ground(map, setup, tell);
    stage.lines = window.loopwell.lines(map, setup, tell);
    window.loopwell.finder(map, stage.lines, stage.colours);
    watchTheme(stage.colours, () => {
      ground.paint();
      stage.lines.paint();
      stage.chosen?.paint();
    });
  };

  // What a new size of the frame is fitted to.
  window.loopwell.aim = (bounds) => { stage.bounds = bounds; };

  // Called for every change of choice, with the layer that streamlit-folium just made.
  window.loopwell.choose = (group, data) => {
    const { map, lines } = stage;
    group.addTo(map);
    lines.mark(data.id);
    stage.chosen?.end();
    stage.chosen = window.loopwell.drawChosen(map, group, data, stage.colours);
    const first = stage.chosenId === undefined;
    const moved = stage.chosenId !== data.id;
    stage.chosenId = data.id;
    stage.bounds = stage.chosen.bounds;
    map.getContainer().dataset.chosen = data.id;
    if (!moved || !map.getSize().x || (lines.state.stays && !first)) return;
    // Someone who clicked a line is looking at it; anyone else is taken there.
    if (lines.state.chosenHere === data.id && map.getBounds().contains(stage.bounds)) return;
    lines.state.chosenHere = null;
    // The first view is simply there; a flight would also outlast the frame's finding its size.
    stage.fit(!first && !window.loopwell.still());
  };
})();
