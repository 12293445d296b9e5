"""The membership that a row states: new, a change of what the atlas holds, a contradiction to it, or nothing new."""

from dataclasses import dataclass, replace
from typing import Any

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import AtlasError
from moving_cities.atlas.records import City, Membership, MembershipStatus, Network
from moving_cities.atlas.sentences import say, say_together
from moving_cities.desk.table_plans import Change, RowState
from moving_cities.intake.tables.judging import Verdict, differences
from moving_cities.intake.tables.knowledge import Knowledge
from moving_cities.intake.tables.sources import FoundSource, SourceFinder
from moving_cities.intake.tables.statements import Statement, differing
from moving_cities.intake.tables.values import NO_MEMBER, is_after

_NAME_SOURCE = say("Give the source with the table, in a column or with --source; a membership needs one.")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for rows that do not say it themselves.

    Attributes:
        network: the network.
        retrieved: when the source was read, if a person said it.
        today: the date that new memberships get where nothing says one.
    """

    network: Network | None
    retrieved: PartialDate | None
    today: PartialDate


class MembershipJudge:
    """Judges the memberships that rows state."""

    def __init__(self, knowledge: Knowledge, sources: SourceFinder, defaults: Defaults) -> None:
        self._knowledge = knowledge
        self._sources = sources
        self._defaults = defaults

    def network(self, said: Statement) -> Network | Verdict | None:
        """The network of a row; None where the row states no membership at all."""
        if not said.network:
            return self._defaults.network
        network = self._knowledge.network(said.network)
        if network is None:
            return Verdict(
                RowState.UNRESOLVED,
                say("The atlas has no network “{network}”.", network=said.network[:80]),
                say("Write its id or name as the atlas has it, or add the network at the desk first."),
            )
        if self._defaults.network is not None and network.id != self._defaults.network.id:
            return Verdict(
                RowState.UNRESOLVED,
                say(
                    "The row says {network}, but you said {named}.",
                    network=network.short_name,
                    named=self._defaults.network.short_name,
                ),
                say("Leave the network out of the command, or correct the row."),
            )
        return network

    def judge(self, said: Statement, city: City, network: Network) -> Verdict:
        """How the membership that a row states stands to the atlas."""
        held = self._knowledge.membership(network.id, city.id)
        if said.status == NO_MEMBER:
            return _no_member(held, city, network)
        source = self._sources.of(said)
        if isinstance(source, Verdict):
            return source
        try:
            return (
                self._new(said, city, network, source)
                if held is None
                else self._held(said, held, city, network, source)
            )
        except AtlasError as error:
            return Verdict(RowState.UNRESOLVED, str(error), say("Correct the row."))

    def _new(self, said: Statement, city: City, network: Network, source: FoundSource | None) -> Verdict:
        if source is None:
            return Verdict(RowState.UNRESOLVED, say("Nothing says where the membership is stated."), _NAME_SOURCE)
        made = Membership(
            city_id=city.id,
            network_id=network.id,
            status=_status(said.status) or MembershipStatus.MEMBER,
            source_id=source.source.id,
            retrieved=said.date or self._defaults.retrieved or self._defaults.today,
            since_year=said.since,
            name_in_source=said.name_in_source or said.city,
            note=said.note,
        )
        told = say("{city} is not in {network} yet.", city=city.name_local, network=network.short_name)
        assumed = "" if said.status else say("The row says no status, so it counts as a member.")
        reason = say_together([told, assumed])
        return Verdict(RowState.NEW, reason, changes=(*source.changes, Change(None, made)))

    def _held(
        self, said: Statement, held: Membership, city: City, network: Network, source: FoundSource | None
    ) -> Verdict:
        wanted = differing(held, {name: one for name, one in membership_facts(said).items() if one != NO_MEMBER})
        read_on = said.date or self._defaults.retrieved
        is_newer = read_on is not None and is_after(read_on, held.retrieved)
        is_older = read_on is not None and is_after(held.retrieved, read_on)
        where = say("{city} in {network}", city=city.name_local, network=network.short_name)
        if not wanted:
            return self._confirmed(held, source, read_on if is_newer else None, where)
        told = differences(held, wanted)
        if source is None:
            return Verdict(
                RowState.UNRESOLVED,
                say("{what} would change ({told}), but nothing says by which source.", what=where, told=told),
                _NAME_SOURCE,
            )
        after = replace(held, **wanted, source_id=source.source.id, retrieved=read_on or self._read_on(held, source))
        changes = (*source.changes, Change(held, after))
        told = differences(
            held, differing(held, {**wanted, "source_id": after.source_id, "retrieved": after.retrieved})
        )
        if is_older:
            reason = say(
                "{what}: the row is of {read_on}, older than what the atlas holds, and differs ({told}).",
                what=where,
                read_on=read_on,
                told=told,
            )
            return Verdict(RowState.CONFLICTING, reason, _choose(said), changes)
        if any(getattr(held, name) not in {None, ""} for name in wanted) and not is_newer:
            return Verdict(
                RowState.CONFLICTING,
                say("{what} stands otherwise in the atlas ({told}).", what=where, told=told),
                _choose(said),
                changes,
            )
        return Verdict(
            RowState.CHANGED,
            say("{what} would become more complete or newer ({told}).", what=where, told=told),
            changes=changes,
        )

    def _read_on(self, held: Membership, source: FoundSource) -> PartialDate:
        """When the source was read: today, unless it is the one that the atlas has and was read as late already.

        The date belongs to its source: another source never gets the date of the one before.
        """
        if source.source.id != held.source_id or is_after(self._defaults.today, held.retrieved):
            return self._defaults.today
        return held.retrieved

    def _confirmed(
        self, held: Membership, source: FoundSource | None, newer: PartialDate | None, where: str
    ) -> Verdict:
        """The row says what the atlas holds; a newer reading of a source that the row names is kept."""
        if newer is None or source is None:
            return Verdict(RowState.UNCHANGED, say("The atlas holds {what} as the row says it.", what=where))
        after = replace(held, source_id=source.source.id, retrieved=newer)
        told = differences(held, differing(held, {"source_id": after.source_id, "retrieved": newer}))
        return Verdict(
            RowState.CHANGED,
            say("{what} is confirmed anew ({told}).", what=where, told=told),
            changes=(*source.changes, Change(held, after)),
        )


def membership_facts(said: Statement) -> dict[str, Any]:
    """The facts of a membership that a row says; `values.NO_MEMBER` as the status of none."""
    stated = {
        "status": said.status,
        "since_year": said.since,
        "note": said.note,
        "name_in_source": said.name_in_source,
    }
    return {name: value for name, value in stated.items() if value not in {None, ""}}


def _status(said: MembershipStatus | str | None) -> MembershipStatus | None:
    return said if isinstance(said, MembershipStatus) else None


def _no_member(held: Membership | None, city: City, network: Network) -> Verdict:
    if held is None or held.status is MembershipStatus.FORMER:
        return Verdict(
            RowState.UNCHANGED,
            say(
                "The row says that {city} is not in {network}, as the atlas does.",
                city=city.name_local,
                network=network.short_name,
            ),
        )
    reason = say(
        "The row says no for {city} in {network}; the atlas has it as {status}.",
        city=city.name_local,
        network=network.short_name,
        status=held.status.value,
    )
    remedy = say("If it has left, write “former” into the table; nothing is removed by a table.")
    return Verdict(RowState.CONFLICTING, reason, remedy)


def _choose(said: Statement) -> str:
    return say("If the table is right, accept row {number} by its number.", number=said.number)
