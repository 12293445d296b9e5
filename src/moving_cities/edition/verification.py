"""What must be true of an edition before it is built, and before it goes live.

Links of pages that were rendered anew are checked against everything in the edition. Pages that were
taken over had live links before; they are read again only if an address has gone.
"""

from collections import defaultdict
from collections.abc import Iterator

from moving_cities.atlas.addresses import RESERVED, taken_words
from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition.chunks import ROOT_NAME, Built, Task, internal_links
from moving_cities.edition.errors import VerificationError
from moving_cities.edition.manifest import Manifest


def verify(task: Task, built: list[Built], manifest: Manifest) -> None:
    """Checks the new edition as a whole.

    Raises:
        VerificationError: a dead link, an alternate without its page, a citation without its source, an anchor
            that stands twice, or two pages at one address.
    """
    known = _known(built, manifest)
    findings = [
        *_collisions(built),
        *_missing_alternates(task, built),
        *_dead_links(task, built, manifest, known),
        *(f"{page.address}: {fault}" for page in built for fault in page.anchor_faults),
    ]
    if findings:
        raise VerificationError(tuple(sorted(findings)))


def verify_addresses(atlas: Atlas) -> None:
    """Checks before anything is built that no city stands where a listing page or the desk does.

    Raises:
        VerificationError: with every city whose slug is taken.
    """
    findings = (
        f"The city “{city.id}” has the slug “{city.slug(code)}” in “{code}”, where another page stands "
        f"already (/{code}/{city.slug(code)}/). Give it another slug in that language."
        for city in atlas.cities
        for code in atlas.languages
        if city.slug(code) in taken_words(code)
    )
    found = tuple(findings)
    if found:
        raise VerificationError(found)


def _known(built: list[Built], manifest: Manifest) -> frozenset[str]:
    """Everything that a link may lead to."""
    files = (f"/{path}" for path in manifest.entries)
    return frozenset(files) | {page.address for page in built} | {f"/{word}/" for word in RESERVED}


def _collisions(built: list[Built]) -> Iterator[str]:
    seen: set[str] = set()
    for page in built:
        if page.address in seen:
            yield f"{page.address}: two pages want this address; give one of them another slug."
        seen.add(page.address)


def _missing_alternates(task: Task, built: list[Built]) -> Iterator[str]:
    languages: dict[str, set[str]] = defaultdict(set)
    for page in built:
        languages[page.name].add(page.language)
    for name, found in languages.items():
        for code in set(task.atlas.languages) - found:
            if name != ROOT_NAME:
                yield f"{name}: its page in “{code}” is missing."


def _dead_links(task: Task, built: list[Built], manifest: Manifest, known: frozenset[str]) -> Iterator[str]:
    reads_all = _has_lost_addresses(task, manifest)
    for page in built:
        links = page.links
        if links is None and reads_all:
            links = internal_links((task.target / "site" / page.entry.path).read_bytes())
        for link in sorted((links or frozenset()) - known):
            yield f"{page.address}: the link to {link} is dead."


def _has_lost_addresses(task: Task, manifest: Manifest) -> bool:
    if task.last is None:
        return False
    return bool(task.last.entries.keys() - manifest.entries.keys())
