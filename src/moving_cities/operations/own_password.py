"""Users whose password somebody else knows must choose their own before they can work at the desk.

They are members of a group of Django's, so that an administrator can ask the same of anybody. A validator hears
of every password that is chosen and takes its owner out of the group; a middleware leads the others to the form.
"""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

GROUP = "Must choose a password"
_CHECKED = "has_own_password"
_ALWAYS_OPEN = (
    "wagtailadmin_account",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
)


def ask_for_own_password(user: User) -> None:
    """From now on the user must choose a password before anything else."""
    user.groups.add(Group.objects.get_or_create(name=GROUP)[0])


class OwnPasswordValidator:
    """Refuses the one-time password as the chosen one, and notes that its owner has chosen."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise ValidationError when somebody who must choose keeps the password that they were given."""
        if user is not None and _must_choose(user) and user.check_password(password):
            raise ValidationError(_("This is the password that you were given. Choose one that nobody else knows."))

    def password_changed(self, password: str, user: User | None = None) -> None:  # noqa: ARG002
        """Called by Django after a password was saved."""
        if user is not None and user.pk:
            user.groups.remove(*Group.objects.filter(name=GROUP))

    def get_help_text(self) -> str:
        """What the form says about this rule."""
        return _("Your password can’t be the one-time password that you were given.")


def own_password_first(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that leads those who must choose a password to the form. Asks the database once a session."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if _is_free(request):
            return get_response(request)
        messages.warning(request, _("Choose a password of your own; then the desk is yours."))
        return redirect("wagtailadmin_account")

    return middleware


def _is_free(request: HttpRequest) -> bool:
    user = request.user
    if not isinstance(user, User) or request.session.get(_CHECKED) or _is_always_open(request.path):
        return True
    if _must_choose(user):
        return False
    request.session[_CHECKED] = True
    return True


def _is_always_open(path: str) -> bool:
    return path.startswith("/desk-static/") or path in {reverse(name) for name in _ALWAYS_OPEN}


def _must_choose(user: User) -> bool:
    return bool(user.pk) and user.groups.filter(name=GROUP).exists()
