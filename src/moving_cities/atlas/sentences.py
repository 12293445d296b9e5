"""Sentences for people that can be said in other languages later, without knowing any catalogue.

Errors, questions and remarks come from rooms that know neither Django nor the language of who will read them. So
each is an English sentence, ready to be printed, that remembers its template and what was put into it. Whoever shows
it to a person looks the template up in a catalogue (`desk.wording`); whoever does not has English.

Templates are written as for `str.format`, with names: “The file has {size:,} bytes.” Whatever else is put together of
such sentences is plain text again, so let two of them stand together with `say_together`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from string import Formatter
from typing import Any, Self, TypeAlias

Value: TypeAlias = str | int | float

_JOINED = "joined"


class Sentence(str):
    """An English sentence that remembers what it was made of.

    Attributes:
        template: with the names of the values in braces; of several sentences together, empty.
        plural: the template for other numbers than one; empty where the sentence counts nothing.
        values: what stands in the placeholders; a value may be a sentence itself. `count` decides the plural form.
    """

    __slots__ = ("plural", "template", "values")
    template: str
    plural: str
    values: dict[str, Value]

    def __new__(cls, template: str, plural: str = "", /, **values: object) -> Self:
        """The sentence of a template with these values in its placeholders."""
        held = {name: _held(value) for name, value in values.items()}
        shown = plural if plural and held["count"] != 1 else template
        sentence = super().__new__(cls, shown.format(**held) if held else shown)
        sentence.template, sentence.plural, sentence.values = template, plural, held
        return sentence

    def __reduce__(self) -> tuple[Any, ...]:
        return Sentence.from_kept, (self.as_kept(),)

    def as_kept(self) -> dict[str, Any]:
        """The sentence as JSON can hold it; `from_kept` gives it back."""
        values = {name: one.as_kept() if isinstance(one, Sentence) else one for name, one in self.values.items()}
        return {"say": [self.template, self.plural] if self.plural else self.template, "values": values}

    @staticmethod
    def from_kept(kept: Mapping[str, Any]) -> "Sentence":
        """The sentence that `as_kept` described.

        Raises:
            KeyError, ValueError: the description is of something else.
        """
        values = {
            name: Sentence.from_kept(one) if isinstance(one, Mapping) else one for name, one in kept["values"].items()
        }
        templates = kept["say"] if isinstance(kept["say"], list) else [kept["say"]]
        return Sentence(*templates, **values)


def to_be_said(template: str) -> str:
    """Marks a template for the catalogues that is said elsewhere."""
    return template


def to_be_counted(one: str, many: str) -> tuple[str, str]:
    """Marks the templates of a sentence that counts for the catalogues; it is said elsewhere."""
    return one, many


def say(template: str, /, **values: object) -> Sentence:
    """The sentence of a template with these values in its placeholders."""
    return Sentence(template, **values)


def say_count(one: str, many: str, /, count: int, **values: object) -> Sentence:
    """A sentence that counts: `one` for one, `many` for other numbers."""
    return Sentence(one, many, count=count, **values)


def enumeration(things: Iterable[str], between: str = ", ") -> str:
    """Words or sentences one after the other, with commas or other signs between them, as the value of a sentence."""
    listed = list(things)
    if not any(isinstance(one, Sentence) for one in listed):
        return between.join(listed)
    return _in_a_row(listed, between)


def say_together(sentences: Iterable[str]) -> str:
    """Whole sentences one after the other, each once; what is empty is left out."""
    told = [one for one in dict.fromkeys(sentences) if one]
    if len(told) <= 1:
        return told[0] if told else ""
    return _in_a_row(told, " ")


def say_in_lines(sentences: Sequence[str], most: int) -> Sentence:
    """A sentence, and others in lines of their own below it; those beyond so many lines are counted."""
    below = [f"  {{{_JOINED}{number}}}" for number in range(1, min(len(sentences), most))]
    values: dict[str, object] = {f"{_JOINED}{number}": one for number, one in enumerate(sentences[:most])}
    if len(sentences) > most:
        below.append(f"  {{{_JOINED}{most}}}")
        values[f"{_JOINED}{most}"] = say("… and {rest:,} more.", rest=len(sentences) - most)
    return Sentence("\n".join([f"{{{_JOINED}0}}", *below]), **values)


def is_joined(sentence: Sentence) -> bool:
    """Whether it is several things in a row, whose template no catalogue has."""
    return f"{_JOINED}0" in sentence.values


def said_by(error: BaseException) -> str:
    """What an error says: its sentence, where it has one."""
    return error.args[0] if error.args and isinstance(error.args[0], Sentence) else str(error)


def sentences_in(value: object) -> Iterator[Sentence]:
    """All sentences in a value made of mappings and lists."""
    if isinstance(value, Sentence):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from sentences_in(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from sentences_in(one)


class Filling(Formatter):
    """Puts values into a translated template, with numbers as the language writes them.

    Args:
        number: writes a number with a separator between its thousands.
        value: says a value of words, which may be a sentence itself.
    """

    def __init__(self, number: Callable[[float], str], value: Callable[[str], str]) -> None:
        self._number = number
        self._value = value

    def format_field(self, value: Any, format_spec: str) -> str:
        """One value by what stands behind its name: `,` asks for separators."""
        if isinstance(value, str):
            return self._value(value)
        if format_spec == "," and isinstance(value, int | float):
            return self._number(value)
        return str(super().format_field(value, format_spec))


def _in_a_row(parts: list[str], between: str) -> Sentence:
    names = [f"{_JOINED}{number}" for number in range(len(parts))]
    return Sentence(between.join(f"{{{name}}}" for name in names), **dict(zip(names, parts, strict=True)))


def _held(value: object) -> Value:
    if isinstance(value, BaseException):
        return said_by(value)
    if isinstance(value, Sentence) or type(value) in {str, int, float}:
        return value  # type: ignore[return-value]
    return str(value)
