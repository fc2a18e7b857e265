// What stands around the map while one draws: tools above it; numbers, name and the way to keep below.
(() => {
  "use strict";
  const { element, fill, counted, drawing, line: edit } = window.loopwell;
  // Strokes on a field of 24 by 24.
  const ICONS = {
    undo: "M9 6 4 11l5 5M4 11h10a5 5 0 0 1 0 10h-3",
    redo: "m15 6 5 5-5 5M20 11H10a5 5 0 0 0 0 10h3",
    close: "M12 4 3.5 19h17L12 4",
    back: "M7 21V9a5 5 0 0 1 10 0v10m-3.500-3.500L17 19l3.500-3.500",
    reverse: "M4 8.500h15l-4-4M20 15.500H5l4 4",
    straight: "M5.500 18.500 18.500 5.500M7 17a2.500 2.500 0 1 1-3.500 3.500A2.500 2.500 0 0 1 7 17M20.500 3.500A2.500 2.500 0 1 1 17 7a2.500 2.500 0 0 1 3.500-3.500",
    clear: "M4 7h16M9 7V4h6v3M6.500 7l1 13h9l1-13",
  };

  function toolbar(words, acts) {
    const box = element("section", "lw-tools");
    box.setAttribute("aria-label", words.tools);
    const buttons = {};
    for (const name of Object.keys(ICONS)) {
      const button = element("button", "");
      button.type = "button";
      button.title = words[`${name}_help`];
      button.append(drawing(ICONS[name]), element("span", "", words[name]));
      // One that can do nothing now keeps its place in the order of Tab, and the focus.
      button.onclick = () => { if (button.getAttribute("aria-disabled") !== "true") acts[name](); };
      buttons[name] = button;
      box.append(button);
    }
    document.body.prepend(box);
    return (can) => {
      for (const [name, button] of Object.entries(buttons)) button.setAttribute("aria-disabled", String(!can[name]));
      buttons.straight.setAttribute("aria-pressed", String(can.isStraight));
    };
  }

  // Whether new legs follow the ways; on the map, as that is where one looks.
  function follower(map, words, acts) {
    const control = L.control({ position: "bottomleft" });
    const button = element("button", "lw-follow");
    button.type = "button";
    button.setAttribute("role", "switch");
    button.title = words.follow_help;
    button.append(element("span", "lw-toggle"), element("span", "", words.follow));
    button.onclick = () => acts.follow();
    control.onAdd = () => {
      const box = element("div", "");
      L.DomEvent.disableClickPropagation(box);
      box.append(button);
      return box;
    };
    control.addTo(map);
    return (isOn) => button.setAttribute("aria-checked", String(isOn));
  }

  function keeper(words, mostChars, acts) {
    const form = element("form", "lw-keeper");
    const label = element("label", "");
    const field = element("input", "");
    field.type = "text";
    field.maxLength = mostChars;
    field.placeholder = words.unnamed;
    field.autocomplete = "off";
    label.append(element("span", "", words.name), field);
    const button = element("button", "lw-primary", words.keep);
    button.type = "submit";
    form.append(label, button);
    field.oninput = () => acts.name(field.value);
    form.onsubmit = (event) => {
      event.preventDefault();
      if (button.getAttribute("aria-disabled") !== "true") acts.keep();
    };
    return { form, field, button };
  }

  // Our choice: between two ways heights may be missing for a step, which no runner minds.
  const LEAST_UNKNOWN_M = 10;

  // As routes/screens/measures.py rounds an ascent.
  function roundFigure(height) {
    const step = height >= 100 ? 10 : 5;
    return step * Math.round(height / step);
  }

  window.loopwell.panel = (map, setup, acts) => {
    const { words } = setup;
    let { units } = setup;
    let points = "";
    const enable = toolbar(words, acts);
    const showFollow = follower(map, words, acts);
    const sheet = element("section", "lw-sheet");
    sheet.setAttribute("aria-label", words.sheet);
    const sums = element("p", "lw-sums");
    const [distance, rest] = [element("strong", ""), element("span", "")];
    sums.append(distance, " ", rest);
    // Over the map, so that nothing moves under a finger when it comes and goes.
    const warning = element("p", "lw-warning");
    warning.setAttribute("role", "status");
    map.getContainer().append(warning);
    const said = element("p", "lw-said");
    said.setAttribute("role", "status");
    const { form, field, button } = keeper(words, setup.mostNameChars, acts);
    const told = element("div", "lw-told");
    told.append(sums, said);
    sheet.append(told, form);
    document.body.append(sheet);

    const tenths = new Intl.NumberFormat(words.figures_tag, {
      minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false,
    });
    const distanceText = (m) => fill(units.distance, { number: tenths.format(m / units.metres) });
    // Under one unit a tenth of it is coarse for someone who looks for a corner.
    const nearText = (m) => (m < units.metres
      ? fill(units.height, { number: 10 * Math.round(m / units.small_metres / 10) }) : distanceText(m));
    const lengthText = (drawn) => fill(words.length, { distance: distanceText(drawn.lengthM) });
    // Of a line so short that it has no hill nothing is said.
    function ascentTexts({ ascentM, unknownM }) {
      if (ascentM === null) return unknownM >= LEAST_UNKNOWN_M ? [words.no_ascent] : [];
      const up = fill(units.up, { number: roundFigure(ascentM / units.small_metres) });
      return unknownM < LEAST_UNKNOWN_M ? [up] : [up, fill(words.no_heights, { distance: nearText(unknownM) })];
    }

    // A leg in words, for those who do not see where it went.
    function legText({ m, name, isPath, isOwn, isStraight, isMissed }) {
      const text = isOwn ? words.leg_own : isMissed ? words.leg_missed : isStraight ? words.leg_straight : name ? words.leg_along
        : isPath ? words.leg_on_paths : words.leg_on_streets;
      return fill(text, { name, distance: nearText(m) });
    }

    // The numbers alone: while something is dragged nothing else changes.
    function numbers(drawn) {
      const { legs, lengthM } = drawn;
      distance.textContent = distanceText(lengthM);
      rest.textContent = [points, ...ascentTexts(drawn)].join(" · ");
      const long = legs.filter((leg) => leg.isStraight && leg.m > setup.longLegM).length;
      const text = counted(words.long_legs, long, words.words_tag);
      warning.textContent = fill(text, { distance: distanceText(setup.longLegM) });
      warning.hidden = long === 0;
    }

    return {
      numbers,
      lengthText,
      legText,
      nearText,
      say: (text) => { said.textContent = text; },
      tellIn(other) { units = other; },
      refresh(line, drawn, can, name) {
        points = counted(words.points, line.length - (edit.isClosed(line) ? 1 : 0), words.words_tag);
        numbers(drawn);
        enable(can);
        showFollow(can.isFollowing);
        button.setAttribute("aria-disabled", String(!can.keep));
        button.textContent = can.isKeeping ? words.keeping : words.keep;
        if (field.value !== name) field.value = name;
      },
    };
  };
})();
