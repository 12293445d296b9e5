"""Page models to HTML, through Jinja2 templates."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from moving_cities.edition.pages.models import Frame, Page
from moving_cities.edition.speech import speech

TEMPLATES = Path(__file__).parent / "templates"
CATALOGUES = Path(__file__).parent / "catalogues"

LIBRARIES = ("jinja2", "markupsafe", "babel", "brotli")
"""Libraries whose version can change the bytes of a page."""


class Renderer:
    """Renders the pages of one language.

    Args:
        frame: what they share.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._environment = _environment(frame.language)

    def render(self, page: Page) -> bytes:
        """The page as an HTML document in UTF-8."""
        template = self._environment.get_template(page.template)
        return template.render(page=page, frame=self._frame).encode()


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    words = speech(language)
    environment.globals["_"] = words.say
    environment.globals["n_"] = words.say_count
    environment.globals["p_"] = words.say_of
    environment.filters["markup"] = Markup
    return environment


@cache
def recipe_hash(language: str) -> str:
    """A hash of everything but the model and the frame that decides the bytes of a page of this language.

    Templates, the language's catalogue and the versions of the libraries: when one of them changes, every
    page of the language is rendered anew.
    """
    digest = hashlib.sha256()
    for path in [*sorted(TEMPLATES.glob("*.jinja")), *CATALOGUES.glob(f"{language}.po")]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}\0".encode())
    return digest.hexdigest()
