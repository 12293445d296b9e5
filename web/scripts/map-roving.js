// The map is one stop on the way of the Tab key; arrows go to the nearest city in their direction.

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** The marker that lies nearest in a direction; what lies aside counts double. */
export function nearestTowards(markers, from, [right, down]) {
  let best = null;
  let least = Infinity;
  for (const marker of markers) {
    const ahead = (marker.x - from.x) * right + (marker.y - from.y) * down;
    const aside = Math.abs((marker.x - from.x) * down) + Math.abs((marker.y - from.y) * right);
    const cost = ahead + 2 * aside;
    if (marker !== from && ahead > 0 && cost < least) {
      least = cost;
      best = marker;
    }
  }
  return best;
}

export function startRoving(drawing, markers, zoom) {
  const byLink = new Map(markers.map((marker) => [marker.link, marker]));
  let current = markers[markers.length - 1];

  function makeCurrent(marker) {
    current.link.setAttribute("tabindex", "-1");
    marker.link.setAttribute("tabindex", "0");
    current = marker;
  }

  for (const { link } of markers) link.setAttribute("tabindex", "-1");
  makeCurrent(current);

  // On the sheet, not on the drawing: an SVG that listens for focus or keys becomes a stop of the Tab key itself.
  const sheet = drawing.parentElement;

  sheet.addEventListener("focusin", (event) => {
    const marker = byLink.get(event.target.closest("a"));
    if (!marker) return;
    makeCurrent(marker);
    zoom.reveal(marker.x, marker.y);
  });

  sheet.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const direction = DIRECTIONS[event.key];
    if (direction) {
      event.preventDefault();
      nearestTowards(markers, current, direction)?.link.focus();
    } else if (event.key === "+" || event.key === "-") {
      event.preventDefault();
      zoom.by(event.key === "+" ? 1.6 : 1 / 1.6, current.x, current.y);
    } else if (event.key === "0") {
      zoom.all();
    }
  });
}
