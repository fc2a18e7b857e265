// The drawing with its steps back and forth, kept in this browser: it outlasts a new frame, another
// page, a reload and a closed browser, and is nobody else's.
(() => {
  "use strict";
  const KEY = "loopwell-drawing";
  const LINES_KEY = "loopwell-opened";
  const PER_DEG = 1e6;
  const FORMAT = 1;
  const MOST_STEPS = 50;

  const blank = () => ({
    format: FORMAT, past: [], now: { line: [], from: null, own: null }, future: [], name: "",
    // Which route was opened last; what the map showed; under which token this very drawing was
    // sent to be kept, so that one sent twice is kept once; and what was kept.
    opened: null, view: null, pending: null, kept: null,
  });

  // Latitude, longitude and the code of draw_line.js, which drawings of old have not.
  const isPoint = (p) => Array.isArray(p) && p.length >= 2 && p.length < 4 && p.every(Number.isFinite)
    && (p.length === 2 || (Number.isInteger(p[2]) && p[2] >= 0));
  const isStep = (s) => Array.isArray(s?.line) && s.line.every(isPoint);
  const isView = (v) => v === null || (Array.isArray(v) && v.length === 3 && v.every(Number.isFinite));

  // What is stored may be of another version, cut off, or anyone's.
  function stored() {
    try {
      const found = JSON.parse(localStorage.getItem(KEY));
      const isSound = found?.format === FORMAT && typeof found.name === "string" && isView(found.view)
        && [...found.past, found.now, ...found.future].every(isStep);
      return isSound ? { ...blank(), ...found } : null;
    } catch {
      return null;
    }
  }

  function store(draft) {
    try {
      localStorage.setItem(KEY, JSON.stringify(draft));
    } catch {
      // Full: the steps may go, the drawing may not. Private windows may refuse both.
      try { localStorage.setItem(KEY, JSON.stringify({ ...draft, past: [], future: [] })); } catch { /* as it is */ }
    }
  }

  // The lines of the routes that were opened, as the page sends them, by their marks; each for as
  // long as a step needs it. A mark that is not there leaves its legs straight.
  function ownLines(draft) {
    const read = new Map();
    let packed = {};
    try { packed = JSON.parse(localStorage.getItem(LINES_KEY)) ?? {}; } catch { /* none, or anyone's */ }

    function unpacked({ line, ele }, mark) {
      let [lat, lon] = [0, 0];
      const points = Array.from({ length: line.length / 2 }, (_, i) => {
        lat += line[2 * i];
        lon += line[2 * i + 1];
        return [lat / PER_DEG, lon / PER_DEG, ...(ele ? [ele[i] / 10] : [])];
      });
      if (!points.every((point) => point.every(Number.isFinite))) return null;
      return { mark, line: points, hasHeights: Boolean(ele) };
    }

    return {
      of(mark) {
        if (!mark) return null;
        if (!read.has(mark)) {
          try { read.set(mark, unpacked(packed[mark], mark)); } catch { read.set(mark, null); }
        }
        return read.get(mark);
      },
      keep(mark, given) {
        const needed = [...draft.past, draft.now, ...draft.future].map(({ own }) => own);
        packed = Object.fromEntries(Object.entries(packed).filter(([each]) => needed.includes(each)));
        packed[mark] = given;
        read.delete(mark);
        try { localStorage.setItem(LINES_KEY, JSON.stringify(packed)); } catch { /* for this visit, then */ }
      },
    };
  }

  window.loopwell.draft = () => {
    const draft = stored() ?? blank();
    const save = () => store(draft);
    const lines = ownLines(draft);

    function step(line, { from, own }, named) {
      draft.past.push({ ...draft.now, ...(named === undefined ? {} : { name: draft.name }) });
      draft.past.splice(0, draft.past.length - MOST_STEPS);
      draft.future = [];
      draft.now = { line, from, own };
      draft.pending = null;
      if (named !== undefined) draft.name = named;
      save();
    }

    function travel(from, to) {
      if (!from.length) return false;
      const next = from.pop();
      const isNamed = next.name !== undefined;
      to.push({ ...draft.now, ...(isNamed ? { name: draft.name } : {}) });
      if (isNamed) draft.name = next.name;
      draft.now = { line: next.line, from: next.from ?? null, own: next.own ?? null };
      draft.pending = null;
      save();
      return true;
    }

    return {
      state: draft,
      save,
      change: (line) => step(line, draft.now),
      // Nothing drawn, and nothing it is called.
      clear: () => step([], { from: null, own: null }, ""),
      // Another drawing altogether: a route, to be taken hold of at some of its points.
      open({ id, mark, name, line, ele, handles, gaps }) {
        lines.keep(mark, { line, ele });
        const points = lines.of(mark).line;
        const { own, OPENED, STRAIGHT } = window.loopwell.line;
        const held = handles.map((i) => own(points[i][0], points[i][1], gaps.includes(i) ? STRAIGHT : OPENED, i));
        step(held, { from: id, own: mark }, name);
        draft.opened = id;
        save();
      },
      // The line of the route that this drawing began with.
      ownLine: () => lines.of(draft.now.own),
      undo: () => travel(draft.past, draft.future),
      redo: () => travel(draft.future, draft.past),
    };
  };
})();
