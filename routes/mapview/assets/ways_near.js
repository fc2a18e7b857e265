// The networks that the server has, each fetched once and only when something is drawn in its area.
(() => {
  "use strict";

  const holds = ([south, west, north, east], [lat, lon]) => {
    const turned = lon - 360 * Math.floor((lon - west) / 360);
    return lat >= south && lat <= north && turned <= east;
  };

  // Give the network around two places, null while it is not there; `onReady` is called when one
  // has come.
  window.loopwell.waysNear = (offered, onReady) => {
    const known = new Map();

    async function load(url) {
      known.set(url, null);
      try {
        const answer = await fetch(url);
        if (!answer.ok) throw new Error(`${answer.status}`);
        const unpacked = answer.body.pipeThrough(new DecompressionStream("gzip"));
        const net = window.loopwell.ways(await new Response(unpacked).json());
        known.set(url, { url, net, go: window.loopwell.waysBetween(net) });
        onReady();
      } catch {
        // Without it legs are straight, which is told of each.
      }
    }

    return (a, b) => {
      const around = offered.find(({ box }) => holds(box, a) && holds(box, b));
      if (!around) return null;
      if (!known.has(around.url)) load(around.url);
      return known.get(around.url);
    };
  };
})();
