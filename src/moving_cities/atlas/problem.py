"""What a rule between records says when it is broken."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A rule between records that is broken.

    Attributes:
        collection: the Atlas field the record stands in (`memberships`, `documents`...).
        record_id: the record; for a document `kind/id`.
        field: the field; of a document `block.field`. The language stands in brackets where the value is
            that of one language: `slugs [pl]`, and `head.title [pl]` of a translation.
        message: what is wrong and what to do, a whole sentence.
    """

    collection: str
    record_id: str
    field: str
    message: str
