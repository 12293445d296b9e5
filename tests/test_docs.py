"""The documentation holds together: no dead link, no page that cannot be found, decisions in their form."""

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
HEADINGS = ("## Context", "## Decision", "## Consequences")

_LINK = re.compile(r"(?<!\\)\]\(<?([^)\s>]+)>?\)")
_ELSEWHERE = re.compile(r"[a-z][a-z+.-]*:|//")
_CODE = re.compile(r"^```.*?^```|^ {4}.*?$|`[^`\n]*`", re.MULTILINE | re.DOTALL)


def pages() -> list[Path]:
    """Every Markdown page of the repository, but not the texts of packs, which are content."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.md"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    names = [name for name in listed.stdout.split("\0") if name and "/texts/" not in f"/{name}"]
    return [ROOT / name for name in sorted(names) if (ROOT / name).is_file()]


def links(page: Path) -> list[str]:
    """Where the page's relative links lead, anchors included; examples in code are no links."""
    text = _CODE.sub("", page.read_text(encoding="utf-8"))
    return [link for link in _LINK.findall(text) if not _ELSEWHERE.match(link)]


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_there_are_pages_and_links():
    # Guards the tests below: if the way to find them broke, they would pass with nothing to check.
    assert {ROOT / "README.md", DOCS / "README.md"} <= set(pages())
    assert sum(len(links(page)) for page in pages()) > 100


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(page: Path):
    dead = []
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(link)

    assert dead == []


def test_every_page_of_the_documentation_is_in_its_index():
    index = DOCS / "README.md"
    linked = {(DOCS / link.partition("#")[0]).resolve() for link in links(index)}
    lost = [page for page in DOCS.rglob("*.md") if page != index and page not in linked]

    assert [str(page.relative_to(DOCS)) for page in lost] == []


def test_every_decision_has_a_number_of_its_own():
    names = [page.name for page in DECISIONS]
    numbers = Counter(name[:4] for name in names)

    assert names
    assert [name for name in names if not re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", name)] == []
    assert [number for number, times in numbers.items() if times > 1] == []


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_every_decision_says_context_decision_and_consequences(page: Path):
    lines = page.read_text(encoding="utf-8").splitlines()

    assert lines[0].startswith(f"# {page.name[:4]}: ")
    assert [heading for heading in HEADINGS if lines.count(heading) != 1] == []


def test_every_decision_that_the_code_names_exists():
    numbers = {page.name[:4] for page in DECISIONS}
    listed = subprocess.run(
        ["git", "grep", "-hoE", "decision [0-9]{4}", "--", "src", "tools", "web", "tests"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    named = {line.split()[-1] for line in listed.stdout.splitlines()}

    assert named
    assert named - numbers == set()


def test_every_page_that_the_code_names_exists():
    listed = subprocess.run(
        ["git", "grep", "-hoE", r"docs/[a-z/-]+\.md", "--", "src", "tools", "deploy", "tests", "Makefile"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert listed.stdout
    assert [name for name in sorted(set(listed.stdout.split())) if not (ROOT / name).is_file()] == []
