// The best way between two spots of a network: A* (Hart, Nilsson and Raphael, 1968) with a binary
// heap, on the costs that the server sends.
(() => {
  "use strict";
  // Who stands so near to a corner stands at it, as routes/graph.py has it.
  const CORNER_M = 0.1;

  // Entries with the least number on top.
  function heap() {
    const keys = [];
    const values = [];
    const swap = (a, b) => {
      [keys[a], keys[b]] = [keys[b], keys[a]];
      [values[a], values[b]] = [values[b], values[a]];
    };
    return {
      least: () => (keys.length ? keys[0] : Infinity),
      push(key, value) {
        let at = keys.push(key) - 1;
        values.push(value);
        for (let up = (at - 1) >> 1; at > 0 && keys[up] > keys[at]; at = up, up = (at - 1) >> 1) swap(at, up);
      },
      pop() {
        swap(0, keys.length - 1);
        keys.pop();
        const value = values.pop();
        for (let at = 0; ;) {
          const [left, right] = [2 * at + 1, 2 * at + 2];
          let low = at;
          if (left < keys.length && keys[left] < keys[low]) low = left;
          if (right < keys.length && keys[right] < keys[low]) low = right;
          if (low === at) return value;
          swap(at, low);
          at = low;
        }
      },
    };
  }

  // Where each node lies: at an end of one of its ways.
  function placed(net) {
    const [x, y] = [new Float64Array(net.nodes), new Float64Array(net.nodes)];
    net.start.forEach((node, way) => { x[node] = net.x[net.first[way]]; y[node] = net.y[net.first[way]]; });
    net.end.forEach((node, way) => { x[node] = net.x[net.first[way + 1] - 1]; y[node] = net.y[net.first[way + 1] - 1]; });
    return { x, y };
  }

  window.loopwell.waysBetween = (net) => {
    const at = placed(net);
    // No metre is cheaper, so what is left in a straight line costs at least that. A hair less, as
    // the plane is no more than nearly true.
    const leastPerM = 0.999 * net.perM.reduce((least, cost) => Math.min(least, cost), Infinity);
    const cost = new Float64Array(net.nodes);
    const by = new Int32Array(net.nodes);
    const touched = new Int32Array(net.nodes);
    const closed = new Int32Array(net.nodes);
    let turn = 0;

    // From each end of a way to a spot on it.
    const fromStart = (spot) => spot.m * net.perM[spot.way];
    const fromEnd = (spot) => (net.lengthM[spot.way] - spot.m) * net.perM[spot.way];
    // Whether one may run so many metres against a way's line, as at a corner one always may.
    const mayGoBack = (way, m) => !net.oneWay[way] || m <= CORNER_M;

    // What it costs, and the last node before `b` with the way that leads to each; -1 where both are
    // on one way and nothing is better than that.
    function search(a, b) {
      turn += 1;
      const open = heap();
      const [gx, gy] = net.flat(...b.at);
      const reach = (node, total, way) => {
        if (touched[node] === turn && cost[node] <= total) return;
        touched[node] = turn;
        cost[node] = total;
        by[node] = way;
        open.push(total + leastPerM * Math.hypot(at.x[node] - gx, at.y[node] - gy), node);
      };
      const isDirect = a.way === b.way && (!net.oneWay[a.way] || a.m <= b.m);
      let best = isDirect ? Math.abs(a.m - b.m) * net.perM[a.way] : Infinity;
      let last = -1;
      if (mayGoBack(a.way, a.m)) reach(net.start[a.way], fromStart(a), -1);
      reach(net.end[a.way], fromEnd(a), -1);
      const arrivals = [[net.start[b.way], fromStart(b)]];
      if (mayGoBack(b.way, net.lengthM[b.way] - b.m)) arrivals.push([net.end[b.way], fromEnd(b)]);
      while (open.least() < best) {
        const node = open.pop();
        if (closed[node] === turn) continue;
        closed[node] = turn;
        for (const [end, rest] of arrivals) {
          if (node === end && cost[node] + rest < best) [best, last] = [cost[node] + rest, node];
        }
        for (let i = net.from[node]; i < net.from[node + 1]; i += 1) {
          const way = net.list[i];
          if (net.oneWay[way] && net.start[way] !== node) continue;
          const other = net.start[way] === node ? net.end[way] : net.start[way];
          if (closed[other] !== turn) reach(other, cost[node] + net.lengthM[way] * net.perM[way], way);
        }
      }
      return { cost: best, last };
    }

    // The pieces of ways from a to b, each with the metres along its way that it goes from and to.
    function pieces(a, b, last) {
      if (last < 0) return [[a.way, a.m, b.m]];
      const nearer = (spot, node) => {
        const isStart = net.start[spot.way] === node
          && (net.end[spot.way] !== node || fromStart(spot) <= fromEnd(spot));
        return isStart ? 0 : net.lengthM[spot.way];
      };
      const found = [[b.way, nearer(b, last), b.m]];
      let node = last;
      for (; by[node] >= 0;) {
        const way = by[node];
        const isForward = net.end[way] === node;
        found.push(isForward ? [way, 0, net.lengthM[way]] : [way, net.lengthM[way], 0]);
        node = isForward ? net.start[way] : net.end[way];
      }
      found.push([a.way, a.m, nearer(a, node)]);
      return found.reverse();
    }

    // The cost and the pieces; null where no way leads.
    return (a, b) => {
      const { cost: total, last } = search(a, b);
      return total === Infinity ? null : { cost: total, pieces: pieces(a, b, last) };
    };
  };
})();
