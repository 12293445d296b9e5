"""The desk in the browser: every record can be listed, opened, edited and saved, and nothing is lost."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.forms import BaseForm, BaseFormSet
from django.test import Client
from django.urls import reverse
from wagtail.admin.viewsets import viewsets

from moving_cities.atlas.integrity import problems
from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.records import Alias as AliasRecord
from moving_cities.atlas.segments import State, states
from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk import models
from moving_cities.desk.actions import import_atlas
from moving_cities.desk.admin.views import RecordViewSet
from moving_cities.desk.snapshot import take_snapshot

Data = dict[str, Any]


def record_viewsets() -> list[RecordViewSet]:
    return [one for one in viewsets.viewsets if isinstance(one, RecordViewSet)]


@pytest.fixture
def desk(client: Client, admin_user: User) -> Client:
    """A browser in which an administrator is logged in."""
    client.force_login(admin_user)
    return client


def edit_address(record: Any) -> str:
    return reverse(record.snippet_viewset.get_url_name("edit"), args=[_quoted(record.pk)])


def _quoted(key: object) -> str:
    from django.contrib.admin.utils import quote

    return str(quote(key))


def filled_in(form: BaseForm) -> Data:
    """What a browser sends for the form as it is shown."""
    data: Data = {}
    for field in form:
        value = field.value()
        if isinstance(value, bool):
            data.update({field.html_name: "on"} if value else {})
        else:
            data[field.html_name] = "" if value is None else value
    for formset in getattr(form, "formsets", {}).values():
        data.update(filled_in_set(formset))
    return data


def filled_in_set(formset: BaseFormSet[Any]) -> Data:
    data = filled_in(formset.management_form)
    for place, form in enumerate(formset.forms, start=1):
        data.update(filled_in(form))
        if formset.can_order:
            data[f"{form.prefix}-ORDER"] = place
    return data


def form_at(desk: Client, address: str) -> BaseForm:
    response = desk.get(address)
    assert response.status_code == 200, address
    return response.context["form"]


def every_record() -> Iterator[Any]:
    for viewset in record_viewsets():
        yield from viewset.model.objects.all()


def test_every_record_has_its_screens() -> None:
    assert {one.model for one in record_viewsets()} == {
        models.City, models.Country, models.Network, models.Membership, models.Approach, models.Topic,
        models.Source, models.Document, models.SegmentTranslation, models.Page, models.NewsItem, models.Alias,
            models.Term,
    }  # fmt: skip


@pytest.mark.parametrize("viewset", record_viewsets(), ids=lambda one: one.model.__name__)
def test_lists_show_search_and_filter(desk: Client, held: Atlas, viewset: RecordViewSet) -> None:
    address = reverse(viewset.get_url_name("list"))
    shown = desk.get(address)
    assert shown.status_code == 200
    assert len(shown.context["object_list"]) == viewset.model.objects.count() > 0
    assert len(desk.get(address, {"q": "nothing is called this"}).context["object_list"]) == 0


@pytest.mark.parametrize("viewset", record_viewsets(), ids=lambda one: one.model.__name__)
@pytest.mark.parametrize("letter", ["a", "e", "t", "1"])
def test_a_search_finds_each_record_once(desk: Client, held: Atlas, viewset: RecordViewSet, letter: str) -> None:
    """However many of its names or words match; the letters stand in nearly all of them."""
    response = desk.get(reverse(viewset.get_url_name("list")), {"q": letter})
    found = [one.pk for one in response.context["object_list"]]
    assert len(found) == len(set(found)) == response.context["page_obj"].paginator.count


def test_a_city_with_several_names_that_match_is_found_once(desk: Client, held: Atlas) -> None:
    models.City.objects.get(pk="gent").names.all().delete()
    for language in ("en", "fr", "pl", "ar"):
        models.CityName.objects.create(record_id="gent", language=language, name=f"Gent {language}")
    shown = desk.get(reverse(models.City.snippet_viewset.get_url_name("list")), {"q": "gent"})
    assert [one.pk for one in shown.context["object_list"]] == ["gent"]


def test_what_was_found_keeps_the_order_of_the_list(desk: Client, held: Atlas) -> None:
    address = reverse(models.Document.snippet_viewset.get_url_name("list"))
    found = [one.pk for one in desk.get(address, {"q": "e", "ordering": "-id"}).context["object_list"]]
    assert len(found) > 1
    assert found == sorted(found, reverse=True)


@pytest.mark.parametrize("viewset", record_viewsets(), ids=lambda one: one.model.__name__)
def test_every_record_is_saved_without_loss(desk: Client, held: Atlas, viewset: RecordViewSet) -> None:
    for record in viewset.model.objects.all():
        form = form_at(desk, edit_address(record))
        response = desk.post(edit_address(record), filled_in(form))
        assert response.status_code == 302, (record, response.context["form"].errors)
    assert take_snapshot() == held


@pytest.mark.parametrize("viewset", record_viewsets(), ids=lambda one: one.model.__name__)
def test_forms_for_new_records_open(desk: Client, held: Atlas, viewset: RecordViewSet) -> None:
    assert form_at(desk, reverse(viewset.get_url_name("add"))).instance._state.adding


def test_the_atlas_itself_is_saved_without_loss(desk: Client, held: Atlas) -> None:
    address = reverse("wagtailsettings:edit", args=["desk", "atlassettings", models.AtlasSettings.objects.get().pk])
    form = form_at(desk, address)
    assert desk.post(address, filled_in(form)).status_code == 302
    assert take_snapshot() == held


def test_a_new_city_with_its_names(desk: Client, held: Atlas) -> None:
    address = reverse(models.City.snippet_viewset.get_url_name("add"))
    data = filled_in(form_at(desk, address)) | {
        "id": "lodz", "name_local": "Łódź", "country": "pl", "latitude": "51.77", "longitude": "19.46",
        "names-TOTAL_FORMS": 1, "names-0-language": "en", "names-0-name": " Lodz ", "names-0-ORDER": 1,
    }  # fmt: skip
    response = desk.post(address, data)
    assert response.status_code == 302, response.context["form"].errors
    assert take_snapshot().city("lodz").names == {"en": "Lodz"}


def test_an_id_is_given_once(desk: Client, held: Atlas) -> None:
    city = models.City.objects.get(pk="gent")
    data = filled_in(form_at(desk, edit_address(city))) | {"id": "other"}
    desk.post(edit_address(city), data)
    assert take_snapshot() == held


def test_an_id_that_is_taken_is_refused(desk: Client, held: Atlas) -> None:
    address = reverse(models.Topic.snippet_viewset.get_url_name("add"))
    response = desk.post(address, filled_in(form_at(desk, address)) | {"id": "work"})
    assert "already exists" in str(response.context["form"].errors["id"])


def test_what_the_atlas_refuses_is_said_at_the_field(desk: Client, held: Atlas) -> None:
    city = models.City.objects.get(pk="gent")
    data = filled_in(form_at(desk, edit_address(city))) | {"wikidata_id": "1296"}
    response = desk.post(edit_address(city), data)
    assert "is no id of Wikidata" in str(response.context["form"].errors["wikidata_id"])


@pytest.mark.parametrize(
    ("field", "code", "sentence"),
    [
        ("lau_id", "Gent", "“Gent” is no LAU code of this country (BE); write it as Eurostat"),
        (
            "nuts3_id",
            "NL329",
            "“NL329” is no NUTS 3 code of this country; it is BE and three capital letters or digits.",
        ),
    ],
)
def test_nonsense_for_a_code_of_eurostat_is_refused_in_a_sentence(
    desk: Client, held: Atlas, field: str, code: str, sentence: str
) -> None:
    city = models.City.objects.get(pk="gent")
    response = desk.post(edit_address(city), filled_in(form_at(desk, edit_address(city))) | {field: code})
    assert sentence in unescape(str(response.context["form"].errors[field]))
    assert take_snapshot() == held


def test_codes_of_eurostat_are_written_in_the_form(desk: Client, held: Atlas) -> None:
    city = models.City.objects.get(pk="gdansk")
    codes = {"lau_id": "1004221436101", "nuts3_id": "PL633"}
    assert desk.post(edit_address(city), filled_in(form_at(desk, edit_address(city))) | codes).status_code == 302
    after = take_snapshot().city("gdansk")
    assert (after.lau_id, after.nuts3_id) == ("1004221436101", "PL633")


def test_a_broken_record_can_be_mended(desk: Client, held: Atlas) -> None:
    """Whatever wrote it: the form that mends it must not stumble over it."""
    models.City.objects.filter(pk="gent").update(wikidata_id="1296")
    city = models.City.objects.get(pk="gent")
    data = filled_in(form_at(desk, edit_address(city))) | {"wikidata_id": "Q1296"}
    assert desk.post(edit_address(city), data).status_code == 302
    assert take_snapshot() == held


def segment_prefix(form: Any, key: str) -> str:
    """The prefix of the fields of these words in the form of their text."""
    for block in form.formsets["blocks"].forms:
        for segment in block.formsets["segments"].forms:
            if segment.instance.pk == key:
                return str(segment.prefix)
    raise AssertionError(key)


def gents_form(desk: Client) -> tuple[str, Any, Data]:
    address = edit_address(models.Document.objects.get(pk="city/gent"))
    form = form_at(desk, address)
    return address, form, filled_in(form)


def test_changed_source_words_outdate_translations_and_are_kept(desk: Client, held: Atlas) -> None:
    address, form, data = gents_form(desk)
    data[f"{segment_prefix(form, 'city/gent/head.title')}-words"] = "Ghent, the city"
    response = desk.post(address, data)
    assert response.status_code == 302, response.context["form"].errors
    document = take_snapshot().document(RecordKind.CITY, "gent")
    assert document is not None
    assert document.head.words["title"] == "Ghent, the city"
    assert states(document, "pl")["head.title"] is State.OUTDATED
    assert models.SegmentHistory.objects.get().words == "Ghent"


def test_a_mistake_in_the_notation_is_said_with_its_line(desk: Client, held: Atlas) -> None:
    address, form, data = gents_form(desk)
    data[f"{segment_prefix(form, 'city/gent/unique.text')}-words"] = "Fine.\n\nAn _open mark."
    response = desk.post(address, data)
    assert response.status_code == 200
    assert "Line 3: “_” is opened but never closed" in response.content.decode()
    assert take_snapshot() == held


def test_a_text_that_breaks_a_rule_as_a_whole_is_refused(desk: Client, held: Atlas) -> None:
    address, form, data = gents_form(desk)
    data[f"{segment_prefix(form, 'city/gent/unique.text')}-DELETE"] = "on"
    response = desk.post(address, data)
    assert "“unique”: A section block needs its text." in str(response.context["form"].non_field_errors())
    assert take_snapshot() == held


def test_blocks_can_change_places(desk: Client, held: Atlas) -> None:
    address, form, data = gents_form(desk)
    blocks = form.formsets["blocks"].forms
    data[f"{blocks[2].prefix}-ORDER"], data[f"{blocks[3].prefix}-ORDER"] = 4, 3
    assert desk.post(address, data).status_code == 302
    document = take_snapshot().document(RecordKind.CITY, "gent")
    assert document is not None
    assert [one.id for one in document.blocks][2:4] == ["own", "unique"]


def test_a_new_block_with_words(desk: Client, held: Atlas) -> None:
    address, form, data = gents_form(desk)
    count = len(form.formsets["blocks"].forms)
    new = f"blocks-{count}"
    data |= {
        "blocks-TOTAL_FORMS": count + 1,
        f"{new}-local_id": "late", f"{new}-kind": "takeaway", f"{new}-ORDER": count + 1,
        f"{new}-segments-TOTAL_FORMS": 1, f"{new}-segments-INITIAL_FORMS": 0,
        f"{new}-segments-0-field": "text", f"{new}-segments-0-words": "Something   _new_.",
        f"{new}-source_links-TOTAL_FORMS": 1, f"{new}-source_links-INITIAL_FORMS": 0,
        f"{new}-source_links-0-source": "s-one", f"{new}-source_links-0-ORDER": 1,
        f"{new}-year_links-TOTAL_FORMS": 0, f"{new}-year_links-INITIAL_FORMS": 0,
    }  # fmt: skip
    response = desk.post(address, data)
    assert response.status_code == 302, response.context["form"].errors
    document = take_snapshot().document(RecordKind.CITY, "gent")
    assert document is not None
    assert document.blocks[-1].id == "late"
    assert document.blocks[-1].source_ids == ("s-one",)
    assert models.Segment.objects.get(pk="city/gent/late.text").words == "Something _new_."


def test_a_blocks_id_is_given_once(desk: Client, held: Atlas) -> None:
    """Translations hang on it."""
    address, form, data = gents_form(desk)
    data[f"{form.formsets['blocks'].forms[2].prefix}-local_id"] = "renamed"
    response = desk.post(address, data)
    assert response.status_code == 200
    assert "kept for ever" in str(response.context["form"].formsets["blocks"].errors)
    assert take_snapshot() == held


def test_a_translation_fits_only_when_somebody_says_so(desk: Client, held: Atlas) -> None:
    """A corrected letter must not make an outdated text look current."""
    outdated = models.SegmentTranslation.objects.get(segment="topic/work/head.title", language="pl")
    data = filled_in(form_at(desk, edit_address(outdated))) | {"words": "Praca"}
    desk.post(edit_address(outdated), data)
    outdated.refresh_from_db()
    assert (outdated.words, outdated.state) == ("Praca", State.OUTDATED)
    desk.post(edit_address(outdated), data | {"fits": "on"})
    outdated.refresh_from_db()
    assert outdated.state == State.CURRENT


def test_a_new_translation_is_made_from_todays_words(desk: Client, held: Atlas) -> None:
    address = reverse(models.SegmentTranslation.snippet_viewset.get_url_name("add"))
    data = filled_in(form_at(desk, address)) | {
        "segment": "topic/work/head.title", "language": "ar", "words": "العمل",
    }  # fmt: skip
    response = desk.post(address, data)
    assert response.status_code == 302, response.context["form"].errors
    document = take_snapshot().document(RecordKind.TOPIC, "work")
    assert document is not None
    assert states(document, "ar") == {"head.title": State.CURRENT}


@pytest.mark.parametrize(("state", "count"), [("current", 9), ("outdated", 7), ("", 16)])
def test_translations_are_found_by_their_state(desk: Client, held: Atlas, state: str, count: int) -> None:
    shown = desk.get(reverse(models.SegmentTranslation.snippet_viewset.get_url_name("list")), {"state": state})
    assert len(shown.context["object_list"]) == count


def test_a_changed_slug_leaves_an_alias_behind(desk: Client, held: Atlas) -> None:
    city = models.City.objects.get(pk="gent")
    form = form_at(desk, edit_address(city))
    slug = next(one for one in form.formsets["slugs"].forms if one.instance.language == "pl")
    desk.post(edit_address(city), filled_in(form) | {f"{slug.prefix}-slug": "gand"})
    left = set(take_snapshot().aliases) - set(held.aliases)
    assert left == {
        AliasRecord("/pl/gandawa", "pl", RecordKind.CITY, "gent"),
        AliasRecord("/pl/gandawa/zespol", "pl", RecordKind.APPROACH, "gent-taskforce"),
    }


def test_a_page_comes_before_an_old_address(desk: Client, held: Atlas) -> None:
    """Else nobody could ever be sent on from it, and the export would be refused."""
    import_atlas(atlas=replace(held, aliases=(*held.aliases, AliasRecord("/pl/gand", "en", RecordKind.CITY, "gdansk"))))
    city = models.City.objects.get(pk="gent")
    form = form_at(desk, edit_address(city))
    slug = next(one for one in form.formsets["slugs"].forms if one.instance.language == "pl")
    desk.post(edit_address(city), filled_in(form) | {f"{slug.prefix}-slug": "gand"})
    now = take_snapshot()
    assert now.city("gent").slug("pl") == "gand"
    assert "/pl/gand" not in {one.path for one in now.aliases}
    assert problems(now) == ()


@pytest.mark.parametrize(
    ("path", "part"),
    [("/desk/login", "The server itself answers"), ("/en/cities", "The page of the section “cities” stands")],
)
def test_an_old_address_is_not_one_of_today(desk: Client, held: Atlas, path: str, part: str) -> None:
    address = reverse(models.Alias.snippet_viewset.get_url_name("add"))
    data = filled_in(form_at(desk, address)) | {"path": path, "language": "en", "kind": "city", "record_id": "gent"}
    response = desk.post(address, data)
    assert part in response.context["form"].errors["path"][0]
    assert take_snapshot() == held


def test_a_slug_of_a_city_is_no_word_of_a_listing_page(desk: Client, held: Atlas) -> None:
    city = models.City.objects.get(pk="gent")
    form = form_at(desk, edit_address(city))
    slug = next(one for one in form.formsets["slugs"].forms if one.instance.language == "pl")
    response = desk.post(edit_address(city), filled_in(form) | {f"{slug.prefix}-slug": "miasta"})
    assert "Another page stands at the address “miasta”" in str(response.context["form"].formsets["slugs"].errors)
    assert take_snapshot() == held


def test_a_record_that_others_need_is_not_removed(desk: Client, held: Atlas) -> None:
    address = reverse(models.Source.snippet_viewset.get_url_name("delete"), args=["s-one"])
    assert desk.get(address).status_code == 200
    response = desk.post(address, follow=True)
    assert "was not removed, because" in response.content.decode()
    assert take_snapshot() == held


def test_a_removed_record_takes_its_words_and_old_addresses_along(desk: Client, held: Atlas) -> None:
    desk.post(reverse(models.NewsItem.snippet_viewset.get_url_name("delete"), args=["opening"]))
    now = take_snapshot()
    assert now.news == ()
    assert now.document(RecordKind.NEWS, "opening") is None


def test_the_start_page_has_only_what_the_atlas_uses(desk: Client, held: Atlas) -> None:
    page = desk.get(reverse("wagtailadmin_home"))
    assert page.status_code == 200
    words = page.content.decode()
    assert "Places" in words
    assert "Search all pages" not in words
    assert "What’s new in Wagtail" not in words
    assert "gravatar" not in words
    assert "//releases.wagtail" not in words


def test_the_start_page_says_what_the_desk_holds_and_what_waits(desk: Client, held: Atlas) -> None:
    words = desk.get(reverse("wagtailadmin_home")).content.decode()
    assert "7 translations are older than their source words" in words
    for viewset in record_viewsets():
        address, count = reverse(viewset.get_url_name("list")), viewset.model.objects.count()
        row = rf'<a href="{address}">.*?</a></td>\s*<td>{count}</td>'
        assert re.search(row, words), viewset.model


def test_the_start_page_lists_only_what_somebody_may_work_on(client: Client, held: Atlas) -> None:
    editor = User.objects.create_user("editor")
    editor.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "change_topic"]))
    client.force_login(editor)
    words = client.get(reverse("wagtailadmin_home")).content.decode()
    listed = {one.model for one in record_viewsets() if f'<a href="{reverse(one.get_url_name("list"))}">' in words}
    assert listed == {models.Topic}
    assert "changes to publish" not in words


def test_the_search_in_the_menu_finds_cities(desk: Client, held: Atlas) -> None:
    words = desk.get(reverse("wagtailadmin_home")).content.decode()
    cities = reverse(models.City.snippet_viewset.get_url_name("list"))
    assert f'"_type": "wagtail.sidebar.SearchModule", "_args": ["{cities}"]' in words


@pytest.mark.parametrize("view", ["choose", "choose_results"])
def test_a_record_to_refer_to_is_found_by_searching(desk: Client, held: Atlas, view: str) -> None:
    """Each once: the country has three names with this letter."""
    address = reverse(models.Country.snippet_viewset.chooser_viewset.get_url_name(view))
    found = desk.get(address, {"q": "e"}).content.decode()
    assert found.count("chosen/be/") == 1
    nothing = desk.get(address, {"q": "nothing is called this"}).content.decode()
    assert "chosen/" not in nothing
    assert desk.get(address).content.decode().count("chosen/") == models.Country.objects.count()


def test_strangers_are_sent_to_the_login(client: Client, held: Atlas) -> None:
    response = client.get(reverse(models.City.snippet_viewset.get_url_name("list")))
    assert response.status_code == 302
    assert response["Location"].startswith("/desk/login/")


def test_cookies_belong_to_the_desk_alone(client: Client, db: None) -> None:
    cookies = client.get("/desk/login/").cookies
    assert cookies
    assert {cookie["path"] for cookie in cookies.values()} == {"/desk/"}


def test_nothing_may_come_from_elsewhere(client: Client, db: None) -> None:
    headers = client.get("/desk/login/").headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "same-origin"


def test_the_desks_styles_are_served(client: Client, db: None) -> None:
    response = client.get("/desk-static/wagtailadmin/css/core.css")
    assert response.status_code == 200
    assert "max-age" in response["Cache-Control"]
    response.close()
