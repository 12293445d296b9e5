"""Words made comparable: what is left of a heading when typing, case, accents and punctuation do not count."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[^\w{}]+")
_FOLDED = str.maketrans(
    {"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ى": "ي", "ة": "ه", "ـ": ""}
)


def comparable(text: str) -> str:
    """The words in lower case without accents and punctuation, single spaces between them.

    Greek capitals, which carry no accents, so meet small letters that do, and `city’s` meets `city's`. Braces are
    kept, because the wordings of `headings.csv` write their wildcards in them.
    """
    if text.isascii():
        return _NOT_WORD.sub(" ", text.lower()).strip()
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return _NOT_WORD.sub(" ", plain.casefold().translate(_FOLDED)).strip()
