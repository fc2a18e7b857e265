// The ground where no map of ours is: the ways of a network that a runner brought, and the parks and
// waters around them, in the same look. A network is fetched once the view touches its box, and painted in
// squares, so that a large city costs no more than what is seen of it.
(() => {
  "use strict";
  const PER_DEG = 1e6;
  // Which ways are in a square is known by cells of about a kilometre.
  const CELL_DEG = 0.01;
  // As routes/network.py numbers them; motorways are not among the ways.
  const KINDS = ["path", "cycleway", "street", "tertiary", "secondary", "primary", "trunk"].map((cls) =>
    (["path", "cycleway", "street"].includes(cls) ? { kind: cls } : { kind: "main_road", cls }));
  const [PATHS, STREETS, FIRST_MAIN] = [[0, 1], [2, 3, 4, 5, 6], 3];
  const STREETS_FROM_ZOOM = 11.5;
  // A line that ends in the next square is seen in this one by half its width.
  const MARGIN_PX = 8;
  const AROUND = 0.3; // of the view: names that a drag may show before it ends

  const { world } = window.loopwell;
  const cellOf = (deg) => Math.floor(deg / CELL_DEG);

  // All points as the world has them, and which ways pass through each cell.
  function decoded({ line, count, kind, start, end, name, names }) {
    const x = new Float64Array(line.length / 2);
    const y = new Float64Array(line.length / 2);
    const first = new Int32Array(count.length + 1);
    const cells = new Map();
    let [lat, lon, i] = [0, 0, 0];
    count.forEach((points, way) => {
      const low = [Infinity, Infinity];
      const high = [-Infinity, -Infinity];
      for (first[way] = i; i < first[way] + points; i += 1) {
        lat += line[2 * i];
        lon += line[2 * i + 1];
        const at = [lat / PER_DEG, lon / PER_DEG];
        [x[i], y[i]] = [world.x(at[1]), world.y(at[0])];
        at.forEach((deg, side) => {
          low[side] = Math.min(low[side], cellOf(deg));
          high[side] = Math.max(high[side], cellOf(deg));
        });
      }
      for (let row = low[0]; row <= high[0]; row += 1) {
        for (let column = low[1]; column <= high[1]; column += 1) {
          const key = `${row},${column}`;
          if (!cells.has(key)) cells.set(key, []);
          cells.get(key).push(way);
        }
      }
    });
    first[count.length] = i;
    return { x, y, first, kind, cells, start, end, name, names };
  }

  function waysIn(net, box) {
    const found = new Set();
    for (let row = cellOf(box.getSouth()); row <= cellOf(box.getNorth()); row += 1) {
      for (let column = cellOf(box.getWest()); column <= cellOf(box.getEast()); column += 1) {
        net.cells.get(`${row},${column}`)?.forEach((way) => found.add(way));
      }
    }
    return found;
  }

  const Squares = L.GridLayer.extend({
    initialize(map, net, styles, colours) {
      L.GridLayer.prototype.initialize.call(this, { pane: "beyond", bounds: net.box });
      Object.assign(this, { chart: map, net, styles, colours });
    },

    createTile(coords) {
      const size = this.getTileSize();
      const canvas = document.createElement("canvas");
      const sharp = window.devicePixelRatio || 1;
      canvas.width = size.x * sharp;
      canvas.height = size.y * sharp;
      const pen = canvas.getContext("2d");
      pen.scale(sharp, sharp);
      const corner = coords.scaleBy(size);
      pen.translate(-corner.x, -corner.y);
      const place = (point) => this.chart.unproject(point, coords.z);
      const margin = L.point(MARGIN_PX, MARGIN_PX);
      const box = L.latLngBounds(place(corner.subtract(margin)), place(corner.add(size).add(margin)));
      this.land(pen, coords.z);
      this.around(pen, coords, size);
      this.paint(pen, waysIn(this.net, box), coords.z);
      return canvas;
    },

    land(pen, zoom) {
      const { box } = this.net;
      const from = this.chart.project(box.getNorthWest(), zoom);
      const to = this.chart.project(box.getSouthEast(), zoom);
      pen.fillStyle = this.colours().land;
      pen.fillRect(from.x, from.y, to.x - from.x, to.y - from.y);
    },

    around(pen, { x, y, z }, size) {
      const scale = size.x * 2 ** z;
      const seen = [x - MARGIN_PX / size.x, y - MARGIN_PX / size.y, x + 1 + MARGIN_PX / size.x, y + 1 + MARGIN_PX / size.y];
      const how = { scale, zoom: z, seen: seen.map((each) => each / 2 ** z), colours: this.colours() };
      this.net.land.paint(pen, { ...how, style: this.styles.area, stroke: this.stroke });
    },

    // The edges of all streets lie below the middle of any; paths lie on top.
    paint(pen, ways, zoom) {
      const lines = this.lines(ways, zoom);
      const { edge, line } = this.styles;
      for (const [kinds, style] of [[STREETS, edge], [[...STREETS, ...PATHS], line]]) {
        for (const kind of kinds.filter((each) => lines[each])) {
          this.stroke(pen, lines[kind], style(KINDS[kind], this.colours(), zoom));
        }
      }
    },

    lines(ways, zoom) {
      const { x, y, first, kind } = this.net;
      const scale = this.getTileSize().x * 2 ** zoom;
      const lines = [];
      const least = zoom < STREETS_FROM_ZOOM ? FIRST_MAIN : 0;
      for (const way of ways) {
        if (kind[way] < least) continue;
        const line = (lines[kind[way]] ??= new Path2D());
        line.moveTo(x[first[way]] * scale, y[first[way]] * scale);
        for (let i = first[way] + 1; i < first[way + 1]; i += 1) line.lineTo(x[i] * scale, y[i] * scale);
      }
      return lines;
    },

    stroke(pen, line, { color, weight, opacity = 1, dashArray = "", lineCap = "round" }) {
      pen.strokeStyle = color;
      pen.lineWidth = weight;
      pen.globalAlpha = opacity;
      pen.lineCap = lineCap;
      pen.lineJoin = "round";
      pen.setLineDash(dashArray.split(" ").filter(Boolean).map(Number));
      pen.stroke(line);
    },
  });

  // `styles` are the ground's own: for an area, and for the middle and the edge of a way, by what it
  // is. `onNames` is told of the names to show, and in which box and from which zoom on.
  window.loopwell.groundWays = (map, setup, styles, tell, onNames) => {
    const { creditLink, colours, fetchPacked, landscape, wayNames } = window.loopwell;
    const pane = map.createPane("beyond");
    pane.style.zIndex = 140; // where both are, our own map lies above
    const networks = setup.ways.map(({ url, box, credit }) => ({ url, box: L.latLngBounds(box), credit, layer: null }));
    let visible = true;

    function show(network) {
      // The ground credits OpenStreetMap already, with a link.
      const credit = network.credit.includes("OpenStreetMap") ? "" : creditLink(network.credit, "");
      map.attributionControl[visible ? "addAttribution" : "removeAttribution"](credit);
      map[visible ? "addLayer" : "removeLayer"](network.layer);
    }
    async function fetched(network) {
      network.layer = "asked for";
      const data = await fetchPacked(network.url);
      const land = landscape(data.landscape);
      const net = { ...decoded(data), box: network.box, land };
      network.names = wayNames(net, land, data.places, waysIn);
      network.layer = new Squares(map, net, styles, () => colours(setup));
      if (visible) show(network);
      map.getContainer().dataset.ways = "drawn";
      setTimeout(name); // the page answers in between
    }
    function name() {
      const view = map.getBounds().pad(AROUND);
      const found = networks
        .filter(({ names, box }) => names && box.intersects(view))
        .flatMap(({ names }) => names(view, map.getZoom()));
      onNames(found, view);
    }
    function look() {
      if (!visible || !map.getSize().x) return;
      const view = map.getBounds();
      networks
        .filter(({ layer, box }) => layer === null && box.intersects(view))
        .forEach((each) => fetched(each).catch(() => tell(setup.words.ground_failed)));
      name();
    }
    function toggle(on) {
      if (on === visible) return;
      visible = on;
      networks.filter(({ layer }) => layer?.redraw).forEach(show);
      look();
    }
    const paint = () => networks.forEach(({ layer }) => { if (visible) layer?.redraw?.(); });
    map.on("moveend resize", look);
    map.whenReady(look);
    return { toggle, paint };
  };
})();
