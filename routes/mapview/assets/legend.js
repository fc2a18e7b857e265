// What the colours of the chosen line mean, in words and numbers, and the switch to its gradients.
(() => {
  "use strict";
  const { element, button, recall, remember, isDark } = window.loopwell;
  const CHOICE = "loopwell-gradients";

  function row(kind, colour, text) {
    const line = element("li", "");
    const swatch = element("span", `lw-swatch lw-swatch-${kind}`);
    swatch.style.setProperty("--swatch", colour);
    line.append(swatch, element("span", "", text));
    return line;
  }

  // `onSwitch` is told whether gradients are wanted. Returns the wish, and how to fit another route.
  window.loopwell.legend = (map, setup, stage, onSwitch) => {
    const { words, gradients } = setup;
    let wanted = recall(CHOICE) === "on";
    let route = null;
    const box = element("div", "lw-legend");
    const list = element("ul", "");
    const toggle = button("", words.gradients, undefined, () => {
      wanted = !wanted;
      remember(CHOICE, wanted ? "on" : "off");
      onSwitch();
      fill();
    });
    list.setAttribute("aria-label", words.legend);
    // A map without a chosen route has nothing to explain.
    box.hidden = true;
    box.append(list, toggle);

    function rows() {
      const colours = stage.colours();
      if (wanted && route.gradients.length) {
        const there = new Set(route.gradients.filter((_, i) => i % 2 === 0));
        const classes = gradients.map((each) => row("line", each[isDark() ? "dark" : "light"], each.words));
        const unknown = there.has(-1) ? [row("line", colours.jacaranda, words.unknown_gradient)] : [];
        return [...classes, ...unknown, ...beforeRows(colours)];
      }
      return [...warmRows(colours), ...beforeRows(colours)];
    }
    function beforeRows(colours) {
      return route.before.length ? [row("dots", colours.text, route.words.before)] : [];
    }
    function warmRows(colours) {
      return route.warm ? [row("line", colours.jacaranda, words.run), row("dots", colours.sandstone, words.warm)] : [];
    }
    function fill() {
      if (!route) return;
      const content = rows();
      list.replaceChildren(...content);
      list.classList.toggle("lw-in-line", content.length < 3);
      list.hidden = content.length === 0;
      toggle.hidden = route.gradients.length === 0;
      box.hidden = list.hidden && toggle.hidden;
      toggle.setAttribute("aria-pressed", String(wanted));
      map.getContainer().dataset.gradients = wanted && !toggle.hidden ? "on" : "off";
    }
    const control = L.control({ position: "bottomleft" });
    control.onAdd = () => {
      L.DomEvent.disableClickPropagation(box);
      return box;
    };
    control.addTo(map);
    return {
      wanted: () => wanted,
      paint: fill,
      fit: (data) => { route = data; fill(); },
    };
  };
})();
