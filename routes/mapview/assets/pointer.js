// Chart and map tell each other where the pointer is, and the chart which stretch is looked at; in
// the browser alone.
(() => {
  "use strict";
  const { element, icon } = window.loopwell;
  const REACH_PX = 24;

  // Run `work` with the latest value, once a frame at most.
  function eachFrame(work) {
    let asked = 0;
    let latest = null;
    return (value) => {
      latest = value;
      asked ||= requestAnimationFrame(() => { asked = 0; work(latest); });
    };
  }

  const isSpan = (value) => Array.isArray(value) && value.length === 2 && value.every(Number.isFinite);

  // `span` is the line that shows a stretch. Returns how to follow a new zoom, and how to end.
  window.loopwell.pointer = (map, route, group, span) => {
    const { path } = route;
    const channel = new BroadcastChannel(route.channel);
    const dot = L.marker([0, 0], {
      icon: icon(element("span", "lw-pointer")), interactive: false, keyboard: false, pane: "marks",
      zIndexOffset: 1000,
    });
    let shownM = null;
    let shownSpan = null;

    function place(m) {
      shownM = m;
      if (m === null) { dot.remove(); return; }
      dot.setLatLng(path.at(m).at);
      if (!group.hasLayer(dot)) dot.addTo(group);
      else if (!map.hasLayer(dot)) dot.addTo(map);
    }
    function showSpan(ends) {
      shownSpan = ends;
      const box = map.getContainer();
      if (!ends) { span.setLatLngs([]); delete box.dataset.span; return; }
      const [a, b] = ends.map((m) => Math.min(Math.max(m, 0), path.lengthM)).sort((p, q) => p - q);
      span.setLatLngs(path.slice(a, b));
      box.dataset.span = `${Math.round(a)} ${Math.round(b)}`;
    }
    // A stretch is a line to lay, which need not be done more often than it is seen; the dot is
    // moved at once.
    const laterSpan = eachFrame(showSpan);
    channel.onmessage = ({ data }) => {
      if (data.from !== "chart") return;
      if (data.m === null || Number.isFinite(data.m)) place(data.m);
      if (data.span === null || isSpan(data.span)) laterSpan(data.span);
    };

    let lastM = 0;
    const tell = (m) => channel.postMessage({ from: "map", m });
    const onMove = ({ latlng }) => {
      const { x, y } = map.project(latlng);
      const m = path.nearest(x, y, REACH_PX, lastM);
      if (m === null && shownM === null) return;
      if (m !== null) lastM = m;
      place(m);
      tell(m);
    };
    const onLeave = () => { place(null); tell(null); };
    map.on("mousemove", onMove);
    map.on("mouseout", onLeave);
    return {
      follow: () => {
        if (shownM !== null) place(shownM);
        if (shownSpan) showSpan(shownSpan);
      },
      end: () => {
        map.off("mousemove", onMove);
        map.off("mouseout", onLeave);
        channel.close();
        showSpan(null);
      },
    };
  };
})();
