"""What can be done with archived documents: attach one to its source, correct what is said of it, detach it again.

The bytes go into the vault before the record is written, and leave it after the record is gone: whenever a
program is killed, what the desk holds has its bytes. At worst bytes stay that no record names.
"""

from dataclasses import dataclass
from functools import partial

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from moving_cities.atlas import archived as records
from moving_cities.atlas.checks import check_plain
from moving_cities.atlas.errors import RecordError
from moving_cities.desk.document_port import ReadDocument
from moving_cities.desk.document_terms import Terms, check_terms
from moving_cities.desk.exchange.archived import DOCUMENTS, PAGES, document_row, page_rows
from moving_cities.desk.models import ActivityRecord, ArchivedDocument, ArchivedPage, Source
from moving_cities.desk.vault import the_vault


@dataclass(frozen=True, slots=True)
class Attached:
    """A document that was to be attached.

    Attributes:
        document: what the desk holds.
        is_new: whether it was not there before; a source has a file once.
    """

    document: ArchivedDocument
    is_new: bool


def record_of(document: ReadDocument, source: Source, terms: Terms) -> records.ArchivedDocument:
    """The record of a document that was read.

    Raises:
        RecordError: what was said of it breaks a rule of the atlas.
    """
    check_terms(terms)
    return records.ArchivedDocument(
        id=records.document_id(source.pk, document.sha256),
        source_id=source.pk,
        file_name=records.kept_file_name(document.name),
        media_type=document.media_type,
        sha256=document.sha256,
        size_bytes=len(document.content),
        copied_on=terms.copied_on,
        licence=terms.licence,
        pages=document.pages,
        texts=document.texts,
        rights=terms.rights,
        is_scan=document.is_scan,
        language=terms.language or source.language,
    )


def attach_document(*, document: ReadDocument, source: Source, terms: Terms, by: User | None = None) -> Attached:
    """Keeps a document as a copy of a source. The same file again is told as already there, and not doubled.

    Args:
        document: what was read of it.
        source: what it is a copy of.
        terms: what a person says of it; a document that is there already keeps what was said of it before.
        by: who does it; None for the command line.

    Raises:
        RecordError: what was said of it breaks a rule of the atlas; nothing was kept.
        VaultError: the vault holds other bytes in its place; nothing was changed.
        OSError: the disk is full or may not be written; nothing was kept.
    """
    record = record_of(document, source, terms)
    try:
        return _attach(record, document.content, by)
    except IntegrityError:
        # Somebody else attached the same file at the same moment. Now it is there, and is recognised.
        return _attach(record, document.content, by)


@transaction.atomic
def _attach(record: records.ArchivedDocument, content: bytes, by: User | None) -> Attached:
    keep = partial(the_vault().keep, record, content)
    keep()
    transaction.on_commit(keep)  # once more, should somebody have removed the same bytes in between
    there = ArchivedDocument.objects.filter(pk=record.id).first()
    if there is not None:
        return Attached(there, is_new=False)
    made = ArchivedDocument(**dict(zip(DOCUMENTS.columns, document_row(record), strict=True)))
    made.save(force_insert=True)
    ArchivedPage.objects.bulk_create(
        ArchivedPage(**dict(zip(PAGES.columns, row, strict=True))) for row in page_rows(record)
    )
    ActivityRecord.objects.create(by=by, verb="attach document", summary=_summary(made))
    return Attached(made, is_new=True)


@transaction.atomic
def correct_document(*, document: ArchivedDocument, terms: Terms, by: User | None = None) -> tuple[str, ...]:
    """Corrects what is said of a document: its terms, its rights, the date of its copy, its language.

    Args:
        document: one that the desk holds.
        terms: what is to be said of it; without a language, it has that of its source.
        by: who does it; None for the command line.

    Returns:
        The names of the fields that changed; where none did, nothing is noted.

    Raises:
        RecordError: what is said breaks a rule of the atlas; nothing was changed.
        ArchivedDocument.DoesNotExist: somebody has detached it meanwhile.
    """
    check_terms(terms)
    check_plain(licence=terms.licence, rights=terms.rights)
    if not terms.licence:
        raise RecordError("licence", records.LICENCE_NEEDED)
    held = ArchivedDocument.objects.select_for_update(of=("self",)).select_related("source").get(pk=document.pk)
    said = {
        "licence": terms.licence,
        "rights": terms.rights,
        "copied_on": str(terms.copied_on),
        "language": terms.language or held.source.language,
    }
    changed = tuple(name for name, value in said.items() if getattr(held, name) != value)
    for name in changed:
        setattr(held, name, said[name])
    if changed:
        held.save(update_fields=changed)
        ActivityRecord.objects.create(by=by, verb="correct document", summary=f"{_summary(held)}: {', '.join(changed)}")
    return changed


@transaction.atomic
def detach_document(*, document: ArchivedDocument, by: User | None = None) -> None:
    """Takes a document away from its source. Its bytes stay only as long as another record needs them.

    Args:
        document: one that the desk holds; one that is gone already is no error.
        by: who does it; None for the command line.
    """
    held = ArchivedDocument.objects.filter(pk=document.pk).first()
    if held is None:
        return
    held.delete()
    ActivityRecord.objects.create(by=by, verb="detach document", summary=_summary(document))


def _summary(document: ArchivedDocument) -> str:
    return f"{document.source_id}: {document.file_name} ({document.pk})"
