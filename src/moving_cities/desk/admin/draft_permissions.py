"""Who may do what with drafts: who may work on texts may work on what is to become one.

One function for each verb, which decides both whether its button is shown and whether it is obeyed.
"""

from django.contrib.auth.models import User

from moving_cities.desk.actions import AcceptAs
from moving_cities.desk.drafting.acceptance import Acceptance

_ANY = ("desk.add_document", "desk.change_document", "desk.delete_document", "desk.view_document")
_RECEIVE = ("desk.add_document", "desk.change_document")


def may_see(user: User) -> bool:
    """Whether somebody may look at drafts: who has any right to texts."""
    return any(user.has_perm(one) for one in _ANY)


def may_receive(user: User) -> bool:
    """Whether somebody may bring in files: who may add or change texts."""
    return any(user.has_perm(one) for one in _RECEIVE)


def may_answer(user: User) -> bool:
    """Whether somebody may say what a draft is: who may bring it in."""
    return may_receive(user)


def may_discard(user: User) -> bool:
    """Whether somebody may put a draft aside: who may bring it in."""
    return may_receive(user)


def may_take_up(user: User) -> bool:
    """Whether somebody may take a discarded draft up again: who may discard it."""
    return may_discard(user)


def may_accept(user: User, acceptance: Acceptance) -> bool:
    """Whether somebody may do at the desk by hand what accepting would do."""
    if acceptance.as_ is AcceptAs.TRANSLATION:
        return user.has_perms(["desk.add_segmenttranslation", "desk.change_segmenttranslation"])
    if acceptance.held is not None:
        return user.has_perm("desk.change_document")
    needs_record = acceptance.needs_approach
    return user.has_perm("desk.add_document") and (not needs_record or user.has_perm("desk.add_approach"))
