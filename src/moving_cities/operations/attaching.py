"""`moving-cities attach`: a document is kept as the copy of a source, or only what it is is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches

import orjson
from django.conf import settings
from django.urls import reverse

from moving_cities.atlas.archived import ArchivedDocument
from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import AtlasError
from moving_cities.atlas.plain import plain
from moving_cities.desk import models
from moving_cities.desk.actions import Terms, attach_document
from moving_cities.desk.actions.archiving import record_of
from moving_cities.desk.document_port import ReadDocument, UnreadableDocumentError
from moving_cities.desk.page_search import first_words
from moving_cities.operations.errors import OperationsError
from moving_cities.pack import VaultError

SHOWN_SOURCES = 5
SHOWN_PAGES = 5
"""So many pages are told with their first words; all of them are on the screen of the document."""


class UnknownSourceError(OperationsError):
    """There is no source of the id that was given."""


class RefusedError(OperationsError):
    """A document cannot be kept, or not on the terms that were given. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document.

    Attributes:
        record: what was understood of it and said of it.
        notes: what a person should know about the reading.
        is_new: whether the source did not have it before; None where nothing was done.
        address: where the desk shows it; empty where it is not there.
    """

    record: ArchivedDocument
    notes: tuple[str, ...]
    is_new: bool | None = None
    address: str = ""


def source_of(source_id: str) -> models.Source:
    """The source of this id.

    Raises:
        UnknownSourceError: there is none; with those that may be meant.
    """
    found = models.Source.objects.filter(pk=source_id).first()
    if found is None:
        raise UnknownSourceError(f"There is no source “{source_id}”.", _meant(source_id))
    return found


@contextmanager
def refusing(name: str) -> Iterator[None]:
    """What stops the work on this file becomes a sentence that names it. Raises RefusedError."""
    try:
        yield
    except (AtlasError, UnreadableDocumentError, VaultError) as error:
        raise RefusedError(f"{name} was not attached.", str(error)) from error


def terms_of(licence: str, rights: str, date: str, language: str) -> Terms:
    """What was said of a document, in canonical form. Raises TextError where it is no text or no date."""
    return Terms(plain(licence), PartialDate(date), plain(rights), language)


def rehearsed(document: ReadDocument, source: models.Source, terms: Terms) -> Outcome:
    """What attaching it would come to; nothing is kept. Raises RecordError as `attached`."""
    record = record_of(document, source, terms)
    is_there = models.ArchivedDocument.objects.filter(pk=record.id).exists()
    return Outcome(record, document.notes, address=_address(record.id) if is_there else "")


def attached(document: ReadDocument, source: models.Source, terms: Terms) -> Outcome:
    """Attaches it, and says what became of it; see `desk.actions.attach_document` for what is raised."""
    done = attach_document(document=document, source=source, terms=terms)
    record = record_of(document, source, terms)
    return Outcome(record, document.notes, done.is_new, _address(record.id))


def as_json(outcome: Outcome) -> str:
    """What became of it as one JSON object (described in docs/reference/commands.md)."""
    record = outcome.record
    described = {
        "id": record.id,
        "source_id": record.source_id,
        "file_name": record.file_name,
        "media_type": record.media_type,
        "sha256": record.sha256,
        "size_bytes": record.size_bytes,
        "copied_on": str(record.copied_on),
        "licence": record.licence,
        "rights": record.rights,
        "language": record.language,
        "pages": record.pages,
        "is_scan": record.is_scan,
        "texts": list(record.texts),
    }
    said = {
        "format": 1,
        "document": described,
        "notes": list(outcome.notes),
        "is_new": outcome.is_new,
        "address": outcome.address,
    }
    return orjson.dumps(said, option=orjson.OPT_INDENT_2).decode()


def in_words(outcome: Outcome) -> str:
    """What became of it, for a person: what it is, how its pages begin, what to do next."""
    record = outcome.record
    lines = [f"{record.file_name}: {record.media_type}, {_counted(record.pages, 'page')}, {record.size_bytes:,} bytes."]
    lines += [f"  {note}" for note in outcome.notes]
    lines += [f"  page {number}: {first_words(text)}" for number, text in _beginnings(record)]
    unsaid = len(record.texts) - SHOWN_PAGES
    lines += [f"  … and {_counted(unsaid, 'more page')}"] if unsaid > 0 else []
    if outcome.is_new:
        lines.append(f"Attached to the source {record.source_id}. Next: {outcome.address}")
    elif outcome.address:
        lines.append(f"The source {record.source_id} has this file already; nothing was changed. See {outcome.address}")
    else:
        lines.append("Nothing was kept. Without --dry-run, the document is attached.")
    return "\n".join(lines)


def _beginnings(record: ArchivedDocument) -> list[tuple[int, str]]:
    numbered = list(enumerate(record.texts, start=1))[:SHOWN_PAGES]
    return [(number, text) for number, text in numbered if text]


def _address(record_id: str) -> str:
    return f"{settings.BASE_URL}{reverse('desk_document', args=[record_id])}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _meant(source_id: str) -> str:
    """The sources that may be meant: of a similar id, or with these words in title or address."""
    titles = dict(models.Source.objects.values_list("pk", "title"))
    words = source_id.casefold()
    alike = get_close_matches(words, titles, n=SHOWN_SOURCES, cutoff=0.5)
    named = [key for key, title in titles.items() if words in title.casefold()]
    meant = list(dict.fromkeys([*alike, *named]))[:SHOWN_SOURCES]
    if not meant:
        return "Look for it at the desk under Approaches, Sources, and give its id, such as s-1a2b3c4d."
    listed = "".join(f"\n  {key}  {titles[key]}" for key in meant)
    return f"Give the id of a source of the atlas. Is it one of these?{listed}"
