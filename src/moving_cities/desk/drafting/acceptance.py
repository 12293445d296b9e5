"""What accepting a draft would do, as far as it is known before a person decides."""

from dataclasses import dataclass
from enum import StrEnum

from moving_cities.atlas.documents import Document
from moving_cities.atlas.kinds import RecordKind
from moving_cities.desk.drafting.matching import Offer, offers
from moving_cities.desk.drafting.pieces import pieces_of
from moving_cities.desk.drafting.seen import Seen, seen_of
from moving_cities.desk.exchange.reading_words import read_document
from moving_cities.desk.models import Approach, Draft


class AcceptAs(StrEnum):
    """What a draft becomes."""

    SOURCE = "source"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What accepting a draft would do.

    Attributes:
        as_: source words, or a translation of those that are there.
        held: the text of the record; None where it has none.
        offers: the pieces of the draft with the places that are suggested for them.
        missing: the names of the draft's columns that have to be filled before.
        needs_approach: whether an approach would be added.
        seen: what this stands on, to be handed over with the decision.
    """

    as_: AcceptAs
    held: Document | None
    offers: tuple[Offer, ...]
    missing: tuple[str, ...]
    needs_approach: bool
    seen: Seen


def acceptance_of(draft: Draft) -> Acceptance:
    """What accepting the draft would do now, in a fixed number of queries.

    Raises:
        BrokenRecordError: the text of the record breaks a rule of the atlas.
    """
    missing = tuple(name for name in ("language", "kind", "city_id", "record_id") if not getattr(draft, name))
    held = read_document(RecordKind(draft.kind), draft.record_id) if draft.kind and draft.record_id else None
    is_translation = held is not None and held.source_language != draft.language
    pieces = pieces_of(draft.reading, draft.title)
    return Acceptance(
        as_=AcceptAs.TRANSLATION if is_translation else AcceptAs.SOURCE,
        held=held,
        offers=offers(pieces, held, draft.language),
        missing=missing,
        needs_approach=_needs_approach(draft),
        seen=seen_of(f"{draft.kind}/{draft.record_id}", draft.language, pieces, held),
    )


def _needs_approach(draft: Draft) -> bool:
    is_approach = draft.kind == Draft.Kind.APPROACH and bool(draft.record_id)
    return is_approach and not Approach.objects.filter(pk=draft.record_id).exists()
