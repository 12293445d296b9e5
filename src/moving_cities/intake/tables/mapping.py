"""What each column means: by what stands above it, and by what stands in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from moving_cities.atlas.sentences import say, say_together
from moving_cities.intake.tables.contents import guesses, share_readable
from moving_cities.intake.tables.errors import MappingError
from moving_cities.intake.tables.field_names import MEANINGS, Field, folded, header_forms, names
from moving_cities.intake.tables.knowledge import Knowledge
from moving_cities.intake.tables.sheets import Column, Sheet

IGNORE = "-"
"""Given instead of a field, this leaves a column out."""

_ALMOST = 88
_NAMED, _PART_NAMED, _ALMOST_NAMED = 1.0, 0.9, 0.75
_MUST_READ = 0.5
_LEAST = 0.3
"""Below this confidence a column is left out rather than understood."""


@dataclass(frozen=True, slots=True)
class Use:
    """What a column was understood as.

    Attributes:
        column: the column.
        field: what it means; None where it is left out.
        confidence: 0 to 1.
        reason: why, a whole sentence.
        is_said: whether a person said it.
    """

    column: Column
    field: Field | None
    confidence: float
    reason: str
    is_said: bool = False


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What every column of a sheet was understood as.

    Attributes:
        uses: one per column, in their order.
    """

    uses: tuple[Use, ...]

    def place(self, field: Field) -> int | None:
        """Where the column of this field stands among the columns; None where there is none."""
        return next((place for place, use in enumerate(self.uses) if use.field is field), None)

    def has(self, *fields: Field) -> bool:
        """Whether a column of one of these fields was found."""
        return any(use.field in fields for use in self.uses)


def map_columns(sheet: Sheet, knowledge: Knowledge, said: Mapping[str, str] | None = None) -> ColumnMapping:
    """What each column of a sheet means.

    Args:
        sheet: the sheet.
        knowledge: of the atlas and of places.
        said: fields by header or letter of a column, as a person gave them; they come before everything else.

    Raises:
        MappingError: `said` names a column or a field that there is not, or one field twice.
    """
    given = _given(sheet, said or {})
    candidates = [
        use for place in range(len(sheet.columns)) if place not in given for use in _candidates(sheet, place, knowledge)
    ]
    taken: dict[Field, Use] = {use.field: use for use in given.values() if use.field}
    chosen: dict[Column, Use] = {}
    for use in sorted(candidates, key=lambda use: -use.confidence):
        if use.field and use.confidence >= _LEAST and use.column not in chosen and _is_free(use.field, taken):
            chosen[use.column] = taken[use.field] = use
    uses = [
        given.get(place) or chosen.get(column) or _left_out(column, candidates, taken)
        for place, column in enumerate(sheet.columns)
    ]
    return ColumnMapping(tuple(uses))


_APART = {
    Field.COORDINATES: {Field.LATITUDE, Field.LONGITUDE},
    Field.LATITUDE: {Field.COORDINATES},
    Field.LONGITUDE: {Field.COORDINATES},
}


def _is_free(field: Field, taken: Mapping[Field, Use]) -> bool:
    return field not in taken and not (_APART.get(field, set()) & taken.keys())


def _given(sheet: Sheet, said: Mapping[str, str]) -> dict[int, Use]:
    given: dict[int, Use] = {}
    for name, wanted in said.items():
        place = _column_named(sheet, name)
        field = _field_named(wanted)
        if field and any(use.field is field for use in given.values()):
            raise MappingError(say("“{field}” was given to two columns; a table has one of each.", field=field))
        what = (
            say("It was said that this is: {meaning}.", meaning=MEANINGS[field])
            if field
            else say("It was said that this is left out.")
        )
        given[place] = Use(sheet.columns[place], field, 1.0, what, is_said=True)
    return given


def _column_named(sheet: Sheet, name: str) -> int:
    by_header = [
        place for place, column in enumerate(sheet.columns) if column.header and folded(column.header) == folded(name)
    ]
    part = [
        place for place, column in enumerate(sheet.columns)
        if column.header and folded(name) in {folded(one) for one in column.header.split(" / ")}
    ]  # fmt: skip
    letters = [place for place, column in enumerate(sheet.columns) if column.letter == name.strip().upper()]
    for found in (by_header, part, letters):
        if len(found) == 1:
            return found[0]
        if found:
            listed = ", ".join(sheet.columns[place].letter for place in found)
            raise MappingError(
                say("Several columns are called “{name}”. Name one by its letter: {listed}.", name=name, listed=listed)
            )
    listed = ", ".join(f"{one.letter} “{one.header}”" if one.header else one.letter for one in sheet.columns)
    raise MappingError(say("The table has no column “{name}”. Its columns are: {listed}.", name=name, listed=listed))


def _field_named(wanted: str) -> Field | None:
    words = wanted.strip().lower().replace("-", "_") if wanted.strip() != IGNORE else IGNORE
    if words in {IGNORE, "", "ignore"}:
        return None
    if words in set(Field):
        return Field(words)
    raise MappingError(
        say(
            "There is no field “{wanted}”. Choose one of: {listed}; or “{ignore}” to leave it out.",
            wanted=wanted,
            listed=", ".join(Field),
            ignore=IGNORE,
        )
    )


def _candidates(sheet: Sheet, place: int, knowledge: Knowledge) -> Iterable[Use]:
    column, values = sheet.columns[place], sheet.values(place)
    named = [_checked(use, values, knowledge) for use in _by_name(column)]
    yield from named
    for field, share, what in guesses(values, knowledge):
        if field not in {use.field for use in named}:
            yield Use(
                column,
                field,
                round(0.7 * share, 2),
                say("{share} of its values are {what}.", share=f"{share:.0%}", what=what),
            )


def _by_name(column: Column) -> list[Use]:
    found: dict[Field, Use] = {}
    for depth, form in enumerate(header_forms(column.header)):
        for order, (field, language, name) in enumerate(names().get(form, ())):
            confidence = (_NAMED if depth == 0 else _PART_NAMED) - order * 0.02
            reason = say(
                "“{header}” is what it is called ({name}, {language}).",
                header=column.header,
                name=name,
                language=language,
            )
            found.setdefault(field, Use(column, field, confidence, reason))
    if found or not column.header:
        return list(found.values())
    form = folded(column.header)
    almost = (
        process.extractOne(form, names().keys(), scorer=fuzz.ratio, score_cutoff=_ALMOST) if len(form) > 4 else None
    )
    if almost is None:
        return []
    return [
        Use(
            column,
            field,
            _ALMOST_NAMED,
            say("“{header}” is nearly “{name}” ({language}).", header=column.header, name=name, language=language),
        )
        for field, language, name in names()[almost[0]]
    ]


def _checked(use: Use, values: list[str], knowledge: Knowledge) -> Use:
    """The same with less confidence where the values are none of the field."""
    share = share_readable(use.field, values, knowledge) if use.field else None
    if share is None or share >= _MUST_READ or not values:
        return use
    reason = say_together(
        [use.reason, say("But only {share} of its values can be read as that.", share=f"{share:.0%}")]
    )
    return replace(use, confidence=round(use.confidence * share, 2), reason=reason)


def _left_out(column: Column, candidates: list[Use], taken: Mapping[Field, Use]) -> Use:
    own = [use for use in candidates if use.column == column and use.field]
    if not own:
        return Use(column, None, 0.0, say("Neither its header nor its values say what it is, so it was left out."))
    best = max(own, key=lambda use: use.confidence)
    if best.confidence < _LEAST:
        return Use(column, None, best.confidence, say_together([best.reason, say("So it was left out.")]))
    other = taken.get(best.field) if best.field else None
    if other is None or best.field is None:
        return Use(column, None, 0.0, say("It says in other words what another column says, so it was left out."))
    return Use(
        column,
        None,
        0.0,
        say(
            "It could be this too: {meaning}. But column {letter} fits better; left out.",
            meaning=MEANINGS[best.field],
            letter=other.column.letter,
        ),
    )
