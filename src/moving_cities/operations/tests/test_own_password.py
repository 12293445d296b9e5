"""Whoever was given a password chooses their own before anything else, and a password is stored as a hash only."""

import re
from itertools import chain

import pytest
from django.contrib.auth.models import User
from django.db import connection

from moving_cities.operations.administrators import ensure_administrator, renew_password
from moving_cities.operations.errors import OperationsError
from moving_cities.operations.own_password import GROUP

pytestmark = pytest.mark.django_db
OWN = "three horses in the rain"


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    """What is tested is who must choose, not how long a guess takes."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def password():
    return ensure_administrator()


@pytest.fixture
def signed_in(client, password):
    assert client.login(username="admin", password=password)
    return client


def choose(client, old: str, new: str):
    """Fill in nothing but the passwords of the form, and send it as a browser would."""
    panels = chain.from_iterable(client.get("/desk/account/").context["panels_by_tab"].values())
    fields = [field for panel in panels for field in panel.get_form()]
    shown = {field.html_name: field.value() for field in fields if field.value()}
    passwords = {"password-old_password": old, "password-new_password1": new, "password-new_password2": new}
    return client.post("/desk/account/", shown | passwords)


def test_the_password_is_long_and_differs_every_time():
    passwords = {ensure_administrator(), *(renew_password() for _ in range(5))}

    assert len(passwords) == 6
    assert all(len(password) == 23 for password in passwords)


def test_there_is_only_ever_one_first_administrator(password):
    assert password is not None
    assert ensure_administrator() is None
    assert User.objects.count() == 1


def test_the_password_stands_nowhere_in_the_database(password):
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows += cursor.fetchall()

    assert rows
    assert password not in repr(rows)


@pytest.mark.parametrize("path", ["/desk/", "/desk/reports/site-history/", "/desk/users/"])
def test_every_page_of_the_desk_leads_to_the_form(signed_in, path):
    response = signed_in.get(path)

    assert (response.status_code, response.headers.get("Location")) == (302, "/desk/account/")


def test_the_form_itself_is_shown(signed_in):
    assert signed_in.get("/desk/account/").status_code == 200


def test_after_choosing_the_desk_is_open(signed_in, password):
    choose(signed_in, password, OWN)

    assert User.objects.get().check_password(OWN)
    assert not User.objects.get().groups.filter(name=GROUP).exists()
    assert signed_in.get("/desk/users/").status_code == 200


def test_the_given_password_cannot_be_chosen(signed_in, password):
    response = choose(signed_in, password, password)

    assert "This is the password that you were given" in response.content.decode()
    assert signed_in.get("/desk/users/").status_code == 302


def test_signing_out_is_always_possible(signed_in):
    assert signed_in.post("/desk/logout/").headers["Location"] == "/desk/login/"


def test_a_new_password_ends_the_old_one_and_its_sessions(signed_in, password):
    renewed = renew_password()

    assert not User.objects.get().check_password(password)
    assert User.objects.get().check_password(renewed)
    assert "/desk/login/" in signed_in.get("/desk/account/").headers["Location"]


@pytest.mark.usefixtures("password")
def test_nobody_is_renewed_who_is_not_there():
    with pytest.raises(OperationsError, match=r"Nobody at the desk is called “mayor”\. Administrators are: admin\."):
        renew_password("mayor")


def test_the_scripts_of_the_form_are_given_out(signed_in):
    """Else the form would load itself as a script, and the request to choose would be repeated."""
    page = signed_in.get("/desk/account/").content.decode()
    sources = re.findall(r'<script[^>]* src="([^"?]+)', page)

    assert "/desk/jsi18n/" in sources
    assert {signed_in.get(source).status_code for source in sources if source.startswith("/desk/")} == {200}
