// The name of the city under the pointer or with the focus; the nearest within reach counts as under it.

const REACH = 16;

export function startNames(figure, drawing, markers, zoom) {
  const sheet = figure.querySelector(".c-map__sheet");
  const label = document.createElement("div");
  label.className = "c-map__name";
  label.setAttribute("aria-hidden", "true");
  label.dir = document.documentElement.dir;
  label.hidden = true;
  sheet.append(label);
  let shown = null;

  function show(marker) {
    if (shown && shown !== marker) shown.link.classList.remove("is-near");
    shown = marker;
    label.hidden = !marker;
    drawing.classList.toggle("is-over", Boolean(marker));
    if (!marker) return;
    marker.link.classList.add("is-near");
    label.textContent = marker.name;
    place(marker);
  }

  function place({ x, y }) {
    const at = zoom.toPixels(x, y);
    const room = sheet.getBoundingClientRect();
    const left = Math.min(Math.max(at.x - label.offsetWidth / 2, 4), room.width - label.offsetWidth - 4);
    const above = at.y - label.offsetHeight - 14;
    label.style.left = `${left}px`;
    label.style.top = `${above < 4 ? at.y + 14 : above}px`;
  }

  function nearest(event) {
    const room = drawing.getBoundingClientRect();
    const [x, y] = [event.clientX - room.left, event.clientY - room.top];
    let best = null;
    let least = REACH ** 2;
    for (const marker of markers) {
      const at = zoom.toPixels(marker.x, marker.y);
      const distance = (at.x - x) ** 2 + (at.y - y) ** 2;
      if (distance < least) [least, best] = [distance, marker];
    }
    return best;
  }

  drawing.addEventListener("pointermove", (event) => {
    if (event.pointerType === "mouse" && !zoom.isDragging()) show(nearest(event));
  });
  drawing.addEventListener("pointerleave", () => show(null));
  sheet.addEventListener("focusin", (event) => {
    show(markers.find((marker) => marker.link === event.target.closest("a")) ?? null);
  });
  sheet.addEventListener("focusout", () => show(null));
  sheet.addEventListener("keydown", (event) => {
    if (event.key === "Escape") show(null);
  });
  drawing.addEventListener("click", (event) => {
    if (zoom.hasDragged()) return event.preventDefault();
    if (event.target.closest("a")) return;
    const marker = nearest(event);
    if (marker) marker.link.dispatchEvent(new MouseEvent("click", event));
  });
  zoom.onChange(() => shown && place(shown));
}
