"""Accepting a draft: words from outside become words of the desk, by the rules of the atlas.

Nothing here publishes anything. Readers see what was accepted after somebody publishes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as with_changes

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.documents import Document
from moving_cities.atlas.integrity import problems
from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.provenance import Origin, Provenance
from moving_cities.atlas.records import Approach
from moving_cities.atlas.sentences import enumeration, say
from moving_cities.atlas.slugs import is_slug
from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.actions.drafts import decide, note, one_line, open_draft
from moving_cities.desk.drafting.acceptance import AcceptAs
from moving_cities.desk.drafting.joining import Choice, Joined, joined_source, joined_translation
from moving_cities.desk.drafting.pieces import Piece, pieces_of
from moving_cities.desk.drafting.seen import Seen, seen_of
from moving_cities.desk.errors import DraftChangedError, DraftError
from moving_cities.desk.exchange.reading import read_atlas
from moving_cities.desk.exchange.reading_words import read_document
from moving_cities.desk.exchange.writing import write_difference
from moving_cities.desk.models import Draft


@dataclass(frozen=True, slots=True)
class Accepted:
    """What accepting a draft did.

    Attributes:
        document: the text as it is now.
        taken: how many pieces of the draft went into it.
        left: how many did not.
    """

    document: Document
    taken: int
    left: int


@transaction.atomic
def accept_draft(
    *,
    draft: Draft,
    as_: AcceptAs,
    record_id: str,
    choices: Mapping[str, Choice],
    licence_note: str = "",
    collection: str = "",
    is_checked: bool = False,
    seen: Seen | None = None,
    by: User | None = None,
) -> Accepted:
    """Makes words of the desk of a draft: all that was chosen or, where anything stops it, nothing.

    As source, its pieces become blocks of the record's text, which is made where there is none. As translation,
    they become the words of blocks that are there; only what a person says fits counts as current.

    Args:
        draft: one that nobody has decided on.
        as_: source words, or a translation of those that are there.
        record_id: the city, or the approach; an approach that is not there is added to the draft's city.
        choices: by the key of each piece where it goes; what is not named is left out.
        licence_note: on which terms the text may be used, where the draft does not say yet.
        collection: what readers are told about where the words come from; the file's name where empty.
        is_checked: whether `by` has checked the words, which readers are told.
        seen: what was looked at when this was decided; None where the decision does not depend on it.
        by: who decides; None for the command line.

    Raises:
        DraftChangedError: the draft or the text is not as it was seen.
        DraftError: it was decided already, or something is missing that a text needs.
        AtlasError: the words would break a rule of the atlas.
        EmptyDeskError, BrokenRecordError: the desk holds no atlas, or a broken one.
    """
    draft = open_draft(draft)
    draft.licence_note = licence_note or draft.licence_note
    _refuse_incomplete(draft, record_id)
    facts = read_atlas(with_documents=False)
    with_record = _with_record(facts, draft, record_id)
    kind = RecordKind(draft.kind)
    held = read_document(kind, record_id)
    pieces = pieces_of(draft.reading, draft.title)
    if seen is not None and seen.changes_until(seen_of(f"{kind}/{record_id}", draft.language, pieces, held)):
        raise DraftChangedError
    provenance = _provenance(draft, collection, by if is_checked else None)
    joined = _joined(as_, held, (kind, record_id), draft.language, pieces, choices, provenance)
    before = with_changes(facts, documents=(held,) if held else ())
    after = with_changes(with_record, documents=(joined.document,))
    _refuse_new_problems(before, after)
    write_difference(before, after)
    taken = len(joined.taken)
    draft.record_id = record_id
    draft.became = f"{kind}/{record_id} [{draft.language}]"
    decide(draft, Draft.State.ACCEPTED, by)
    note("accept draft", _summary(draft, as_, taken), by)
    return Accepted(joined.document, taken, len(pieces) - taken)


def _summary(draft: Draft, as_: AcceptAs, taken: int) -> str:
    values = {"number": draft.pk, "file": draft.file_name, "text": draft.became, "taken": taken}
    if as_ is AcceptAs.SOURCE:
        return say("draft {number} ({file}) became source words of {text}; pieces taken: {taken}", **values)
    return say("draft {number} ({file}) became a translation of {text}; pieces taken: {taken}", **values)


def _refuse_incomplete(draft: Draft, record_id: str) -> None:
    missing = {
        say("which language it is in"): draft.language,
        say("whether it is a profile or an approach"): draft.kind,
        say("which city it is about"): draft.city_id,
        say("which record it belongs to"): record_id,
        say("on which terms it may be used"): draft.licence_note.strip(),
    }
    unsaid = [what for what, value in missing.items() if not value]
    if unsaid:
        raise DraftError(say("Nobody has said {what}. Answer that, then accept the draft.", what=enumeration(unsaid)))
    if draft.kind == Draft.Kind.CITY and record_id != draft.city_id:
        raise DraftError(
            say(
                "The profile is about “{city}” and cannot be that of “{record_id}”.",
                city=draft.city_id,
                record_id=record_id,
            )
        )


def _joined(
    as_: AcceptAs,
    held: Document | None,
    record: tuple[RecordKind, str],
    language: str,
    pieces: Sequence[Piece],
    choices: Mapping[str, Choice],
    provenance: Provenance,
) -> Joined:
    if not any(choices.get(piece.key, Choice()).target for piece in pieces):
        raise DraftError(say("Nothing of the draft was chosen. Choose a place for what shall be taken, or discard it."))
    if as_ is AcceptAs.SOURCE:
        if held is not None and held.source_language != language:
            raise DraftError(
                say(
                    "The text of “{record_id}” is written in “{language}”. Accept the draft as a translation.",
                    record_id=record[1],
                    language=held.source_language,
                )
            )
        return joined_source(held, record, language, pieces, choices, provenance)
    if held is None or held.source_language == language:
        raise DraftError(
            say("“{record_id}” has no text in another language. Accept the draft as source words.", record_id=record[1])
        )
    joined = joined_translation(held, language, pieces, choices, provenance)
    if not joined.taken:
        raise DraftError(
            say("The original has no place for what was chosen, so nothing would go in. Choose another place for it.")
        )
    return joined


def _provenance(draft: Draft, collection: str, checked_by: User | None) -> Provenance:
    tool = one_line(collection) or draft.file_name
    if checked_by is None:
        return Provenance(Origin.IMPORTED, tool)
    name = one_line(checked_by.get_full_name() or checked_by.get_username())
    return Provenance(Origin.IMPORTED, tool, name, PartialDate(timezone.now().date().isoformat()))


def _with_record(atlas: Atlas, draft: Draft, record_id: str) -> Atlas:
    """The atlas with the record that the words belong to; a city must be there, an approach may be new."""
    if draft.kind == Draft.Kind.CITY:
        return atlas
    found = next((one for one in atlas.approaches if one.id == record_id), None)
    if found is not None:
        if found.city_id != draft.city_id:
            raise DraftError(
                say(
                    "The approach “{record_id}” is one of “{city}”, not of “{other}”.",
                    record_id=record_id,
                    city=found.city_id,
                    other=draft.city_id,
                )
            )
        return atlas
    if not is_slug(record_id):
        raise DraftError(
            say("“{record_id}” cannot be an id; use lower-case ASCII words and hyphens.", record_id=record_id)
        )
    return with_changes(atlas, approaches=(*atlas.approaches, Approach(record_id, str(draft.city_id))))


def _refuse_new_problems(before: Atlas, after: Atlas) -> None:
    """Refuses what would break a rule between records; what was broken before is not this draft's fault."""
    known = set(problems(before))
    found = [one for one in problems(after) if one not in known]
    if found:
        said = " ".join(f"{one.record_id}, {one.field}: {one.message}" for one in found)
        raise DraftError(say("The draft was not accepted. {said}", said=said))
