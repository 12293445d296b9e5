"""The screen of one draft: the input beside what was understood, what is asked, and the decision."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from moving_cities.atlas.errors import AtlasError
from moving_cities.desk.actions import AcceptAs, accept_draft, answer_draft, discard_draft, take_up_draft
from moving_cities.desk.actions.drafts import refuse_decided
from moving_cities.desk.admin.draft_changes import changes_in_words, still_decided
from moving_cities.desk.admin.draft_forms import AcceptForm, AnswerForm
from moving_cities.desk.admin.draft_labels import account_in_words, harm_in_words
from moving_cities.desk.admin.draft_permissions import may_accept, may_answer, may_discard, may_take_up
from moving_cities.desk.admin.drafts import DraftView
from moving_cities.desk.drafting.acceptance import Acceptance, acceptance_of
from moving_cities.desk.drafting.alignment import aligned, shortened
from moving_cities.desk.drafting.seen import Changes, Seen
from moving_cities.desk.errors import DeskError, DraftDecidedError
from moving_cities.desk.models import Approach, Draft
from moving_cities.desk.wording import error_in_words

LINES_SHOWN = 500
"""So many lines of the input stand on one page of the screen."""

REPORTS_SHOWN = 100
"""So many repairs and damages are told one by one; the rest are counted."""


class DraftScreen(DraftView):
    """Shows a draft and takes what a person decides; each button of the screen names its verb."""

    template_name = "desk/draft.html"

    def get_page_subtitle(self) -> str:
        """The draft's title."""
        return str(self.draft)

    @property
    def draft(self) -> Draft:
        """The draft of this address; 404 where there is none."""
        if not hasattr(self, "_draft"):
            everything = Draft.objects.select_related("city", "received_by", "decided_by")
            self._draft: Draft = get_object_or_404(everything, pk=self.kwargs["pk"])
        return self._draft

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The draft, what was understood of it, and the forms that are open to this person."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        draft, user = self.draft, self.person
        context |= {"draft": draft, **_report(draft), **self._input(draft)}
        if not draft.is_open:
            return context | {"may_take_up": draft.state == Draft.State.DISCARDED and may_take_up(user)}
        acceptance = acceptance_of(draft)
        return {
            "answer_form": AnswerForm(draft),
            "accept_form": AcceptForm(draft, acceptance),
            **context,
            "acceptance": acceptance,
            "is_translation": acceptance.as_ is AcceptAs.TRANSLATION,
            "approaches": Approach.objects.filter(city=draft.city_id).values_list("pk", flat=True),
            "may_answer": may_answer(user),
            "may_discard": may_discard(user),
            "may_accept": may_accept(user, acceptance),
            **{name: kwargs[name] for name in ("answer_form", "accept_form") if name in kwargs},
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:  # noqa: ARG002
        """Does what the button says, and shows the draft as it is then."""
        verbs = {"answer": self._answer, "accept": self._accept, "discard": self._discard, "take-up": self._take_up}
        verb = verbs.get(request.POST.get("verb", ""))
        if verb is None:
            return self.render_to_response(self.get_context_data(), status=400)
        try:
            return verb()
        except (DeskError, AtlasError) as error:
            messages.error(request, error_in_words(error))
            return self._again()

    def _answer(self) -> HttpResponse:
        self.require(may_answer)
        refuse_decided(self.draft)
        form = AnswerForm(self.draft, self.request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(answer_form=form), status=400)
        given = form.cleaned_data
        answer_draft(
            draft=self.draft,
            hints=form.hints(),
            title=given["title"],
            record_id=given["record_id"],
            quotes=form.quotes(),
            by=self.person,
        )
        messages.success(self.request, _("Your answers were taken."))
        return self._again()

    def _accept(self) -> HttpResponse:
        refuse_decided(self.draft)
        acceptance = acceptance_of(self.draft)
        self.require(lambda person: may_accept(person, acceptance))
        changes = Seen.read(self.request.POST.get("seen", "")).changes_until(acceptance.seen)
        if changes:
            return self._look_again(acceptance, changes)
        form = AcceptForm(self.draft, acceptance, self.request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(accept_form=form), status=400)
        try:
            done = self._accepted(form)
        except DraftDecidedError:
            raise  # There is no form any more that could say so.
        except (DeskError, AtlasError) as error:
            form.add_error(None, error_in_words(error))
            return self.render_to_response(self.get_context_data(accept_form=form), status=400)
        messages.success(
            self.request,
            _("Accepted: %(taken)d pieces were taken, %(left)d left out. Readers see them after publishing.")
            % {"taken": done.taken, "left": done.left},
        )
        return self._again()

    def _look_again(self, acceptance: Acceptance, changes: Changes) -> HttpResponse:
        """The form with what is there now and what was chosen before, and what has changed between."""
        kept = still_decided(self.request.POST.dict(), changes, acceptance)
        form = AcceptForm(self.draft, acceptance, kept, changes)
        form.is_valid()
        form.add_error(None, list(changes_in_words(changes, acceptance)))
        return self.render_to_response(self.get_context_data(accept_form=form), status=409)

    def _accepted(self, form: AcceptForm) -> Any:
        given = form.cleaned_data
        return accept_draft(
            draft=self.draft,
            as_=AcceptAs(given["as_"]),
            record_id=self.draft.record_id,
            choices=form.choices(),
            licence_note=given["licence_note"],
            collection=given["collection"],
            is_checked=given["is_checked"],
            seen=Seen.read(given["seen"]),
            by=self.person,
        )

    def _discard(self) -> HttpResponse:
        self.require(may_discard)
        discard_draft(draft=self.draft, by=self.person)
        messages.success(self.request, _("The draft was discarded. It can be taken up again here."))
        return self._again()

    def _take_up(self) -> HttpResponse:
        self.require(may_take_up)
        take_up_draft(draft=self.draft, by=self.person)
        return self._again()

    def _again(self) -> HttpResponse:
        return redirect("desk_draft", pk=self.draft.pk)

    def _input(self, draft: Draft) -> dict[str, Any]:
        """One page of the input, line by line."""
        page = Paginator(draft.lines, LINES_SHOWN).get_page(self.request.GET.get("lines"))
        rows = [
            (line, [(account.fate, account_in_words(account, draft.reading)) for account in line.accounts])
            for line in aligned(draft.reading, list(page.object_list))
        ]
        return {"lines_page": page, "rows": rows}


def _report(draft: Draft) -> dict[str, Any]:
    """Repairs, damage and questions of the reading, the first of each."""
    text = draft.reading
    repairs, damage = list(text.get("repairs") or ()), list(text.get("damage") or ())
    shown = [
        {**one, "before": shortened(str(one.get("before") or "")), "after": shortened(str(one.get("after") or ""))}
        for one in repairs[:REPORTS_SHOWN]
    ]
    return {
        "repairs": shown,
        "more_repairs": len(repairs) - len(shown),
        "damage": [{**one, "what": harm_in_words(one["what"])} for one in damage[:REPORTS_SHOWN]],
        "more_damage": max(0, len(damage) - REPORTS_SHOWN),
        "questions": list(text.get("questions") or ()),
        "is_whole": text.get("characters_total") == text.get("characters_accounted"),
        "characters": text.get("characters_total") or 0,
    }
