"""The configuration with which nginx serves the same folder in the same way.

What both servers must agree on (languages, types, headers) is put into the template from this room's own modules,
so it is written down once. `deploy/nginx/moving-cities.conf` is this configuration for the usual places.
"""

import re
from importlib.resources import files
from pathlib import Path

from moving_cities.atlas.languages import all_languages
from moving_cities.reading.answers import ASK_EVERY_TIME, DO_NOT_KEEP, KEEP_AN_HOUR, KEEP_FOR_EVER
from moving_cities.reading.errors import UnusablePathError
from moving_cities.reading.media_types import MEDIA_TYPES
from moving_cities.reading.negotiation import DEFAULT_LANGUAGE
from moving_cities.reading.protection import PUBLIC_HEADERS, STRICT_TRANSPORT

_BROTLI = re.compile(r"^ *brotli_static .*\n", re.MULTILINE)
_NOT_IN_A_CONFIGURATION = re.compile(r'["$\\{};\x00-\x1f]')


def nginx_configuration(var: Path, port: int, upstream: str, *, host: str = "", has_brotli: bool = True) -> str:
    """The configuration, to be included in nginx's `http` part.

    Args:
        var: the folder of the installation.
        port: where nginx listens.
        upstream: host and port of the embedded server, which has the desk.
        host: the address to listen on; empty for every address of the machine.
        has_brotli: whether nginx has the module that sends prepared Brotli files.

    Raises:
        UnusablePathError: the folder's name has characters that mean something else to nginx.
    """
    if _NOT_IN_A_CONFIGURATION.search(str(var.absolute())):
        raise UnusablePathError(var)
    languages = [language.code for language in all_languages()]
    values = {
        "VAR": str(var.absolute()),
        "LISTEN": f"{host}:{port}" if host else str(port),
        "UPSTREAM": upstream,
        "DEFAULT_LANGUAGE": DEFAULT_LANGUAGE,
        "LANGUAGES": "|".join(languages),
        "LANGUAGE_LINES": "\n".join(f"    {code} {code};" for code in languages),
        "TYPES": "\n".join(f'        "{kind}" {ending};' for ending, kind in MEDIA_TYPES.items()),
        "HEADERS": "\n".join(f'    add_header {name} "{value}" always;' for name, value in PUBLIC_HEADERS),
        "ASK_EVERY_TIME": ASK_EVERY_TIME,
        "KEEP_FOR_EVER": KEEP_FOR_EVER,
        "KEEP_AN_HOUR": KEEP_AN_HOUR,
        "DO_NOT_KEEP": DO_NOT_KEEP,
        "STRICT_TRANSPORT": STRICT_TRANSPORT[1],
    }
    template = files("moving_cities.reading").joinpath("nginx.conf.template").read_text(encoding="utf-8")
    if not has_brotli:
        template = _BROTLI.sub("", template)
    return re.sub(r"__([A-Z_]+?)__", lambda match: values[match[1]], template)
