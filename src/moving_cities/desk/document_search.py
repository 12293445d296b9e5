"""Finding archived documents: by what their pages say, and by their names and sources."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from moving_cities.desk.models import ArchivedDocument, ArchivedPage
from moving_cities.desk.page_search import Piece, excerpt, folded, phrases_of

SHOWN_HITS = 3
"""So many pages of a document are shown with what was found; the others are counted."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A page on which everything stands that was asked for.

    Attributes:
        page: its number, counted from one.
        excerpt: the words around the first of it.
    """

    page: int
    excerpt: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """The pages of one document that answer a question.

    Attributes:
        shown: the first of them.
        more: how many others there are.
    """

    shown: tuple[Hit, ...] = ()
    more: int = 0


def documents_that_answer(question: str) -> "QuerySet[ArchivedDocument]":
    """The documents of which a page, or name and source together, hold every word of the question.

    Args:
        question: words, and phrases in quotes; case and accents make no difference. Empty asks for all.
    """
    phrases = phrases_of(question)
    documents = ArchivedDocument.objects.select_related("source").order_by("-copied_on", "file_name", "pk")
    if not phrases:
        return documents if not question.strip() else documents.none()
    by_pages = set(_pages(phrases).order_by().values_list("document_id", flat=True).distinct())
    return documents.filter(pk__in=by_pages | _named(phrases))


def hits_in(documents: Iterable[ArchivedDocument], question: str) -> dict[str, Hits]:
    """What was found on the pages of these documents, by the id of the document: two queries for all of them."""
    phrases = phrases_of(question)
    if not phrases:
        return {}
    numbers: dict[str, list[int]] = {}
    places = _pages(phrases).filter(document__in=list(documents)).values_list("document_id", "number", "pk")
    shown: dict[int, tuple[str, int]] = {}
    for document_id, number, key in places:
        found = numbers.setdefault(document_id, [])
        found.append(number)
        if len(found) <= SHOWN_HITS:
            shown[key] = document_id, number
    texts = dict(ArchivedPage.objects.filter(pk__in=shown).values_list("pk", "text"))
    hits: dict[str, list[Hit]] = {}
    for key, (document_id, number) in shown.items():
        hits.setdefault(document_id, []).append(Hit(number, excerpt(texts[key], phrases)))
    return {name: Hits(tuple(hits[name]), len(found) - len(hits[name])) for name, found in numbers.items()}


def _pages(phrases: tuple[str, ...]) -> "QuerySet[ArchivedPage]":
    pages = ArchivedPage.objects.all()
    for phrase in phrases:
        pages = pages.filter(folded__contains=phrase)
    return pages


def _named(phrases: tuple[str, ...]) -> set[str]:
    """Documents of which name, id, title and publisher of the source together hold all phrases."""
    columns = ("pk", "file_name", "source_id", "source__title", "source__publisher", "source__url")
    rows = ArchivedDocument.objects.values_list(*columns)
    named = ((row[0], folded(" ".join(row[1:]))) for row in rows)
    return {key for key, names in named if all(phrase in names for phrase in phrases)}
