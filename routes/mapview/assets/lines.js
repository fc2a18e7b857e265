// All routes as quiet lines; a click or tap chooses one.
(() => {
  "use strict";
  const { unpack, element } = window.loopwell;

  // A finger needs more than two pixels: each line lies under an unseen, wider one.
  const TOUCH_PX = 16;

  // The way back to Python: the component's value, sent at once. streamlit-folium waits 250 ms
  // and would also send every pan; the map therefore asks it to return nothing itself.
  let clicks = 0;
  function tellPython(id) {
    clicks += 1;
    window.Streamlit?.setComponentValue({ route: id, click: clicks });
  }

  window.loopwell.lines = (map, setup) => {
    const renderer = L.svg({ padding: 0.3 });
    const routes = setup.routes.map((route) => {
      const points = unpack(route.line);
      const line = L.polyline(points, { weight: 2.2, opacity: 0.85, interactive: false, renderer });
      const target = L.polyline(points, { weight: TOUCH_PX, opacity: 0, renderer, bubblingMouseEvents: false });
      target.bindTooltip(element("span", "", route.name), { sticky: true, className: "lw-tip" });
      target.on("click", () => {
        state.chosenHere = route.id;
        mark(route.id);
        tellPython(route.id);
      });
      target.on("mouseover", () => line.setStyle({ weight: 4 }));
      target.on("mouseout", () => line.setStyle({ weight: 2.2 }));
      line.addTo(map);
      target.addTo(map);
      return { id: route.id, line };
    });
    const state = { chosenHere: null, marked: null };

    function paint() {
      const colours = setup[window.loopwell.isDark() ? "dark" : "light"];
      for (const { id, line } of routes) {
        const colour = id === state.marked ? colours.jacaranda : colours.stone;
        line.setStyle({ color: colour });
      }
    }
    // Seen at once; the full drawing follows when Python has answered.
    function mark(id) {
      state.marked = id;
      paint();
    }
    paint();
    return { state, mark, paint };
  };
})();
