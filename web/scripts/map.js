// A map of links: one tab stop, names on hover and focus, the nearest city under the pointer, zoom.

import { startNames } from "./map-names.js";
import { startRoving } from "./map-roving.js";
import { startZoom } from "./map-zoom.js";

/** Every marker with its link, its name and its place on the sheet. */
function readMarkers(drawing) {
  return [...drawing.querySelectorAll("a")].map((link) => {
    const title = link.querySelector("title");
    const name = title.textContent;
    link.setAttribute("aria-label", name);
    title.remove();
    const [, x, y] = /M(-?\d+) (-?\d+)/.exec(link.querySelector("path").getAttribute("d"));
    return { link, name, x: Number(x), y: Number(y) };
  });
}

export function startMap(figure) {
  const drawing = figure.querySelector("svg.c-map__drawing");
  const markers = readMarkers(drawing);
  const zoom = startZoom(figure, drawing);
  startRoving(drawing, markers, zoom);
  startNames(figure, drawing, markers, zoom);
}
