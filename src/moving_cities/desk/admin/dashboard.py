"""The first page of the desk: what it holds, and what waits for somebody."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets import viewsets

from moving_cities.atlas.segments import State
from moving_cities.desk.admin.draft_permissions import may_see
from moving_cities.desk.admin.views import RecordViewSet, list_address
from moving_cities.desk.models import Draft, SegmentTranslation
from moving_cities.desk.publishing import PERMISSION

_ANY = {"add", "change", "delete", "view"}


@dataclass(frozen=True, slots=True)
class Holding:
    """How many records of one kind the desk holds, and where they are listed."""

    label: str | Promise
    icon: str
    count: int
    address: str


class DeskPanel(Component):
    """What the desk holds, as far as this person may see it, and what waits."""

    name = "desk"
    template_name = "desk/dashboard.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Counts, with the addresses of the lists."""
        user = parent_context["request"].user
        return {
            "holdings": holdings(user),
            "outdated": SegmentTranslation.objects.exclude(source_hash=F("segment__words_hash")).count(),
            "outdated_address": f"{list_address(SegmentTranslation)}?state={State.OUTDATED}",
            "drafts": Draft.objects.filter(state=Draft.State.NEW).count() if may_see(user) else 0,
            "drafts_address": f"{reverse('desk_drafts')}?state={Draft.State.NEW}",
            "may_publish": user.has_perm(PERMISSION),
        }


def holdings(user: User) -> tuple[Holding, ...]:
    """What the desk holds of every kind that this person may work on, in the order of the menu."""
    shown = [one for one in viewsets.viewsets if isinstance(one, RecordViewSet) and _may_open(user, one)]
    return tuple(
        Holding(
            capfirst(one.model._meta.verbose_name_plural),
            one.icon,
            one.model._default_manager.count(),
            list_address(one.model),
        )
        for one in shown
    )


def _may_open(user: User, viewset: RecordViewSet) -> bool:
    return bool(viewset.permission_policy.user_has_any_permission(user, _ANY))
