// A network of ways as the server sends it (routes/mapview/ways_file.py), and the way nearest to a
// place. Everything is worked out once, in flat arrays.
(() => {
  "use strict";
  const { metres } = window.loopwell.line;
  const PER_DEG = 1e6;
  const LEAST_CELL_M = 60;

  function decoded(data) {
    const size = data.line.length / 2;
    const ways = data.start.length;
    const net = {
      names: data.names, kind: data.kind, name: data.name,
      nodes: data.ele.length,
      ele: Float64Array.from(data.ele, (dm) => (dm === null ? NaN : dm / 10)),
      start: Int32Array.from(data.start), end: Int32Array.from(data.end),
      oneWay: new Uint8Array(ways), isBothWays: data.one_way.length === 0,
      // Where each way's points begin, and one more where the last ends.
      first: new Int32Array(ways + 1), way: new Int32Array(size),
      lat: new Float64Array(size), lon: new Float64Array(size),
      along: new Float64Array(size), lengthM: new Float64Array(ways), perM: new Float64Array(ways),
    };
    for (const way of data.one_way) net.oneWay[way] = 1;
    let [lat, lon] = [0, 0];
    for (let i = 0; i < size; i += 1) {
      lat += data.line[2 * i];
      lon += data.line[2 * i + 1];
      net.lat[i] = lat / PER_DEG;
      net.lon[i] = lon / PER_DEG;
    }
    for (let way = 0, i = 0; way < ways; way += 1) {
      net.first[way] = i;
      const last = i + data.count[way] - 1;
      for (net.way[i] = way; i < last; i += 1) {
        net.way[i + 1] = way;
        net.along[i + 1] = net.along[i] + metres([net.lat[i], net.lon[i]], [net.lat[i + 1], net.lon[i + 1]]);
      }
      net.lengthM[way] = net.along[last];
      net.perM[way] = data.cost[way] / 100 / net.along[last];
      i = last + 1;
      net.first[way + 1] = i;
    }
    return net;
  }

  // The ways at each node: those of node n are list[from[n]] to before list[from[n + 1]].
  function joined(net) {
    const from = new Int32Array(net.nodes + 1);
    for (const ends of [net.start, net.end]) ends.forEach((node) => { from[node + 1] += 1; });
    for (let node = 0; node < net.nodes; node += 1) from[node + 1] += from[node];
    const next = from.slice();
    const list = new Int32Array(2 * net.start.length);
    for (const ends of [net.start, net.end]) ends.forEach((node, way) => { list[next[node]] = way; next[node] += 1; });
    return { from, list };
  }

  // Metres on a plane that is true at the network's middle, as routes/snapping.py has them.
  function plane(net) {
    const middle = net.lat.reduce((sum, lat) => sum + lat, 0) / net.lat.length;
    const lon0 = net.lon[0];
    const north = metres([middle - 0.005, 0], [middle + 0.005, 0]) * 100;
    const east = metres([middle, 0], [middle, 0.01]) * 100;
    const turned = (lon) => lon - lon0 - 360 * Math.round((lon - lon0) / 360);
    return { x: (lon) => turned(lon) * east, y: (lat) => (lat - middle) * north };
  }

  // Which steps, from a point to the next of its way, pass near a place: a grid of squares, the steps
  // in square c being list[from[c]] to before list[from[c + 1]]. It has no more squares than steps.
  function cells(x, y, net) {
    const low = (values) => values.reduce((least, value) => Math.min(least, value), Infinity);
    const high = (values) => values.reduce((most, value) => Math.max(most, value), -Infinity);
    const [west, south] = [low(x), low(y)];
    const [wide, tall] = [high(x) - west, high(y) - south];
    const size = Math.max(LEAST_CELL_M, (wide + tall) / x.length, Math.sqrt((wide * tall) / x.length));
    const columns = Math.floor(wide / size) + 1;
    const rows = Math.floor(tall / size) + 1;
    const column = (m) => Math.min(columns - 1, Math.max(0, Math.floor((m - west) / size)));
    const row = (m) => Math.min(rows - 1, Math.max(0, Math.floor((m - south) / size)));
    function within(left, right, bottom, top, look) {
      const [first, last, highest] = [column(left), column(right), row(top)];
      for (let b = row(bottom); b <= highest; b += 1) {
        for (let a = first; a <= last; a += 1) look(b * columns + a);
      }
    }
    function each(look) {
      for (let i = 0; i + 1 < x.length; i += 1) {
        if (net.way[i] !== net.way[i + 1]) continue;
        within(
          Math.min(x[i], x[i + 1]), Math.max(x[i], x[i + 1]), Math.min(y[i], y[i + 1]), Math.max(y[i], y[i + 1]),
          (cell) => look(cell, i),
        );
      }
    }
    const from = new Int32Array(columns * rows + 1);
    each((cell) => { from[cell + 1] += 1; });
    for (let cell = 0; cell < columns * rows; cell += 1) from[cell + 1] += from[cell];
    const next = from.slice();
    const list = new Int32Array(from[columns * rows]);
    each((cell, i) => { list[next[cell]] = i; next[cell] += 1; });
    return (px, py, reach, look) => within(px - reach, px + reach, py - reach, py + reach, (cell) => {
      for (let at = from[cell]; at < from[cell + 1]; at += 1) look(list[at]);
    });
  }

  // The point so many metres along a way that is `share` of the step after its point `i`.
  function spotAt(net, i, share, away) {
    const between = (values) => values[i] + share * (values[i + 1] - values[i]);
    return { way: net.way[i], m: between(net.along), at: [between(net.lat), between(net.lon)], away };
  }

  window.loopwell.ways = (data) => {
    const net = decoded(data);
    const flat = plane(net);
    const x = net.lon.map(flat.x);
    const y = net.lat.map(flat.y);
    const near = cells(x, y, net);

    // The nearest spot within `reach` metres: its way, the metres along that, where it is and how
    // far away; null where there is none.
    function snap([lat, lon], reach) {
      const [px, py] = [flat.x(lon), flat.y(lat)];
      let [best, bestAt, bestShare] = [reach, -1, 0];
      near(px, py, reach, (i) => {
        const [dx, dy] = [x[i + 1] - x[i], y[i + 1] - y[i]];
        const long2 = dx * dx + dy * dy;
        const share = long2 ? Math.min(1, Math.max(0, ((px - x[i]) * dx + (py - y[i]) * dy) / long2)) : 0;
        const away = Math.hypot(x[i] + share * dx - px, y[i] + share * dy - py);
        if (away < best) [best, bestAt, bestShare] = [away, i, share];
      });
      return bestAt < 0 ? null : spotAt(net, bestAt, bestShare, best);
    }

    return { ...net, ...joined(net), x, y, flat: (lat, lon) => [flat.x(lon), flat.y(lat)], snap };
  };
})();
