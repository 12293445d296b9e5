// Leaves of a long list only the lines that hold all words typed, whatever their accents.

const plain = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/ł/g, "l")
    .replace(/ø/g, "o")
    .replace(/ß/g, "ss");

export function startFilter(root) {
  const tools = root.querySelector("[data-filter-tools]");
  const input = tools.querySelector("input");
  const status = tools.querySelector("[data-filter-empty]");
  const groups = [...root.querySelectorAll("[data-filter-group]")].map((element) => ({
    element,
    heading: plain(element.querySelector("h2").textContent),
    lines: [...element.querySelectorAll("[data-filter-item]")].map((line) => ({
      line,
      words: plain(line.textContent),
    })),
  }));

  function apply() {
    const wanted = plain(input.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { element, heading, lines } of groups) {
      let here = 0;
      for (const { line, words } of lines) {
        const shown = wanted.every((word) => words.includes(word) || heading.includes(word));
        line.hidden = !shown;
        here += shown;
      }
      element.hidden = here === 0;
      found += here;
    }
    status.textContent = found ? "" : status.dataset.filterEmpty;
  }

  let waiting = 0;
  input.addEventListener("input", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(apply);
  });
  tools.hidden = false;
  if (input.value) apply();
}
