"""Publishing from the desk: whoever may can, one at a time, and the page says how it stands."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.actions import import_atlas
from moving_cities.desk.errors import PublishingBusyError
from moving_cities.desk.models import ActivityRecord, City, PublishRun, Segment
from moving_cities.desk.publishing import SILENT_FOR, carry_out, standing, start_publishing
from moving_cities.edition.publishing import current_edition


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
    assert "<form" not in words.split("desk-publishing")[1].split("desk-activity")[0]


def test_only_one_at_a_time(held: Atlas, var: Path) -> None:
    a_run()
    with pytest.raises(PublishingBusyError):
        start_publishing(by=None)


def test_an_interrupted_run_does_not_block_for_ever(held: Atlas, var: Path) -> None:
    PublishRun.objects.create(seen_at=timezone.now() - SILENT_FOR - timedelta(seconds=1))
    now = standing()
    assert not now.is_running
    assert now.run is not None
    assert "was interrupted" in now.run.message


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


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_button_publishes_in_the_background(full: Atlas, var: Path) -> None:
    import_atlas(atlas=full)
    connection.close()
    start_publishing(by=None).join(timeout=120)
    run = PublishRun.objects.get()
    assert run.outcome == PublishRun.Outcome.PUBLISHED, run.message
