"""The forms of archived documents: looking for words, attaching one, and correcting what is said of one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.widgets import AdminSnippetChooser

from moving_cities.atlas.archived import MAX_DOCUMENT_BYTES
from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.plain import plain
from moving_cities.desk.document_terms import Terms, check_date_of_copy, check_language
from moving_cities.desk.models import Source
from moving_cities.desk.models.fields import validate_date, validate_plain
from moving_cities.desk.page_search import MOST_CHARACTERS
from moving_cities.desk.wording import error_in_words


class LineWidget(forms.Textarea):
    """A field of two lines for words that are kept in one."""

    def __init__(self) -> None:
        super().__init__(attrs={"rows": 2, "dir": "auto"})


class OneLineField(forms.CharField):
    """Words of one line in their canonical form."""

    default_validators = [validate_plain]

    def clean(self, value: Any) -> str:
        """The words as the atlas keeps them."""
        return plain(str(super().clean(value)))


class SearchForm(forms.Form):
    """What is looked for on the pages."""

    q = forms.CharField(
        label=_("Words on the pages, in names or in sources"),
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.TextInput(attrs={"type": "search", "dir": "auto"}),
    )
    source = forms.CharField(required=False, widget=forms.HiddenInput)


class TermsForm(forms.Form):
    """What is said of a document: on which terms it is kept, whose it is, when it was copied, its language."""

    licence = OneLineField(
        label=_("On which terms may it be kept and shown?"),
        help_text=_(
            "The licence or the permission, and who says so: “CC BY 4.0, says page 2”, “letter of the city, 3 May”."
        ),
        widget=LineWidget,
    )
    rights = OneLineField(label=_("Who holds the rights?"), required=False)
    copied_on = forms.CharField(
        label=_("Date of the copy"),
        validators=[validate_date],
        help_text=_("When it was fetched or handed over: 2024, 2024-03 or 2024-03-15."),
    )
    language = forms.CharField(
        label=_("Language"),
        required=False,
        max_length=35,
        help_text=_("Code of its language, such as “nl”; that of the source where nothing is said."),
    )

    def clean_copied_on(self) -> PartialDate:
        """The date, unless it is still to come."""
        date = PartialDate(self.cleaned_data["copied_on"])
        with _said_in_the_form():
            check_date_of_copy(date)
        return date

    def clean_language(self) -> str:
        """The code of a language that is known, or nothing."""
        code = str(self.cleaned_data["language"]).strip()
        with _said_in_the_form():
            check_language(code)
        return code

    def terms(self) -> Terms:
        """What was said of the document."""
        said = self.cleaned_data
        return Terms(said["licence"], said["copied_on"], said["rights"], said["language"])


class AttachForm(TermsForm):
    """A document, the source that it is a copy of, and what is said of it."""

    field_order = ("document", "source")

    document = forms.FileField(
        label=_("File"), help_text=_("A PDF or a picture (PNG, JPEG, TIFF, WebP, GIF); up to 60 MB.")
    )
    source = forms.ModelChoiceField(
        label=_("Source"), queryset=Source.objects.all(), help_text=_("What the file is a copy of.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].widget = AdminSnippetChooser(Source)
        self.fields["copied_on"].initial = timezone.localdate().isoformat()

    def clean_document(self) -> UploadedFile:
        """The file, unless it is larger than any that is kept."""
        file: UploadedFile = self.cleaned_data["document"]
        if (file.size or 0) > MAX_DOCUMENT_BYTES:
            raise forms.ValidationError(_("The file is larger than 60 MB. Make its pictures smaller."))
        return file


@contextmanager
def _said_in_the_form() -> Iterator[None]:
    """What a rule of documents refuses becomes a message beside its field."""
    try:
        yield
    except RecordError as error:
        raise forms.ValidationError(error_in_words(error)) from None
