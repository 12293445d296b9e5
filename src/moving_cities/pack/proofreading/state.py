"""Rule `state`: a translation translates, and translates today's source."""

from collections.abc import Iterator

from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.segments import State
from moving_cities.pack.proofreading.languages import detected
from moving_cities.pack.proofreading.limits import Limits
from moving_cities.pack.proofreading.ordinary_words import is_ordinary
from moving_cities.pack.proofreading.passages import Passage
from moving_cities.pack.proofreading.remarks import Remark, Rule

_PUNCTUATION = ".,;:!?()“”„«»\"’'"


def state_remarks(passage: Passage, limits: Limits) -> Iterator[Remark]:
    """Translations of an older source, and words that were taken over as they are.

    Names and short labels may be the same in two languages. From `Limits.same_words` words on a text cannot,
    unless it reads as the language of the translation: then it is a name in that language, which the source took.
    A network has its own name in every language.
    """
    if passage.is_source:
        return
    if passage.state is State.OUTDATED:
        message = (
            "The source was changed after this was translated. Translate it anew and write the hash of today's source."
        )
        yield passage.remark(Rule.STATE, passage.text, message)
    if _is_untranslated(passage, limits):
        message = "This is the source itself, untranslated. Translate it, or leave the segment out."
        yield passage.remark(Rule.STATE, passage.text, message)


def _is_untranslated(passage: Passage, limits: Limits) -> bool:
    """Whether the words are those of the source, and ordinary words of its language rather than a name."""
    words = passage.own_text.split()
    is_own_name = passage.document.kind is RecordKind.NETWORK and passage.name == "title"
    if is_own_name or passage.text != passage.source.text or len(words) < limits.same_words:
        return False
    lower = [bare for word in words if (bare := word.strip(_PUNCTUATION)).islower() and len(bare) > 2]
    ordinary = sum(is_ordinary(word, passage.source.language) for word in lower)
    return ordinary * 2 > len(lower) and detected(passage.own_text) != passage.language
