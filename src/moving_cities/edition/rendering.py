"""Page models to HTML, through Jinja2 templates."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from moving_cities.edition.maps import OUTLINES
from moving_cities.edition.pages.models import Frame, Page
from moving_cities.edition.speech import speech

EDITION = Path(__file__).parent
TEMPLATES = EDITION / "templates"
CATALOGUES = EDITION / "catalogues"

LIBRARIES = ("anyascii", "babel", "brotli", "jinja2", "markupsafe", "orjson", "pillow")
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

    Templates, the language's catalogue, the code and tables of edition and atlas, and the versions of the
    libraries: when one of them changes, every page of the language is composed anew.
    """
    digest = hashlib.sha256()
    modules = (path for path in EDITION.rglob("*.py") if "tests" not in path.parts)
    code = sorted([*modules, *EDITION.glob("*.csv"), *(EDITION.parent / "atlas").glob("*.*")])
    for path in [*code, *sorted(TEMPLATES.glob("*.jinja")), *CATALOGUES.glob(f"{language}.po")]:
        digest.update(path.relative_to(EDITION.parent).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    digest.update(OUTLINES.read_bytes() + b"\0")
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}\0".encode())
    return digest.hexdigest()
