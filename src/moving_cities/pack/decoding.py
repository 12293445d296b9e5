"""From bytes to text: the encoding, and signs that a file was cut off or damaged."""

import unicodedata

from moving_cities.pack.findings import Findings

_BYTE_ORDER_MARK = "\ufeff"


def decoded(content: bytes, file: str, findings: Findings) -> str | None:
    """The text of a file, with LF line ends and in Unicode NFC; None if it cannot be had.

    A byte-order mark and CRLF line ends, which spreadsheet programs write, are taken away.
    """
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        findings.add(
            file,
            line,
            "",
            f"The file is not UTF-8: byte {error.start:,} is 0x{content[error.start]:02x}. Save it as UTF-8.",
        )
        return None
    text = text.removeprefix(_BYTE_ORDER_MARK).replace("\r\n", "\n")
    return unicodedata.normalize("NFC", text) if _is_whole(text, file, findings) else None


def _is_whole(text: str, file: str, findings: Findings) -> bool:
    if not text:
        findings.add(file, 0, "", "The file is empty.")
        return False
    nul = text.find("\0")
    if nul >= 0:
        line = text.count("\n", 0, nul) + 1
        findings.add(file, line, "", "The file holds a NUL character: it is damaged or not a text. Save it anew.")
        return False
    if not text.endswith("\n"):
        findings.add(
            file,
            text.count("\n") + 1,
            "",
            "The file ends in the middle of a line, so it may have been cut off. Check the end and close "
            "it with a line break.",
        )
        return False
    return True
