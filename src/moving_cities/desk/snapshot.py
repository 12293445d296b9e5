"""The one door out of the desk: its content as an `Atlas`."""

from django.db import connection, transaction

from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.exchange.reading import read_atlas
from moving_cities.edition.uncollected import uncollected


def take_snapshot() -> Atlas:
    """The content of the desk at this moment, in a fixed number of queries whatever its size.

    All queries see the same moment, also while somebody else writes.

    Raises:
        EmptyDeskError: the desk holds no atlas.
        BrokenRecordError: a row breaks a rule of the atlas; the message names it.
    """
    return _at_one_moment(with_documents=True)


def take_snapshot_of_facts() -> Atlas:
    """The same without the words, which is enough to know every address and several times quicker."""
    return _at_one_moment(with_documents=False)


def _at_one_moment(*, with_documents: bool) -> Atlas:
    is_outermost = not connection.in_atomic_block
    with uncollected(), transaction.atomic():
        if connection.vendor == "postgresql" and is_outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        return read_atlas(with_documents=with_documents)
