"""Names of people, programmes and bodies in translations: those of the source, inflected at most."""

import re
from collections.abc import Iterator
from csv import DictReader
from functools import cache
from importlib.resources import files

from anyascii import anyascii

from moving_cities.atlas.richtext import Inline, Phrase, Text
from moving_cities.atlas.terms import phrases
from moving_cities.pack.proofreading.city_names import WORD, CityNames
from moving_cities.pack.proofreading.ordinary_words import is_ordinary
from moving_cities.pack.proofreading.passages import Passage
from moving_cities.pack.proofreading.patterns import pattern
from moving_cities.pack.proofreading.remarks import Remark, Rule
from moving_cities.pack.proofreading.skeletons import skeleton
from moving_cities.pack.proofreading.stems import is_case_form, is_form, is_slip
from moving_cities.pack.proofreading.transliteration import consonants, is_kin

_CAPITALISED = re.compile(r"(?<![\w#])#?[A-ZÀ-ÖØ-ÞŁŚŻŹĆ][\w’'-]*(?:\s+[A-ZÀ-ÖØ-ÞŁŚŻŹĆ][\w’'-]*)*")
_ACRONYM = re.compile(r"(?<![\w-])(?:[A-Z]-)?[A-Z]{2,}\d*(?:-[A-Z]{2,})?s?(?![\w-])")
_ROMAN = re.compile(r"[IVX]+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s|\n)[\s\"“(]*$")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ][A-Za-zÀ-ÖØ-öø-ɏ\d.&-]*")
OTHER_SCRIPTS = frozenset({"el", "ar"})
"""Languages whose script is not Latin: they keep a name in Latin letters or write its sound."""


def phrase_remarks(passage: Passage) -> Iterator[Remark]:
    """Phrases that the source marks as words of another language, and the translation does not have."""
    text = skeleton(passage.text)
    words = WORD.findall(passage.text)
    for phrase in _phrases(passage.source):
        content = _content(phrase)
        is_own = phrase.language.partition("-")[0] == passage.language
        if skeleton(content) in text or (is_own and _all_stand(content, words, passage.language)):
            continue
        message = f"The source has these words of its own language ({phrase.language}); keep them as they are."
        yield passage.remark(Rule.NAMES, content, message)


def acronym_remarks(passage: Passage) -> Iterator[Remark]:
    """Acronyms of the source that stand neither as they are nor in the form of the language (`acronyms.csv`)."""
    for acronym in dict.fromkeys(_ACRONYM.findall(passage.source.own_text)):
        bare = acronym.removesuffix("s")
        if _ROMAN.fullmatch(bare) or _stands(bare, passage.text) or _is_transliterated(bare, passage):
            continue
        if not pattern(_acronyms().get((bare, passage.language), ()), passage.language).is_in(passage.text):
            message = "The translation does not have this acronym of the source. Keep it, or write its name in full."
            yield passage.remark(Rule.NAMES, acronym, message)


def _stands(acronym: str, text: str) -> bool:
    """Whether the acronym stands in the text, with an ending at most: NGOs, UNHCR-u."""
    return re.search(rf"(?<![A-Z]){re.escape(acronym)}(?![A-Z])", text) is not None


def _is_transliterated(acronym: str, passage: Passage) -> bool:
    """Whether the acronym stands in another script: letter by letter (ΕΛΙΑΜΕΠ) or as a word (اليونسكو)."""
    if passage.language not in OTHER_SCRIPTS:
        return False
    words = WORD.findall(passage.text)
    is_word = len(consonants(acronym)) > 1
    return any(anyascii(word).upper() == acronym or (is_word and is_kin(word, acronym)) for word in words)


def person_remarks(passage: Passage, cities: CityNames) -> Iterator[Remark]:
    """Names of the source that the translation does not have.

    A name is a capitalised word of the source that is no ordinary word of its language, no city and no country.
    Two such words in a row are a person's or a programme's name and must stand letter by letter, up to an
    ending of the language; in another script, in Latin letters or with the same consonants. A single one can be
    a region, which languages call differently (Flanders, Flandern, Vlaanderen), so it must only be kin and no slip.
    The limits: names made of ordinary words (Migration Forum) are translated, so only the glossary can check
    them; a single name at the beginning of a sentence is not told from a rare word.
    """
    words = [piece for word in WORD.findall(passage.text) for piece in (word, *_pieces(word))]
    for run in _names(passage.source, cities):
        for name in _missing(run, words, passage.language):
            message = (
                "The translation does not have this name of the source, or writes it otherwise. Keep its spelling."
            )
            yield passage.remark(Rule.NAMES, name, message)


def _missing(run: tuple[str, ...], words: list[str], language: str) -> list[str]:
    """The names of a run that are not among the words of a translation."""
    is_whole = len(run) > 1
    if is_whole and language in OTHER_SCRIPTS:
        return [] if _stand_together(run, words, language) else [" ".join(run)]
    return [name for name in run if not _stand(name, words, language, is_whole=is_whole)]


def _stand_together(run: tuple[str, ...], words: list[str], language: str) -> bool:
    """Whether all names of a run stand close to each other; by their consonants alone, many a word is kin to one."""
    size = 2 * len(run) + 2
    starts = range(max(1, len(words) - size + 1))
    windows = (words[start : start + size] for start in starts)
    return any(all(_stand(name, window, language, is_whole=True) for name in run) for window in windows)


def _stand(name: str, words: list[str], language: str, *, is_whole: bool) -> bool:
    parts = [part for part in _pieces(name.strip("#")) if len(part) > 1]
    return all(any(_is_same(word, part, language, is_whole=is_whole) for word in words) for part in parts)


def _pieces(word: str) -> list[str]:
    return [piece for piece in re.split(r"[’'-]", word) if piece]


def latin_remarks(passage: Passage, known: frozenset[str]) -> Iterator[Remark]:
    """Words in Latin letters, in a language of another script, that are no names of the source."""
    if passage.language not in OTHER_SCRIPTS:
        return
    there = skeleton(passage.source.text)
    for word in dict.fromkeys(_LATIN_WORD.findall(passage.text)):
        bare = skeleton(word).rstrip(".-")
        if len(bare) > 1 and bare not in there and bare not in known:
            message = "The source has no such name. Translate it, or take it out."
            yield passage.remark(Rule.NAMES, word, message)


def _is_same(word: str, name: str, language: str, *, is_whole: bool) -> bool:
    if language in OTHER_SCRIPTS:
        return is_case_form(word, name, language) or is_kin(word, name)
    if is_whole:
        return is_case_form(word, name, language)
    return is_case_form(word, name, language) or (
        (is_form(word, name) or is_kin(word, name)) and not is_slip(word, name)
    )


def _names(source: Passage, cities: CityNames) -> Iterator[tuple[str, ...]]:
    """The names of a source passage: the words of each that are neither ordinary nor a city, each run once."""
    text = source.own_text
    places = {
        skeleton(part)
        for city in cities.named(text, source.language)
        for part in WORD.findall(city.name(source.language))
    }
    seen: set[tuple[str, ...]] = set()
    for match in _CAPITALISED.finditer(text):
        run = [_bare(word) for word in match[0].split()]
        own = tuple(word for word in run if _is_name(word, source.language) and skeleton(word) not in places)
        is_start = _SENTENCE_START.search(text[max(0, match.start() - 4) : match.start()]) is not None
        if own and own not in seen and not (is_start and len(run) == 1):
            seen.add(own)
            yield own


def _is_name(word: str, language: str) -> bool:
    bare = word.strip("#-")
    if len(bare) < 3 or bare.isupper() or _ACRONYM.fullmatch(bare):
        return False
    return not all(is_ordinary(part, language) for part in _pieces(bare))


def _bare(word: str) -> str:
    return re.sub(r"[’']s?$", "", word).rstrip("-")


def _phrases(source: Passage) -> Iterator[Phrase]:
    for line in source.lines:
        yield from _phrases_in(line)


def _phrases_in(nodes: tuple[Inline, ...]) -> Iterator[Phrase]:
    for node in nodes:
        if isinstance(node, Phrase):
            yield node
        elif hasattr(node, "children"):
            yield from _phrases_in(node.children)


def _content(phrase: Phrase) -> str:
    return "".join(node.text for node in phrase.children if isinstance(node, Text)).strip()


def _all_stand(content: str, words: list[str], language: str) -> bool:
    parts = [part for part in WORD.findall(content) if len(part) > 3]
    return all(any(is_case_form(word, part, language) or is_form(word, part) for word in words) for part in parts)


@cache
def _acronyms() -> dict[tuple[str, str], tuple[str, ...]]:
    """What languages write for an acronym, by acronym and language."""
    text = files("moving_cities.pack.proofreading").joinpath("acronyms.csv").read_text(encoding="utf-8")
    return {
        (row["acronym"], code): phrases(cell)
        for row in DictReader(text.splitlines())
        for code, cell in row.items()
        if code != "acronym"
    }
