"""The words of the desk: complete in every language, with the same placeholders, and none that bypasses them.

Gettext falls back to English in silence, so a sentence that was forgotten would only be noticed by an editor.
"""

import ast
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import override

from moving_cities.atlas.languages import all_languages
from moving_cities.atlas.sentences import Sentence, enumeration, say, say_count, say_in_lines, say_together
from moving_cities.desk.models.sentences import SentenceField, WrittenJsonField
from moving_cities.desk.wording import in_words
from tests.instruments.catalogues import forms, messages, untranslated
from tools.update_catalogues import (
    DESK,
    DESK_CATALOGUES,
    DESK_KEYWORDS,
    LANGUAGES,
    PACKAGE,
    desk_catalogue,
    extract_desk,
)

_PLACEHOLDER = re.compile(r"\{(\w+)[^{}]*\}|%\((\w+)\)[sd]")
_SENTENCE = re.compile(r"^[A-ZÀ-Þ“\x00][^\n]*\s[^\n]*[.?:]”?$")
_MACHINERY = re.compile(
    r"\{% blocktranslate .*?%\}.*?\{% endblocktranslate %\}|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL
)
_TAGS_AND_ATTRIBUTES = re.compile(r"<[^<>]*>")
_SAID_ATTRIBUTE = re.compile(r"\b(?:aria-label|title|placeholder|alt|data-label)=\"([^\"]*[^\W\d_]{3,}[^\"]*)\"")
_NAMES = {"SHA-256", "Moving", "Cities", "SHA"}
"""What has no translation."""

MAY_LACK = {"count", "n", "number", "shown"}
"""How many there are: some forms say it in words, as Arabic has one for none, one and two."""

NO_SENTENCES = {"ValueError", "TypeError", "RuntimeError", "compile", "sub", "getLogger", *DESK_KEYWORDS}
"""Calls whose words are for programmers, or go through the catalogues."""


@cache
def catalogue(code: str) -> Catalog:
    """The catalogue of a language, with what is obsolete in it."""
    return read_po(io.BytesIO(desk_catalogue(code).read_bytes()), locale=code)


@cache
def extracted() -> Catalog:
    """The sentences that templates and code say."""
    return extract_desk()


def placeholders(sentence: str) -> set[str]:
    """The names in braces or behind a percent sign."""
    return {braced or percented for braced, percented in _PLACEHOLDER.findall(sentence)}


def test_every_language_of_the_atlas_has_a_catalogue():
    assert {path.name for path in DESK_CATALOGUES.iterdir()} == set(LANGUAGES)
    assert {code for code, _ in settings.LANGUAGES} == {one.code for one in all_languages()} == {*LANGUAGES, "en"}


def test_there_are_sentences_of_every_room():
    # Guards the tests below: if extraction broke, they would pass with nothing to check.
    rooms = {path.split("moving_cities/")[1].split("/")[0] for one in extracted() for path, _ in one.locations}
    assert rooms >= {"atlas", "desk", "intake", "operations"}
    assert len(messages(extracted())) > 900


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_catalogue_holds_every_sentence_and_no_other(code):
    """Whoever adds a sentence runs tools/update_catalogues.py and translates it."""
    assert messages(catalogue(code)).keys() == messages(extracted()).keys()
    assert list(catalogue(code).obsolete) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_sentence_is_translated_in_all_its_forms(code):
    assert untranslated(catalogue(code)) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_form_has_the_placeholders_of_its_sentence(code):
    for message in messages(catalogue(code)).values():
        wanted = placeholders(message.id if isinstance(message.id, str) else message.id[-1])
        may_lack = (MAY_LACK | {"last"}) & wanted if message.pluralizable else set()
        for form in forms(message):
            assert wanted - may_lack <= placeholders(form) <= wanted, (message.id, form)


@pytest.mark.parametrize("code", LANGUAGES)
def test_translations_keep_the_edges_of_their_sentence(code):
    ends = {".": ".", "?": "?;؟", ":": ":"}
    for message in messages(catalogue(code)).values():
        english = message.id if isinstance(message.id, str) else message.id[-1]
        for form in forms(message):
            assert form == form.strip(), form
            assert "  " not in form, form
            assert form[-1] in ends.get(english[-1], form[-1]), (english, form)


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_django_reads_is_what_the_catalogue_says(code):
    """Django reads compiled files only; tools/update_catalogues.py makes them anew."""
    compiled = read_mo(io.BytesIO(desk_catalogue(code).with_suffix(".mo").read_bytes()))

    said = {key: forms(one) for key, one in messages(catalogue(code)).items()}
    assert {key: forms(one) for key, one in messages(compiled).items()} == said


@pytest.mark.parametrize("path", sorted((DESK / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_templates_say_no_word_outside_the_catalogues(path: Path):
    bare = _MACHINERY.sub("", path.read_text("utf-8"))
    said = re.findall(r"[^\W\d_]{3,}", _TAGS_AND_ATTRIBUTES.sub(" ", bare))

    assert [word for word in said if word not in _NAMES] == []
    assert _SAID_ATTRIBUTE.findall(bare) == []


def test_no_sentence_of_the_code_bypasses_the_catalogues():
    """A whole sentence that is neither a docstring nor handed to gettext or `say` would stay English."""
    rooms = ("desk", "intake")
    files = [path for room in rooms for path in (PACKAGE / room).rglob("*.py")]
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: {words}"
        for path in files
        if not {"tests", "migrations"} & set(path.parts)
        for line, words in _sentences_outside(ast.parse(path.read_text("utf-8")))
    ]

    assert found == []


def _sentences_outside(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call) and _called(node) in NO_SENTENCES:
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        words = _words(node)
        if words is not None:
            if _SENTENCE.match(words):
                yield node.lineno, words  # type: ignore[attr-defined]
            continue
        yield from _sentences_outside(node)


def _called(call: ast.Call) -> str:
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")


def _words(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(one.value if isinstance(one, ast.Constant) else "\0" for one in node.values)
    return None


@pytest.mark.parametrize(
    ("sentence", "german", "arabic"),
    [
        (say("Correct the row."), "Berichtigen Sie die Zeile.", "صحّح الصف."),
        (say_count("{count:,} picture", "{count:,} pictures", 2), "2 Bilder", "صورتان"),
        (say_count("{count:,} picture", "{count:,} pictures", 2_000), "2.000 Bilder", "2,000 صورة"),
        (
            say("Left out: {things}.", things=say_count("{count:,} row", "{count:,} rows", 1)),
            "Weggelassen: 1 Zeile.",
            "تُرك: صف واحد.",
        ),
        (
            say_together([say("Correct the row."), "Sic."]),
            "Berichtigen Sie die Zeile. Sic.",
            "صحّح الصف. \u2068Sic.\u2069",
        ),
        (enumeration([say("status"), say("note")]), "Status, Anmerkung", "صفة العضوية, ملاحظة"),
        (
            say_in_lines([say("Correct the row."), "a", "b"], 2),
            "Berichtigen Sie die Zeile.\n  a\n  … und 1 weitere.",
            "صحّح الصف.\n  \u2068a\u2069\n  … و1 غيرها.",
        ),
    ],
)
def test_a_sentence_of_another_room_is_said_in_the_language_of_the_editor(sentence, german, arabic):
    with override("en"):
        assert in_words(sentence) == sentence
    with override("de"):
        assert in_words(sentence) == german
    with override("ar"):
        assert in_words(sentence) == arabic


def test_words_that_are_no_sentence_are_shown_as_they_are():
    with override("de"):
        assert in_words("ghent.txt {x}") == "ghent.txt {x}"


def test_columns_give_sentences_back_and_plain_words_as_they_were():
    question = say("Block {number} has no heading. Does it belong to the section before it?", number=3)
    reading = {"questions": [question, "Plain?"], "blocks": [{"say": "x"}], "title": "Ä\0"}
    column, line = WrittenJsonField(), SentenceField()

    again = column.from_db_value(column.get_prep_value(reading))
    assert again == reading
    assert isinstance(again["questions"][0], Sentence)
    assert type(again["questions"][1]) is str
    with override("fr"):
        assert in_words(again["questions"][0]).startswith("Le bloc 3 n’a pas d’intertitre.")
    kept = line.from_db_value(line.get_prep_value(question))
    assert (kept, kept.template) == (question, question.template)
    assert line.from_db_value(line.get_prep_value("as before")) == "as before"
