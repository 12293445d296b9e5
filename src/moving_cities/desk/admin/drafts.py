"""The list of drafts, and the screen where files are brought in."""

from typing import Any
from urllib.parse import urlencode

from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from moving_cities.desk.actions import Received, receive_drafts
from moving_cities.desk.admin.draft_filters import DraftFilters
from moving_cities.desk.admin.draft_forms import UploadForm
from moving_cities.desk.admin.draft_permissions import may_receive, may_see
from moving_cities.desk.admin.intake_screen import IntakeScreen
from moving_cities.desk.errors import DeskError
from moving_cities.desk.intake_port import Hints, Reading, UnreadableFileError, registered_reader
from moving_cities.desk.models import Draft
from moving_cities.desk.wording import error_in_words

PER_PAGE = 50


class DraftView(IntakeScreen):
    """What all screens of drafts share: who may see them, and the way back to the list.

    Whoever does something needs the right to just that as well, which each verb asks for.
    """

    header_icon = "download"
    page_title = gettext_lazy("Texts from outside")
    list_url_name = "desk_drafts"
    list_title = page_title

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lets in who may see drafts."""
        self.require(may_see)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response


class DraftListView(DraftView):
    """The drafts that came in, the newest first."""

    is_list = True
    template_name = "desk/drafts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of those that were asked for."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        filters = DraftFilters(self.request.GET)
        drafts = filters.narrowed(Draft.objects.select_related("city", "received_by").defer("reading", "lines"))
        page = Paginator(drafts, PER_PAGE).get_page(self.request.GET.get("p"))
        return {
            **context,
            "filters": filters,
            "page": page,
            "kept": urlencode(filters.asked()),
            "may_receive": may_receive(self.person),
            "shown": _shown(page),
        }


class UploadView(DraftView):
    """Where files are brought in, several at once.

    A browser with script sends many files in small groups and shows the progress; without script they are sent
    together. Either way each becomes a draft of its own, and what cannot be read is said file by file.
    """

    template_name = "desk/draft_upload.html"
    page_subtitle = gettext_lazy("Bring in files")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {"form": UploadForm(), "may_receive": may_receive(self.person), **context}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Reads the files and enters them as drafts."""
        self.require(may_receive)
        form = UploadForm(request.POST, request.FILES)
        wants_json = request.headers.get("Accept", "").startswith("application/json")
        if not form.is_valid():
            if wants_json:
                said = [f"{form[name].label}: {one}" for name, found in form.errors.items() for one in found]
                return JsonResponse({"errors": said}, status=400)
            return self.render_to_response(self.get_context_data(form=form), status=400)
        outcomes = self._bring_in(form)
        if wants_json:
            return JsonResponse({"outcomes": outcomes})
        if len(outcomes) == 1 and outcomes[0]["address"]:
            return redirect(outcomes[0]["address"])
        return self.render_to_response(self.get_context_data(form=UploadForm(), outcomes=outcomes))

    def _bring_in(self, form: UploadForm) -> list[dict[str, str]]:
        """What became of each file, in the order in which they were given."""
        given = [(file, _read(file, form.hints())) for file in form.chosen()]
        received = iter(
            receive_drafts(
                readings=[result for _file, result in given if isinstance(result, Reading)],
                licence_note=form.cleaned_data["licence_note"],
                rights=form.cleaned_data["rights"],
                by=self.person,
            )
        )
        return [
            _outcome(file, next(received)) if isinstance(result, Reading) else _refusal(file, result)
            for file, result in given
        ]


def _shown(page: "Page[Draft]") -> str:
    count = page.paginator.count
    return ngettext("%(count)s draft", "%(count)s drafts", count) % {
        "count": number_format(count, use_l10n=True, force_grouping=True)
    }


def _read(file: UploadedFile, hints: Hints) -> Reading | DeskError:
    """What was understood of a file, or why it was not."""
    try:
        return registered_reader().read(file.read(), file.name or "", hints)
    except UnreadableFileError as error:
        return error


def _outcome(file: UploadedFile, received: Received) -> dict[str, str]:
    draft = received.draft
    if received.is_new:
        message = ngettext(
            "%(count)d piece understood, %(questions)d to be answered.",
            "%(count)d pieces understood, %(questions)d to be answered.",
            draft.block_count,
        ) % {"count": draft.block_count, "questions": draft.question_count}
    else:
        message = _("This file came in before, on %(date)s (%(state)s). It was not entered again.") % {
            "date": date_format(draft.received_at, "DATE_FORMAT"),
            "state": draft.get_state_display(),
        }
    return {"name": file.name or "", "message": message, "address": reverse("desk_draft", args=[draft.pk])}


def _refusal(file: UploadedFile, error: DeskError) -> dict[str, str]:
    return {"name": file.name or "", "message": error_in_words(error), "address": ""}
