"""How what was recognised in a page text is marked against what is right.

The marks are given piece by piece: the title, the subtitle, each takeaway and each block are pieces, and a piece is
right or wrong as a whole. An invented piece counts as a wrong one.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from tests.instruments.page_corpus import Specimen

_ALIKE = str.maketrans(dict.fromkeys("’‘ʼ`´", "'") | dict.fromkeys("“”„«»‹›", '"') | dict.fromkeys("–—‑", "-"))
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_MARKS = (
    (re.compile(r"\[([^\[\]]*)\](?:\([^)]*\)|\{[^}]*\})"), r"\1"),
    (re.compile(r"^(?:[-•*>]|\d+\.) +", re.MULTILINE), ""),
    (re.compile(r"\\(?=[^\w\s])"), ""),
    (re.compile(r"\*\*|(?<!\w)_|_(?!\w)"), ""),
)


_UNDERSTOOD = ("city", "topic")
"""Lines that may be left out, or understood as what they are."""


@dataclass(slots=True)
class Marks:
    """How a recognised text agrees with its expectation.

    Attributes:
        name: of the text.
        pieces: how many there are, invented ones included.
        right: how many of them are right.
        blocks: how many pieces are blocks.
        blocks_right: how many of those are right.
        faults: what is wrong, a sentence each.
        silent: wrong city, language or kind that no question comes with.
        lost: words of the text that are found nowhere in the result.
        misplaced: right blocks that are said to stand on other lines than they do.
        facts: a sign each for city, language and kind: `+` right, `?` wrong and asked, `!` wrong and not asked.
    """

    name: str
    pieces: int = 0
    right: int = 0
    blocks: int = 0
    blocks_right: int = 0
    faults: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)
    facts: str = ""


def table(all_marks: list[Marks]) -> str:
    """The marks as a table for people, and below it what is wrong."""
    rows = [f"{'text':36} {'pieces':>9} {'blocks':>9}  city, language, kind", *(_row(marks) for marks in all_marks)]
    right, pieces = sum(marks.right for marks in all_marks), sum(marks.pieces for marks in all_marks)
    blocks_right, blocks = sum(marks.blocks_right for marks in all_marks), sum(marks.blocks for marks in all_marks)
    rows.append(f"{'all':36} {right:4}/{pieces:<4} {blocks_right:4}/{blocks:<4}")
    rows.append(f"{right / pieces:.2%} of pieces and {blocks_right / blocks:.2%} of blocks are right.")
    rows += [f"{marks.name}: {sentence}" for marks in all_marks for sentence in marks.faults]
    return "\n".join(rows)


def _row(marks: Marks) -> str:
    lost = f"  lost: {' '.join(marks.lost[:5])}" if marks.lost else ""
    counts = f"{marks.right:4}/{marks.pieces:<4} {marks.blocks_right:4}/{marks.blocks:<4}"
    return f"{marks.name:36} {counts}  {marks.facts}{lost}"


def marked(specimen: Specimen, result: dict[str, Any], lines: list[tuple[int, str]]) -> Marks:
    """The marks of a result in the form of `PageText.as_json`; `lines` are those of the file, with their numbers."""
    marks, expected = Marks(specimen.name), specimen.expected
    _mark_facts(marks, expected, result)
    if expected.get("is_page", True):
        _mark_head(marks, expected, result)
        _mark_blocks(marks, expected["blocks"], result["blocks"])
    else:
        _mark_no_page(marks, result)
    _mark_left_out(marks, expected, result)
    _mark_damage(marks, expected, result)
    marks.lost = _lost_words(result, lines)
    return marks


def plain(words: str) -> str:
    """Words as they are compared: without notation, case, and the many shapes of quotes, dashes and spaces."""
    words = _UNSEEN.sub("", unicodedata.normalize("NFC", words))
    for pattern, replacement in _MARKS:
        words = pattern.sub(replacement, words)
    return " ".join(words.translate(_ALIKE).casefold().split()).strip(" \"'")


def _mark_facts(marks: Marks, expected: dict[str, Any], result: dict[str, Any]) -> None:
    asks = bool(result["questions"])
    told = []
    for fact in ("city", "language", "kind"):
        is_open = f"any_{fact}" in expected or not expected.get("is_page", True)
        if result[fact] == expected[fact] or is_open:
            told.append("+")
            continue
        told.append("?" if asks else "!")
        sentence = f"The {fact} should be “{expected[fact]}” and is “{result[fact]}”"
        marks.faults.append(f"{sentence}{', with a question' if asks else ', and nobody is asked'}.")
        if not asks:
            marks.silent.append(fact)
    if expected.get("asks") and not asks:
        marks.silent.append("question")
        marks.faults.append("A question should be asked, and none is.")
    marks.facts = "".join(told)


def _mark_no_page(marks: Marks, result: dict[str, Any]) -> None:
    keyed = [block["key"] or block["type"] for block in result["blocks"] if block["key"] or block["type"] != "section"]
    takeaways = len(result["takeaways"])
    is_good = not keyed and not takeaways
    _mark(marks, is_good, f"This is no page, but it was recognised: {keyed}, {takeaways} takeaways.")


def _mark_head(marks: Marks, expected: dict[str, Any], result: dict[str, Any]) -> None:
    wanted, got = expected["takeaways"], result["takeaways"]
    pairs = [(f"Takeaway {place}", *pair) for place, pair in enumerate(zip_longest(wanted, got, fillvalue=""), 1)]
    if expected["title"]:
        pairs.append(("The title", expected["title"], result["title"]))
    if expected["subtitle"] or result["subtitle"]:
        pairs.append(("The subtitle", expected["subtitle"], result["subtitle"]))
    for name, one, other in pairs:
        _mark(marks, _same(one, other), f"{name} should be “{one[:70]}” and is “{other[:70]}”.")


def _mark_blocks(marks: Marks, wanted: list[dict[str, Any]], got: list[dict[str, Any]]) -> None:
    pairs = _aligned(wanted, got)
    matched_wanted, matched_got = {one for one, _ in pairs}, {other for _, other in pairs}
    missing = [place for place, block in enumerate(wanted) if place not in matched_wanted and not block.get("optional")]
    extra = [place for place, block in enumerate(got) if place not in matched_got and not _is_empty(block)]
    marks.misplaced = [_shown(got[j]) for i, j in pairs if wanted[i].get("lines", got[j]["lines"]) != got[j]["lines"]]
    marks.blocks_right = len(pairs)
    marks.blocks = len(pairs) + max(len(missing), len(extra))
    marks.right += marks.blocks_right
    marks.pieces += marks.blocks
    marks.faults += [f"Missing: {_shown(wanted[place])}." for place in missing]
    marks.faults += [f"Not expected so: {_shown(got[place])}." for place in extra]


def _aligned(wanted: list[dict[str, Any]], got: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """The longest run of right blocks in their order (longest common subsequence)."""
    best = [[0] * (len(got) + 1) for _ in range(len(wanted) + 1)]
    for i in reversed(range(len(wanted))):
        for j in reversed(range(len(got))):
            skipped = max(best[i + 1][j], best[i][j + 1])
            best[i][j] = max(skipped, best[i + 1][j + 1] + 1) if is_right(wanted[i], got[j]) else skipped
    pairs, i, j = [], 0, 0
    while i < len(wanted) and j < len(got):
        if is_right(wanted[i], got[j]) and best[i][j] == best[i + 1][j + 1] + 1:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def is_right(wanted: dict[str, Any], got: dict[str, Any]) -> bool:
    """Whether type, key, heading, lead, speaker, role, years, and the first and last words agree."""
    if wanted.get("also") and is_right(wanted | wanted["also"] | {"also": {}}, got):
        return True
    text = plain(got.get("text", ""))
    first, last = plain(wanted["first"]), plain(wanted["last"])
    if wanted["type"] == "networks":  # names apart by commas or as a list
        text, first, last = (re.sub(r"\W+", " ", words).strip() for words in (text, first, last))
    words = text.startswith(first) and text.endswith(last) if first else not text
    heading = _same_heading(wanted["heading"], got.get("heading", "")) or bool(wanted["key"] and not got.get("heading"))
    role = wanted.get("role", "")
    return (
        wanted["type"] == got["type"]
        and (wanted["type"] != "section" or wanted["key"] == got.get("key", ""))
        and heading
        and words
        and _same_lead(wanted.get("lead", ""), got.get("lead", ""))
        and _same(wanted.get("speaker", ""), got.get("speaker", ""))
        and any(_same(one, got.get("role", "")) for one in (role if isinstance(role, list) else [role]))
        and wanted.get("years", []) == list(got.get("years", []))
    )


def _mark_left_out(marks: Marks, expected: dict[str, Any], result: dict[str, Any]) -> None:
    left = {number for entry in result["left_out"] for number in _numbers(entry)}
    kept = {plain(line) for words in _sayings(result) for line in words.splitlines()}
    for entry in expected["left_out"] if expected.get("is_page", True) else ():
        if entry["reason"] in _UNDERSTOOD:
            continue
        if "lines" in entry and not left.issuperset(_numbers(entry)):
            marks.faults.append(f"Line {entry['lines'][0]} should be left out ({entry['reason']}): “{entry['text']}”.")
        elif "lines" not in entry and plain(entry["text"]) in kept:
            marks.faults.append(f"Should be left out ({entry['reason']}), and stands in the text: “{entry['text']}”.")


def _mark_damage(marks: Marks, expected: dict[str, Any], result: dict[str, Any]) -> None:
    for entry in expected["damage"]:
        near = [got for got in result["damage"] if "lines" not in entry or _overlap(got["lines"], entry["lines"])]
        if not near:
            marks.faults.append(f"Damage is not told: {entry['kind']}, line {entry.get('lines', ['?'])[0]}.")
        elif "characters" in entry and all(got["characters"] != entry["characters"] for got in near):
            marks.faults.append(
                f"Damage of {entry['characters']} characters is told as {[got['characters'] for got in near]}."
            )
    if "repairs" in expected and not result["repairs"]:
        marks.faults.append(f"A repair is not told: {expected['repairs']}.")


def _lost_words(result: dict[str, Any], lines: list[tuple[int, str]]) -> list[str]:
    """Words of lines that went into blocks and takeaways and are not in them, and whole lines that went nowhere."""
    accounted = {number: entry["as"] for entry in result["accounting"] for number in _numbers(entry)}
    left = {number for entry in result["left_out"] for number in _numbers(entry)}
    kept = set(re.findall(r"\w+", " ".join(plain(words) for words in _sayings(result))))
    lost = [text for number, text in lines if text.strip() and number not in accounted and number not in left]
    for number, text in lines:
        if number not in left and accounted.get(number, "").startswith(("block", "takeaway ")):
            lost += [word for word in re.findall(r"\w+", plain(text)) if word not in kept and not word.isdigit()]
    return lost


def _numbers(entry: dict[str, Any]) -> range:
    return range(entry["lines"][0], entry["lines"][1] + 1)


def _sayings(result: dict[str, Any]) -> Iterator[str]:
    yield from (result["title"], result["subtitle"], result.get("summary", ""), *result["takeaways"])
    for block in result["blocks"]:
        for name in ("heading", "lead", "text", "speaker", "role"):
            yield block.get(name, "")


def _mark(marks: Marks, is_good: bool, sentence: str) -> None:
    marks.pieces += 1
    marks.right += is_good
    if not is_good:
        marks.faults.append(sentence)


def _same(one: str, other: str) -> bool:
    return plain(one) == plain(other)


def _same_lead(one: str, other: str) -> bool:
    return plain(one).rstrip(" :.") == plain(other).rstrip(" :.")


def _same_heading(one: str, other: str) -> bool:
    return plain(one).rstrip(" ?;؟:") == plain(other).rstrip(" ?;؟:")


def _is_empty(block: dict[str, Any]) -> bool:
    return not plain(block.get("text", "")) and not block.get("lead") and block["type"] in ("section", "context")


def _overlap(one: list[int], other: list[int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _shown(block: dict[str, Any]) -> str:
    words = block.get("text") or f"{block.get('first', '')} … {block.get('last', '')}"
    if len(words) > 70:
        words = f"{words[:34]} … {words[-34:]}"
    named = {name: block[name] for name in ("key", "heading", "lead", "speaker", "role", "years") if block.get(name)}
    fields = json.dumps(named, ensure_ascii=False)
    return " ".join(f"{block['type']} {fields} “{words}” lines {block.get('lines', '?')}".split())
