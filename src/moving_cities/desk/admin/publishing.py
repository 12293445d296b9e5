"""The screen where an edition is published."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from moving_cities.desk.errors import PublishingBusyError
from moving_cities.desk.models import ActivityRecord
from moving_cities.desk.publishing import PERMISSION, standing, start_publishing
from moving_cities.desk.wording import error_in_words

_SHOWN_ACTIVITIES = 10


class PublishView(WagtailAdminTemplateMixin, TemplateView):
    """Shows how the published site stands to the desk, and publishes.

    While an edition is being published the page reloads itself, without script.
    """

    template_name = "desk/publish.html"
    page_title = _("Publish")
    header_icon = "upload"
    breadcrumbs_items = [*WagtailAdminTemplateMixin.breadcrumbs_items, {"url": "", "label": page_title}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lets in who may publish."""
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How the site stands to the desk, and what was done lately."""
        activities = ActivityRecord.objects.select_related("by")[:_SHOWN_ACTIVITIES]
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "standing": standing(), "activities": activities}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Starts publishing and shows its progress."""
        by = request.user if request.user.is_authenticated else None
        try:
            start_publishing(by=by)
        except PublishingBusyError as error:
            messages.warning(request, error_in_words(error))
        return redirect("desk_publish")
