"""What the operator of an installation decides about the published site."""

import re
from dataclasses import dataclass

from moving_cities.edition.errors import EditionError

_BASE_URL = re.compile(r"https?://(?:[\w.-]+|\[[0-9A-Fa-f:.]+\])(?::\d+)?")

DEFAULT_BASE_URL = "http://127.0.0.1:8000"


@dataclass(frozen=True, slots=True)
class Site:
    """Where an edition will stand, and under what name.

    Attributes:
        base_url: scheme and host, without a slash at the end; it stands in canonical addresses, sitemaps and
            previews, which must be absolute.
        name: the atlas's name.

    Raises:
        EditionError: the base address cannot stand before a path.
    """

    base_url: str = DEFAULT_BASE_URL
    name: str = "Moving Cities"

    def __post_init__(self) -> None:
        if not _BASE_URL.fullmatch(self.base_url):
            raise EditionError(
                f"The base address “{self.base_url}” must start with https:// and must not end in a slash; "
                "it holds nothing but scheme, host and, where needed, port, such as https://example.org."
            )

    def url(self, address: str) -> str:
        """The absolute form of a root-relative address."""
        return f"{self.base_url}{address}"
