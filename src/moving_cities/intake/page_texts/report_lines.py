"""The line that says of which year the report on a city is, and when it was updated."""

import re

MAX_LENGTH = 400
"""Characters of the longest paragraph that is looked at for being a report line by itself."""

_REPORT = (
    r"reports?|bericht\w*|stadtbericht\w*|rapport\w*|rapporto|stadsrapport\w*|informe\w*|reporte|raport\w*|έκθεση|έκθεσης|"
    r"verslag|stadsverslag|(?:ال)?تقرير"
)
_UPDATED = (
    r"updat\w*|revis\w*|aktualisi\w*|überarbeit\w*|mis[e]? à jour|"
    r"actualis\w*|aggiorna\w*|actualiz\w*|zaktualiz\w*|aktualiz\w*|"
    r"ενημ[εέ]ρ\w*|επικαιροπ\w*|bijgewerkt|geactualiseerd|herzien\w*|ح[ُ]?د[ِّ]*ث\w*|محد[َّ]*ث\w*|تحديث\w*|تم تحديثه\w*"
)
_PUBLISHED = (
    r"published|as of|stand|veröffentlicht|erschienen|publiée?|paru|pubblicat[oa]|publicad[oa]|opublikowan[yoa]|"
    r"wydan[yoa]|δημοσιεύτηκε|δημοσιεύθηκε|δημοσίευση|gepubliceerd|verschenen|نُ?شر|صدر"
)
_PUBLICATION = re.compile(rf"\b(?:{_PUBLISHED})\b[^.!?\d]{{0,25}}(?P<year>(?:19|20)\d\d)", re.IGNORECASE)
_UPDATE = re.compile(rf"\b(?:{_UPDATED})[^.!?\d]{{0,25}}(?:19|20)\d\d", re.IGNORECASE)
_NAMED = re.compile(rf"\b(?:{_REPORT})\b", re.IGNORECASE)
_WORD = re.compile(rf"\b(?:{_REPORT}|{_UPDATED})", re.IGNORECASE)
_STATEMENT = re.compile(rf"\b(?:{_REPORT})\b[^.!?\d]{{0,40}}(?P<year>(?:19|20)\d\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SENTENCES = re.compile(r"(?<=[.!?؟])\s+(?=[^\W\da-zа-яα-ω])")
_DIGIT = re.compile(r"\d")
_SMALL_WORDS = 9
_FEW_WORDS = 3
_MOST_SENTENCES = 3
_FURTHEST = 25


def years_of(text: str) -> tuple[int, ...]:
    """The years of research and updates that a report paragraph names, ascending, each once.

    They are taken from the sentences that speak of a report or an update; from all where none does.
    """
    sentences = _SENTENCES.split(_western(text))
    telling = [sentence for sentence in sentences if _WORD.search(sentence) and _YEAR.search(sentence)]
    years = {int(year) for sentence in telling or sentences for year in _YEAR.findall(sentence)}
    return tuple(sorted(years))


def names_report(text: str) -> bool:
    """Whether a line is as short as a heading and speaks of a report, but of no year: `Read the full report`."""
    is_short = len(text.split()) <= _SMALL_WORDS and not text.endswith((".", "!", ":", ","))
    return is_short and _NAMED.search(text) is not None and _DIGIT.search(text) is None


def is_report_line(text: str) -> bool:
    """Whether a paragraph says by itself of which year the report is, as in `Report of 2021, updated in 2023`.

    It may have a sentence or two before it that say what the report holds.
    """
    if len(text) > MAX_LENGTH:
        return False
    western = _western(text)
    sentences = _SENTENCES.split(western)
    while len(sentences) > 1 and _is_afterthought(sentences[-1]):
        sentences.pop()
    return len(sentences) <= _MOST_SENTENCES and _is_statement(sentences[-1])


def _is_afterthought(sentence: str) -> bool:
    """Whether a sentence behind the statement only tells of an update, or is the words of a button."""
    if _YEAR.search(sentence):
        return (
            len(sentence.split()) <= _SMALL_WORDS
            and _STATEMENT.search(sentence) is None
            and bool(_WORD.search(sentence))
        )
    return len(sentence.split()) <= _FEW_WORDS


def _is_statement(sentence: str) -> bool:
    match = _STATEMENT.search(sentence)
    if match is None and _UPDATE.search(sentence):
        match = _PUBLICATION.search(sentence)
    if match is None or match.start() > _FURTHEST or _DIGIT.search(_YEAR.sub("", sentence)):
        return False
    others = _YEAR.sub(" ", _WORD.sub(" ", sentence)).split()
    return len([word for word in others if any(sign.isalpha() for sign in word)]) <= _SMALL_WORDS


def _western(text: str) -> str:
    """The text with the digits of every script as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)
