"""Attributions: the line under a quote that says whose words it holds."""

import csv
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple
from unicodedata import combining

from moving_cities.intake.page_texts.sayings import without_saying

MAX_LENGTH = 200
"""Characters of the longest attribution."""

_MOST_NAME_WORDS = 6
_MOST_WORDS_BEHIND_OFFICE = 4
_LEADING = re.compile(r"^[\s\-–—−―~(\[,;،]+")
_TRAILING = re.compile(r"[\s)\]]+$")
_SEPARATORS = re.compile(r"\s*[,،;|]\s*|\s+[-–—−―/]\s+|\s*:\s+|\s+(?=\()")
_PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "dei",
        "di",
        "da",
        "dal",
        "van",
        "von",
        "der",
        "den",
        "ten",
        "ter",
        "zu",
        "zum",
        "zur",
        "la",
        "le",
        "les",
        "los",
        "las",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "y",
        "i",
        "und",
        "e",
        "dos",
        "das",
        "du",
        "des",
        "op",
        "'t",
        "af",
        "av",
        "mac",
        "mc",
        "o’",
        "d’",
        "saint",
    ]
)
_TITLES = re.compile(
    r"(?:(?:dr|prof|mag|dipl|ing|mr|mrs|ms|mme|m|sr|sra|dott|dott\.ssa|lic|hab|inż|mgr|κ|κα)\b\.?,?\s*)+", re.IGNORECASE
)
_QUOTES_ANEW = re.compile(r":\s*[„“”«»\"]")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?){1,3}$")
_SENTENCE_END = re.compile(r"[.!?؟…]$")
_ABBREVIATION_END = re.compile(r"(?:\b(?:r|ds|dr|m\.in|St|e\.V|V|ca|tzw|im|ul|pl|bzw|S\.A|a\.s)\.)$")
_DIGIT = re.compile(r"\d")


class Attribution(NamedTuple):
    """Whose words a quote holds.

    Attributes:
        speaker: the name.
        role: what the person is, and the date where one stands; may be empty.
        saying: the verb of saying in the line; mostly empty.
    """

    speaker: str
    role: str
    saying: str = ""


def attribution(line: str, language: str, *, is_under_quote: bool, is_last: bool = False) -> Attribution | None:
    """The attribution that this line is, if it is one.

    Args:
        line: as it stands.
        language: code of the page's language.
        is_under_quote: whether what stands above is certainly somebody's words, in quotation marks or marked by the
            file. Then a bare name will do, and a role in any words; else the role must be one that people have.
        is_last: whether the line is the last below its heading, where no heading of a text can stand; then a role in
            any words will do too.
    """
    words = _TRAILING.sub("", _LEADING.sub("", line.strip()))
    said = without_saying(words, language) if is_under_quote else None
    if said:
        whose = attribution(said.whose.rstrip("."), language, is_under_quote=True)
        return whose._replace(saying=said.saying) if whose else None
    if not words or len(words) > MAX_LENGTH or _is_sentence(words, is_under_quote):
        return None
    if words.endswith((":", "：")) or _QUOTES_ANEW.search(words):
        return None
    name, role = _split(words)
    if not is_name(name):
        return _role_first(words, language) or (_one_name(name, role) if is_under_quote else None)
    office = _office_and_name(name, language)
    if office and (role or is_under_quote):
        return Attribution(office.speaker, f"{office.role}, {role}" if role else office.role)
    if is_under_quote:
        return Attribution(name, role)
    if not role or not (has_role_word(role, language) or (is_last and _may_be_role(words, role))):
        return None
    return Attribution(name, role)


def is_name(words: str) -> bool:
    """Whether the words can be a person's name: two to six words, all capitalised but particles and titles."""
    bare = _without_title(words).split()
    if not 2 <= len(bare) <= _MOST_NAME_WORDS or _DIGIT.search(words):
        return False
    if any(sign in words for sign in '.?!"“”„«»') and not all(_is_name_word(word) for word in bare):
        return False
    return all(map(_is_name_word, bare)) and sum(word.lower() not in _PARTICLES for word in bare) >= 2


def has_role_word(words: str, language: str) -> bool:
    """Whether the words name an office, a profession or a task of a person."""
    expression = _role_expression(language)
    return bool(expression and expression.search(words)) or bool(_role_expression("en").search(words))


def _is_sentence(words: str, is_under_quote: bool) -> bool:
    if not _SENTENCE_END.search(words):
        return False
    if _ABBREVIATION_END.search(words) or _INITIAL.fullmatch(words.split()[-1]):
        return False
    return not (is_under_quote and words.endswith(".") and len(words) <= MAX_LENGTH // 2)


def _without_title(words: str) -> str:
    title = _TITLES.match(words)
    return words[title.end() :] if title else words


def _one_name(name: str, role: str) -> Attribution | None:
    """`Fatima, resident`: a first name alone, which needs something behind it."""
    return Attribution(name, role) if role and name and " " not in name and _is_name_word(name) else None


def _split(words: str) -> tuple[str, str]:
    """Name and role, at the first separator."""
    match = _SEPARATORS.search(words)
    if match is None:
        is_initial = bool(words) and _INITIAL.fullmatch(words.split()[-1])
        return words if is_initial else words.rstrip("."), ""
    name, role = words[: match.start()], words[match.end() :]
    if _TITLES.fullmatch(name) or len(name.split()) < 2:
        later = _SEPARATORS.search(words, match.end())
        if later and is_name(words[: later.start()].replace(",", "")):
            return words[: later.start()], bare_role(words[later.end() :])
    return name.strip(), bare_role(role)


def bare_role(role: str) -> str:
    """The role without the brackets around it; the closing one of a whole line is gone already.

    Brackets within the role, as around a year at its end, stay.
    """
    words = role.strip()
    if words.startswith("("):
        words = words[1:].replace(")", "", 1) if ")" in words else words[1:]
    elif words.count("(") > words.count(")"):
        words += ")"
    return words.rstrip(".") if not _ABBREVIATION_END.search(words) else words


def _may_be_role(words: str, role: str) -> bool:
    """Whether words behind a name and a comma or dash can be a role: few, and no sentence."""
    return ":" not in words and len(role.split()) <= 8 and not _SENTENCE_END.search(role)


def _role_first(words: str, language: str) -> Attribution | None:
    """`Mayor of Ghent, Mathias De Clercq`: the office before the name."""
    match = _SEPARATORS.search(words)
    if match is None:
        return _office_and_name(words, language)
    role, name = words[: match.start()].strip(), words[match.end() :].strip().rstrip(".")
    if has_role_word(role, language) and is_name(name) and not has_role_word(name, language):
        return Attribution(name, role)
    office = _office_and_name(role, language)
    return Attribution(office.speaker, f"{office.role}, {name}") if office else None


def _office_and_name(words: str, language: str) -> Attribution | None:
    """`Burgemeester Mathias De Clercq`: one to three words of office, then the name."""
    parts = words.rstrip(".").split()
    for count in range(1, min(3, len(parts) - 2) + 1):
        office, name = " ".join(parts[:count]), " ".join(parts[count:])
        if len(parts) - count <= _MOST_WORDS_BEHIND_OFFICE and has_role_word(office, language) and is_name(name):
            return Attribution(name, office)
    return None


def _is_name_word(word: str) -> bool:
    bare = word.strip("()[]’'`.,")
    if not bare:
        return False
    if bare.lower() in _PARTICLES or _INITIAL.match(word):
        return True
    if not bare[0].isalpha() or not all(sign.isalpha() or sign in "-’'`‐." or combining(sign) for sign in bare):
        return False
    return not bare[0].islower() or bare[:2] in {"d'", "d’"}


@cache
def _role_expression(language: str) -> re.Pattern[str]:
    text = files("moving_cities.intake.page_texts").joinpath("role_words.csv").read_text(encoding="utf-8")
    stems = [row["stem"] for row in csv.DictReader(text.splitlines()) if row["language"] == language]
    anywhere = "|".join(map(re.escape, stems)) or r"(?!)"
    # German and Dutch put offices at the end of long words (Oberbürgermeisterin), Arabic puts articles before them.
    start = "" if language in {"de", "nl", "ar"} else r"\b"
    return re.compile(f"{start}(?:{anywhere})", re.IGNORECASE)
