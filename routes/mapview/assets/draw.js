// Drawing a route: what each act does to the line, what is said of it, and how it is sent to be kept.
(() => {
  "use strict";
  const { fill, line: edit } = window.loopwell;
  const FOLLOW = "loopwell-follow";
  const ANSWER_MS = 15000;
  const BYTES_OF_TOKEN = 12;

  function token() {
    const bytes = crypto.getRandomValues(new Uint8Array(BYTES_OF_TOKEN));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  // Show what was shown, or the line that was opened, also when the frame finds its size later on.
  function viewer(map, draft) {
    let isNew = false;
    let isTouched = false;
    for (const kind of ["pointerdown", "wheel", "keydown"]) {
      window.addEventListener(kind, () => { isTouched = true; }, { passive: true, capture: true });
    }
    const look = () => {
      const { x, y } = map.getSize();
      const { view, now: { line } } = draft.state;
      if (isTouched || !x || !y) return;
      if (view && !isNew) map.setView(view.slice(0, 2), view[2], { animate: false });
      else if (line.length > 1) map.fitBounds(line, { ...window.loopwell.clear, maxZoom: 17, animate: false });
    };
    new ResizeObserver(look).observe(map.getContainer());
    map.on("moveend", () => {
      if (!isTouched) return;
      const { lat, lng } = map.getCenter();
      draft.state.view = [lat, lng, map.getZoom()];
      draft.save();
    });
    return (isOpened) => {
      isNew = isOpened;
      isTouched = false;
      look();
    };
  }

  // What happened meanwhile: the drawing was kept or came back, or a route is opened.
  function greeting(draft, setup) {
    const { words, answer, opened } = setup;
    const { state } = draft;
    if (answer?.isKept && answer.token === state.pending) {
      draft.clear();
      Object.assign(state, { pending: null, kept: answer.token });
      return { text: words.kept };
    }
    state.pending = null;
    if (answer && !answer.isKept && answer.token === state.kept && !state.now.line.length) {
      draft.undo();
      state.kept = null;
      return { text: words.came_back };
    }
    if (opened && !answer) {
      const { line, from, own } = state.now;
      // Asked for again, the route may have been edited meanwhile: that is another line.
      const goesOn = opened.isFresh
        ? from === opened.id && own === opened.mark
        : state.opened === opened.id;
      if (line.length && goesOn) return { text: words.continued };
      draft.open(opened);
      return { text: opened.told, isNew: true };
    }
    return { text: state.now.line.length ? words.found : words.begin };
  }

  function desk(map, setup) {
    const { words } = setup;
    document.documentElement.classList.add("lw-drawing");
    map.doubleClickZoom.disable();
    const draft = window.loopwell.draft();
    const lookAt = viewer(map, draft);
    let chosen = null;
    let waiting = 0;
    const now = () => draft.state.now.line;
    const number = (i) => String(i + 1);
    const joined = (told, next) => fill(words.followed, { told, next });
    let isFollowing = window.loopwell.recall(FOLLOW) !== "no";
    const kind = () => (isFollowing ? edit.FOLLOWS : edit.STRAIGHT);
    const netOf = window.loopwell.waysNear(setup.ways, () => {
      map.getContainer().dataset.ways = "ready";
      legs.anew();
      refresh();
    });
    // Fetched before the first point is set, so that this too goes onto a way.
    const lookAhead = () => {
      const { lat, lng } = map.getCenter();
      netOf([lat, lng], [lat, lng]);
    };
    map.whenReady(lookAhead);
    map.on("moveend", lookAhead);
    const legs = window.loopwell.legs(netOf, draft.ownLine);
    const pixelM = () => {
      const { x, y } = map.getSize().divideBy(2);
      const [a, b] = [[x, y], [x + 1, y]].map((spot) => map.containerPointToLatLng(spot));
      return edit.metres([a.lat, a.lng], [b.lat, b.lng]);
    };
    const settled = (at) => (isFollowing ? legs.settled(at, pixelM()) : at);
    // The leg that is told and switched: the one to the point taken hold of, else the last.
    const legAt = () => (chosen || now().length - 1);

    function refresh() {
      const line = now();
      if (chosen !== null && chosen >= line.length) chosen = null;
      const drawn = legs.drawn(line);
      const { past, future } = draft.state;
      const canDouble = line.length > 1 && 2 * line.length - 1 <= setup.mostPoints;
      panel.refresh(line, drawn, {
        undo: past.length > 0, redo: future.length > 0, close: edit.canClose(line), back: canDouble,
        reverse: line.length > 1, clear: line.length > 0, keep: drawn.lengthM > 0 && !waiting,
        isKeeping: waiting !== 0, straight: line.length > 1, isFollowing,
        isStraight: line.length > 1 && edit.kindOf(line[legAt()]) === edit.STRAIGHT,
      }, draft.state.name);
      show(line, chosen);
      // What the map's own button goes back to.
      if (drawn.points.length > 1) window.loopwell.aim(L.latLngBounds(drawn.points));
      map.getContainer().dataset.drawn = String(line.length);
    }

    // The legs that a change made are told one by one, as far as they are few.
    function change(line, said, ...told) {
      if (line.length > setup.mostPoints) { panel.say(words.full); return; }
      draft.change(line);
      refresh();
      const drawn = legs.drawn(line);
      const texts = told.map((i) => drawn.legs[i - 1]).filter(Boolean).map(panel.legText);
      panel.say([said, ...texts, panel.lengthText(drawn)].reduce(joined));
    }

    function travel(step, said) {
      if (!step()) { panel.say(words.no_step); return; }
      refresh();
      panel.say(joined(said, panel.lengthText(legs.drawn(now()))));
    }

    function answered(said) {
      clearTimeout(waiting);
      waiting = 0;
      refresh();
      panel.say(said);
    }

    function keep() {
      draft.state.pending ??= token();
      draft.save();
      waiting = setTimeout(() => answered(words.no_answer), ANSWER_MS);
      refresh();
      panel.say(words.keeping);
      window.Streamlit?.setComponentValue({
        keep: draft.state.pending, name: draft.state.name, points: legs.drawn(now()).points.map(edit.onEarth),
      });
    }

    function remove(i) {
      chosen = null;
      change(edit.removed(now(), i, kind()), fill(words.removed, { number: number(i) }));
    }

    function choose(by) {
      const line = now();
      const count = line.length - (edit.isClosed(line) ? 1 : 0);
      if (!count) { panel.say(words.begin); return; }
      chosen = chosen === null ? (by > 0 ? 0 : count - 1) : (chosen + by + count) % count;
      map.panTo(line[chosen], { animate: !window.loopwell.still() });
      refresh();
      panel.say(fill(words.taken, { number: number(chosen), count }));
    }

    const acts = {
      kind,
      settled,
      trial: (drawn) => panel.numbers(drawn),
      add(at) {
        const count = now().length;
        change(edit.added(now(), settled(at), kind()), fill(words.added, { number: number(count) }), count);
      },
      move: (i, at) => change(
        edit.moved(now(), i, settled(at), kind()), fill(words.moved, { number: number(i) }), i, i + 1,
      ),
      insert(i, at) {
        if (chosen !== null) chosen = i + 1;
        change(
          edit.inserted(now(), i, settled(at), kind()), fill(words.inserted, { number: number(i + 1) }), i + 1, i + 2,
        );
      },
      // A point on a leg, where it is now.
      part(i, at) {
        const line = now();
        const point = legs.halfway(line[i], line[i + 1]);
        if (!point) { acts.insert(i, at); return; }
        if (chosen !== null) chosen = i + 1;
        change(
          [...line.slice(0, i + 1), point, ...line.slice(i + 1)], fill(words.inserted, { number: number(i + 1) }), i + 1, i + 2,
        );
      },
      follow() {
        isFollowing = !isFollowing;
        window.loopwell.remember(FOLLOW, isFollowing ? "yes" : "no");
        refresh();
        panel.say(isFollowing ? words.follow_on : words.follow_off);
      },
      switchLeg(i) {
        if (i > 0 && i < now().length) change(edit.switched(now(), i), words.leg_switched, i);
      },
      straight() { acts.switchLeg(legAt()); },
      remove,
      // With none taken hold of the last goes, which opens a loop again.
      removeTaken() {
        if (chosen !== null) remove(chosen);
        else if (now().length) change(now().slice(0, -1), fill(words.removed, { number: number(now().length - 1) }));
      },
      choose,
      letGo() { chosen = null; refresh(); panel.say(words.let_go); },
      undo: () => travel(draft.undo, words.undone),
      redo: () => travel(draft.redo, words.redone),
      close: () => change(edit.close(now(), kind()), words.closed, now().length),
      back: () => change(edit.outAndBack(now()), words.doubled),
      reverse: () => change(edit.reversed(now()), words.turned),
      clear() { chosen = null; draft.clear(); refresh(); panel.say(words.cleared); },
      name(value) { Object.assign(draft.state, { name: value, pending: null }); draft.save(); },
      keep,
    };
    const panel = window.loopwell.panel(map, setup, acts);
    const show = window.loopwell.handles(map, setup, legs, acts);
    const sheet = { look: () => ({ line: now(), chosen }), say: panel.say, nearText: panel.nearText };
    window.loopwell.drawKeys(map, setup, sheet, acts);
    map.on("click", ({ latlng, originalEvent }) => {
      if (originalEvent.detail > 1) return;
      chosen = null;
      acts.add(edit.rounded(latlng));
    });

    // Take what the page tells now, and say what is new in it.
    let known = "";
    let units = "";
    return (told) => {
      window.loopwell.scaleIn(told.units.name);
      panel.tellIn(told.units);
      const news = JSON.stringify([told.answer, told.opened]);
      if (news === known) {
        refresh();
        // What was said last was said in other units; where to begin is said in none.
        if (told.units.name !== units && now().length) panel.say(panel.lengthText(legs.drawn(now())));
        units = told.units.name;
        return;
      }
      units = told.units.name;
      const isFirst = !known;
      known = news;
      clearTimeout(waiting);
      waiting = 0;
      chosen = null;
      const { text, isNew = false } = greeting(draft, told);
      draft.save();
      if (isFirst || isNew) lookAt(isNew);
      refresh();
      panel.say(text);
    };
  }

  // Called for every change, with one map in a frame; the first call makes the desk.
  let take = null;
  window.loopwell.draw = (setup) => {
    take ??= desk(window.loopwell.theMap(), setup);
    take(setup);
  };
})();
