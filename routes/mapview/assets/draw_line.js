// A drawn line as plain points [lat, lon]: every edit gives a new one. It is closed where the last
// point is the first again.
(() => {
  "use strict";
  const EQUATOR_M = 6378137;
  const FLATTENING = 1 / 298.257223563;
  const ECCENTRICITY2 = FLATTENING * (2 - FLATTENING);
  const LEAST_LOOP = 3;
  const radians = (deg) => (deg * Math.PI) / 180;

  // North and east in metres, on the ellipsoid of GPS at the middle latitude: as routes/measure.py
  // does, so that what is told while drawing is what is told when it is kept.
  function offset(a, b) {
    const middle = radians(a[0] + b[0]) / 2;
    const w2 = 1 - ECCENTRICITY2 * Math.sin(middle) ** 2;
    const turn = radians(b[1] - a[1]) + Math.PI;
    const east = turn - 2 * Math.PI * Math.floor(turn / (2 * Math.PI)) - Math.PI;
    return {
      north: ((EQUATOR_M * (1 - ECCENTRICITY2)) / w2 ** 1.5) * radians(b[0] - a[0]),
      east: (EQUATOR_M / Math.sqrt(w2)) * Math.cos(middle) * east,
    };
  }

  function metres(a, b) {
    const { north, east } = offset(a, b);
    return Math.hypot(north, east);
  }

  const legs = (line) => line.slice(1).map((b, i) => metres(line[i], b));
  const lengthM = (line) => legs(line).reduce((sum, m) => sum + m, 0);
  const same = (a, b) => a[0] === b[0] && a[1] === b[1];
  const isClosed = (line) => line.length > LEAST_LOOP && same(line[0], line[line.length - 1]);
  const canClose = (line) => line.length >= LEAST_LOOP && !isClosed(line);
  const close = (line) => [...line, line[0]];
  const outAndBack = (line) => [...line, ...line.slice(0, -1).reverse()];
  const reversed = (line) => [...line].reverse();
  const inserted = (line, after, at) => [...line.slice(0, after + 1), at, ...line.slice(after + 1)];

  // The point that closes a loop goes where its start goes.
  function moved(line, index, at) {
    const last = line.length - 1;
    const isEnd = isClosed(line) && (index === 0 || index === last);
    return line.map((point, i) => (i === index || (isEnd && (i === 0 || i === last)) ? at : point));
  }

  // A loop that loses its start stays one, as long as three points are left.
  function removed(line, index) {
    if (!isClosed(line) || index !== 0) return line.filter((_, i) => i !== index);
    const rest = line.slice(1, -1);
    return rest.length >= LEAST_LOOP ? close(rest) : rest;
  }

  // Which of eight winds leads from a to b, from north round by east.
  function wind(a, b) {
    const { north, east } = offset(a, b);
    return (Math.round(Math.atan2(east, north) / (Math.PI / 4)) + 8) % 8;
  }

  // About 11 cm: finer than any pixel, and short to write.
  const rounded = ({ lat, lng }) => [Number(lat.toFixed(6)), Number(lng.toFixed(6))];
  // A map goes on round the world; places do not.
  const onEarth = ([lat, lon]) => [lat, lon - 360 * Math.floor((lon + 180) / 360)];

  window.loopwell.line = {
    metres, legs, lengthM, isClosed, canClose, close, outAndBack, reversed, inserted, moved, removed,
    wind, rounded, onEarth,
  };
})();
