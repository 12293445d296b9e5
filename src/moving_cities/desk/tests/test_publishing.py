"""Publishing from the desk: whoever may can, one at a time, and the page says how it stands."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import IntegrityError, connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.actions import import_atlas
from moving_cities.desk.errors import PublishingBusyError
from moving_cities.desk.models import ActivityRecord, City, PublishRun, Segment
from moving_cities.desk.publishing import SILENT_FOR, carry_out, standing, start_publishing
from moving_cities.desk.sign_of_life import NAME, sign_of_life
from moving_cities.edition.publishing import current_edition

BUTTON = '<form method="post" action="/desk/publish/">'


@pytest.fixture
def var(tmp_path: Path, settings: Any) -> Path:
    """The folder of an installation where nothing was published yet."""
    settings.VAR = tmp_path
    return tmp_path


@pytest.fixture
def desk(client: Client, admin_user: User) -> Client:
    """A browser in which an administrator is logged in."""
    client.force_login(admin_user)
    return client


def a_run() -> PublishRun:
    return PublishRun.objects.create(seen_at=timezone.now())


@pytest.mark.slow
def test_published_the_site_shows_what_the_desk_holds(held: Atlas, var: Path, desk: Client) -> None:
    assert standing().has_changes
    run = a_run()
    carry_out(run)
    run.refresh_from_db()
    assert run.outcome == PublishRun.Outcome.PUBLISHED, run.message
    assert run.done == run.total > 0
    now = standing()
    assert now.edition is not None
    assert now.edition == current_edition(var)
    assert not now.has_changes
    City.objects.filter(pk="gent").update(population=1)
    assert standing().has_changes
    words = desk.get(reverse("desk_publish")).content.decode()
    assert now.edition.id in words
    assert "changes that are not published" in words
    assert ActivityRecord.objects.filter(verb="publish").count() == 1


def test_what_the_desk_cannot_publish_is_said(held: Atlas, var: Path, desk: Client) -> None:
    Segment.objects.filter(pk="city/gent/unique.text").update(words="an _open mark")
    run = a_run()
    carry_out(run)
    run.refresh_from_db()
    assert run.outcome == PublishRun.Outcome.FAILED
    assert "city/gent/unique.text" in run.message
    assert "city/gent/unique.text" in desk.get(reverse("desk_publish")).content.decode()
    assert current_edition(var) is None


def test_while_it_runs_the_page_reloads_itself(held: Atlas, var: Path, desk: Client) -> None:
    run = a_run()
    PublishRun.objects.filter(pk=run.pk).update(done=3, total=9)
    words = desk.get(reverse("desk_publish")).content.decode()
    assert '<meta http-equiv="refresh" content="2">' in words
    assert "3 of 9 pages" in words
    assert BUTTON not in words


def test_only_one_at_a_time(held: Atlas, var: Path) -> None:
    a_run()
    with pytest.raises(PublishingBusyError):
        start_publishing(by=None)


@pytest.mark.django_db(transaction=True)
def test_another_rule_of_the_database_is_not_taken_for_a_running_one(var: Path) -> None:
    with pytest.raises(IntegrityError):
        start_publishing(by=User(pk=4711))
    assert not PublishRun.objects.exists()


def test_a_run_elsewhere_does_not_block_for_ever(held: Atlas, var: Path) -> None:
    """Another machine that shares the database may have gone down; no lock tells of it."""
    PublishRun.objects.create(seen_at=timezone.now() - SILENT_FOR - timedelta(seconds=1))
    now = standing()
    assert not now.is_running
    assert now.run is not None
    assert "was interrupted" in now.run.message


def test_a_run_whose_process_was_killed_blocks_nobody(held: Atlas, var: Path, desk: Client) -> None:
    run = a_run()
    (var / NAME).write_text(str(run.pk), encoding="ascii")
    words = desk.get(reverse("desk_publish")).content.decode()
    assert "It was interrupted. The edition before is still live; publish again." in words
    assert BUTTON in words


def test_a_run_at_work_is_not_interrupted_however_silent(held: Atlas, var: Path) -> None:
    """Flushing thousands of files to a slow disk says nothing for minutes."""
    run = PublishRun.objects.create(seen_at=timezone.now() - 2 * SILENT_FOR)
    with sign_of_life(run.pk, var):
        assert standing().is_running
    assert not standing().is_running


def test_an_empty_desk_cannot_be_published(db: None, var: Path, desk: Client) -> None:
    words = desk.get(reverse("desk_publish")).content.decode()
    assert "The desk holds no atlas yet" in words


def test_only_those_who_may_see_the_screen(client: Client, held: Atlas, var: Path) -> None:
    editor = User.objects.create_user("editor")
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(editor)
    assert client.get(reverse("desk_publish")).status_code == 302
    assert client.post(reverse("desk_publish")).status_code == 302
    assert not PublishRun.objects.exists()


def test_an_administrator_can_let_a_group_publish(client: Client, admin_user: User, held: Atlas, var: Path) -> None:
    client.force_login(admin_user)
    address = reverse("wagtailusers_groups:add")
    form = client.get(address).context["form"]
    offered = {one.codename: one.pk for one in form.fields["permissions"].queryset}
    assert set(offered) >= {"publish_site", "access_admin"}
    sets = ("page_permissions", "collection_permissions", "document_permissions", "image_permissions")
    counts = {f"{name}-{count}_FORMS": 0 for name in sets for count in ("TOTAL", "INITIAL")}
    permissions = [offered["publish_site"], offered["access_admin"]]
    client.post(address, {"name": "Publishers", "permissions": permissions, **counts})
    editor = User.objects.create_user("editor")
    editor.groups.add(Group.objects.get(name="Publishers"))
    client.force_login(editor)
    assert BUTTON in client.get(reverse("desk_publish")).content.decode()
    assert reverse("desk_publish") in client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_button_publishes_in_the_background(full: Atlas, var: Path) -> None:
    import_atlas(atlas=full)
    connection.close()
    start_publishing(by=None).join(timeout=120)
    run = PublishRun.objects.get()
    assert run.outcome == PublishRun.Outcome.PUBLISHED, run.message
