// What the page is looking for: only the routes found, the point to be near to, a click that gives
// such a point, and a view that the list follows.
(() => {
  "use strict";
  const { element, icon, tell } = window.loopwell;
  // One message for a whole drag or flight, and none while it goes on.
  const SETTLED_MS = 400;

  // One bit a route, in the order of the file of lines, the first route in the highest bit.
  function unpackBits(text) {
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    return (number) => ((bytes[number >> 3] >> (7 - (number & 7))) & 1) === 1;
  }

  function boxOf(map) {
    const view = map.getBounds();
    return [view.getSouth(), view.getWest(), view.getNorth(), view.getEast()].map((side) => side.toFixed(4));
  }

  window.loopwell.finder = (map, lines, colours) => {
    const box = map.getContainer();
    let asked = {};
    let fitted = null;
    let told = "";
    let moved = false;
    let timer = 0;

    const hint = element("div", "lw-notice lw-pick", "");
    hint.setAttribute("role", "status");
    hint.hidden = true;
    box.append(hint);

    function pick(latlng) {
      const { lat, lng } = latlng.wrap();
      stopPicking();
      tell({ near: [lat, lng] });
    }

    function stopPicking() {
      lines.state.pick = null;
      hint.hidden = true;
      box.classList.remove("lw-picking");
    }

    function startPicking() {
      lines.state.pick = pick;
      hint.textContent = asked.words.pick;
      hint.hidden = false;
      box.classList.add("lw-picking");
    }

    // The same by keyboard: the arrow keys move the map below its middle.
    box.addEventListener("keydown", (event) => {
      if (!lines.state.pick || (event.key !== "Enter" && event.key !== "Escape")) return;
      event.preventDefault();
      if (event.key === "Enter") pick(map.getCenter());
      else { stopPicking(); tell({ near: null }); }
    });
    map.on("click", ({ latlng }) => lines.state.pick?.(latlng));

    // Only who moves the map changes what is listed: the map's own ways do not.
    for (const kind of ["pointerdown", "touchstart", "wheel", "keydown"]) {
      box.addEventListener(kind, () => { moved = true; }, { passive: true });
    }

    function tellView() {
      const view = boxOf(map);
      if (!asked.follow || !map.getSize().x || view.join() === told) return;
      moved = false;
      told = view.join();
      tell({ view: view.map(Number) });
    }

    map.on("moveend", () => {
      clearTimeout(timer);
      if (asked.follow && moved) timer = setTimeout(tellView, SETTLED_MS);
    });

    // A view that a link or the back button names is gone to; one that came from here stays.
    function follow() {
      lines.state.stays = asked.follow;
      if (!asked.follow) { told = ""; return; }
      if (!asked.view) { tellView(); return; }
      const [south, west, north, east] = asked.view;
      const bounds = L.latLngBounds([south, west], [north, east]);
      window.loopwell.aim(bounds);
      const named = asked.view.map((side) => side.toFixed(4)).join();
      if (named === told) return;
      told = named;
      moved = false;
      map.fitBounds(bounds, { animate: false });
    }

    function point(group) {
      if (!asked.near) return;
      const [lat, lon, label] = asked.near;
      if (asked.withinM) {
        L.circle([lat, lon], {
          radius: asked.withinM, interactive: false, pane: "chosen", fill: false, weight: 2,
          dashArray: "5 5", color: colours().eucalyptus,
        }).addTo(group);
      }
      L.marker([lat, lon], { icon: icon(element("span", "lw-near")), keyboard: false, pane: "marks", zIndexOffset: 800 })
        .bindTooltip(element("span", "", label)).addTo(group);
    }

    // Called at every change, with the layer that streamlit-folium just made.
    window.loopwell.find = (group, data) => {
      asked = data;
      fitted ??= data.fit;
      lines.show(data.found === null ? null : unpackBits(data.found));
      box.dataset.near = data.near ? data.near.slice(0, 2).join() : "";
      point(group);
      if (data.picking) startPicking();
      else stopPicking();
      follow();
      if (data.fit === fitted) return;
      fitted = data.fit;
      lines.whenKnown((bounds) => {
        if (data.near) bounds.extend(data.near.slice(0, 2));
        if (data.around) window.loopwell.aim(bounds.extend(data.around));
        if (bounds.isValid()) map.fitBounds(bounds, { padding: [30, 30], maxZoom: 16, animate: !window.loopwell.still() });
      });
    };
  };
})();
