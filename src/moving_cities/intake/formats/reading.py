"""Any file of text, read as lines: the one door into this package."""

import hashlib
from collections.abc import Callable

from moving_cities.atlas.sentences import say
from moving_cities.intake.errors import FormatError
from moving_cities.intake.formats.archives import Archive, opened
from moving_cities.intake.formats.encodings import decoded
from moving_cities.intake.formats.gathering import Gathering
from moving_cities.intake.formats.hypertext import declared_encoding, read_hypertext
from moving_cities.intake.formats.kinds import NAMES, is_archive, named_format, refuse_others, text_format
from moving_cities.intake.formats.lines import ReadFile
from moving_cities.intake.formats.markdown import looks_like_markdown, read_markdown
from moving_cities.intake.formats.opendocument import is_opendocument, read_opendocument
from moving_cities.intake.formats.plain import read_plain
from moving_cities.intake.formats.word import is_word, read_word

LARGEST = 20_000_000
"""Bytes of a file that is read."""

_READERS: dict[str, Callable[[str, Gathering], None]] = {
    "text": read_plain,
    "html": read_hypertext,
    "markdown": read_markdown,
}


def read_file(content: bytes, name: str) -> ReadFile:
    """The lines of a file of plain text, HTML, Markdown, DOCX or ODT.

    The content decides what it is, and a name that says otherwise is told among the repairs. Every character that
    a person sees stands in a line; what was left out or mended is told. Nothing is ever fetched. Whatever the bytes
    are, reading ends within ten seconds and takes at most ten times their size and 200 MB of memory.

    Args:
        content: the bytes of the file.
        name: of the file, for its ending.

    Raises:
        FormatError: the file is empty, too large, damaged, protected, made to do harm, or of a format that is not
            read; with what to do.
    """
    if len(content) > LARGEST:
        raise FormatError(
            say(
                "The file has {number:,} bytes, and at most {largest:,} are read. Leave out its pictures, or "
                "send the part that is meant.",
                number=len(content),
                largest=LARGEST,
            )
        )
    refuse_others(content)
    gathering = Gathering()
    found = _read_archive(content, gathering) if is_archive(content) else _read_text(content, name, gathering)
    gathering.mend_again()
    if not any(line.text.strip() for line in gathering.lines):
        raise FormatError(say("The file holds no words. Check that it is the right one."))
    promised = named_format(name)
    if promised not in {"", found} and (promised, found) != ("text", "markdown"):
        gathering.note(
            0,
            say(
                "The name of the file says {promised}; by its content it is {found}, and was read as that.",
                promised=NAMES[promised],
                found=NAMES[found],
            ),
        )
    digest = hashlib.sha256(content).hexdigest()
    return ReadFile(name, found, digest, tuple(gathering.lines), gathering.repairs, gathering.half_words)


def _read_archive(content: bytes, gathering: Gathering) -> str:
    with opened(content) as archive:
        if is_word(archive):
            read_word(archive, gathering)
            return "docx"
        if is_opendocument(archive):
            read_opendocument(archive, gathering)
            return "odt"
        raise FormatError(_other_archive(archive))


def _read_text(content: bytes, name: str, gathering: Gathering) -> str:
    text, said = decoded(content, declared_encoding(content))
    if said:
        gathering.note(0, said)
    found = text_format(text, name)
    if found == "text" and looks_like_markdown(text):
        gathering.note(0, say("The text is written in Markdown, and was read as that."))
        found = "markdown"
    _READERS[found](text, gathering)
    return found


def _other_archive(archive: Archive) -> str:
    """A sentence on an archive that is no text document."""
    names = archive.names
    if any(name.startswith("xl/") for name in names):
        return say("This is a table (XLSX), not a text. Tables of cities and members have an import of their own.")
    if any(name.startswith("ppt/") for name in names):
        return say("This is a presentation (PPTX), not a text. Send its text as DOCX, ODT or plain text.")
    kind = (archive.part("mimetype") or b"")[:100].decode("ascii", errors="replace").strip()
    if kind == "application/epub+zip":
        return say("This is a book (EPUB). Send the text that is meant as DOCX, ODT, HTML or plain text.")
    if kind.startswith("application/vnd.oasis.opendocument."):
        return say(
            "This is an OpenDocument file, but no text (ODT). Tables of cities and members have an import of their own."
        )
    return say("This is an archive (zip) and no text document. Unpack it and send the texts in it, one by one.")
