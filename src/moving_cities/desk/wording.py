"""Says sentences of other rooms (`atlas.sentences`) in the language of whoever works at the desk.

What was made without remembering its template, such as a text that another program wrote, is shown as it is.
"""

from django.utils.formats import number_format
from django.utils.translation import get_language_bidi, gettext, ngettext

from moving_cities.atlas.sentences import Filling, Sentence, is_joined, said_by


def in_words(text: object) -> str:
    """A sentence in the language that is active; any other text as it is."""
    if not isinstance(text, Sentence):
        return str(text)
    if not text.values:
        return gettext(text.template)
    return _FILLING.vformat(_translated(text), (), text.values)


def error_in_words(error: BaseException) -> str:
    """What an error says, in the language that is active."""
    return in_words(said_by(error))


def isolated(text: str) -> str:
    """Words of a text within a sentence, so that in one that runs from the right both keep their order."""
    return f"{_ISOLATE}{text}{_END}" if get_language_bidi() else text


def _translated(sentence: Sentence) -> str:
    if is_joined(sentence):
        return sentence.template
    if sentence.plural:
        return ngettext(sentence.template, sentence.plural, abs(int(sentence.values["count"])))
    return gettext(sentence.template)


def _number(number: float) -> str:
    return str(number_format(number, use_l10n=True, force_grouping=True))


def _value(value: str) -> str:
    """A value within a sentence; where one runs from the right, “3-7” and names in Latin letters keep their order."""
    if isinstance(value, Sentence):
        return in_words(value)
    return isolated(value)


_ISOLATE, _END = "\u2068", "\u2069"
_FILLING = Filling(_number, _value)
