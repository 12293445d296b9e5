"""Archived documents in the browser, with the real reader: attached, found, looked at, saved, detached."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from moving_cities.atlas.archived import MAX_DOCUMENT_BYTES
from moving_cities.desk.actions import import_atlas
from moving_cities.desk.admin.documents import PAGES_SHOWN
from moving_cities.desk.document_port import register_document_reader
from moving_cities.desk.models import ArchivedDocument, Source
from moving_cities.desk.snapshot import take_snapshot
from moving_cities.desk.vault import the_vault
from moving_cities.operations.document_reading import register_documents
from moving_cities.pack import Vault
from tests.instruments.archived import REPORT, archived, fill, scan, with_documents
from tests.instruments.full_atlas import full_atlas
from tests.instruments.pdf_files import pdf_of_pictures, pdf_of_words, picture

LIST, ATTACH = "/desk/intake/documents/", "/desk/intake/documents/add/"
LICENCE = "CC BY 4.0, says <b>page 2</b>"
PAGES = ["Annual report 2021\nof the city", "", "Housing for newcomers <script>alert(1)</script>"]


@pytest.fixture
def vault(db: None, tmp_path: Path, settings: Any) -> Vault:
    """The vault of a desk that holds a small atlas and has its reader."""
    settings.DOCUMENTS_ROOT = tmp_path / "documents"
    import_atlas(atlas=full_atlas())
    register_documents()
    return the_vault()


@pytest.fixture
def desk(client: Client, vault: Vault, admin_user: User) -> Client:
    """A browser in which an administrator is logged in."""
    client.force_login(admin_user)
    return client


def person(client: Client, *permissions: str) -> Client:
    """A browser of somebody who may do only this."""
    somebody = User.objects.create_user("somebody")
    somebody.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", *permissions]))
    client.force_login(somebody)
    return client


def sent(content: bytes, name: str = "Report.pdf", **changes: str) -> dict[str, Any]:
    """What a browser sends for the form."""
    said = {"source": "s-one", "licence": LICENCE, "copied_on": "2024-11", "rights": "", "language": ""}
    return {**said, **changes, "document": SimpleUploadedFile(name, content)}


def words(response: HttpResponse) -> str:
    """The screen without the frame of the admin."""
    return re.sub(r"\s+", " ", response.content.decode().partition("<main")[2])


def attached(desk: Client, content: bytes, **changes: str) -> str:
    """Attaches a file, and gives the words of the screen that comes then."""
    response = desk.post(ATTACH, sent(content, **changes), follow=True)
    assert response.status_code == 200
    return words(response)


def test_what_was_understood_is_shown_page_by_page(desk: Client, vault: Vault) -> None:
    shown = attached(desk, pdf_of_words(PAGES))
    document = ArchivedDocument.objects.get()
    assert (document.source_id, document.licence, document.pages, document.is_scan) == ("s-one", LICENCE, 3, False)
    assert vault.path(document).read_bytes() == pdf_of_words(PAGES)
    assert "The document was attached." in shown
    assert "Annual report 2021 of the city</span>" in shown
    assert "1 page has no words that can be searched." in shown
    assert "This is a scan" not in shown
    assert "&lt;script&gt;" in shown
    assert "says &lt;b&gt;page 2" in shown
    assert "<script>alert" not in shown


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (pdf_of_pictures(2), "scan.pdf", "This is a scan: its pages are pictures, whose words cannot be searched."),
        (picture("PNG"), "letter.png", "This is a picture: its words cannot be searched."),
    ],
)
def test_a_scan_is_said_to_be_one_wherever_it_is_shown(desk: Client, content: bytes, name: str, sentence: str) -> None:
    """After attaching, on its own screen, in the list, and with its source."""
    shown = attached(desk, content, name=name)
    key = ArchivedDocument.objects.get().pk
    assert sentence in shown
    for address in (f"{LIST}{key}/", LIST, "/desk/source/edit/s-one/"):
        assert sentence in words(desk.get(address))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"MZ\x90\x00 a program", "This is neither a PDF nor a picture"),
        (b"<html><script>alert(1)</script></html>", "This is neither a PDF nor a picture"),
        (b"%PDF-1.7 broken", "The PDF is damaged and cannot be opened"),
        (b"", "The submitted file is empty"),
    ],
)
def test_a_hostile_file_is_refused_and_nothing_of_it_stays(
    desk: Client, vault: Vault, content: bytes, said: str
) -> None:
    response = desk.post(ATTACH, sent(content))
    assert response.status_code == 400
    assert said in words(response)
    assert not vault.folder.exists()
    assert take_snapshot() == full_atlas()


def test_a_file_that_is_too_large_is_refused_unread(desk: Client, vault: Vault) -> None:
    register_document_reader(None)
    response = desk.post(ATTACH, sent(bytes(MAX_DOCUMENT_BYTES + 1)))
    assert (response.status_code, vault.folder.exists()) == (400, False)
    assert "larger than 60 MB" in words(response)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("licence", " "),
        ("copied_on", "yesterday"),
        ("copied_on", ""),
        ("source", "s-none"),
        ("language", "not one!"),
        ("language", "zzz"),
        ("copied_on", "2999"),
    ],
)
def test_what_must_be_said_is_asked_for(desk: Client, vault: Vault, field: str, value: str) -> None:
    response = desk.post(ATTACH, sent(pdf_of_words(PAGES), **{field: value}))
    assert response.status_code == 400
    assert list(response.context["form"].errors) == [field]
    assert not vault.folder.exists()


def test_the_same_file_again_is_told_and_not_doubled(desk: Client) -> None:
    attached(desk, pdf_of_words(PAGES))
    assert "has the same file already" in attached(desk, pdf_of_words(PAGES), licence="Other")
    assert ArchivedDocument.objects.get().licence == LICENCE


def test_the_search_shows_the_page_and_the_words_around(desk: Client) -> None:
    attached(desk, pdf_of_words(PAGES))
    shown = words(desk.get(LIST, {"q": "NÉWCOMERS housing"}))
    assert 'Page 3</a>: <span dir="auto"><mark>Housing</mark> for <mark>newcomers</mark> &lt;script&gt;' in shown
    assert "1 document" in shown
    target = re.search(r'href="([^"]+#page-3)"', shown)
    assert target
    page = words(desk.get(target[1].replace("&amp;", "&")))
    assert '<li id="page-3" value="3" class="is-answer"> <details open>' in page
    assert "On no page stands all of that" in words(desk.get(LIST, {"q": "nowhere"}))


def test_a_page_far_behind_is_opened_by_its_number(desk: Client) -> None:
    vault = the_vault()
    vault.keep(archived(), REPORT)
    texts = tuple(f"Page text {number}" for number in range(1, 3 * PAGES_SHOWN))
    import_atlas(atlas=replace(full_atlas(), archived=(archived(texts=texts),)))
    shown = words(desk.get(f"{LIST}{archived().id}/", {"page": str(PAGES_SHOWN + 1)}))
    assert f'id="page-{PAGES_SHOWN + 1}"' in shown
    assert 'id="page-1"' not in shown
    assert "Pages 51 to 100 of 149" in shown
    assert 'id="page-1"' in words(desk.get(f"{LIST}{archived().id}/", {"page": "0"}))


def test_the_file_is_saved_and_never_shown_by_the_desk(desk: Client) -> None:
    attached(desk, pdf_of_words(PAGES), name='Bericht "Łódź".pdf')
    response = desk.get(f"{LIST}{ArchivedDocument.objects.get().pk}/file/")
    assert b"".join(response.streaming_content) == pdf_of_words(PAGES)
    assert response["Content-Disposition"].startswith("attachment; ")
    assert "%C5%81%C3%B3d%C5%BA" in response["Content-Disposition"]
    assert (response["Content-Type"], response["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert "sandbox" in response["Content-Security-Policy"]
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))


@pytest.mark.parametrize(
    ("damage", "said"),
    [(lambda path: path.unlink(), "is missing"), (lambda path: path.write_bytes(b"else"), "was altered or cut off")],
)
def test_a_missing_or_altered_file_is_one_clear_sentence(desk: Client, vault: Vault, damage: Any, said: str) -> None:
    attached(desk, pdf_of_words(PAGES))
    document = ArchivedDocument.objects.get()
    damage(vault.path(document))
    response = desk.get(f"{LIST}{document.pk}/file/", follow=True)
    assert said in words(response)
    assert "backup" in words(response)


def test_a_document_is_detached(desk: Client, vault: Vault, django_capture_on_commit_callbacks: Any) -> None:
    attached(desk, pdf_of_words(PAGES))
    document = ArchivedDocument.objects.get()
    assert desk.post(f"{LIST}{document.pk}/", {"verb": "burn"}).status_code == 400
    with django_capture_on_commit_callbacks(execute=True):
        response = desk.post(f"{LIST}{document.pk}/", {"verb": "detach"}, follow=True)
    assert "was detached from" in words(response)
    assert take_snapshot() == full_atlas()
    assert not vault.path(document).exists()
    assert desk.get(f"{LIST}{document.pk}/").status_code == 404


def test_what_is_said_of_a_document_is_corrected(desk: Client) -> None:
    """Without attaching it anew; its pages stay."""
    attached(desk, pdf_of_words(PAGES))
    one = f"{LIST}{ArchivedDocument.objects.get().pk}/"
    assert f"{one}edit/" in words(desk.get(one))
    form = desk.get(f"{one}edit/").context["form"]
    said = {name: form[name].value() for name in form.fields}
    assert said == {"licence": LICENCE, "rights": "", "copied_on": "2024-11", "language": "nl"}

    response = desk.post(f"{one}edit/", {**said, "licence": "CC0", "language": "fr"}, follow=True)

    assert "What is said of the document was corrected." in words(response)
    document = ArchivedDocument.objects.get()
    assert (document.licence, document.language, document.copied_on) == ("CC0", "fr", "2024-11")
    assert "Nothing was changed." in words(
        desk.post(f"{one}edit/", {**said, "licence": "CC0", "language": "fr"}, follow=True)
    )
    assert desk.get(f"{LIST}d-none/edit/").status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("copied_on", "2999", "The date of the copy, 2999, is in the future."),
        ("language", "zzz", "“zzz” is not a language code that is known"),
        ("licence", " ", ""),
    ],
)
def test_a_wrong_correction_is_refused_beside_its_field(desk: Client, field: str, value: str, sentence: str) -> None:
    attached(desk, pdf_of_words(PAGES))
    one = f"{LIST}{ArchivedDocument.objects.get().pk}/"
    response = desk.post(f"{one}edit/", {"licence": "CC0", "copied_on": "2023", field: value})
    assert response.status_code == 400
    assert list(response.context["form"].errors) == [field]
    assert sentence in words(response)
    assert ArchivedDocument.objects.get().licence == LICENCE


def test_from_a_source_one_gets_to_its_documents_and_back(desk: Client) -> None:
    attached(desk, pdf_of_words(PAGES))
    key = ArchivedDocument.objects.get().pk
    shown = words(desk.get("/desk/source/edit/s-one/"))
    assert f"{LIST}{key}/" in shown
    assert f"{ATTACH}?source=s-one" in shown
    assert desk.get(f"{ATTACH}?source=s-one").context["form"]["source"].value() == "s-one"
    assert "/desk/source/edit/s-one/" in words(desk.get(f"{LIST}{key}/"))
    assert f"{LIST}{key}/" not in words(desk.get("/desk/source/edit/s-two/"))
    assert "0 documents" in words(desk.get(LIST, {"source": "s-two"}))
    assert "Archived documents" not in words(desk.get("/desk/source/add/"))


def test_a_source_with_documents_is_not_removed_and_why_is_said(desk: Client) -> None:
    attached(desk, pdf_of_words(PAGES))
    response = desk.post("/desk/source/delete/s-one/", follow=True)
    assert "archived document “Report.pdf”" in words(response)
    assert Source.objects.filter(pk="s-one").exists()


@pytest.mark.parametrize(
    ("permissions", "list_", "attach", "detach"),
    [
        ([], 302, 302, 302),
        (["view_city"], 302, 302, 302),
        (["view_source"], 200, 302, 302),
        (["change_source"], 200, 200, 302),
        (["change_source", "delete_source"], 200, 200, 200),
    ],
)
def test_everybody_sees_and_does_only_what_they_may(
    client: Client, vault: Vault, permissions: list[str], list_: int, attach: int, detach: int
) -> None:
    """Who may not is sent to the first page of the admin, as everywhere in it."""
    fill(vault)
    import_atlas(atlas=with_documents(full_atlas()))
    browser, one = person(client, *permissions), f"{LIST}{archived().id}/"
    for path in (LIST, one, f"{one}file/"):
        response = browser.get(path)
        assert response.status_code == list_
        list(response)  # what is sent piece by piece is closed at its end
    assert browser.get(ATTACH).status_code == attach
    assert browser.get(f"{one}edit/").status_code == attach
    browser.post(f"{one}edit/", {"licence": "Mine", "copied_on": "2023"})
    assert (ArchivedDocument.objects.get(pk=archived().id).licence == "Mine") is (attach == 200)
    assert browser.post(ATTACH, sent(pdf_of_words(PAGES))).status_code == 302
    assert ArchivedDocument.objects.count() == (3 if attach == 200 else 2)
    browser.post(one, {"verb": "detach"})
    assert ArchivedDocument.objects.filter(pk=archived().id).exists() is (detach != 200)


def test_nobody_gets_a_file_without_signing_in(client: Client, vault: Vault) -> None:
    fill(vault)
    import_atlas(atlas=with_documents(full_atlas()))
    response = client.get(f"{LIST}{archived().id}/file/")
    assert response.status_code == 302
    assert "/desk/login/" in response["Location"]


def test_queries_do_not_grow_with_documents(desk: Client, vault: Vault) -> None:
    fill(vault)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            desk.get(LIST, {"q": "page"})
        return len(captured)

    import_atlas(atlas=replace(full_atlas(), archived=(archived(),)))
    queries()
    few = queries()
    import_atlas(
        atlas=replace(with_documents(full_atlas()), archived=(archived(), archived(source_id="s-two"), scan()))
    )
    assert queries() == few


def test_the_menu_shows_documents_to_who_may_see_them(client: Client, vault: Vault) -> None:
    assert LIST in person(client, "view_source").get("/desk/").content.decode()
