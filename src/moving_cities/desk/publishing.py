"""Publishing from the desk: in the background, one at a time, with progress that anybody can look at."""

import logging
import threading
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from moving_cities.atlas.sentences import said_by, say
from moving_cities.desk.errors import DeskError, PublishingBusyError
from moving_cities.desk.models import ActivityRecord, PublishRun
from moving_cities.desk.models.activity import ONE_AT_A_TIME
from moving_cities.desk.sign_of_life import Life, life_of, sign_of_life
from moving_cities.desk.snapshot import take_snapshot
from moving_cities.edition.errors import EditionError
from moving_cities.edition.publishing import Edition, current_edition, publish, remove_old_editions, stand_by
from moving_cities.edition.site import Site

SILENT_FOR = timedelta(minutes=5)
"""A run elsewhere that has not reported for so long was interrupted. Of a run here the lock tells at once."""

PERMISSION = "desk.publish_site"
"""Who has it may publish; administrators have every permission."""

_REPORT_EVERY = timedelta(seconds=0.5)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the published site stands to the desk.

    Attributes:
        edition: the live one; None where nothing was published yet.
        has_changes: whether publishing would change the site's content; not looked into while an edition is
            being published, because that takes a second of work.
        obstacle: why the desk cannot be published now, a whole sentence; empty where it can.
        run: the latest publishing from the desk; None where there was none.
    """

    edition: Edition | None
    has_changes: bool
    obstacle: str
    run: PublishRun | None

    @property
    def is_running(self) -> bool:
        """Whether an edition is being published from the desk now."""
        return self.run is not None and self.run.outcome == PublishRun.Outcome.RUNNING


def standing() -> Standing:
    """How the published site stands to the desk at this moment."""
    _note_interruption()
    edition = current_edition(Path(settings.VAR))
    run = PublishRun.objects.select_related("by").first()
    if run is not None and run.outcome == PublishRun.Outcome.RUNNING:
        return Standing(edition, has_changes=False, obstacle="", run=run)
    try:
        content_hash = take_snapshot().content_hash
    except DeskError as error:
        return Standing(edition, has_changes=False, obstacle=said_by(error), run=run)
    has_changes = edition is None or edition.content_hash != content_hash
    return Standing(edition, has_changes, "", run)


def start_publishing(*, by: User | None) -> threading.Thread:
    """Publishes what the desk holds, in the background; `standing` tells how it goes.

    Args:
        by: who asked for it.

    Returns:
        The thread that works; nobody has to wait for it.

    Raises:
        PublishingBusyError: an edition is being published already.
    """
    _note_interruption()
    try:
        with transaction.atomic():
            run = PublishRun.objects.create(by=by, seen_at=timezone.now())
    except IntegrityError as error:
        if not _says_that_one_runs(error):
            raise
        raise PublishingBusyError(say("An edition is being published already. Wait until it is done.")) from None
    thread = threading.Thread(target=_work_in_background, args=(run,), name="publishing", daemon=True)
    thread.start()
    return thread


def carry_out(run: PublishRun) -> None:
    """Publishes what the desk holds and notes in the run how it ended."""
    try:
        with sign_of_life(run.pk, Path(settings.VAR)):
            edition = _publish(_Reporter(run))
    except (DeskError, EditionError, OSError) as error:
        _end(run, PublishRun.Outcome.FAILED, said_by(error))
    except BaseException:
        _end(run, PublishRun.Outcome.FAILED, say("Something unexpected happened; the server's log says what."))
        raise
    else:
        _end(
            run,
            PublishRun.Outcome.PUBLISHED,
            say("Edition {id} with {pages:,} pages is live.", id=edition.id, pages=edition.pages),
        )
        remove_old_editions(Path(settings.VAR))
        stand_by(Path(settings.VAR))


def _publish(reporter: "_Reporter") -> Edition:
    return publish(take_snapshot(), Path(settings.VAR), site=Site(settings.BASE_URL), progress=reporter.report)


def _says_that_one_runs(error: IntegrityError) -> bool:
    """Whether the database refused a second running publication: PostgreSQL names the rule, SQLite its column."""
    message = str(error)
    return ONE_AT_A_TIME in message or message == "UNIQUE constraint failed: desk_publishrun.outcome"


def _work_in_background(run: PublishRun) -> None:
    try:
        carry_out(run)
    finally:
        connection.close()


class _Reporter:
    """Writes progress into the run, but not more often than somebody could read it."""

    def __init__(self, run: PublishRun) -> None:
        self._run = run

    def report(self, done: int, total: int) -> None:
        """Notes how many pages of how many are in their places."""
        now = timezone.now()
        if now - self._run.seen_at < _REPORT_EVERY and done < total:
            return
        self._run.seen_at, self._run.done, self._run.total = now, done, total
        self._run.save(update_fields=["seen_at", "done", "total"])


def _end(run: PublishRun, outcome: PublishRun.Outcome, message: str) -> None:
    with transaction.atomic():
        run.outcome, run.message, run.seen_at = outcome, message, timezone.now()
        run.save(update_fields=["outcome", "message", "seen_at"])
        if outcome == PublishRun.Outcome.PUBLISHED:
            ActivityRecord.objects.create(by=run.by, verb="publish", summary=message)
    _log.info("Publishing from the desk: %s", message)


def _note_interruption() -> None:
    """Notes as failed what is noted as running and is not at work any more."""
    for run in PublishRun.objects.filter(outcome=PublishRun.Outcome.RUNNING):
        if _was_interrupted(run):
            PublishRun.objects.filter(pk=run.pk, outcome=PublishRun.Outcome.RUNNING).update(
                outcome=PublishRun.Outcome.FAILED,
                message=say("It was interrupted. The edition before is still live; publish again."),
            )


def _was_interrupted(run: PublishRun) -> bool:
    life = life_of(run.pk, Path(settings.VAR))
    if life is Life.UNKNOWN:
        return run.seen_at < timezone.now() - SILENT_FOR
    return life is Life.ENDED
