"""The styles of a Word document: which are headings, quotations, lists, bold or hidden."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from moving_cities.intake.formats.markup import Events, read_markup
from moving_cities.intake.formats.style_names import heading_level, is_bullet_list, is_quote

_BODY_LEVEL = 9
_DEEPEST_HEADING = 6
_LONGEST_CHAIN = 20
_TAKEN = frozenset({"name", "basedOn", "outlineLvl", "b", "vanish", "numId", "ilvl"})
_OFF = frozenset({"0", "false", "off", "none"})


def is_on(attributes: Mapping[str, str]) -> bool:
    """Whether a switch such as bold is on: it is, unless its value says otherwise."""
    return attributes.get("val", "1").lower() not in _OFF


def whole(written: str, otherwise: int = 0) -> int:
    """The whole number of an attribute, or another where there is none."""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else otherwise


@dataclass(slots=True)
class WordStyle:
    """A style as it is defined; None and empty where the style it is based on decides."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    is_bold: bool | None = None
    is_hidden: bool | None = None
    number_id: str = ""
    number_level: int | None = None


@dataclass(slots=True)
class WordStyles:
    """All styles by their id, which Word writes in the language of its menus."""

    by_id: dict[str, WordStyle] = field(default_factory=dict)
    default_paragraph: str = ""

    def heading(self, style_id: str) -> int:
        """The level of the heading that a style makes, 1 to 6, or 0."""
        chain = self._chain(style_id)
        for style in chain:
            if style.outline is not None:
                return heading_of_outline(style.outline) or heading_level(style.name)
            if level := heading_level(style.name):
                return level
        return 0 if chain else heading_level(style_id)

    def is_quote(self, style_id: str) -> bool:
        """Whether a style, or one that it is based on, is for quotations."""
        chain = self._chain(style_id)
        return any(is_quote(style.name) for style in chain) or is_quote(style_id)

    def is_bullet_list(self, style_id: str) -> bool:
        """Whether a style is Word's own for bullets."""
        return any(is_bullet_list(style.name) for style in self._chain(style_id))

    def is_bold(self, style_id: str) -> bool | None:
        """Whether a style makes its words bold; None if it does not say."""
        return next((style.is_bold for style in self._chain(style_id) if style.is_bold is not None), None)

    def is_hidden(self, style_id: str) -> bool:
        """Whether a style hides its words."""
        return next((style.is_hidden for style in self._chain(style_id) if style.is_hidden is not None), False)

    def numbering(self, style_id: str) -> tuple[str, int]:
        """The numbering and its level that a style brings, or nothing and 0."""
        chain = self._chain(style_id)
        number_id = next((style.number_id for style in chain if style.number_id), "")
        return number_id, next((style.number_level for style in chain if style.number_level is not None), 0)

    def _chain(self, style_id: str) -> list[WordStyle]:
        """The style and those that it is based on, itself first."""
        chain: list[WordStyle] = []
        while style_id in self.by_id and len(chain) < _LONGEST_CHAIN:
            chain.append(self.by_id[style_id])
            style_id = chain[-1].based_on
        return chain


def heading_of_outline(outline: int) -> int:
    """The level of a heading for a level of the outline, which Word counts from 0 and ends with text."""
    return min(outline + 1, _DEEPEST_HEADING) if outline < _BODY_LEVEL else 0


def read_styles(content: bytes | None, part: str) -> WordStyles:
    """The styles of the part that defines them; none where there is no such part.

    Raises:
        FormatError: the part is damaged or made to do harm.
    """
    reader = _StylesReader()
    if content is not None:
        read_markup(content, reader, part)
    return reader.styles


class _StylesReader(Events):
    def __init__(self) -> None:
        super().__init__()
        self.styles = WordStyles()
        self._style: WordStyle | None = None

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        if name == "style":
            self._style = self.styles.by_id.setdefault(attributes.get("styleId", ""), WordStyle())
            if attributes.get("type") == "paragraph" and "default" in attributes and attributes["default"] not in _OFF:
                self.styles.default_paragraph = attributes.get("styleId", "")
        elif self._style is not None and name in _TAKEN:
            self._set(self._style, name, attributes)

    def closed(self, name: str) -> None:
        """An element closes."""
        if name == "style":
            self._style = None

    @staticmethod
    def _set(style: WordStyle, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val", "")
        match name:
            case "name":
                style.name = value
            case "basedOn":
                style.based_on = value
            case "outlineLvl":
                style.outline = whole(value, _BODY_LEVEL)
            case "b":
                style.is_bold = is_on(attributes)
            case "vanish":
                style.is_hidden = is_on(attributes)
            case "numId":
                style.number_id = value
            case _:
                style.number_level = whole(value)
