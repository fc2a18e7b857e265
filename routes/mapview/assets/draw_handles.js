// The drawn line on the map, with what a pointer takes hold of: its points, and the middles of its
// legs. The keyboard has its own way (draw_keys.js), so none of it is a stop of the Tab key.
(() => {
  "use strict";
  const { element, icon, line: edit } = window.loopwell;
  // Room that a handle needs, in pixels; fingers need more.
  const APART_PX = 14;
  const LEG_PX = 64;
  const FINGER = 1.6;
  // As long as phones take for a long press.
  const PRESS_MS = 500;

  // A right click or a long press. iPhones tell of no long press, so it is timed here; other phones
  // tell of it as of a right click, and may add a click when the finger leaves.
  function presser() {
    let [timer, isDone] = [0, false];
    const end = () => clearTimeout(timer);
    window.addEventListener("pointerdown", () => { isDone = false; }, { capture: true });
    for (const kind of ["pointerup", "pointercancel"]) window.addEventListener(kind, end, { capture: true });
    window.addEventListener("click", (event) => {
      if (isDone) event.stopPropagation();
      isDone = false;
    }, { capture: true });
    return (node, marker, act) => {
      const press = () => {
        end();
        if (!isDone) act();
        isDone = true;
      };
      node.addEventListener("pointerdown", ({ pointerType }) => {
        end();
        if (pointerType === "touch") timer = setTimeout(press, PRESS_MS);
      });
      marker.on("dragstart", end);
      marker.on("contextmenu", press);
    };
  }

  function lines(map) {
    const options = { interactive: false, pane: "drawn", lineJoin: "round", lineCap: "round" };
    const layer = (className, weight) => L.polyline([], { ...options, className, weight }).addTo(map);
    const parts = [layer("lw-drawn-casing", 9), layer("lw-drawn", 5)];
    const long = layer("lw-long", 5);
    return ({ points, legs }, longLegM) => {
      parts.forEach((part) => part.setLatLngs(points));
      long.setLatLngs(legs.filter((leg) => leg.isStraight && leg.m > longLegM).map((leg) => leg.points));
    };
  }

  // Points that have room on the screen: the ends first, then in order.
  function roomy(map, line, apart) {
    if (!line.length) return [];
    const view = map.getBounds().pad(0.1);
    const taken = [];
    const last = edit.isClosed(line) ? 0 : line.length - 1;
    return [...new Set([0, last, ...line.keys()])].filter((i) => {
      if (edit.isClosed(line) && i === line.length - 1) return false;
      if (!view.contains(line[i])) return false;
      const spot = map.project(line[i]);
      if (taken.some((other) => other.distanceTo(spot) < apart)) return false;
      taken.push(spot);
      return true;
    });
  }

  function pointNode(line, i, chosen) {
    const isClosed = edit.isClosed(line);
    const ends = { 0: isClosed ? "lw-both" : "lw-start", ...(isClosed ? {} : { [line.length - 1]: "lw-finish" }) };
    const kind = line.length === 1 ? "lw-end lw-start" : ends[i] ? `lw-end ${ends[i]}` : "";
    return element("span", `lw-point ${kind} ${i === chosen ? "lw-taken" : ""}`);
  }

  // The middle of a leg also shows which way it goes.
  function middleNode(a, b) {
    const node = element("span", "lw-middle");
    node.style.setProperty("--turn", `${((Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI).toFixed(0)}deg`);
    return node;
  }

  window.loopwell.handles = (map, setup, legs, acts) => {
    const { words } = setup;
    map.createPane("drawn").style.zIndex = 432;
    map.createPane("handles").style.zIndex = 620;
    for (const name of ["drawn", "handles"]) map.getPane(name).setAttribute("aria-hidden", "true");
    const show = lines(map);
    const onPress = presser();
    const group = L.layerGroup().addTo(map);
    const scale = matchMedia("(pointer: coarse)").matches ? FINGER : 1;
    let line = [];
    let chosen = null;
    let isDragging = false;

    // While something is dragged the line follows it, and only the end of the drag is a step.
    function hold(at, node, tip, trial, end) {
      node.title = tip;
      const marker = L.marker(at, {
        icon: icon(node), draggable: true, autoPan: true, keyboard: false, pane: "handles",
      });
      const here = () => edit.rounded(marker.getLatLng());
      marker.on("dragstart", () => { isDragging = true; });
      marker.on("drag", () => {
        const drawn = legs.drawn(trial(acts.settled(here())));
        show(drawn, setup.longLegM);
        acts.trial(drawn);
      });
      marker.on("dragend", () => {
        isDragging = false;
        end(acts.settled(here()));
      });
      return marker.addTo(group);
    }

    function point(i) {
      const closes = i === 0 && edit.canClose(line);
      const tip = window.loopwell.fill(closes ? words.tip_close : words.tip_point, { number: i + 1 });
      const move = (at) => edit.moved(line, i, at, acts.kind());
      const marker = hold(line[i], pointNode(line, i, chosen), tip, move, (at) => acts.move(i, at));
      // The second of two quick clicks lands on the point that the first one made.
      marker.on("click", ({ originalEvent }) => {
        if (originalEvent.detail > 1) return;
        if (closes) acts.close();
        else acts.remove(i);
      });
    }

    function middle(leg, i) {
      if (map.project(line[i]).distanceTo(map.project(line[i + 1])) < LEG_PX * scale) return;
      const { at, a, b } = legs.middle(leg);
      if (!map.getBounds().contains(at)) return;
      const insert = (to) => edit.inserted(line, i, to, acts.kind());
      const node = middleNode(map.project(a), map.project(b));
      const marker = hold(at, node, words.tip_middle, insert, (to) => acts.insert(i, to));
      marker.on("click", ({ originalEvent }) => {
        if (originalEvent.detail <= 1) acts.part(i, edit.rounded(L.latLng(at)));
      });
      onPress(node, marker, () => acts.switchLeg(i + 1));
    }

    function refresh() {
      if (isDragging) return;
      group.clearLayers();
      const drawn = legs.drawn(line);
      show(drawn, setup.longLegM);
      drawn.legs.forEach(middle);
      roomy(map, line, APART_PX * scale).forEach(point);
    }

    map.on("moveend zoomend", refresh);
    return (newLine, newChosen) => {
      line = newLine;
      chosen = newChosen;
      refresh();
    };
  };
})();
