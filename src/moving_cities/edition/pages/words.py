"""What pages are written with: words in a language, links, running text and where it comes from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words with their language, which differs from the page's where a fallback is shown.

    Attributes:
        text: the words.
        language: BCP 47 code for a `lang` attribute; empty where it is the page's own.
        direction: `ltr` or `rtl` for a `dir` attribute; empty where it is the page's own.
    """

    text: str
    language: str = ""
    direction: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


NO_WORDS = Words("")


@dataclass(frozen=True, slots=True)
class Prose:
    """A rich text, rendered, with its language as in `Words`."""

    html: str
    language: str = ""
    direction: str = ""

    def __bool__(self) -> bool:
        return bool(self.html)


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words; `is_current` where it leads to the page itself."""

    words: Words
    href: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language.

    Attributes:
        code: BCP 47 code (`hreflang`, `lang`).
        autonym: the language's own name for itself.
        direction: `ltr` or `rtl`.
        href: root-relative address.
        url: absolute address.
        is_current: whether it is the page at hand.
        is_translated: whether the page's own words exist in it; else a fallback is shown there.
    """

    code: str
    autonym: str
    direction: str
    href: str
    url: str
    is_current: bool = False
    is_translated: bool = True


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where words come from and how they stand, for the mark beside a section.

    Attributes:
        marks: machine-readable states for styling, of `source`, `current`, `outdated`, `fallback`, `machine`,
            `human`, `imported`, `reviewed`, `unreviewed`.
        sentences: the same as whole sentences in the page's language.
    """

    marks: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceNote:
    """An entry of a page's list of sources.

    Attributes:
        number: as the citations show it, from 1.
        anchor: id of the entry on the page.
        title: the source's title, in its own language.
        href: its address.
        details: publisher, year, language, when it was read; one line in the page's language.
        is_described: whether the title is a description, in square brackets, as is the custom where a publication's
            own title is not known.
    """

    number: int
    anchor: str
    title: Words
    href: str
    details: str
    is_described: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A block of a text.

    Attributes:
        id: anchor on the page.
        kind: `takeaway`, `section`, `quote`, `networks`, `report` or `contact`.
        heading: empty for takeaways and quotes.
        lead: run-in words that open the text.
        body: the text.
        standing: `planned`, `running`, `changed`, `ended` or empty, for styling.
        standing_label: the same in words.
        as_of: “As of September 2023”, or empty.
        confirmed: who confirmed it and when, a sentence, or empty.
        speaker, role: of a quote.
        report: of a report block, a sentence: “Report of 2021, updated in 2023.”; else empty.
        sources: citations of the block as a whole.
        unsourced: a sentence where no source can be named; else empty.
        provenance: where the words come from.
    """

    id: str
    kind: str
    heading: Words
    lead: Words
    body: Prose
    standing: str = ""
    standing_label: str = ""
    as_of: str = ""
    confirmed: str = ""
    speaker: str = ""
    role: Words = Words("")
    report: str = ""
    sources: tuple[SourceNote, ...] = ()
    unsourced: str = ""
    provenance: Provenance = Provenance()
