// What the other scripts share: decoding lines, theme colours, text nodes, buttons, memory.
window.loopwell = (() => {
  "use strict";

  // A line comes as whole steps of 1e-5 degrees: lat, lon, then differences.
  function unpack(steps) {
    const points = [];
    let lat = 0;
    let lon = 0;
    for (let i = 0; i < steps.length; i += 2) {
      lat += steps[i];
      lon += steps[i + 1];
      points.push([lat / 1e5, lon / 1e5]);
    }
    return points;
  }

  // A polyline's text, in the format of Google's maps: five bits a sign, the lowest bit of a number
  // its sign.
  function unpackText(text) {
    const steps = [];
    for (let at = 0; at < text.length;) {
      let value = 0;
      let part = 0;
      for (let shift = 0; shift === 0 || part >= 32; shift += 5, at += 1) {
        part = text.charCodeAt(at) - 63;
        value |= (part & 31) << shift;
      }
      steps.push(value & 1 ? ~(value >> 1) : value >> 1);
    }
    return unpack(steps);
  }

  // Streamlit sets its theme in the frame as CSS variables, and again at every change.
  function isDark() {
    const css = getComputedStyle(document.documentElement);
    const hex = css.getPropertyValue("--background-color").trim();
    const rgb = /^#(..)(..)(..)/.exec(hex);
    if (!rgb) return matchMedia("(prefers-color-scheme: dark)").matches;
    const [r, g, b] = rgb.slice(1).map((part) => parseInt(part, 16));
    return 0.299 * r + 0.587 * g + 0.114 * b < 128;
  }

  const colours = (setup) => setup[isDark() ? "dark" : "light"];

  // Words of files and of ours alike enter the page here, as text and never as markup.
  function element(tag, className, text) {
    const node = document.createElement(tag);
    node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  // A text with its {places} filled.
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

  // The text for so many things, by the language's own rule; `forms` has one for each plural form.
  function counted(forms, count, tag) {
    const text = forms[new Intl.PluralRules(tag).select(count)] ?? forms.other;
    return fill(text, { count });
  }

  function icon(node) {
    return L.divIcon({ html: node, className: "lw-icon", iconSize: [0, 0] });
  }

  // A real button: named for everyone, drawn as an icon or told in words.
  function button(className, name, content, onClick) {
    const node = element("button", className);
    node.type = "button";
    if (content === undefined) node.textContent = name;
    else {
      node.setAttribute("aria-label", name);
      node.title = name;
      node.append(content);
    }
    node.onclick = onClick;
    return node;
  }

  // A line drawing of 24 by 24 in the colour of the text.
  function drawing(path) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    svg.append(document.createElementNS(svg.namespaceURI, "path"));
    svg.firstChild.setAttribute("d", path);
    return svg;
  }

  // How wide a text is in the map's labels, without laying out the page.
  const pen = document.createElement("canvas").getContext("2d");
  let fonts = "";
  function textWidth(text, size = 11.5) {
    // Asked for once: with hundreds of names it takes longer than to measure them.
    fonts ||= getComputedStyle(document.body).getPropertyValue("--font");
    pen.font = `${size}px ${fonts || "sans-serif"}`;
    return pen.measureText(text).width;
  }

  // What a runner chose on the map is the browser's own: it costs no rerun and stays on this computer.
  function recall(key) {
    try { return localStorage.getItem(key); } catch { return null; }
  }
  function remember(key, value) {
    try { localStorage.setItem(key, value); } catch { /* private windows may refuse */ }
  }

  // The page around the frame knows what its runner chose.
  const chosen = () => { try { return parent.document.documentElement.dataset.motion; } catch { return ""; } };
  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches || chosen() === "less";

  // What the server packed, as routes/screens/served.py says why.
  async function unpacked(url) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(String(answer.status));
    return new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).json();
  }

  // Ground and drawing want the same ways, mostly at once; a large city's are not held on to.
  const lately = new Map();
  function fetchPacked(url) {
    const known = lately.get(url)?.deref();
    if (known) return known;
    const coming = unpacked(url);
    lately.set(url, new WeakRef(coming));
    coming.catch(() => lately.delete(url));
    return coming;
  }

  // The way back to Python: the component's value, sent at once, each time another one.
  // streamlit-folium waits 250 ms and would also send every pan; the map therefore asks it to return
  // nothing itself.
  let times = 0;
  function tell(news) {
    times += 1;
    window.Streamlit?.setComponentValue({ ...news, click: times });
  }

  return {
    tell, unpack, unpackText, isDark, colours, element, fill, counted, icon, button, drawing, textWidth, recall, remember,
    still, fetchPacked,
  };
})();
