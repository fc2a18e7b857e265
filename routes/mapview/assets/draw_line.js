// A drawn line as plain points [lat, lon, code]: every edit gives a new one. It is closed where the
// last point is the first again. The code tells of which kind the leg is that leads to the point, and
// which point of the route that was opened it is, if it is one.
(() => {
  "use strict";
  const EQUATOR_M = 6378137;
  const FLATTENING = 1 / 298.257223563;
  const ECCENTRICITY2 = FLATTENING * (2 - FLATTENING);
  const LEAST_LOOP = 3;
  // A leg of a route that was opened is as it was there until it is touched.
  const [OPENED, FOLLOWS, STRAIGHT] = [0, 1, 2];
  const KINDS = 3;
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

  const kindOf = (point) => (point[2] ?? OPENED) % KINDS;
  // The number of the point in the route that was opened, -1 where it is none of that.
  const ownAt = (point) => Math.floor((point[2] ?? OPENED) / KINDS) - 1;
  const own = (lat, lon, kind, at) => [lat, lon, kind + KINDS * (at + 1)];
  const by = (point, kind) => own(point[0], point[1], kind, ownAt(point));
  const touched = (point, now) => by(point, kindOf(point) || now);
  const same = (a, b) => a[0] === b[0] && a[1] === b[1];
  const isClosed = (line) => line.length > LEAST_LOOP && same(line[0], line[line.length - 1]);
  const canClose = (line) => line.length >= LEAST_LOOP && !isClosed(line);
  const close = (line, kind) => [...line, by(line[0], kind)];
  // The leg to a point is, the other way round, the leg to the one before.
  const reversed = (line) => line.map((_, i) => by(line[line.length - 1 - i], i ? kindOf(line[line.length - i]) : OPENED));
  const outAndBack = (line) => [...line, ...reversed(line).slice(1)];
  const switched = (line, i) => line.map((point, j) => (j === i ? by(point, kindOf(point) === STRAIGHT ? FOLLOWS : STRAIGHT) : point));

  // `now` is the kind of new legs: what is set, moved or joined anew takes it where it had none.
  const added = (line, at, now) => [...line, by(at, now)];
  function inserted(line, after, at, now) {
    const [next, ...rest] = line.slice(after + 1);
    if (!next) return added(line, at, now);
    const led = touched(next, now);
    return [...line.slice(0, after + 1), by(at, kindOf(led)), led, ...rest];
  }

  // The point that closes a loop goes where its start goes.
  function moved(line, index, at, now) {
    const last = line.length - 1;
    const isEnd = isClosed(line) && (index === 0 || index === last);
    const moves = (i) => i === index || (isEnd && (i === 0 || i === last));
    return line.map((point, i) => {
      const here = moves(i) ? by(at, kindOf(point)) : point;
      return i > 0 && (moves(i) || moves(i - 1)) ? touched(here, now) : here;
    });
  }

  // Two legs that become one follow the ways if either did.
  const joint = (a, b, now) => (kindOf(a) === FOLLOWS ? FOLLOWS : kindOf(b) || kindOf(a) || now);

  // A loop that loses its start stays one, as long as three points are left.
  function removed(line, index, now) {
    if (isClosed(line) && index === 0) {
      const rest = line.slice(1, -1);
      return rest.length >= LEAST_LOOP ? close(rest, joint(line[line.length - 1], line[1], now)) : rest;
    }
    return line.flatMap((point, i) => {
      if (i === index) return [];
      return [i === index + 1 && index > 0 ? by(point, joint(line[index], point, now)) : point];
    });
  }

  // Which of eight winds leads from a to b, from north round by east.
  function wind(a, b) {
    const { north, east } = offset(a, b);
    return (Math.round(Math.atan2(east, north) / (Math.PI / 4)) + 8) % 8;
  }

  // About 11 cm: finer than any pixel, and short to write.
  const rounded = ({ lat, lng }) => [Number(lat.toFixed(6)), Number(lng.toFixed(6))];
  // A map goes on round the world; places do not.
  const onEarth = ([lat, lon, ...ele]) => [lat, lon - 360 * Math.floor((lon + 180) / 360), ...ele];

  window.loopwell.line = {
    OPENED, FOLLOWS, STRAIGHT, kindOf, ownAt, own, metres, same, isClosed, canClose, close, outAndBack, reversed, switched, added,
    inserted, moved, removed, wind, rounded, onEarth,
  };
})();
