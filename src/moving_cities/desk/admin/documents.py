"""The screens of archived documents: the list, attaching one, correcting one, and one with its pages."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from moving_cities.atlas.errors import AtlasError
from moving_cities.desk.actions import Attached, attach_document, correct_document, detach_document
from moving_cities.desk.admin.document_forms import AttachForm, SearchForm, TermsForm
from moving_cities.desk.admin.document_permissions import may_attach, may_correct, may_detach, may_see_documents
from moving_cities.desk.admin.intake_screen import IntakeScreen
from moving_cities.desk.admin.views import edit_address
from moving_cities.desk.document_port import ReadDocument, registered_document_reader
from moving_cities.desk.document_search import Hits, documents_that_answer, hits_in
from moving_cities.desk.errors import DeskError
from moving_cities.desk.models import ArchivedDocument, Source
from moving_cities.desk.page_search import first_words, phrases_of
from moving_cities.desk.vault import the_vault
from moving_cities.desk.wording import error_in_words, in_words
from moving_cities.pack import VaultError

PER_PAGE = 50
PAGES_SHOWN = 50
"""So many pages of a document stand on one screen."""

UNTRUSTED = "default-src 'none'; sandbox"
"""What a browser may do with a file that came from outside, should it show it after all: nothing."""


class DocumentsView(IntakeScreen):
    """What all screens of archived documents share: who may see them, and the way back to the list."""

    header_icon = "doc-full"
    page_title = gettext_lazy("Archived documents")
    list_url_name = "desk_documents"
    list_title = page_title

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lets in who may see sources."""
        self.require(may_see_documents)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response


class DocumentListView(DocumentsView):
    """The documents, the latest copies first, or those that answer a question, with what was found where."""

    is_list = True
    template_name = "desk/documents.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of what was asked for."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        form = SearchForm(self.request.GET)
        form.is_valid()
        question, source_id = form.cleaned_data.get("q", ""), form.cleaned_data.get("source", "")
        documents = documents_that_answer(question)
        if source_id:
            documents = documents.filter(source=source_id)
        page = Paginator(documents, PER_PAGE).get_page(self.request.GET.get("p"))
        hits = hits_in(page.object_list, question)
        asked = {"q": question, "source": source_id}
        return {
            **context,
            "form": form,
            "question": question,
            "source": Source.objects.filter(pk=source_id).first() if source_id else None,
            "page": page,
            "kept": urlencode({name: value for name, value in asked.items() if value}),
            "rows": [(one, hits.get(one.pk, Hits())) for one in page.object_list],
            "shown": _shown(page),
            "may_attach": may_attach(self.person),
        }


class AttachView(DocumentsView):
    """Where a document is attached to its source."""

    template_name = "desk/document_attach.html"
    page_subtitle = gettext_lazy("Attach a document")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lets in who may change sources."""
        self.require(may_attach)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form; the source is chosen already where somebody comes from there."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {"form": AttachForm(initial={"source": self.request.GET.get("source")}), **context}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Reads the document, keeps it, and shows what was understood; what is refused leaves nothing."""
        form = AttachForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                read, attached = self._attached(form)
            except (DeskError, AtlasError, VaultError) as error:
                form.add_error(None, error_in_words(error))
            else:
                self._tell(read, attached)
                return redirect("desk_document", pk=attached.document.pk)
        return self.render_to_response(self.get_context_data(form=form), status=400)

    def _attached(self, form: AttachForm) -> tuple[ReadDocument, Attached]:
        file = form.cleaned_data["document"]
        read = registered_document_reader().read(file.read(), file.name or "")
        source = form.cleaned_data["source"]
        return read, attach_document(document=read, source=source, terms=form.terms(), by=self.person)

    def _tell(self, read: ReadDocument, attached: Attached) -> None:
        if not attached.is_new:
            messages.warning(
                self.request,
                _("This source has the same file already, so it was not attached again. Here it is, as it was."),
            )
            return
        messages.success(self.request, _("The document was attached. This was understood of it:"))
        for note in read.notes:
            messages.info(self.request, in_words(note))


class OneDocumentView(DocumentsView):
    """What the screens of one document share."""

    def get_page_subtitle(self) -> str:
        """The name of the file."""
        return self.document.file_name

    @property
    def document(self) -> ArchivedDocument:
        """The document of this address; 404 where there is none."""
        if not hasattr(self, "_document"):
            documents = ArchivedDocument.objects.select_related("source")
            self._document: ArchivedDocument = get_object_or_404(documents, pk=self.kwargs["pk"])
        return self._document


class CorrectView(OneDocumentView):
    """Where what is said of a document is corrected: its terms, its rights, the date of its copy, its language."""

    template_name = "desk/document_correct.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lets in who may change sources."""
        self.require(may_correct)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form with what is said now."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        said = {name: getattr(self.document, name) for name in TermsForm.base_fields}
        return {"form": TermsForm(initial=said), "document": self.document, **context}

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        """Corrects it, and shows the document."""
        form = TermsForm(request.POST)
        if form.is_valid():
            try:
                changed = correct_document(document=self.document, terms=form.terms(), by=self.person)
            except AtlasError as error:
                form.add_error(None, error_in_words(error))
            except ArchivedDocument.DoesNotExist:
                raise Http404 from None
            else:
                said = _("What is said of the document was corrected.") if changed else _("Nothing was changed.")
                messages.success(request, said)
                return redirect("desk_document", pk=pk)
        return self.render_to_response(self.get_context_data(form=form), status=400)


class DocumentView(OneDocumentView):
    """One document: what it is, where its file can be had, and what its pages say."""

    template_name = "desk/document.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The document with some of its pages, and what was found on them."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        document, question = self.document, self.request.GET.get("q", "")
        texts = document.page_texts.order_by("number")
        page = Paginator(texts, PAGES_SHOWN).get_page(self._wanted())
        phrases = phrases_of(question)
        return {
            **context,
            "document": document,
            "source_address": edit_address(document.source),
            "question": question,
            "read": texts.count(),
            "wordless": texts.filter(text="").count(),
            "page": page,
            "rows": [(one, first_words(one.text), _answers(one.folded, phrases)) for one in page.object_list],
            "may_attach": may_attach(self.person),
            "may_correct": may_correct(self.person),
            "may_detach": may_detach(self.person),
        }

    def _wanted(self) -> str | int | None:
        """Which part of the pages is asked for: by its own number, or by a page that stands in it."""
        number = self.request.GET.get("page", "")
        if number.isascii() and number.isdigit():
            return (max(1, int(number)) - 1) // PAGES_SHOWN + 1
        return self.request.GET.get("p")

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:  # noqa: ARG002
        """Detaches the document."""
        self.require(may_detach)
        document = self.document
        if request.POST.get("verb") != "detach":
            return self.render_to_response(self.get_context_data(), status=400)
        detach_document(document=document, by=self.person)
        messages.success(
            request,
            _("“%(file)s” was detached from “%(source)s”.") % {"file": document.file_name, "source": document.source},
        )
        return redirect(f"{reverse('desk_documents')}?{urlencode({'source': document.source_id})}")


class DocumentFileView(DocumentsView):
    """The file of a document, to be saved and never to be shown within the desk."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponseBase:  # type: ignore[override]
        """The file as an attachment; where it is missing or was altered, that is said."""
        document = get_object_or_404(ArchivedDocument, pk=pk)
        try:
            opened = the_vault().sound(document)
        except VaultError as error:
            messages.error(request, error_in_words(error))
            return redirect("desk_document", pk=pk)
        response = FileResponse(
            opened, as_attachment=True, filename=document.file_name, content_type=document.media_type
        )
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Content-Security-Policy"] = UNTRUSTED
        return response


def _answers(folded: str, phrases: tuple[str, ...]) -> bool:
    return bool(phrases) and all(phrase in folded for phrase in phrases)


def _shown(page: "Page[ArchivedDocument]") -> str:
    count = page.paginator.count
    return ngettext("%(count)s document", "%(count)s documents", count) % {
        "count": number_format(count, use_l10n=True, force_grouping=True)
    }
