"""A decision on what is not there any more as it was shown: what changed, and what of the decision still stands."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from moving_cities.desk.admin.draft_labels import place_name
from moving_cities.desk.drafting.acceptance import Acceptance
from moving_cities.desk.drafting.seen import Changes


def changes_in_words(changes: Changes, acceptance: Acceptance) -> Iterator[str]:
    """What changed, one sentence or place at a time; nothing where nothing did."""
    if not changes:
        return
    yield _(
        "Something has changed since this screen was opened, so nothing was taken yet. Your choices are kept. Look at "
        "what is there now, then accept again."
    )
    held = acceptance.held
    if changes.is_other_draft or changes.pieces:
        yield _("Somebody has answered the draft anew, or it was read anew.")
    if changes.is_other_text and held is None:
        yield _("The record has no text any more.")
    elif changes.is_other_text:
        yield _("The text as a whole is new, or somebody has written or checked it.")
    for block in held.blocks if held else ():
        if block.id in changes.blocks:
            yield _("New or changed: %(block)s") % {"block": place_name(block)}
    for name in sorted(changes.gone):
        yield _("Gone: block %(id)s") % {"id": name}


def still_decided(given: Mapping[str, str], changes: Changes, acceptance: Acceptance) -> dict[str, str]:
    """What a person sent, for the form as it is now.

    Where each piece goes stays as it was chosen. That a translation fits its original, and that the words were
    checked, was said of what was there before; where that has changed it has to be said anew. What was chosen for a
    piece that says something else now falls back to the suggestion.
    """
    kept = {**given, "as_": acceptance.as_.value, "seen": str(acceptance.seen)}
    for offer in acceptance.offers:
        key = offer.piece.key
        target, fits = f"target-of-{key}", f"fits-of-{key}"
        if changes.is_other_draft or key in changes.pieces:
            kept[target] = offer.target
            kept.pop(fits, None)
        if kept.get(target) in changes.blocks:
            kept.pop(fits, None)
    if changes.is_other_draft or changes.pieces:
        kept.pop("is_checked", None)
    return kept
