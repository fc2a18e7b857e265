// The networks that the server has, each fetched once and only when something is drawn in its area.
(() => {
  "use strict";
  // So far from its ways a network is still asked for the nearest, and so much nearer must another
  // one's be to be better: as routes/networks.py has it.
  const MOST_AWAY_M = 400;
  const AS_NEAR_M = 50;
  const LEAST_M_PER_DEG = 110500;

  // A box and what is so near that its ways may be meant.
  function holds([south, west, north, east], [lat, lon]) {
    const margin = MOST_AWAY_M / LEAST_M_PER_DEG;
    const wide = margin / Math.max(Math.cos((lat * Math.PI) / 180), margin);
    const turned = lon - 360 * Math.floor((lon - west + wide) / 360);
    return lat >= south - margin && lat <= north + margin && turned <= east + wide;
  }

  // Give the network around two places, null while it is not there; `onReady` is called when one
  // has come.
  window.loopwell.waysNear = (offered, onReady) => {
    const known = new Map();

    async function load(url) {
      known.set(url, null);
      try {
        const net = window.loopwell.ways(await window.loopwell.fetchPacked(url));
        known.set(url, { url, net, go: window.loopwell.waysBetween(net) });
        onReady();
      } catch {
        // Without it legs are straight, which is told of each.
      }
    }

    function around(a, b) {
      return offered.filter(({ box }) => holds(box, a) && holds(box, b)).flatMap(({ url }) => {
        if (!known.has(url)) load(url);
        return known.get(url) ?? [];
      });
    }

    const awayM = (net, place) => net.snap(place, MOST_AWAY_M)?.away ?? MOST_AWAY_M;

    // Of several the one whose ways are nearest to both; of those as near, the first.
    return (a, b) => {
      const [first, ...others] = around(a, b);
      if (!others.length) return first ?? null;
      const farther = ({ net }) => Math.max(awayM(net, a), awayM(net, b));
      let [best, bestM] = [first, farther(first)];
      for (const each of others) {
        const m = farther(each);
        if (m < bestM - AS_NEAR_M) [best, bestM] = [each, m];
      }
      return best;
    };
  };
})();
