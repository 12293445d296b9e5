"""Plain text: every line as it stands, with its number."""

import re

from moving_cities.intake.formats.gathering import Gathering

_ENDS = re.compile("\r\n|[\n\r\v\f\u2028\u2029]")


def read_plain(text: str, gathering: Gathering) -> None:
    """Adds each line with all its signs: what is a bullet and what a number is for the reader of the text to say.

    Raises:
        FormatError: there are more lines or characters than any page text has.
    """
    position = 0
    for end in _ENDS.finditer(text):
        gathering.add(text[position : end.start()])
        position = end.end()
    if position < len(text):
        gathering.add(text[position:])
