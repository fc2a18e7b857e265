// How far a line goes up, as routes/measure.py counts it: heights every 10 m, a moving mean over
// 100 m to each side, turning points of 3 m. So what grows while drawing is what is kept.
(() => {
  "use strict";
  const GRID_M = 10;
  const HALF = 10;
  const ZIGZAG_M = 3;

  // Heights on an even grid, from pairs [metres along, height] in order.
  function evenly(knots) {
    const [from, to] = [knots[0][0], knots[knots.length - 1][0]];
    const count = Math.round((to - from) / GRID_M) + 1;
    let k = 0;
    return Array.from({ length: count }, (_, i) => {
      const m = from + ((to - from) * i) / (count - 1);
      while (k + 2 < knots.length && knots[k + 1][0] < m) k += 1;
      const [[a, low], [b, high]] = [knots[k], knots[k + 1]];
      return b > a ? low + ((high - low) * Math.min(1, Math.max(0, (m - a) / (b - a)))) : high;
    });
  }

  function smooth(heights) {
    const sums = [0];
    heights.forEach((height, i) => sums.push(sums[i] + height));
    return heights.map((height, i) => {
      if (i === 0 || i === heights.length - 1) return height;
      const [low, high] = [Math.max(i - HALF, 0), Math.min(i + HALF + 1, heights.length)];
      return (sums[high] - sums[low]) / (high - low);
    });
  }

  function climbed(heights) {
    let [low, high, pivot, extreme] = Array(4).fill(heights[0]);
    let trend = 0;
    let up = 0;
    for (const height of heights) {
      if (trend === 0) {
        [low, high] = [Math.min(low, height), Math.max(high, height)];
        if (height - low >= ZIGZAG_M) [trend, pivot, extreme] = [1, low, height];
        else if (high - height >= ZIGZAG_M) [trend, pivot, extreme] = [-1, high, height];
      } else if ((height - extreme) * trend > 0) extreme = height;
      else if ((extreme - height) * trend >= ZIGZAG_M) {
        up += Math.max(0, extreme - pivot);
        [trend, pivot, extreme] = [-trend, extreme, height];
      }
    }
    return up + (trend > 0 ? extreme - pivot : 0);
  }

  // Metres up; null where there is too little to tell.
  window.loopwell.ascentM = (knots) => (
    knots.length < 2 || knots[knots.length - 1][0] - knots[0][0] < GRID_M ? null : climbed(smooth(evenly(knots)))
  );
})();
