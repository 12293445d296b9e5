"""Terms: what the field's concepts are called in each language."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from moving_cities.atlas.terms import Term as AtlasTerm
from moving_cities.atlas.terms import phrases
from moving_cities.desk.models.base import DeskModel, refuse_broken
from moving_cities.desk.models.fields import IdField, LanguageField, LineField

PHRASES_HELP = _("Phrases with “ | ” between them; * at the beginning or end of a word stands for any letters.")


class Term(DeskModel):
    """What a concept is called in one language."""

    concept = IdField(_("concept"), help_text=_("Id of the concept, the same in every language."))
    language = LanguageField(_("language"))
    term = LineField(_("term"))
    forms = LineField(_("other accepted forms"), blank=True, help_text=PHRASES_HELP)
    avoid = LineField(_("not to be used"), blank=True, help_text=PHRASES_HELP)

    class Meta:
        ordering = ("concept", "language")
        verbose_name = _("term")
        verbose_name_plural = _("glossary")
        constraints = [
            models.UniqueConstraint(
                fields=("concept", "language"),
                name="term_once_per_language",
                violation_error_message=_("This concept has a term in this language already."),
            ),
            models.CheckConstraint(condition=~models.Q(term=""), name="term_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.concept} ({self.language})"

    def clean(self) -> None:
        """Checks the term by the rules of the atlas."""
        super().clean()
        if self.concept and self.language:
            refuse_broken(
                lambda: AtlasTerm(self.concept, self.language, self.term, phrases(self.forms), phrases(self.avoid)),
                ("term", "forms", "avoid"),
            )
