"""The styles of an ODT document: which are headings, quotations, bold or hidden, and how lists are numbered."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from moving_cities.intake.formats.style_names import heading_level, is_quote

_LONGEST_CHAIN = 20
_DEEPEST_HEADING = 6
_BOLD_FROM = 600
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def whole(written: str, otherwise: int = 0) -> int:
    """The whole number of an attribute, or another where there is none."""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 7 else otherwise


@dataclass(slots=True)
class OpenStyle:
    """A style as it is defined; None where the style above it decides."""

    name: str
    parent: str = ""
    outline: int | None = None
    is_bold: bool | None = None
    is_hidden: bool | None = None


@dataclass(slots=True)
class ListLevel:
    """How one level of a list is numbered; `form` is `bullet`, empty for none, or a form of `numeral`."""

    form: str = "bullet"
    start: int = 1
    shown: int = 1


@dataclass(slots=True)
class OpenStyles:
    """All styles by family and name, and the levels of each list style."""

    by_name: dict[tuple[str, str], OpenStyle] = field(default_factory=dict)
    lists: dict[str, dict[int, ListLevel]] = field(default_factory=dict)

    def heading(self, name: str) -> int:
        """The level of the heading that a style makes, 1 to 6, or 0."""
        for style in self._chain("paragraph", name):
            if style.outline is not None:
                return min(style.outline, _DEEPEST_HEADING)
            if level := heading_level(style.name):
                return level
        return heading_level(name)

    def is_quote(self, name: str) -> bool:
        """Whether a style, or one above it, is for quotations."""
        return is_quote(name) or any(
            is_quote(style.name) or is_quote(style.parent) for style in self._chain("paragraph", name)
        )

    def is_bold(self, family: str, name: str) -> bool | None:
        """Whether a style makes its words bold; None if it does not say."""
        return next((style.is_bold for style in self._chain(family, name) if style.is_bold is not None), None)

    def is_hidden(self, family: str, name: str) -> bool:
        """Whether a style hides its words."""
        return next((style.is_hidden for style in self._chain(family, name) if style.is_hidden is not None), False)

    def _chain(self, family: str, name: str) -> list[OpenStyle]:
        chain: list[OpenStyle] = []
        while (family, name) in self.by_name and len(chain) < _LONGEST_CHAIN:
            chain.append(self.by_name[family, name])
            name = chain[-1].parent
        return chain


class StylesReader:
    """Takes the elements that define styles, in whichever part they stand."""

    def __init__(self, styles: OpenStyles) -> None:
        self._styles = styles
        self._style: OpenStyle | None = None
        self._list: dict[int, ListLevel] | None = None

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        match name:
            case "style:style":
                self._open_style(attributes)
            case "style:text-properties" if self._style is not None:
                self._properties(self._style, attributes)
            case "list-style":
                self._list = self._styles.lists.setdefault(attributes.get("style:name", ""), {})
            case "list-level-style-number" | "list-level-style-bullet" | "list-level-style-image" if (
                self._list is not None
            ):
                self._list[whole(attributes.get("level", ""), 1)] = _level(name, attributes)
            case _:
                pass

    def closed(self, name: str) -> None:
        """An element closes."""
        if name == "style:style":
            self._style = None
        elif name == "list-style":
            self._list = None

    def _open_style(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("style:name", "")
        self._style = OpenStyle(
            attributes.get("style:display-name", name), attributes.get("style:parent-style-name", "")
        )
        if outline := whole(attributes.get("style:default-outline-level", "")):
            self._style.outline = outline
        self._styles.by_name[attributes.get("style:family", ""), name] = self._style

    @staticmethod
    def _properties(style: OpenStyle, attributes: Mapping[str, str]) -> None:
        weight = attributes.get("fo:font-weight", "")
        if weight:
            style.is_bold = weight == "bold" or whole(weight) >= _BOLD_FROM
        if "display" in attributes or "text:display" in attributes:
            style.is_hidden = attributes.get("display", attributes.get("text:display")) == "none"


def _level(name: str, attributes: Mapping[str, str]) -> ListLevel:
    if not name.endswith("number"):
        return ListLevel()
    form = attributes.get("style:num-format", "1")
    start = whole(attributes.get("start-value", ""), 1)
    return ListLevel(
        _FORMS.get(form, "decimal") if form else "", start, max(1, whole(attributes.get("display-levels", ""), 1))
    )
