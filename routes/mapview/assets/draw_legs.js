// The legs of a drawing: each follows the ways, where that is wished and they are there, or is
// straight. What a leg was is remembered, so that a drag works out no more than the legs it moves.
(() => {
  "use strict";
  const { line: edit } = window.loopwell;
  // Our choice: from a point so near the ways a leg follows them, a point set by a finger goes onto
  // one, and its height is that of a way so near. Heights are known no more closely than the last.
  const SNAP_M = 50;
  const SNAP_PX = 22;
  const MOST_SNAP_M = 400;
  const HEIGHT_M = 50;
  const SAMPLE_M = 50;
  const MOST_REMEMBERED = 4000;

  const between = (a, b, share) => [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
  // The same place on the turn of the world that the map shows.
  const turned = ([lat, lon], by) => [lat, lon + 360 * Math.round((by - lon) / 360)];
  const heightOn = (net, way, m) => {
    const [low, high] = [net.ele[net.start[way]], net.ele[net.end[way]]];
    return low + ((high - low) * m) / net.lengthM[way];
  };

  // The points of a piece of a way, from `from` to `to` metres along it.
  function pointsOf(net, [way, from, to]) {
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    const [first, last] = [net.first[way], net.first[way + 1] - 1];
    const at = (m) => {
      let i = first;
      while (i + 1 < last && net.along[i + 1] < m) i += 1;
      const share = (m - net.along[i]) / (net.along[i + 1] - net.along[i]);
      return between([net.lat[i], net.lon[i]], [net.lat[i + 1], net.lon[i + 1]], Math.min(1, share));
    };
    const points = [at(low)];
    for (let i = first; i <= last; i += 1) {
      if (net.along[i] > low && net.along[i] < high) points.push([net.lat[i], net.lon[i]]);
    }
    points.push(at(high));
    return from <= to ? points : points.reverse();
  }

  // What most of the pieces are called, if more than half of them is; and whether most are paths.
  function calledOf(net, pieces) {
    const sums = new Map();
    let [total, onPaths] = [0, 0];
    for (const [way, from, to] of pieces) {
      const m = Math.abs(to - from);
      total += m;
      if (net.kind[way] <= 1) onPaths += m;
      sums.set(net.name[way], (sums.get(net.name[way]) ?? 0) + m);
    }
    const [name, m] = [...sums].reduce((best, each) => (each[1] > best[1] ? each : best));
    return { name: 2 * m > total ? net.names[name] : "", isPath: 2 * onPaths > total };
  }

  function follow(net, go, a, b) {
    const [from, to] = [net.snap(a, SNAP_M), net.snap(b, SNAP_M)];
    const found = from && to && go(from, to);
    if (!found) return null;
    const points = [[a[0], a[1]]];
    const knots = [[0, heightOn(net, from.way, from.m)]];
    let m = 0;
    const add = (point) => {
      const last = points[points.length - 1];
      const here = turned(point.map((deg) => Number(deg.toFixed(6))), a[1]);
      if (edit.same(last, here)) return;
      m += edit.metres(last, here);
      points.push(here);
    };
    for (const piece of found.pieces) {
      pointsOf(net, piece).forEach(add);
      knots.push([m, heightOn(net, piece[0], piece[2])]);
    }
    add([b[0], b[1]]);
    if (points.length < 2) points.push([b[0], b[1]]);
    knots.push([m, knots[knots.length - 1][1]]);
    return { points, m, knots, ...calledOf(net, found.pieces) };
  }

  // Heights of the ways beside a line, every so many metres.
  function beside(net, points) {
    const heightAt = (place) => {
      const spot = net?.snap(place, HEIGHT_M);
      return spot ? heightOn(net, spot.way, spot.m) : NaN;
    };
    const knots = [[0, heightAt(points[0])]];
    let past = 0;
    for (let i = 0; i + 1 < points.length; i += 1) {
      const m = edit.metres(points[i], points[i + 1]);
      const count = net ? Math.max(1, Math.ceil(m / SAMPLE_M)) : 1;
      for (let k = 1; k <= count; k += 1) {
        knots.push([past + (m * k) / count, heightAt(between(points[i], points[i + 1], k / count))]);
      }
      past += m;
    }
    return knots;
  }

  function straight(net, a, b, isMissed) {
    const points = [[a[0], a[1]], [b[0], b[1]]];
    const knots = beside(net, points);
    return { points, m: knots[knots.length - 1][0], knots, isStraight: true, isMissed };
  }

  // A leg of the route that was opened, from its point `low` to its point `high`, with the heights
  // that it has there.
  function asItWas(net, { line, hasHeights }, low, high) {
    const points = line.slice(low, high + 1);
    const isStraight = points.length === 2;
    if (!hasHeights) {
      const knots = beside(net, points);
      return { points, m: knots[knots.length - 1][0], knots, isOwn: true, isStraight };
    }
    let m = 0;
    const knots = points.map((point, i) => {
      m += i ? edit.metres(points[i - 1], point) : 0;
      return [m, point[2]];
    });
    return { points, m, knots, isOwn: true, isStraight };
  }

  // Each stretch of known height is counted for itself.
  function climbed(knots) {
    const stretches = [[]];
    for (const knot of knots) {
      if (Number.isFinite(knot[1])) stretches[stretches.length - 1].push(knot);
      else stretches.push([]);
    }
    let [ascentM, unknownM] = [null, knots.length ? knots[knots.length - 1][0] : 0];
    for (const stretch of stretches) {
      const up = window.loopwell.ascentM(stretch);
      if (up === null) continue;
      ascentM = (ascentM ?? 0) + up;
      unknownM -= stretch[stretch.length - 1][0] - stretch[0][0];
    }
    return { ascentM, unknownM };
  }

  const flipped = (leg) => ({
    ...leg, points: [...leg.points].reverse(), knots: leg.knots.map(([m, ele]) => [leg.m - m, ele]).reverse(),
  });

  // `ownOf` gives the line of the route that was opened, null where there is none.
  window.loopwell.legs = (netOf, ownOf = () => null) => {
    const known = new Map();
    let wholes = new WeakMap();

    function remembered(key, make) {
      if (!known.has(key)) {
        if (known.size > MOST_REMEMBERED) known.clear();
        known.set(key, make());
      }
      return known.get(key);
    }

    function eitherWay(key, isTurned, make) {
      const found = remembered(key, make);
      return isTurned ? remembered(`${key} back`, () => flipped(found)) : found;
    }

    // Null where the leg is none of the route that was opened.
    function ownLeg(a, b) {
      const own = ownOf();
      const [from, to] = [edit.ownAt(a), edit.ownAt(b)];
      const [low, high] = [Math.min(from, to), Math.max(from, to)];
      if (!own || edit.kindOf(b) !== edit.OPENED || low < 0 || low === high || high >= own.line.length) return null;
      const net = netOf(a, b);
      const key = [own.mark, net?.url, low, high].join();
      return eitherWay(key, from > to, () => asItWas(net?.net, own, low, high));
    }

    // Worked out from one end, whichever way it is drawn: there and back is the same way. Where ways
    // are one way, it may not be.
    function leg(a, b) {
      const own = ownLeg(a, b);
      if (own) return own;
      const isFollowing = edit.kindOf(b) === edit.FOLLOWS && !edit.same(a, b);
      const found = netOf(a, b);
      const isEither = !isFollowing || !found || found.net.isBothWays;
      const isTurned = isEither && (a[0] > b[0] || (a[0] === b[0] && a[1] > b[1]));
      const [low, high] = isTurned ? [b, a] : [a, b];
      const key = [found?.url, isFollowing, low[0], low[1], high[0], high[1]].join();
      return eitherWay(key, isTurned, () => (
        (isFollowing && found ? follow(found.net, found.go, low, high) : null)
          ?? straight(found?.net, low, high, isFollowing)
      ));
    }

    // The point of the route that was opened which lies half way along one of its legs, null where
    // there is none between its ends.
    function halfway(a, b) {
      const own = ownLeg(a, b);
      if (!own || own.points.length === 2) return null;
      let past = 0;
      let i = 1;
      for (; i + 2 < own.points.length; i += 1) {
        past += edit.metres(own.points[i - 1], own.points[i]);
        if (2 * past >= own.m) break;
      }
      const at = edit.ownAt(a) + (edit.ownAt(b) > edit.ownAt(a) ? i : -i);
      return edit.own(own.points[i][0], own.points[i][1], edit.OPENED, at);
    }

    // A whole drawing: its legs, its line, its metres, metres up where heights are known, null where
    // none is, and metres of no known height. A line is never changed, so it is put together once.
    function drawn(line) {
      if (!wholes.has(line)) wholes.set(line, together(line));
      return wholes.get(line);
    }

    function together(line) {
      const legs = line.slice(1).map((b, i) => leg(line[i], b));
      const points = legs.length ? legs[0].points.slice(0, 1) : line.map(([lat, lon]) => [lat, lon]);
      const knots = [];
      let lengthM = 0;
      for (const each of legs) {
        // Of two legs that meet one may know the height there.
        if (each.points[0].length > 2) points[points.length - 1] = each.points[0];
        for (const point of each.points.slice(1)) points.push(point);
        for (const [m, ele] of each.knots) knots.push([lengthM + m, ele]);
        lengthM += each.m;
      }
      return { legs, points, lengthM, ...climbed(knots) };
    }

    // The place on the nearest way, if one is near enough to be meant: so many pixels away as a
    // finger is wide, on a map where each is `pixelM` metres.
    function settled(at, pixelM) {
      const reach = Math.min(MOST_SNAP_M, Math.max(SNAP_M, SNAP_PX * pixelM));
      const spot = netOf(at, at)?.net.snap(at, reach);
      return spot ? turned(spot.at.map((deg) => Number(deg.toFixed(6))), at[1]) : at;
    }

    // The place so many metres along a leg.
    function placeAt({ points }, wanted) {
      let past = 0;
      for (let i = 0; i + 1 < points.length; i += 1) {
        const step = edit.metres(points[i], points[i + 1]);
        if (past + step >= wanted && step > 0) return between(points[i], points[i + 1], (wanted - past) / step);
        past += step;
      }
      return points[points.length - 1];
    }

    // Half of a leg's way, and where it comes from and goes to there.
    const middles = new WeakMap();
    function middle(each) {
      if (!middles.has(each)) {
        const [a, at, b] = [0.45, 0.5, 0.55].map((share) => placeAt(each, share * each.m));
        middles.set(each, { at, a, b });
      }
      return middles.get(each);
    }

    return { drawn, settled, middle, halfway, anew: () => { wholes = new WeakMap(); } };
  };
})();
