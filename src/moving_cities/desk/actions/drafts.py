"""What can be done with texts from outside: receive, answer, discard, take up again; `accepting` is the fifth.

Nothing of a draft is shown to readers, and nothing here publishes anything.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from moving_cities.atlas.errors import TextError
from moving_cities.atlas.plain import plain
from moving_cities.atlas.sentences import say
from moving_cities.desk.drafting.quote_answers import Lines, QuoteAnswer, with_answers
from moving_cities.desk.errors import DraftDecidedError, DraftError
from moving_cities.desk.intake_port import Hints, PageText, Reading, registered_reader
from moving_cities.desk.models import ActivityRecord, City, Draft

_SHOWN_NAMES = 5


@dataclass(frozen=True, slots=True)
class Received:
    """A file that came in.

    Attributes:
        draft: what the desk holds of it.
        is_new: whether it was not there before; the same file is taken in once.
    """

    draft: Draft
    is_new: bool


def receive_draft(*, reading: Reading, licence_note: str = "", rights: str = "", by: User | None = None) -> Received:
    """Takes in one file that was read; see `receive_drafts`."""
    return receive_drafts(readings=[reading], licence_note=licence_note, rights=rights, by=by)[0]


def receive_drafts(
    *, readings: Sequence[Reading], licence_note: str = "", rights: str = "", by: User | None = None
) -> tuple[Received, ...]:
    """Takes in files that were read, as drafts; a file that was taken in before is recognised and not doubled.

    Args:
        readings: what was read, in the order in which it is to be listed.
        licence_note: on which terms the texts may be used; empty while unknown, to be said before accepting.
        rights: who holds the rights.
        by: who does it; None for the command line.

    Returns:
        One for each reading, in their order.
    """
    terms = {"licence_note": licence_note, "rights": rights, "received_by": by}
    try:
        return _receive(readings, terms)
    except IntegrityError:
        # Somebody else brought in one of the files at the same moment. Now it is there, and is recognised.
        return _receive(readings, terms)


@transaction.atomic
def _receive(readings: Sequence[Reading], terms: Mapping[str, Any]) -> tuple[Received, ...]:
    known = {one.sha256: one for one in _known({_sha256_of(reading) for reading in readings})}
    cities = set(City.objects.filter(pk__in={_city_of(one.text) for one in readings}).values_list("pk", flat=True))
    received = []
    for reading in readings:
        sha256 = _sha256_of(reading)
        is_new = sha256 not in known
        if is_new:
            known[sha256] = _draft(reading, cities, terms)
        received.append(Received(known[sha256], is_new))
    made = [one.draft for one in received if one.is_new]
    Draft.objects.bulk_create(made)
    if made:
        note("receive drafts", _listed(made), terms["received_by"])
    return tuple(received)


@transaction.atomic
def answer_draft(
    *,
    draft: Draft,
    hints: Hints,
    title: str = "",
    record_id: str = "",
    quotes: Mapping[Lines, QuoteAnswer] | None = None,
    by: User | None = None,
) -> Draft:
    """Takes a person's answers: what language, page and city it is. Where they differ, the text is read anew.

    Args:
        draft: one that nobody has decided on.
        hints: the answers; empty where unknown.
        title: the title, where it is not that of the reading.
        record_id: the approach that the words belong to; a profile belongs to its city.
        quotes: speakers and roles of quotes, by the lines where they stand.
        by: who answers.

    Raises:
        DraftError: somebody has decided on the draft, or there is no such city.
        NoReaderError: the text must be read anew, and nobody is there who can.
    """
    draft = open_draft(draft)
    if hints.city and not City.objects.filter(pk=hints.city).exists():
        raise DraftError(say("There is no city “{city}”. Add it under Places, then answer again.", city=hints.city))
    if hints != Hints(draft.language, draft.kind, draft.city_id or ""):
        _fill(draft, _read_again(draft, hints), {hints.city})
    if quotes:
        draft.reading = with_answers(draft.reading, quotes)
        draft.question_count = len(draft.reading["questions"])
    draft.language, draft.kind, draft.city_id = hints.language, hints.kind, hints.city or None
    draft.title = one_line(title) or draft.title
    draft.record_id = (draft.city_id or "") if draft.kind == Draft.Kind.CITY else record_id
    draft.save()
    note("answer draft", named(draft), by)
    return draft


@transaction.atomic
def discard_draft(*, draft: Draft, by: User | None = None) -> Draft:
    """Puts a draft aside. It stays listed, so that the same file is recognised when it comes again.

    Raises:
        DraftError: somebody has decided on it already.
    """
    draft = open_draft(draft)
    decide(draft, Draft.State.DISCARDED, by)
    note("discard draft", named(draft), by)
    return draft


@transaction.atomic
def take_up_draft(*, draft: Draft, by: User | None = None) -> Draft:
    """Takes a discarded draft up again.

    Raises:
        DraftError: it was not discarded.
    """
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    if draft.state != Draft.State.DISCARDED:
        raise DraftError(say("Draft {number} was not discarded, so it cannot be taken up again.", number=draft.pk))
    draft.state, draft.decided_at, draft.decided_by = Draft.State.NEW, None, None
    draft.save()
    note("take up draft", named(draft), by)
    return draft


def _known(hashes: set[str]) -> QuerySet[Draft]:
    return Draft.objects.defer("reading", "lines").filter(sha256__in=hashes)


def _sha256_of(reading: Reading) -> str:
    return str(reading.text["file"]["sha256"])


def _draft(reading: Reading, cities: set[str], terms: Mapping[str, Any]) -> Draft:
    draft = Draft(received_at=timezone.now(), **terms)
    _fill(draft, reading, cities)
    return draft


def _read_again(draft: Draft, hints: Hints) -> Reading:
    """What the lines of the draft say, given the hints; repairs that the file needed stay told."""
    before = list(draft.reading.get("repairs") or ())
    anew = registered_reader().read_again(draft.reading["file"], draft.lines, hints)
    more = [one for one in anew.text.get("repairs") or () if one not in before]
    return Reading({**anew.text, "repairs": [*before, *more]}, anew.lines)


def _fill(draft: Draft, reading: Reading, cities: set[str]) -> None:
    """Puts what was read into the columns that lists and filters look at."""
    text = reading.text
    city = _city_of(text)
    draft.reading, draft.lines = dict(text), [dict(line) for line in reading.lines]
    draft.file_name, draft.sha256 = one_line(text["file"]["name"]) or "?", str(text["file"]["sha256"])
    draft.kind = str(text.get("kind") or "")
    draft.language = str(text.get("language") or "")
    draft.city_id = city if city in cities else None
    draft.record_id = (draft.city_id or "") if draft.kind == Draft.Kind.CITY else ""
    draft.title = one_line(text.get("title"))
    draft.block_count = len(text.get("blocks") or ()) + len(text.get("takeaways") or ())
    draft.question_count = len(text.get("questions") or ())
    draft.damage_count = len(text.get("damage") or ())


def _city_of(text: PageText) -> str:
    return str(text.get("city") or "")


def one_line(words: object) -> str:
    """Words of one line; signs that no text may hold are left out, as these only name what came."""
    text = str(words or "")
    try:
        return plain(text)
    except TextError:
        return plain("".join(sign for sign in text if sign.isprintable() and sign != "\ufffd")[:1000])


def _listed(drafts: Sequence[Draft]) -> str:
    names = ", ".join(draft.file_name for draft in drafts[:_SHOWN_NAMES])
    if len(drafts) <= _SHOWN_NAMES:
        return names
    return say("{names} and {rest:,} more", names=names, rest=len(drafts) - _SHOWN_NAMES)


def open_draft(draft: Draft) -> Draft:
    """The draft as it is now, held for this transaction."""
    current = Draft.objects.select_for_update().get(pk=draft.pk)
    refuse_decided(current)
    return current


def refuse_decided(draft: Draft) -> None:
    """Returns when nobody has decided on the draft.

    Raises:
        DraftDecidedError: somebody has.
    """
    if not draft.is_open:
        raise DraftDecidedError(
            say(
                "Draft {number} was decided on already: {state}. Look at what it became.",
                number=draft.pk,
                state=draft.get_state_display(),
            )
        )


def decide(draft: Draft, state: "Draft.State", by: User | None) -> None:
    """Notes what was decided, when and by whom."""
    draft.state, draft.decided_at, draft.decided_by = state, timezone.now(), by
    draft.save()


def named(draft: Draft) -> str:
    """The draft, for a record of what was done."""
    return say("draft {number} ({file})", number=draft.pk, file=draft.file_name)


def note(verb: str, summary: str, by: User | None) -> None:
    """Leaves a record of what was done."""
    ActivityRecord.objects.create(by=by, verb=verb, summary=summary)
