"""What kind of file an ending stands for, with the charset; nginx is given the same list.

The list is our own and not the machine's, so that a file has the same type wherever it is served.
"""

from pathlib import PurePosixPath

UNKNOWN_TYPE = "application/octet-stream"

MEDIA_TYPES: dict[str, str] = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "json": "application/json",
    "geojson": "application/geo+json",
    "jsonld": "application/ld+json",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "svg": "image/svg+xml",
    "ico": "image/x-icon",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "avif": "image/avif",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "epub": "application/epub+zip",
}


def media_type(address: str) -> str:
    """The Content-Type of the file at this address; an address ending in a slash is a page."""
    if address.endswith("/"):
        return MEDIA_TYPES["html"]
    return MEDIA_TYPES.get(PurePosixPath(address).suffix.removeprefix("."), UNKNOWN_TYPE)
