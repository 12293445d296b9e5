"""The desk speaks the language of the editor's account, or else of the browser; Arabic runs from the right."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from moving_cities.atlas.languages import all_languages
from moving_cities.atlas.sentences import say
from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.actions import receive_draft
from moving_cities.desk.models import ActivityRecord
from tests.instruments.page_text import reading

SAID = {"de": "Texte von außen", "it": "Testi dall’esterno", "ar": "نصوص من الخارج", "en": "Texts from outside"}


@pytest.fixture
def desk(client: Client, admin_user: User, held: Atlas) -> Client:
    client.force_login(admin_user)
    return client


@pytest.mark.parametrize("language", SAID)
def test_the_desk_speaks_the_language_of_the_browser(desk: Client, language: str):
    words = desk.get(reverse("desk_drafts"), headers={"Accept-Language": language}).content.decode()

    assert SAID[language] in words
    assert f'lang="{language}"' in words
    assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in words


def test_the_language_of_the_account_comes_before_that_of_the_browser(desk: Client, admin_user: User):
    UserProfile.objects.update_or_create(user=admin_user, defaults={"preferred_language": "it"})

    assert SAID["it"] in desk.get(reverse("desk_drafts"), headers={"Accept-Language": "de"}).content.decode()


def test_an_account_can_choose_each_language_of_the_atlas_and_no_other(desk: Client):
    form = next(
        panel.get_form()
        for tab in desk.get(reverse("wagtailadmin_account")).context["panels_by_tab"].values()
        for panel in tab
        if "preferred_language" in getattr(panel.form_class, "base_fields", {})
    )

    codes = {code for code, _ in form.fields["preferred_language"].choices if code}
    assert codes == {one.code for one in all_languages()}


def test_a_question_is_asked_in_the_language_of_whoever_looks(desk: Client):
    """Whoever brought the text in may have worked in another."""
    question = say("Block {number} has no heading. Does it belong to the section before it?", number=3)
    draft = receive_draft(reading=reading(questions=[question, "An old question?"])).draft
    address = reverse("desk_draft", args=[draft.pk])

    greek = desk.get(address, headers={"Accept-Language": "el"}).content.decode()
    dutch = desk.get(address, headers={"Accept-Language": "nl"}).content.decode()
    assert "Η ενότητα 3 δεν έχει επικεφαλίδα." in greek
    assert "Blok 3 heeft geen kop." in dutch
    assert "An old question?" in dutch


def test_what_was_done_is_told_in_the_language_of_whoever_looks(desk: Client):
    draft = receive_draft(reading=reading()).draft
    words = desk.get(reverse("desk_publish"), headers={"Accept-Language": "fr"}).content.decode()

    assert f"Textes apportés : {draft.file_name}" in words or f"Textes apportés: {draft.file_name}" in words
    assert str(ActivityRecord.objects.earliest("at").summary).startswith("countries: ")
    assert "pays : nouveau : " in words
