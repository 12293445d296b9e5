"""Columns that never leave the desk, each with its reason.

A test fails for any column that is neither exported nor named here.
"""

NOT_EXPORTED: dict[str, str] = {
    "SegmentHistory.*": "earlier source words, kept to show translators what changed; not what the atlas says",
    "ActivityRecord.*": "who did what at this desk: names of people who work here",
    "ArchivedPage.folded": "the text of the page once more, without accents and capitals, for the search",
    "Draft.*": "texts from outside that nobody has accepted yet; accepted, their words are exported as those of a text",
    "PublishRun.*": "how publishing stands on this installation",
    "TableImport.*": "tables that came in, and who decided on them; what was taken over is exported as records",
    "TableImportRecord.*": "what a table changed, kept so that it can be taken back; the records are exported",
}
"""Reasons by `Model.column`, or `Model.*` for a whole table. Numbers that the database gives (`id` of a list)
are left out by rule: nothing is keyed on them."""
