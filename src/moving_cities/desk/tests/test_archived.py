"""Archived documents at the desk: attached once, detached without a rest, in and out without loss."""

import hashlib
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moving_cities.atlas.archived import page_text
from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.actions import (
    Attached,
    Terms,
    attach_document,
    correct_document,
    detach_document,
    import_atlas,
)
from moving_cities.desk.document_port import (
    NoDocumentReaderError,
    ReadDocument,
    register_document_reader,
    registered_document_reader,
)
from moving_cities.desk.document_terms import check_date_of_copy, check_language
from moving_cities.desk.errors import BrokenRecordError
from moving_cities.desk.models import ActivityRecord, ArchivedDocument, ArchivedPage, Source
from moving_cities.desk.page_search import folded
from moving_cities.desk.snapshot import take_snapshot, take_snapshot_of_facts
from moving_cities.desk.vault import the_vault
from moving_cities.pack import Vault, VaultError, read_pack, write_pack
from tests.instruments.archived import REPORT, SCAN, archived, fill, scan, with_documents

TERMS = Terms("CC BY 4.0", PartialDate("2024-05-03"), "The city")
Committed = Callable[..., Any]


@pytest.fixture
def vault(tmp_path: Path, settings: Any) -> Vault:
    """An empty vault, which is that of the desk."""
    settings.DOCUMENTS_ROOT = tmp_path / "documents"
    return the_vault()


@pytest.fixture
def attached(held: Atlas, vault: Vault) -> ArchivedDocument:
    """A report that was attached to the source `s-one`."""
    return attach().document


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Committed:
    """What happens when the transaction of a test would end."""

    def committing() -> Any:
        return django_capture_on_commit_callbacks(execute=True)

    return committing


def read(content: bytes = REPORT, **fields: Any) -> ReadDocument:
    """A document as a reader reads it."""
    sha256 = hashlib.sha256(content).hexdigest()
    known = {"name": "Report 2021.pdf", "media_type": "application/pdf", "pages": 2, "texts": ("One", "Zwei: Köln")}
    return ReadDocument(content=content, sha256=sha256, **{**known, **fields})


def attach(source: str = "s-one", content: bytes = REPORT, terms: Terms = TERMS, **fields: Any) -> Attached:
    return attach_document(document=read(content, **fields), source=Source.objects.get(pk=source), terms=terms)


def in_vault(vault: Vault) -> list[str]:
    return sorted(path.name for path in vault.folder.glob("*")) if vault.folder.exists() else []


def test_a_document_is_kept_with_its_bytes_and_pages(attached: ArchivedDocument, held: Atlas, vault: Vault) -> None:
    (record,) = take_snapshot().archived
    assert (record.id, record.source_id, record.file_name) == (attached.pk, "s-one", "Report 2021.pdf")
    assert (record.texts, record.licence, record.copied_on) == (("One", "Zwei: Köln"), "CC BY 4.0", "2024-05-03")
    assert record.language == "nl", "where nothing is said, it is that of the source"
    assert vault.path(attached).read_bytes() == REPORT
    assert replace(take_snapshot(), archived=()) == held
    assert ActivityRecord.objects.first().verb == "attach document"


def test_the_same_file_is_told_as_already_there(attached: ArchivedDocument, vault: Vault) -> None:
    again = attach(terms=replace(TERMS, licence="Other terms"), name="copy of report.pdf")
    assert (again.is_new, again.document.licence) == (False, "CC BY 4.0")
    assert ArchivedDocument.objects.count() == 1
    assert ArchivedPage.objects.count() == 2
    assert ActivityRecord.objects.filter(verb="attach document").count() == 1


def test_attaching_again_brings_back_bytes_that_were_lost(attached: ArchivedDocument, vault: Vault) -> None:
    vault.path(attached).unlink()
    assert not attach().is_new
    assert vault.path(attached).read_bytes() == REPORT


def test_altered_bytes_are_not_taken_for_the_right_ones(attached: ArchivedDocument, vault: Vault) -> None:
    vault.path(attached).write_bytes(b"else")
    with pytest.raises(VaultError, match="altered or cut off"):
        attach("s-two")
    assert ArchivedDocument.objects.count() == 1


@pytest.mark.parametrize(
    "terms",
    [
        replace(TERMS, licence=""),
        replace(TERMS, rights="a\u202eb"),
        replace(TERMS, language="not one"),
        replace(TERMS, language="zzz"),
        replace(TERMS, copied_on=PartialDate("2999")),
    ],
)
def test_what_breaks_a_rule_leaves_nothing(held: Atlas, vault: Vault, terms: Terms) -> None:
    with pytest.raises(RecordError):
        attach(terms=terms)
    assert in_vault(vault) == []
    assert take_snapshot() == held


@pytest.mark.parametrize("code", ["", "nl", "pt-br", "rom", "kmr", "ckb", "deu"])
def test_languages_of_the_world_are_known(code: str) -> None:
    check_language(code)


def test_a_copy_made_today_is_none_of_the_future() -> None:
    today = timezone.localdate()
    check_date_of_copy(PartialDate(today.isoformat()))
    check_date_of_copy(PartialDate(str(today.year)))
    with pytest.raises(RecordError, match="is in the future"):
        check_date_of_copy(PartialDate((today + timedelta(days=1)).isoformat()))


def test_what_is_said_of_a_document_is_corrected(attached: ArchivedDocument, admin_user: User) -> None:
    """Its text, its file and its place stay, and who corrected what is remembered."""
    (before,) = take_snapshot().archived
    said = Terms("CC0", PartialDate("2023"), "Somebody else", "fr")

    assert correct_document(document=attached, terms=said, by=admin_user) == (
        "licence", "rights", "copied_on", "language",
    )  # fmt: skip

    after = replace(before, licence="CC0", copied_on=PartialDate("2023"), rights="Somebody else", language="fr")
    assert take_snapshot().archived == (after,)
    note = ActivityRecord.objects.get(verb="correct document")
    assert (note.by, note.summary.endswith(": licence, rights, copied_on, language")) == (admin_user, True)


def test_correcting_nothing_is_not_noted(attached: ArchivedDocument) -> None:
    """Without a language, a document has that of its source, as when it is attached."""
    assert correct_document(document=attached, terms=TERMS) == ()
    assert not ActivityRecord.objects.filter(verb="correct document").exists()


@pytest.mark.parametrize(
    "changes", [{"licence": ""}, {"rights": "a\u202eb"}, {"language": "zzz"}, {"copied_on": PartialDate("2999")}]
)
def test_a_correction_that_breaks_a_rule_changes_nothing(attached: ArchivedDocument, changes: dict[str, Any]) -> None:
    before = take_snapshot()
    with pytest.raises(RecordError):
        correct_document(document=attached, terms=replace(TERMS, **changes))
    assert take_snapshot() == before


def test_bytes_go_with_the_last_record_that_needs_them(
    attached: ArchivedDocument, vault: Vault, committed: Committed, admin_user: User
) -> None:
    other = attach("s-two").document
    with committed():
        detach_document(document=attached, by=admin_user)
    assert vault.path(other).exists()
    with committed():
        detach_document(document=other)
        assert vault.path(other).exists(), "not before the record is gone for good"
    assert in_vault(vault) == [".lock"]
    assert not ArchivedPage.objects.exists()
    assert [one.by for one in ActivityRecord.objects.filter(verb="detach document")] == [None, admin_user]


def test_detaching_twice_is_no_error(attached: ArchivedDocument) -> None:
    detach_document(document=attached)
    detach_document(document=attached)
    assert ActivityRecord.objects.filter(verb="detach document").count() == 1


def test_what_is_taken_back_keeps_its_bytes(attached: ArchivedDocument, vault: Vault, committed: Committed) -> None:
    with committed(), transaction.atomic():
        detach_document(document=attached)
        transaction.set_rollback(True)
    assert vault.path(attached).exists()
    assert take_snapshot().archived


def test_bytes_removed_at_the_wrong_moment_are_put_back(held: Atlas, vault: Vault, committed: Committed) -> None:
    """Somebody detached the same file elsewhere just before this record was there for all to see."""
    with committed():
        document = attach().document
        vault.remove_unless(document.file, lambda: False)
    assert vault.path(document).read_bytes() == REPORT


def test_a_source_with_documents_is_not_removed(attached: ArchivedDocument) -> None:
    with pytest.raises(ProtectedError):
        attached.source.delete()


@pytest.mark.parametrize(
    "values",
    [
        {"media_type": "text/html"},
        {"licence": ""},
        {"file_name": ""},
        {"copied_on": ""},
        {"pages": 0},
        {"size_bytes": 0},
    ],
)
def test_the_database_refuses_what_a_record_cannot_be(attached: ArchivedDocument, values: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ArchivedDocument.objects.filter(pk=attached.pk).update(**values)


def test_a_file_stands_once_with_its_source_and_a_page_once_in_its_document(attached: ArchivedDocument) -> None:
    for row in (
        ArchivedPage(document=attached, number=2),
        ArchivedPage(document=attached, number=0),
        ArchivedDocument(
            **{field.attname: getattr(attached, field.attname) for field in attached._meta.concrete_fields}
            | {"id": "x"}
        ),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


def test_a_broken_row_is_named(attached: ArchivedDocument) -> None:
    ArchivedDocument.objects.update(size_bytes=99_999_999)
    with pytest.raises(BrokenRecordError, match=f"“document/{attached.pk}” cannot be handed over"):
        take_snapshot()


def test_documents_come_out_and_go_in_again(held: Atlas, vault: Vault, tmp_path: Path) -> None:
    """Out of one installation into an empty one, with every byte."""
    attach()
    attach("s-two", SCAN, name="letter.png", media_type="image/png", pages=1, texts=("",), is_scan=True)
    before = take_snapshot()
    write_pack(before, tmp_path / "pack", vault)
    import_atlas(atlas=replace(held, archived=()), replace=True)
    assert not ArchivedDocument.objects.exists()
    for path in vault.folder.iterdir():
        path.unlink()

    result = import_atlas(atlas=read_pack(tmp_path / "pack"), pack=tmp_path / "pack")

    assert take_snapshot() == before
    assert (result.counts["archived"].new, len(in_vault(vault))) == (2, 3)
    assert import_atlas(atlas=before).is_quiet
    write_pack(take_snapshot(), tmp_path / "again", vault)
    assert read_pack(tmp_path / "again") == before


@pytest.mark.django_db
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(pages=st.lists(st.text().map(page_text), min_size=1, max_size=4))
def test_any_pages_come_out_again(full: Atlas, tmp_path_factory: Any, pages: list[str]) -> None:
    """Both databases keep every sign that a page may hold, and fold it when rows come many at a time."""
    after = replace(full, archived=(archived(texts=tuple(pages)),))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.DOCUMENTS_ROOT", tmp_path_factory.mktemp("vault"), raising=False)
        the_vault().keep(archived(), REPORT)
        savepoint = transaction.savepoint()
        import_atlas(atlas=after)
        assert take_snapshot() == after
        assert all(one.folded == folded(one.text) for one in ArchivedPage.objects.all())
        transaction.savepoint_rollback(savepoint)


def test_what_a_pack_lacks_goes_with_its_bytes(held: Atlas, vault: Vault, committed: Committed) -> None:
    fill(vault)
    import_atlas(atlas=with_documents(held))
    with committed():
        import_atlas(atlas=replace(held, archived=(scan(),)), replace=True)
    assert in_vault(vault) == [".lock", scan().file]


def test_without_replace_documents_are_kept_and_changed_ones_taken_over(held: Atlas, vault: Vault) -> None:
    fill(vault)
    import_atlas(atlas=with_documents(held))
    corrected = archived(licence="CC0", texts=("First", "Second", "Third"))
    import_atlas(atlas=replace(held, archived=(corrected,)))
    assert set(take_snapshot().archived) == {corrected, scan()}


def test_an_import_without_bytes_is_refused_whole(held: Atlas, vault: Vault) -> None:
    with pytest.raises(VaultError, match=r"“(Report 2021\.pdf|letter\.png)” is missing"):
        import_atlas(atlas=with_documents(held))
    assert take_snapshot() == held


def test_a_rehearsal_brings_no_bytes(held: Atlas, vault: Vault) -> None:
    result = import_atlas(atlas=with_documents(held), is_rehearsal=True)
    assert result.counts["archived"].new == 2
    assert in_vault(vault) == []
    assert take_snapshot() == held


def test_queries_do_not_grow_with_documents(held: Atlas, vault: Vault) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            take_snapshot()
        return len(captured)

    few = queries()
    attach()
    attach("s-two")
    attach("s-two", SCAN, media_type="image/png")
    assert queries() == few
    assert take_snapshot_of_facts().archived == ()


def test_a_program_without_a_reader_says_so() -> None:
    register_document_reader(None)
    with pytest.raises(NoDocumentReaderError, match="moving-cities serve"):
        registered_document_reader()


KILLED = """
import django; django.setup()
import os, signal
from django.db.models.signals import post_save
from moving_cities.desk import models, vault
from moving_cities.desk.actions import detach_document, import_atlas
from moving_cities.desk.tests.test_archived import attach
from tests.instruments.full_atlas import full_atlas

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

import_atlas(atlas=full_atlas())
{program}
"""
WHILE_ATTACHING = """
post_save.connect(die, sender=models.ArchivedDocument)
attach()
"""
WHILE_DETACHING = """
document = attach().document
vault.Vault.remove_unless = die
detach_document(document=document)
"""
LOOK = """
import django; django.setup()
from moving_cities.desk.models import ArchivedDocument
from moving_cities.desk.vault import the_vault
documents = list(ArchivedDocument.objects.all())
print(len(documents), list(the_vault().faults(documents)))
"""


@pytest.mark.parametrize("program", [WHILE_ATTACHING, WHILE_DETACHING])
def test_a_program_that_is_killed_leaves_no_record_without_bytes(
    installation: dict[str, str], tmp_path: Path, program: str
) -> None:
    """Killed before the record is there for all to see, or after it is gone: either way nothing is half done."""
    environment = installation | {"MOVING_CITIES_VAR": str(tmp_path)}
    (tmp_path / "atlas.sqlite3").write_bytes((Path(installation["MOVING_CITIES_VAR"]) / "atlas.sqlite3").read_bytes())

    def run(words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", words]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)

    killed = run(KILLED.format(program=program))
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert run(LOOK).stdout.strip() == "0 []"
    assert len(list((tmp_path / "documents").glob("*.pdf"))) == 1, "bytes that no record names, at worst"


def test_the_tests_of_this_file_use_no_vault_of_the_project(vault: Vault) -> None:
    """Else a test could remove what somebody keeps."""
    assert Path("var").absolute() not in vault.folder.parents
