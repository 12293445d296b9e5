// Dragging, pinching and the wheel on a map. One finger scrolls the page until the map is zoomed.

const SLACK = 4;

export function followGestures(drawing, zoom) {
  const fingers = new Map();
  let travelled = 0;
  let spread = 0;

  const place = (event) => {
    const room = drawing.getBoundingClientRect();
    return { x: event.clientX - room.left, y: event.clientY - room.top };
  };
  const distance = () => {
    const [a, b] = [...fingers.values()];
    return Math.hypot(a.x - b.x, a.y - b.y);
  };
  const middle = () => {
    const [a, b] = [...fingers.values()];
    return zoom.toSheet((a.x + b.x) / 2, (a.y + b.y) / 2);
  };

  drawing.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const at = zoom.toSheet(place(event).x, place(event).y);
    zoom.byAtOnce(Math.exp(-event.deltaY / 240), at.x, at.y);
  }, { passive: false });

  drawing.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    if (fingers.size === 0) travelled = 0;
    fingers.set(event.pointerId, place(event));
    if (fingers.size === 2) spread = distance();
  });

  drawing.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = place(event);
    fingers.set(event.pointerId, now);
    travelled += Math.hypot(now.x - before.x, now.y - before.y);
    if (fingers.size === 2) {
      const at = middle();
      zoom.byAtOnce(distance() / spread, at.x, at.y);
      spread = distance();
    } else if (zoom.isZoomed() && travelled > SLACK) {
      drawing.setPointerCapture(event.pointerId);
      const from = zoom.toSheet(before.x, before.y);
      const to = zoom.toSheet(now.x, now.y);
      zoom.panBy(from.x - to.x, from.y - to.y);
    }
  });

  const lift = (event) => fingers.delete(event.pointerId);
  for (const name of ["pointerup", "pointercancel", "pointerleave"]) drawing.addEventListener(name, lift);
  drawing.addEventListener("dragstart", (event) => event.preventDefault());

  return {
    isDragging: () => fingers.size > 0 && travelled > SLACK,
    hasDragged: () => travelled > SLACK && zoom.isZoomed(),
  };
}
