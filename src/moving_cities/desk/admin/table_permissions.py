"""Who may do what with tables: what somebody may do by hand at the desk, they may do with a table."""

from django.contrib.auth.models import User

_RECORDS = ("membership", "city", "source")


def may_see_tables(user: User) -> bool:
    """Whether somebody may look at tables: who has any right to memberships."""
    return any(user.has_perm(f"desk.{verb}_membership") for verb in ("add", "change", "delete", "view"))


def may_take_over(user: User) -> bool:
    """Whether somebody may bring tables in and take them over: who may add and change what they bring."""
    return user.has_perms([f"desk.{verb}_{record}" for verb in ("add", "change") for record in _RECORDS])


def may_take_back(user: User) -> bool:
    """Whether somebody may take an import back: who may also remove."""
    return may_take_over(user) and user.has_perms([f"desk.delete_{record}" for record in _RECORDS])
