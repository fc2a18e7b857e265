// The drawing with its steps back and forth, kept in this browser: it outlasts a new frame, another
// page, a reload and a closed browser, and is nobody else's.
(() => {
  "use strict";
  const KEY = "loopwell-drawing";
  const FORMAT = 1;
  const MOST_STEPS = 50;

  const blank = () => ({
    format: FORMAT, past: [], now: { line: [], from: null }, future: [], name: "",
    // Which route was opened last; what the map showed; under which token this very drawing was
    // sent to be kept, so that one sent twice is kept once; and what was kept.
    opened: null, view: null, pending: null, kept: null,
  });

  // Latitude, longitude and the kind of the leg that leads there, which drawings of old have not.
  const isPoint = (p) => Array.isArray(p) && (p.length === 2 || [0, 1, 2].includes(p[2])) && p.length < 4
    && p.every(Number.isFinite);
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

  window.loopwell.draft = () => {
    const draft = stored() ?? blank();
    const save = () => store(draft);

    function step(line, from, named) {
      draft.past.push({ ...draft.now, ...(named === undefined ? {} : { name: draft.name }) });
      draft.past.splice(0, draft.past.length - MOST_STEPS);
      draft.future = [];
      draft.now = { line, from };
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
      draft.now = { line: next.line, from: next.from ?? null };
      draft.pending = null;
      save();
      return true;
    }

    return {
      state: draft,
      save,
      change: (line) => step(line, draft.now.from),
      // Another drawing altogether, with a name of its own.
      turnOver: (line, from, name) => step(line, from, name),
      undo: () => travel(draft.past, draft.future),
      redo: () => travel(draft.future, draft.past),
    };
  };
})();
