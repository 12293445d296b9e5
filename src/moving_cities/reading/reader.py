"""What a reader gets: from an address and a few headers to the answer, whatever server asks."""

from dataclasses import dataclass

from moving_cities.reading import answers
from moving_cities.reading.addresses import AddressKind, address_kind, first_segment, with_query
from moving_cities.reading.answers import Answer
from moving_cities.reading.current import CurrentEdition, ServedEdition
from moving_cities.reading.errors import NoEditionError
from moving_cities.reading.files import file_answer, page_not_found
from moving_cities.reading.folder import EditionFolder
from moving_cities.reading.negotiation import DEFAULT_LANGUAGE, chosen_language

HEALTH = "/health/"
ASSETS = "/assets/"
GREEK_OF_THE_INCUMBENT = "gr"
"""The incumbent writes Greek as the country's code; the language's is `el`."""

_NOT_FOUND_PAGE = "404.html"
_INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a request decides its answer.

    Attributes:
        address: the decoded path, as WSGI gives it.
        query: what stands behind the question mark; it is only handed on by redirects.
        encodings: the accepted encodings, best first.
        languages: the Accept-Language header.
    """

    address: str
    query: str = ""
    encodings: tuple[str, ...] = ()
    languages: str = ""


class Reader:
    """Answers from the current edition.

    Args:
        current: the edition to answer from.
    """

    def __init__(self, current: CurrentEdition) -> None:
        self._current = current

    def answer(self, asked: Asked) -> Answer:
        """The answer to a request that reads.

        Raises:
            ReadingError: there is no edition to answer from.
        """
        served = self._current.served()
        kept = served.shelf.take((asked.address, asked.encodings))
        if kept is not None:
            return kept
        match address_kind(asked.address):
            case AddressKind.MALFORMED:
                return answers.bad_request()
            case AddressKind.OVERLONG:
                return answers.too_long()
            case AddressKind.ABSENT:
                location = served.folder.moved_to(asked.address)
                return _redirect(location, asked) if location else _not_found(served, asked)
        return self._answer_proper(served, asked)

    def health(self) -> Answer:
        """Which edition is served.

        Raises:
            DamagedEditionError: there is one, and it cannot be served.
        """
        try:
            return answers.health(self._current.served().folder.id)
        except NoEditionError:
            return answers.health(None)

    def _answer_proper(self, served: ServedEdition, asked: Asked) -> Answer:
        if asked.address == "/":
            return _first_page(served.folder, asked)
        found = _file(served, asked)
        if found is None and (newer := self._current.served()) is not served:
            served, found = newer, _file(newer, asked)
        if found is not None:
            return found
        location = _moved(served.folder, asked.address)
        return _redirect(location, asked) if location else _not_found(served, asked)


def _first_page(folder: EditionFolder, asked: Asked) -> Answer:
    """The reader's language; English where no language of the edition is wanted, as by most crawlers."""
    language = _language(folder, asked.languages)
    if language is None:
        raise NoEditionError(folder.path)
    return answers.choice_of_language(with_query(f"/{language}/", asked.query))


def _language(folder: EditionFolder, wanted: str) -> str | None:
    chosen = chosen_language(wanted, folder.languages)
    if chosen or DEFAULT_LANGUAGE in folder.languages:
        return chosen or DEFAULT_LANGUAGE
    return next(iter(folder.languages), None)


def _file(served: ServedEdition, asked: Asked) -> Answer | None:
    """The file at this address, from the edition and no other, assets apart."""
    if _is_behind_another_address(asked.address):
        return None
    for folder in _folders(served, asked.address):
        found = folder.find(asked.address, asked.encodings)
        if found is not None:
            try:
                answer, size_bytes = file_answer(asked.address, found)
            except FileNotFoundError:
                continue
            if size_bytes:
                served.shelf.put((asked.address, asked.encodings), answer, size_bytes)
            return answer
    return None


def _folders(served: ServedEdition, address: str) -> list[EditionFolder]:
    """Where to look: assets also in the edition before, since a page of it may still be open."""
    if served.previous is not None and address.startswith(ASSETS):
        return [served.folder, served.previous]
    return [served.folder]


def _is_behind_another_address(address: str) -> bool:
    """Whether the file of this name is sent under another address, or with another status, only."""
    return address.endswith((f"/{_INDEX}", f"/{_NOT_FOUND_PAGE}")) and address != f"/{_INDEX}"


def _moved(folder: EditionFolder, address: str) -> str | None:
    """The one address that answers instead of this one, so that a redirect is never followed by another."""
    if location := folder.moved_to(address):
        return location
    if address.endswith(f"/{_INDEX}"):
        return _page_of(folder, address.removesuffix(_INDEX))
    if first_segment(address) == GREEK_OF_THE_INCUMBENT:
        greek = f"/el{address.removeprefix('/gr')}"
        return folder.moved_to(greek) or _page_of(folder, f"{greek.rstrip('/')}/")
    return None if address.endswith("/") else _page_of(folder, f"{address}/")


def _redirect(location: str, asked: Asked) -> Answer:
    return answers.redirect(with_query(location, asked.query))


def _page_of(folder: EditionFolder, address: str) -> str | None:
    return address if folder.has_page(address) else None


def _not_found(served: ServedEdition, asked: Asked) -> Answer:
    """The edition's page in the language of the address, else of the reader."""
    segment = first_segment(asked.address)
    language = "el" if segment == GREEK_OF_THE_INCUMBENT else segment
    if language not in served.folder.languages:
        language = _language(served.folder, asked.languages) or DEFAULT_LANGUAGE
    address = f"{language}/{_NOT_FOUND_PAGE}"
    kept = served.shelf.take((address, asked.encodings))
    if kept is not None:
        return kept
    found = served.folder.find(f"/{address}", asked.encodings)
    if found is None:
        return answers.not_found()
    try:
        answer, size_bytes = page_not_found(address, found)
    except FileNotFoundError:
        return answers.not_found()
    served.shelf.put((address, asked.encodings), answer, size_bytes)
    return answer
