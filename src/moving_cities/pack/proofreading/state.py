"""Rule `state`: a translation translates, and translates today's source."""

from collections.abc import Iterator

from moving_cities.atlas.segments import State
from moving_cities.pack.proofreading.limits import Limits
from moving_cities.pack.proofreading.passages import Passage
from moving_cities.pack.proofreading.remarks import Remark, Rule


def state_remarks(passage: Passage, limits: Limits) -> Iterator[Remark]:
    """Translations of an older source, and words that were taken over as they are.

    Names and short labels may be the same in two languages; from `Limits.same_words` words of its own on, a
    text cannot be.
    """
    if passage.is_source:
        return
    if passage.state is State.OUTDATED:
        message = (
            "The source was changed after this was translated. Translate it anew and write the hash of today's source."
        )
        yield passage.remark(Rule.STATE, passage.text, message)
    if passage.text == passage.source.text and len(passage.own_text.split()) >= limits.same_words:
        message = "This is the source itself, untranslated. Translate it, or leave the segment out."
        yield passage.remark(Rule.STATE, passage.text, message)
