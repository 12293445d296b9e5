"""The assets of an edition: styles, scripts, typefaces, the drawn base map and the icon.

Every asset's name carries the hash of its content, so that it may be kept for ever by browsers and
changes its address exactly when it changes.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from moving_cities.edition.errors import EditionError
from moving_cities.edition.maps import base_map

WEB = Path(__file__).resolve().parents[3] / "web"
"""Styles, scripts and typefaces as they are written: plain CSS and plain ES modules."""

HASH_LENGTH = 10

_STYLE_URL = re.compile(r"url\(\"?([^)\"]+)\"?\)")
_SCRIPT_IMPORT = re.compile(r"(from\s*|import\s*)\"\./([a-z0-9-]+\.js)\"")
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True)
class Assets:
    """The assets with their addresses.

    Attributes:
        files: content by path within the edition (`assets/site.0a1b2c3d4e.css`).
        style, base_map, icon: root-relative addresses.
        scripts: addresses of the modules that pages load.
        preloads: per script of a language (`latin`, `greek`, `arabic`), the typefaces to fetch early.
    """

    files: dict[str, bytes]
    style: str
    scripts: tuple[str, ...]
    base_map: str
    icon: str
    preloads: dict[str, tuple[str, ...]]

    def fonts_for(self, language: str) -> tuple[str, ...]:
        """The typefaces that a page of this language should fetch before the style asks for them."""
        return self.preloads.get(_SCRIPTS.get(language, "latin"), ())


_SCRIPTS = {"el": "greek", "ar": "arabic"}

PRELOADED = {
    "latin": ("literata-latin.woff2", "sofia-condensed-latin.woff2"),
    "greek": ("literata-greek.woff2", "sofia-condensed-greek.woff2"),
    "arabic": ("naskh-arabic.woff2", "readex-arabic.woff2"),
}
"""The typefaces of running text and headings, per script."""

STYLE_ORDER = ("layers", "fonts", "reset", "tokens", "base", "layout", "components", "pages", "print")
"""The order in which the stylesheets are joined; the cascade layers decide, this only makes it readable."""


@cache
def collect_assets() -> Assets:
    """Reads `web/` and gives every file its hashed name.

    Raises:
        EditionError: a stylesheet or a script names a file that is not there.
    """
    files: dict[str, bytes] = {}
    fonts = {path.name: _add(files, path.name, path.read_bytes()) for path in sorted((WEB / "fonts").glob("*.woff2"))}
    style = _add(files, "site.css", _style(fonts))
    scripts = _scripts(files)
    drawn = _add(files, "europe.svg", base_map())
    icon = _add(files, "favicon.svg", (WEB / "icons" / "favicon.svg").read_bytes())
    preloads = {name: tuple(fonts[one] for one in wanted) for name, wanted in PRELOADED.items()}
    return Assets(files, style, scripts, drawn, icon, preloads)


def _add(files: dict[str, bytes], name: str, content: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    path = f"assets/{stem}.{hashlib.sha256(content).hexdigest()[:HASH_LENGTH]}.{ending}"
    files[path] = content
    return f"/{path}"


def _style(fonts: dict[str, str]) -> bytes:
    """All stylesheets as one, without comments and indentation, with the addresses of the typefaces."""
    found = {path.stem: path for path in (WEB / "styles").glob("*.css")}
    ordered = [found.pop(name) for name in STYLE_ORDER if name in found]
    text = "\n".join(path.read_text("utf-8") for path in (*ordered, *(found[name] for name in sorted(found))))

    def address(match: re.Match[str]) -> str:
        name = match[1].rsplit("/", 1)[-1]
        if match[1].startswith("data:"):
            return match[0]
        if name not in fonts:
            raise EditionError(f"A stylesheet names “{match[1]}”, which is not in web/fonts.")
        return f'url("{fonts[name]}")'

    lines = (line.strip() for line in _STYLE_URL.sub(address, _CSS_COMMENT.sub("", text)).splitlines())
    return "\n".join(line for line in lines if line).encode() + b"\n"


def _scripts(files: dict[str, bytes]) -> tuple[str, ...]:
    """Adds every module, those that others import first, and returns the address of the entry."""
    sources = {path.name: path.read_text("utf-8") for path in sorted((WEB / "scripts").glob("*.js"))}
    added: dict[str, str] = {}

    def add(name: str, importer: str) -> str:
        if name not in sources:
            raise EditionError(f"{importer} imports “{name}”, which is not in web/scripts.")
        if name not in added:
            text = _SCRIPT_IMPORT.sub(lambda match: f'{match[1]}"{add(match[2], name)}"', sources[name])
            added[name] = _add(files, name, text.encode())
        return added[name]

    return tuple(add(name, "the site") for name in ("site.js",) if name in sources)
