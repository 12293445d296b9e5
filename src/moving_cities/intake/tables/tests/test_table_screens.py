"""The screens of tables, with the real reader: from the upload to taking the whole import back."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.actions import import_atlas
from moving_cities.desk.models import City, TableImport
from moving_cities.desk.snapshot import take_snapshot
from moving_cities.desk.table_port import register_table_reader
from moving_cities.intake.tables.table_reader import IntakeTableReader
from tests.instruments.full_atlas import full_atlas

TABLE = "Stad;Land;Sinds;Inwoners\nGent;België;2016;270000\nGdańsk;Polska;2018;486000\n"
SAID = {"network": "lokaal", "source": "s-one", "source_title": "", "retrieved": "", "sheet": ""}


@pytest.fixture(autouse=True)
def _reader() -> Iterator[None]:
    register_table_reader(IntakeTableReader())
    yield
    register_table_reader(None)


@pytest.fixture
def held(db: None) -> Atlas:
    """An atlas in the desk."""
    import_atlas(atlas=full_atlas())
    return take_snapshot()


@pytest.fixture
def desk(client: Client, admin_user: User) -> Client:
    """A browser in which an administrator is logged in."""
    client.force_login(admin_user)
    return client


def upload(desk: Client, content: bytes, name: str = "leden.csv", **said: str) -> str:
    """Brings a table in and gives the address of its screen."""
    answer = desk.post(reverse("desk_tables"), {**SAID, **said, "table": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def words_of(desk: Client, address: str) -> str:
    answer = desk.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_from_upload_to_taken_back(held: Atlas, desk: Client) -> None:
    address = upload(desk, TABLE.encode())
    words = words_of(desk, address)
    assert "Gdańsk is not in Lokaal yet" in words
    assert "“Stad” is what it is called" in words
    assert 'id="row-2"' in words
    assert take_snapshot() == held, "Looking changes nothing."
    desk.post(address, {**SAID, "verb": "accept", "state": ["new"], "row": ["2"]})
    taken = take_snapshot()
    assert {one.city_id for one in taken.members_of("lokaal")} == {"gent", "gdansk"}
    assert taken.city("gent").population == 270_000
    assert "Take the whole import back" in words_of(desk, address)
    desk.post(address, {"verb": "undo"})
    assert take_snapshot() == held
    assert TableImport.objects.get().state == TableImport.State.UNDONE
    assert "Take the whole import back" not in words_of(desk, address)


def test_a_column_is_said_otherwise(held: Atlas, desk: Client) -> None:
    address = upload(desk, b"Aaa;Bbb\n123 x;Gent\n777 y;Gdansk\n", network="eurocities")
    desk.post(address, {**SAID, "verb": "look", "column-B": "city", "column-A": "-"})
    words = words_of(desk, address)
    assert "It was said that this is: name of the city." in words
    assert "It was said that this is left out." in words


def test_a_table_without_a_city_asks_for_the_column(held: Atlas, desk: Client) -> None:
    address = upload(desk, b"Aaa;Bbb\n123;2016\n777;2018\n")
    assert "No column was recognised that names the city" in words_of(desk, address)


def test_an_uncertain_row_waits_until_its_city_is_named(held: Atlas, desk: Client) -> None:
    address = upload(desk, b"Stad;Land\nNeerpelt;BE\nNowherecity;BE\n", network="lokaal")
    before = take_snapshot()
    answer = desk.post(address, {**SAID, "verb": "accept", "rows": "3"}, follow=True)
    assert "cannot be accepted as it is" in answer.content.decode()
    assert take_snapshot() == before
    desk.post(address, {**SAID, "verb": "accept", "place-3": "gent"})
    assert {one.city_id for one in take_snapshot().members_of("lokaal")} == {"gent"}


def test_settings_that_nobody_has_looked_at_are_shown_before_anything_is_taken(held: Atlas, desk: Client) -> None:
    """Another network, and at once the button: once the memberships of that network were written unseen."""
    address = upload(desk, TABLE.encode())
    said = {**SAID, "network": "eurocities", "verb": "accept", "state": ["new", "changed"]}
    answer = desk.post(address, said, follow=True)
    assert "Nothing was taken over, because you changed what holds for the table." in answer.content.decode()
    assert "in Eurocities" in answer.content.decode()
    assert take_snapshot() == held
    desk.post(address, said)
    assert "gdansk" in {one.city_id for one in take_snapshot().members_of("eurocities")}


@pytest.mark.parametrize("changed", [{"source": "s-two"}, {"retrieved": "2024"}, {"column-C": "-"}])
def test_any_other_setting_is_shown_first_too(held: Atlas, desk: Client, changed: dict[str, str]) -> None:
    address = upload(desk, TABLE.encode())
    desk.post(address, {**SAID, **changed, "verb": "accept", "state": ["new"]})
    assert take_snapshot() == held


def test_what_cannot_be_read_is_not_kept(held: Atlas, desk: Client) -> None:
    file = SimpleUploadedFile("a.pdf", b"%PDF-1.7 something")
    answer = desk.post(reverse("desk_tables"), {**SAID, "table": file})
    assert answer.status_code == 400
    assert "The file is a PDF" in answer.content.decode()
    assert not TableImport.objects.exists()


def test_a_refused_undo_says_which_record(held: Atlas, desk: Client) -> None:
    address = upload(desk, TABLE.encode())
    desk.post(address, {**SAID, "verb": "accept", "state": ["new"]})
    City.objects.filter(pk="gdansk").update(population=5)
    answer = desk.post(address, {"verb": "undo"}, follow=True)
    assert "city gdansk was changed since (population)" in answer.content.decode()


def test_a_discarded_table_forgets_its_file(held: Atlas, desk: Client) -> None:
    address = upload(desk, TABLE.encode())
    desk.post(address, {**SAID, "verb": "discard"})
    table = TableImport.objects.get()
    assert (table.state, table.content) == (TableImport.State.DISCARDED, None)
    assert "Discarded" in words_of(desk, reverse("desk_tables"))
    words_of(desk, address)


def test_only_who_may_change_memberships_takes_tables_over(
    held: Atlas, client: Client, django_user_model: type[User]
) -> None:
    person = django_user_model.objects.create_user("reader", password="x")
    client.force_login(person)
    assert client.get(reverse("desk_tables")).status_code in {302, 403}


def test_nothing_is_written_into_the_page(held: Atlas, desk: Client) -> None:
    """No script, style or handler of ours stands in the page, and every field has its label."""
    body = words_of(desk, upload(desk, TABLE.encode())).partition('class="c-table-intake"')[2]
    assert "<script" not in body.partition("</main>")[0]
    assert "style=" not in body.partition("</form>")[0]
    for name in ("column-A", "row-2", "state-new", "table-rows"):
        assert f'for="{name}"' in body


def test_the_screen_takes_as_many_queries_for_many_rows(held: Atlas, desk: Client) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries(rows: int) -> int:
        address = upload(desk, ("Stad;Land\n" + "Gent;BE\n" * rows).encode())
        desk.get(address)
        with CaptureQueriesContext(connection) as captured:
            desk.get(address)
        return len(captured)

    assert queries(2) == queries(200) <= 90
