// Drawing without a pointer: the map moves under a crosshair, and keys act where that is.
(() => {
  "use strict";
  const { element, fill, line: edit } = window.loopwell;
  const STEP_PX = 16;
  const STRIDE_PX = 120;
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const QUIET_MS = 400;

  window.loopwell.drawKeys = (map, setup, sheet, acts) => {
    const { words } = setup;
    const box = map.getContainer();
    box.setAttribute("role", "application");
    box.setAttribute("aria-label", words.map);
    const cross = element("span", "lw-cross");
    cross.setAttribute("aria-hidden", "true");
    box.append(cross);
    let timer = 0;

    // Leaflet gives the map the focus at every click, which a browser takes for the keyboard's.
    const byKeys = (isSo) => box.classList.toggle("lw-by-keys", isSo);
    byKeys(true);
    window.addEventListener("pointerdown", () => byKeys(false), { capture: true });
    window.addEventListener("keydown", () => byKeys(true), { capture: true });

    const here = () => edit.rounded(map.getCenter());

    // Where the crosshair is, told when it has come to rest: from the point that is taken hold of,
    // or the last one.
    function tellPlace() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const { line, chosen } = sheet.look();
        if (!line.length) return;
        const from = line[chosen ?? line.length - 1];
        const distance = sheet.nearText(edit.metres(from, here()));
        const wind = words.winds[edit.wind(from, here())];
        const text = chosen === null ? words.from_last : words.from_point;
        sheet.say(fill(text, { distance, wind, number: chosen + 1 }));
      }, QUIET_MS);
    }

    function pan([x, y], isFar) {
      const px = isFar ? STRIDE_PX : STEP_PX;
      map.panBy([x * px, y * px], { animate: false });
      tellPlace();
    }

    function onMap(event) {
      const { key } = event;
      const { chosen } = sheet.look();
      if (ARROWS[key]) pan(ARROWS[key], event.shiftKey);
      else if (key === "Enter" || key === " ") {
        if (chosen === null) acts.add(here());
        else acts.move(chosen, here());
      } else if (key.toLowerCase() === "i" && chosen !== null) acts.insert(chosen, here());
      else if (key.toLowerCase() === "f") acts.follow();
      else if (key.toLowerCase() === "s") acts.straight();
      else if (key.toLowerCase() === "n") acts.choose(1);
      else if (key.toLowerCase() === "p") acts.choose(-1);
      else if (key === "Escape" && chosen !== null) acts.letGo();
      else return false;
      return true;
    }

    function anywhere(event) {
      const { key } = event;
      if (event.ctrlKey || event.metaKey) {
        const letter = key.toLowerCase();
        if (letter === "z") acts[event.shiftKey ? "redo" : "undo"]();
        else if (letter === "y") acts.redo();
        else return false;
        return true;
      }
      if (key === "Delete" || key === "Backspace") acts.removeTaken();
      else return false;
      return true;
    }

    // Before Leaflet, whose arrow keys go too far to find a corner.
    window.addEventListener("keydown", (event) => {
      if (event.altKey || event.target.tagName === "INPUT") return;
      const isOnMap = document.activeElement === box && !event.ctrlKey && !event.metaKey;
      if (!(isOnMap && onMap(event)) && !anywhere(event)) return;
      // What this key did is being told: where the crosshair came to rest must not be said over it.
      if (!ARROWS[event.key]) clearTimeout(timer);
      event.preventDefault();
      event.stopImmediatePropagation();
    }, { capture: true });
  };
})();
