// Bring the parts together: called once for a map, then again for every change of a layer.
(() => {
  "use strict";
  const stage = {};
  const FARTHEST_ZOOM = 4;
  const CLOSEST_ZOOM = 18;
  // More room where the controls are, so that no line and no mark at its end lies under them.
  const CLEAR = { paddingTopLeft: [72, 72], paddingBottomRight: [28, 64] };

  function name(map, words) {
    const box = map.getContainer();
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", words.map_label);
    window.frameElement?.setAttribute("aria-label", words.map_label);
    document.documentElement.lang = words.words_tag;
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
      if (event.touches.length !== 1 || event.target.closest(".leaflet-marker-draggable")) return;
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
    for (const name of ["land", "jacaranda", "eucalyptus", "stone", "sandstone", "river"]) {
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
    const { loopwell } = window;
    stage.map = map;
    stage.colours = () => loopwell.colours(setup);
    stage.gradients = setup.gradients;
    map.setMinZoom(FARTHEST_ZOOM);
    map.setMaxZoom(CLOSEST_ZOOM);
    for (const [pane, z] of [["chosen", 430], ["marks", 610]]) map.createPane(pane).style.zIndex = z;
    // Numbers and arrows without their map say nothing; the page tells the same in words.
    for (const pane of ["chosen", "marks"]) map.getPane(pane).setAttribute("aria-hidden", "true");
    name(map, setup.words);
    fingers(map, setup.words);
    stage.bounds = L.latLngBounds(setup.view);
    stage.fit = (animate) => map.fitBounds(stage.bounds, { ...CLEAR, maxZoom: 16, animate });
    keepFitted(map, stage.fit);
    const tell = loopwell.notice(map);
    const controls = loopwell.controls(map, setup.words, stage, tell);
    stage.scale = loopwell.scale(map, setup.words);
    const ground = loopwell.ground(map, setup, tell);
    loopwell.tiles(map, setup, ground, tell);
    stage.onMarks = ground.giveWay;
    stage.lines = loopwell.lines(map, setup, tell);
    loopwell.finder(map, stage.lines, stage.colours);
    stage.loops = loopwell.loops(map, stage.lines, stage.colours);
    stage.legend = loopwell.legend(map, setup, stage, () => stage.chosen?.colour(stage.legend.wanted()));
    stage.asGradients = stage.legend.wanted;
    watchTheme(stage.colours, () => {
      for (const each of [ground, stage.lines, stage.loops, stage.legend, controls, stage.chosen]) each?.paint();
    });
  };

  window.loopwell.clear = CLEAR;

  window.loopwell.theMap = () => stage.map;

  // Called first of all layers: where all routes' lines are, and what to go back to.
  window.loopwell.lay = ({ url, around }) => {
    stage.lines.lay(url);
    if (stage.chosenId === undefined) stage.bounds = L.latLngBounds(around);
  };

  window.loopwell.layLoops = (group, data) => stage.loops.show(group, data);

  window.loopwell.scaleIn = (units) => stage.scale(units);

  // What a new size of the frame is fitted to.
  window.loopwell.aim = (bounds) => { stage.bounds = bounds; };

  // Called for every change of choice, with the layer that streamlit-folium just made.
  window.loopwell.choose = (group, data) => {
    const { map, lines } = stage;
    const box = map.getContainer();
    group.addTo(map);
    lines.mark(data.id);
    stage.scale(data.units);
    stage.chosen?.end();
    stage.chosen = window.loopwell.drawChosen(map, group, data, stage);
    stage.legend.fit(data);
    const first = stage.chosenId === undefined;
    const isOther = stage.chosenId !== data.id;
    const isChanged = box.dataset.line !== data.mark;
    stage.chosenId = data.id;
    stage.bounds = stage.loops.bounds() ?? stage.chosen.bounds;
    box.dataset.chosen = data.id;
    box.dataset.line = data.mark;
    const inView = map.getSize().x > 0 && map.getBounds().contains(stage.bounds);
    // While the list follows the map, the map goes nowhere by itself.
    if (!map.getSize().x || (lines.state.stays && !first)) return;
    // The same route in another form, or someone who clicked a line: they are looking at it.
    if (!isOther && (!isChanged || inView)) return;
    if (lines.state.chosenHere === data.id && inView) return;
    lines.state.chosenHere = null;
    // The first view is simply there; a flight would also outlast the frame's finding its size.
    stage.fit(!first && !window.loopwell.still());
  };
})();
