// Loops to choose from: lines told apart by number, dashes and colour; a click chooses one.
(() => {
  "use strict";
  const { unpack, element, icon, tell } = window.loopwell;

  const WEIGHT = 3.5;
  // As bold as the chosen line while one points at it, and from the click until Python answers.
  const POINTED = 5;
  // A finger needs more than a line's width.
  const TOUCH_PX = 24;
  const STYLES = [
    { colour: "river", dashArray: "11 7" },
    { colour: "sandstone", dashArray: "1 8" },
    { colour: "eucalyptus", dashArray: "16 6 2 6" },
  ];
  const styleOf = (index) => STYLES[index % STYLES.length];

  // Where a loop is furthest from the others and from the door: there its number is seen best.
  function place(line, others) {
    const away = ([lat, lon], [otherLat, otherLon]) =>
      (lat - otherLat) ** 2 + ((lon - otherLon) * Math.cos((lat * Math.PI) / 180)) ** 2;
    const ground = [line[0], ...others.flat()];
    let best = line[0];
    let most = -1;
    for (const point of line) {
      const least = Math.min(...ground.map((other) => away(point, other)));
      if (least > most) { most = least; best = point; }
    }
    return best;
  }

  window.loopwell.loops = (map, lines, colours) => {
    map.createPane("loops").style.zIndex = 425;
    const line = { pane: "loops", lineJoin: "round", lineCap: "round", interactive: false };
    let drawn = [];
    let around = null;

    function paint() {
      for (const { casing, dashes, style } of drawn) {
        casing.setStyle({ color: colours().land });
        dashes.setStyle({ color: colours()[style.colour] });
      }
    }

    // Seen at once: Python's answer takes a moment.
    function choose(number, latlng) {
      if (lines.state.pick) { lines.state.pick(latlng); return; }
      const pressed = drawn.find((each) => each.number === number);
      if (pressed) {
        pressed.dashes.setStyle({ color: colours().jacaranda, dashArray: null, weight: POINTED });
        map.getContainer().classList.add("lw-choosing");
      }
      tell({ loop: number });
    }

    function choosable(points, number, name, group) {
      const style = styleOf(number - 1);
      const casing = L.polyline(points, { ...line, weight: WEIGHT + 3 }).addTo(group);
      const dashes = L.polyline(points, { ...line, weight: WEIGHT, dashArray: style.dashArray }).addTo(group);
      L.polyline(points, { ...line, interactive: true, weight: TOUCH_PX, opacity: 0, bubblingMouseEvents: false })
        .bindTooltip(element("span", "", name), { sticky: true })
        // A tooltip makes a line a stop of the Tab key that does nothing there: keys choose in the list.
        .on("add", ({ target }) => target.getElement().setAttribute("tabindex", "-1"))
        .on("click", ({ latlng }) => choose(number, latlng))
        .on("mouseover", () => dashes.setStyle({ weight: POINTED }))
        .on("mouseout", () => dashes.setStyle({ weight: WEIGHT }))
        .addTo(group);
      drawn.push({ casing, dashes, style, number });
    }

    function badge(at, number, isChosen, group) {
      const node = element("span", `lw-loop lw-loop-${isChosen ? "chosen" : styleOf(number - 1).colour}`, String(number));
      L.marker(at, { icon: icon(node), keyboard: false, pane: "marks", zIndexOffset: 700 })
        .on("click", ({ latlng }) => choose(number, latlng))
        .addTo(group);
    }

    // Called at every change, with the layer that streamlit-folium just made.
    function show(group, data) {
      drawn = [];
      map.getContainer().classList.remove("lw-choosing");
      const all = data.loops.map(unpack);
      around = all.length ? L.latLngBounds(all.flat()) : null;
      all.forEach((points, index) => {
        const number = index + 1;
        const isChosen = number === data.chosen;
        if (!isChosen) choosable(points, number, data.names[index], group);
        badge(place(points, all.filter((other) => other !== points)), number, isChosen, group);
      });
      for (const [lat, lon, label] of data.places) {
        L.marker([lat, lon], { icon: icon(element("span", "lw-passed")), keyboard: false, pane: "marks", zIndexOffset: 750 })
          .bindTooltip(element("span", "", label)).addTo(group);
      }
      paint();
      const box = map.getContainer();
      box.dataset.loops = String(all.length);
      box.dataset.loop = String(data.chosen);
    }

    // All of them are looked at together.
    return { show, paint, bounds: () => around };
  };
})();
