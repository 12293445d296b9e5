// Leaves of a long list only the cities whose names or networks begin with the words typed, whatever their accents.

const plain = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/ł/g, "l")
    .replace(/ø/g, "o")
    .replace(/ß/g, "ss");

// Words with a space before each, so that one that begins so is found by " so".
const words = (...texts) => " " + plain(texts.join(" ")).replace(/[^\p{L}\p{N}]+/gu, " ");

const wordsOfLine = (line) =>
  words(line.dataset.filterNames ?? "", ...[...line.querySelectorAll("a")].map((link) => link.textContent));

export function startFilter(root) {
  const tools = root.querySelector("[data-filter-tools]");
  const input = tools.querySelector("input");
  const status = tools.querySelector("[data-filter-empty]");
  const groups = [...root.querySelectorAll("[data-filter-group]")].map((element) => ({
    element,
    heading: words(element.querySelector("h2").textContent),
    lines: [...element.querySelectorAll("[data-filter-item]")].map((line) => ({ line, held: wordsOfLine(line) })),
  }));

  function answer(asked, found) {
    if (!found) return status.dataset.filterEmpty;
    return asked ? status.dataset.filterFound.replace("{count}", found) : "";
  }

  function apply() {
    const wanted = words(input.value).split(" ").filter(Boolean);
    let found = 0;
    for (const { element, heading, lines } of groups) {
      let here = 0;
      for (const { line, held } of lines) {
        const shown = wanted.every((word) => `${held}${heading}`.includes(` ${word}`));
        line.hidden = !shown;
        here += shown;
      }
      element.hidden = here === 0;
      found += here;
    }
    status.textContent = answer(wanted.length, found);
  }

  let waiting = 0;
  input.addEventListener("input", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(apply);
  });
  tools.hidden = false;
  if (input.value) apply();
}
