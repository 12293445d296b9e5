// Zoom and pan of a map by its buttons, Ctrl and wheel, two fingers, dragging; the view is the viewBox.

import { followGestures } from "./map-gestures.js";

const DEEPEST = 10;
const STEP = 1.6;

const read = (drawing) => {
  const [x, y, width, height] = drawing.getAttribute("viewBox").split(" ").map(Number);
  return { x, y, width, height };
};

const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

export function startZoom(figure, drawing) {
  const whole = read(drawing);
  const labels = [...figure.querySelectorAll(".c-map__labels text")].map((text) => ({
    text,
    x: whole.x + (parseFloat(text.getAttribute("x")) / 100) * whole.width,
    y: whole.y + (parseFloat(text.getAttribute("y")) / 100) * whole.height,
  }));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const listeners = [];
  let view = { ...whole };
  let moving = 0;

  function draw(next) {
    const width = clamp(next.width, whole.width / DEEPEST, whole.width);
    const height = (width * whole.height) / whole.width;
    view = {
      x: clamp(next.x, whole.x, whole.x + whole.width - width),
      y: clamp(next.y, whole.y, whole.y + whole.height - height),
      width,
      height,
    };
    drawing.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
    figure.classList.toggle("is-zoomed", width < whole.width * 0.999);
    for (const { text, x, y } of labels) {
      text.setAttribute("x", `${(100 * (x - view.x)) / view.width}%`);
      text.setAttribute("y", `${(100 * (y - view.y)) / view.height}%`);
    }
    for (const listener of listeners) listener();
  }

  function glide(next) {
    cancelAnimationFrame(moving);
    if (calm.matches) return draw(next);
    const from = { ...view };
    const start = performance.now();
    const step = (now) => {
      const share = clamp((now - start) / 320, 0, 1);
      const eased = 1 - (1 - share) ** 3;
      const between = (name) => from[name] + (next[name] - from[name]) * eased;
      draw({ x: between("x"), y: between("y"), width: between("width") });
      if (share < 1) moving = requestAnimationFrame(step);
    };
    moving = requestAnimationFrame(step);
  }

  /** The view after zooming by a factor around a place of the sheet that stays where it is. */
  function zoomed(factor, x, y) {
    const width = clamp(view.width / factor, whole.width / DEEPEST, whole.width);
    const share = width / view.width;
    return { x: x - (x - view.x) * share, y: y - (y - view.y) * share, width };
  }

  const zoom = {
    by: (factor, x = view.x + view.width / 2, y = view.y + view.height / 2) => glide(zoomed(factor, x, y)),
    byAtOnce: (factor, x, y) => draw(zoomed(factor, x, y)),
    panBy: (right, down) => draw({ ...view, x: view.x + right, y: view.y + down }),
    all: () => glide(whole),
    reveal: (x, y) => {
      const inside = x > view.x && x < view.x + view.width && y > view.y && y < view.y + view.height;
      if (!inside) glide({ ...view, x: x - view.width / 2, y: y - view.height / 2 });
    },
    toPixels: (x, y) => ({
      x: ((x - view.x) / view.width) * drawing.clientWidth,
      y: ((y - view.y) / view.height) * drawing.clientHeight,
    }),
    toSheet: (px, py) => ({
      x: view.x + (px / drawing.clientWidth) * view.width,
      y: view.y + (py / drawing.clientHeight) * view.height,
    }),
    isZoomed: () => view.width < whole.width * 0.999,
    onChange: (listener) => listeners.push(listener),
  };
  Object.assign(zoom, followGestures(drawing, zoom));

  const tools = figure.querySelector("[data-map-tools]");
  tools.addEventListener("click", (event) => {
    const wanted = event.target.closest("button")?.dataset.mapZoom;
    if (wanted === "all") zoom.all();
    else if (wanted) zoom.by(wanted === "in" ? STEP : 1 / STEP);
  });
  tools.hidden = false;
  return zoom;
}
