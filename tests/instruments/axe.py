"""axe-core, held against an open page: the machine-checkable part of WCAG 2.2 AA."""

from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.instruments.missing import without
from tools.browser_checks import AXE

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_RUN = """async tags => {
  const options = {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']};
  return (await axe.run(document, options)).violations;
}"""


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it is now, one line for each element: rule, element, and what to mend."""
    _bring_axe_into(page)
    found: list[dict[str, Any]] = page.evaluate(_RUN, _TAGS)
    return [_line(rule, node) for rule in found for node in rule["nodes"]]


def _bring_axe_into(page: Page) -> None:
    """Through the debugger, because the site's Content-Security-Policy rightly refuses a script tag."""
    session = page.context.new_cdp_session(page)
    try:
        session.send("Runtime.evaluate", {"expression": _source(), "silent": True})
    finally:
        session.detach()


@cache
def _source() -> str:
    if not AXE.exists():
        without("axe-core", "make test installs it")
    return AXE.read_text(encoding="utf-8")


def _line(rule: dict[str, Any], node: dict[str, Any]) -> str:
    summary = " ".join(str(node.get("failureSummary", "")).split())
    return f"{rule['id']}: {' '.join(map(str, node['target']))}: {summary}"
