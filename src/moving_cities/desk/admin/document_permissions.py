"""Who may do what with archived documents: who may work on sources may work on their copies."""

from django.contrib.auth.models import User

_ANY = ("desk.add_source", "desk.change_source", "desk.delete_source", "desk.view_source")


def may_see_documents(user: User) -> bool:
    """Whether somebody may look at archived documents and take copies: who has any right to sources."""
    return any(user.has_perm(one) for one in _ANY)


def may_attach(user: User) -> bool:
    """Whether somebody may attach documents: who may change sources."""
    return user.has_perm("desk.change_source")


def may_correct(user: User) -> bool:
    """Whether somebody may correct what is said of documents: who may change sources."""
    return user.has_perm("desk.change_source")


def may_detach(user: User) -> bool:
    """Whether somebody may detach documents: who may also remove sources."""
    return user.has_perms(["desk.change_source", "desk.delete_source"])
