"""The desk's first administrator, with a password that works once.

The password is generated, shown to the person who set the installation up, and kept nowhere but as Django's
hash. Until its owner has chosen another, the desk shows them nothing but the page where they do
(`own_password`).
"""

import secrets

from django.contrib.auth.models import User
from django.db import transaction

from moving_cities.operations.errors import OperationsError
from moving_cities.operations.own_password import ask_for_own_password

NAME = "admin"
# The form for the password asks for these too; with them, the password is all that has to be written.
_PERSON = {"first_name": "First", "last_name": "Administrator", "email": "admin@localhost"}
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that look alike
_GROUPS, _GROUP_LENGTH = 4, 5


def ensure_administrator(name: str = NAME) -> str | None:
    """Make the first administrator and return the one-time password; None where there is one already."""
    if User.objects.filter(is_superuser=True, is_active=True).exists():
        return None
    with transaction.atomic():
        password = _new_password()
        user = User.objects.create_superuser(name, password=password, **_PERSON)
        ask_for_own_password(user)
    return password


def renew_password(name: str = NAME) -> str:
    """Give the user a new one-time password and return it; the old one stops working.

    Raises:
        OperationsError: nobody at the desk has this name.
    """
    user = User.objects.filter(username=name).first()
    if user is None:
        names = ", ".join(User.objects.filter(is_superuser=True).values_list("username", flat=True)[:10])
        raise OperationsError(f"Nobody at the desk is called “{name}”.", f"Administrators are: {names or 'none yet'}.")
    with transaction.atomic():
        password = _new_password()
        user.set_password(password)
        user.save(update_fields=["password"])
        ask_for_own_password(user)
    return password


def _new_password() -> str:
    """About 99 bits, in groups that can be read aloud."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP_LENGTH)) for _ in range(_GROUPS))
