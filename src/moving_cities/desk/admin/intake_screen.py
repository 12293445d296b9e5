"""What the screens of all that comes from outside share: who works there, and the way back to the list."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class IntakeScreen(WagtailAdminTemplateMixin, TemplateView):
    """A screen of what comes from outside.

    Attributes:
        list_url_name: name of the address of the list that the screen belongs to.
        list_title: title of that list.
        is_list: whether this screen is the list itself.
    """

    list_url_name = ""
    list_title: Any = ""
    is_list = False

    @property
    def person(self) -> User:
        """Who works at the desk; it lets in nobody who is not signed in."""
        if not isinstance(self.request.user, User):
            raise PermissionDenied
        return self.request.user

    def require(self, may: Callable[[User], bool]) -> None:
        """Refuses who may not. Raises PermissionDenied."""
        if not may(self.person):
            raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way from the list to here."""
        steps = [*WagtailAdminTemplateMixin.breadcrumbs_items]
        if not self.is_list:
            steps.append({"url": reverse(self.list_url_name), "label": self.list_title})
        return [*steps, {"url": "", "label": self.get_page_subtitle() or self.get_page_title()}]
