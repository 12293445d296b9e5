"""Folding: a name as it is compared, without accents, case, script variants and small spelling habits.

Folding loses only what writers vary without meaning another place. Marks above and below letters go
(NFKD, Unicode TR 15), letters that have no decomposition are written with the letter that people type instead,
and the words for *saint* are one word. The script stays: Greek folds to Greek, Arabic to Arabic.
"""

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h",
        "ŧ": "t", "ŋ": "n", "ĸ": "k", "ə": "e", "ς": "σ", "ґ": "г", "&": " and ",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك", "ـ": "",
    }
)  # fmt: skip
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"['’‘ʼʹ`´]")
_SAINTS = dict.fromkeys(("st", "ste", "saint", "sainte", "sankt", "sint", "snt"), "saint")
_SMALL_WORDS = frozenset(
    word
    for words in (
        "am an in im auf der dem den die das bei ob vor zu zum a d",  # German
        "sur sous en le la les du de des l aux lez",  # French, Spanish
        "di del della dell dei delle degli da nell nel nello sul sull sulla al all alla",  # Italian
        "upon on the of aan het op bij s t nad pod",  # English, Dutch, Polish
    )
    for word in words.split()
)
_TAIL = re.compile(
    r"\s*[(/,].*|[\s-](?:"
    r"am|an der|an dem|in der|in dem|im|bei|ob|ob der|vor der|vor dem|auf|sur|sous|en|lès|aan|op|upon|on|nad|"
    r"de la|del|dell['’]|nell['’]|sul|sulla|di|do|da|"
    r"αμ|ιμ|αν ντερ|[آأا]م|على)[\s-].*",
    re.IGNORECASE,
)


def fold(name: str) -> str:
    """The name as it is compared: small letters without marks, words parted by one space.

    Laws: `fold(fold(name)) == fold(name)`; case, accents, hyphens and spaces at the edges make no difference.
    """
    if not name.isascii():
        name = _without_marks(name)
    elif "&" in name:
        name = name.replace("&", " and ")
    words = _WORD.findall(name.lower())
    return " ".join([_SAINTS.get(word, word) for word in words])


def spellings(name: str) -> tuple[str, ...]:
    """The folded name first, then the other ways in which people write it.

    Umlauts written out (`koeln`), apostrophes left out (`lutsk`), and the name without its small words
    (`reggio emilia` for *Reggio nell'Emilia*).
    """
    folded = fold(name)
    found = [folded, core(folded)]
    if not name.isascii():
        composed = unicodedata.normalize("NFC", name).lower()
        written_out = composed.translate(_WRITTEN_OUT)
        if written_out != composed:
            found.append(fold(written_out))
    if _APOSTROPHE.search(name):
        found.append(fold(_APOSTROPHE.sub("", name)))
    return tuple(dict.fromkeys(one for one in found if one))


def core(folded: str) -> str:
    """A folded name without articles and prepositions; unchanged where nothing else would be left."""
    if " " not in folded:
        return folded
    words = folded.split(" ")
    kept = [word for word in words if word not in _SMALL_WORDS]
    return " ".join(kept) if kept and len("".join(kept)) > 2 else folded


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join([letter for letter in decomposed if not unicodedata.combining(letter)]).translate(_LETTERS)


def head(name: str) -> str:
    """The folded name without the river, region or remark behind it; empty where there is none.

    *Freiburg im Breisgau*, *Halle (Saale)*, *Castelló de la Plana*: people leave out what follows.
    """
    folded = fold(_TAIL.sub("", name))
    return folded if len(folded) >= 4 and folded != fold(name) else ""
