"""What can be done at the desk: verbs, each in one transaction, each with its record of activity.

The admin, the command line and the importers call the same verbs.
"""

from moving_cities.desk.actions.accepting import Accepted, accept_draft
from moving_cities.desk.actions.archiving import Attached, attach_document, correct_document, detach_document
from moving_cities.desk.actions.drafts import (
    Received,
    answer_draft,
    discard_draft,
    receive_draft,
    receive_drafts,
    take_up_draft,
)
from moving_cities.desk.actions.importing import Counts, ImportResult, import_atlas
from moving_cities.desk.actions.moving import leave_aliases_behind
from moving_cities.desk.actions.table_imports import (
    Applied,
    ChangedSinceError,
    TableImportError,
    apply_table,
    discard_table,
    receive_table,
    say_about_table,
    undo_table_import,
)
from moving_cities.desk.document_terms import Terms
from moving_cities.desk.drafting.acceptance import AcceptAs

__all__ = [
    "AcceptAs",
    "Accepted",
    "Applied",
    "Attached",
    "ChangedSinceError",
    "Counts",
    "ImportResult",
    "Received",
    "TableImportError",
    "Terms",
    "accept_draft",
    "answer_draft",
    "apply_table",
    "attach_document",
    "correct_document",
    "detach_document",
    "discard_draft",
    "discard_table",
    "import_atlas",
    "leave_aliases_behind",
    "receive_draft",
    "receive_drafts",
    "receive_table",
    "say_about_table",
    "take_up_draft",
    "undo_table_import",
]
