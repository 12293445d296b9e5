// Starts the behaviours of a page: every element with data-controller gets the one it names.
// Each only adds comfort; the page is complete without any of them.

import { startFilter } from "./filter.js";
import { startMap } from "./map.js";
import { startMenu } from "./menu.js";

const BEHAVIOURS = { filter: startFilter, map: startMap, menu: startMenu };

for (const element of document.querySelectorAll("[data-controller]")) {
  BEHAVIOURS[element.dataset.controller]?.(element);
}
