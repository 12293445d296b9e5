"""The start pack's own profiles, written out as page texts in many shapes, with what a reader should find in them."""

import random
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field

from moving_cities.atlas.documents import Block, Document
from moving_cities.atlas.kinds import BlockKind
from moving_cities.atlas.records import City
from moving_cities.atlas.richtext import BulletList, Citation, NumberedList, RichText, Span, Text, spans
from moving_cities.intake.page_texts.headings import all_wordings

QUOTES = {
    "en": ("Nobody here asks a child for papers before it has eaten.", "Ruth Okafor", "deputy mayor"),
    "de": ("Wir haben einfach angefangen und nicht gewartet.", "Jens-Uwe Kranz", "Leiter des Sozialamts"),
    "fr": ("Nous avons commencé avec trois tables et du café.", "Claire de la Tour", "adjointe au maire, mars 2021"),
    "it": ("Abbiamo imparato più noi da loro che loro da noi.", "Marco Di Stefano", "assessore"),
    "es": ("Empezamos con tres mesas y mucho café. Nada más.", "Lucía Romero Gil", "concejala de acogida"),
    "pl": ("Zaczęliśmy od trzech stołów i dużej ilości kawy.", "Maria Zielińska-Nowak", "radna ds. społecznych"),
    "el": ("Ξεκινήσαμε με τρία τραπέζια και πολύ καφέ.", "Γιώργος Νικολάου", "δήμαρχος"),
    "nl": ("We begonnen met drie tafels en heel veel koffie.", "Els van den Broeck", "schepen van sociaal beleid"),
    "ar": ("بدأنا بثلاث طاولات وكثير من القهوة.", "سميرة الخطيب", "نائبة رئيس البلدية"),
}
_MARKS = ("“{}”", '"{}"', "« {} »", "„{}”", "{}")
_BELOW = ("{}, {}", "– {}, {}", "{} ({})")
_TAKEAWAYS = ("  • {n}\n\n    {t}", "• {n}\n{t}", "{n}\n{t}", "- {n} {t}", "{n}. {t}", "{n}) {t}", "• {t}", "- {t}")


@dataclass
class Expected:
    """What should be found: title, subtitle, takeaways, and per block its type, key, lead, words, speaker and role."""

    title: str = ""
    subtitle: str = ""
    takeaways: list[str] = field(default_factory=list)
    blocks: list[tuple[str, ...]] = field(default_factory=list)


class PageWriter:
    """Writes one profile in one language, in a shape that a number chooses."""

    def __init__(self, document: Document, city: City, language: str, number: int) -> None:
        self._document, self._city, self._language = document, city, language
        self._random = random.Random(f"{city.id} {language} {number}")
        self._width = self._random.choice((0, 0, 66, 80))
        self._gap = self._random.choice((0, 1, 1, 2))
        self._quote_after = self._random.randrange(4)
        self._lines: list[str] = []
        self._expected = Expected()

    def page(self) -> tuple[str, Expected]:
        """The text, and what should be found in it."""
        self._write_head()
        self._write_takeaways()
        sections = [one for one in self._document.blocks if one.kind in {BlockKind.SECTION, BlockKind.NETWORKS}]
        for position, block in enumerate(sections):
            self._write_section(block)
            if position == self._quote_after:
                self._write_quote()
        return "\n".join(self._lines), self._expected

    def _write_head(self) -> None:
        if self._random.random() < 0.6:
            self._lines += ["Moving Cities", self._wording("ui.label"), ""]
        self._expected.title = self._city.name(self._language)
        self._expected.subtitle = str(self._words(self._document.head, "subtitle"))
        self._paragraph(self._expected.title)
        self._lines += [self._expected.subtitle, *[""] * self._gap]

    def _write_takeaways(self) -> None:
        blocks = [one for one in self._document.blocks if one.kind is BlockKind.TAKEAWAY]
        self._expected.takeaways = [" ".join(_pieces(self._words(block, "text"))) for block in blocks]
        self._lines += [self._wording("part.takeaways"), *[""] * self._gap]
        form = self._random.choice(_TAKEAWAYS)
        for number, text in enumerate(self._expected.takeaways, start=1):
            for line in form.format(n=number, t=text).split("\n"):
                self._lines += self._broken(line) if not line.startswith(" ") else [line]
        self._lines += [""] * self._gap

    def _write_section(self, block: Block) -> None:
        key = block.heading_key or "advocacy"
        heading = self._wording(key)
        self._lines += self._broken(self._random.choice((heading, heading.upper(), heading.rstrip(" ?;؟"))))
        self._lines += [""] * self._gap
        text, lead = self._words(block, "text"), str(self._words(block, "lead"))
        is_run_in = lead.endswith(":") and not isinstance(text.blocks[0], BulletList | NumberedList)
        for position, piece in enumerate(_pieces(text, marked=True)):
            self._paragraph(f"{lead} {piece}" if is_run_in and not position else piece)
        words = " ".join(_pieces(text))
        self._expected.blocks.append(("section", key, lead if is_run_in else "", words, "", ""))

    def _write_quote(self) -> None:
        words, speaker, role = QUOTES[self._language]
        self._paragraph(self._random.choice(_MARKS if self._gap else _MARKS[:-1]).format(words))
        self._paragraph(self._random.choice(_BELOW).format(speaker, role))
        self._expected.blocks.append(("quote", "", "", words, speaker, role))

    def _paragraph(self, words: str) -> None:
        self._lines += [*self._broken(words), *[""] * self._gap]

    def _broken(self, words: str) -> list[str]:
        if not self._width:
            return [words]
        return textwrap.wrap(words, self._width, break_on_hyphens=False, break_long_words=False)

    def _wording(self, key: str) -> str:
        ours = [one.words for one in all_wordings() if one.key == key and one.language == self._language]
        plain = [words for words in ours if not re.search(r"…$|\{(?!city|year)", words)]
        words = self._random.choice(plain).replace("{city}", self._city.name(self._language)).replace("{year}", "2021")
        return re.sub(r" (?=[?;:!»])", "\u00a0", words)

    def _words(self, block: Block, name: str) -> RichText | str:
        if self._language == self._document.source_language:
            return block.words.get(name, "")
        translated = self._document.translated(self._language, f"{block.id}.{name}")
        return translated.words if translated else ""


def plain_text(words: str) -> str:
    """The words of a text in the notation, for comparing: without bullets, numbers and backslashes."""
    return " ".join(re.sub(r"^(?:- |\d{1,2}\. )|\\(?=[^\w\s])", "", words, flags=re.MULTILINE).split())


def is_written_in(document: Document, language: str) -> bool:
    """Whether all segments of a document are there in a language."""
    if language == document.source_language:
        return True
    return all(document.translated(language, path) for path, _ in document.source_words())


def _pieces(text: RichText | str, *, marked: bool = False) -> Iterator[str]:
    assert isinstance(text, RichText)
    for block in text.blocks:
        for number, span in enumerate(spans(block), start=1):
            bullet = "- " if isinstance(block, BulletList) else f"{number}. " if isinstance(block, NumberedList) else ""
            yield (bullet if marked else "") + " ".join(_span_words(span).split(" "))


def _span_words(span: Span) -> str:
    parts = (
        node.text if isinstance(node, Text) else "" if isinstance(node, Citation) else _span_words(node.children)
        for node in span
    )
    return "".join(parts)
