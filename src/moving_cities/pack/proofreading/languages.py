"""Rule `language`: a text is in the language that its file says.

Greek and Arabic are told by their script, the others by py3langid, restricted to the languages of the atlas.
Measured on the 1,272 segments of ten words or more that the start pack had when this was chosen (nine
languages): py3langid was wrong once (a list of Italian names in an English sheet), in 0.1 s after 0.7 s for
loading, with 138 MB; simplemma wrong three times, 6.5 s for loading, 737 MB; lingua wrong twice, with 96 MB to
install.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from moving_cities.atlas.languages import all_languages, language
from moving_cities.pack.proofreading.limits import Limits
from moving_cities.pack.proofreading.passages import Passage
from moving_cities.pack.proofreading.remarks import Remark, Rule

_CAPITALISED = re.compile(r"(?<!^)(?<![.!?:] )\b[A-ZÀ-Þ#][\w#.-]*")
_SCRIPTS = {"ar": "ARABIC", "el": "GREEK"}
_LATIN = "LATIN"


def language_remarks(passages: Sequence[Passage], limits: Limits) -> Iterator[Remark]:
    """Segments and whole files that are in another language than stated.

    Marked phrases of another language are left out, and so are capitalised words, which are names in most
    languages. Shorter segments than `Limits.language_words` are judged together, as the file that they stand in.
    """
    files: dict[str, list[Passage]] = {}
    for passage in passages:
        files.setdefault(passage.file, []).append(passage)
    for in_file in files.values():
        yield from _file(in_file, limits)


def detected(text: str) -> str:
    """The code of the language, among those of the atlas, that a text most probably is in."""
    script = _script(text)
    for code, name in _SCRIPTS.items():
        if script == name:
            return code
    return _classified(text)


def _file(passages: list[Passage], limits: Limits) -> Iterator[Remark]:
    wrong = [passage for passage in passages if _is_other(_own_words(passage), passage.language, limits)]
    for passage in wrong:
        found = language(detected(_own_words(passage))).name_en
        message = (
            f"The file says {language(passage.language).name_en}, and this reads as {found}. Translate it, move it "
            "to the file of its language, or mark words of another language: [words]{code}."
        )
        yield passage.remark(Rule.LANGUAGE, passage.text, message)
    together = "\n".join(_own_words(passage) for passage in passages if not _is_long(_own_words(passage), limits))
    if not wrong and _is_other(together, passages[0].language, limits):
        found = language(detected(together)).name_en
        message = (
            f"The short fields of this file read as {found}, not as {language(passages[0].language).name_en}. "
            "Translate them, or move them to the file of their language."
        )
        yield Remark(passages[0].file, "", Rule.LANGUAGE, "", message)


def _own_words(passage: Passage) -> str:
    without_names = _CAPITALISED.sub(" ", passage.own_text) if passage.language != "de" else passage.own_text
    return without_names if _is_mostly(without_names, passage.own_text) else passage.own_text


def _is_mostly(part: str, whole: str) -> bool:
    """Whether enough of a text is left without its names; a text in a foreign script has no capitals to lose."""
    return len(part.split()) * 2 >= len(whole.split())


def _is_long(text: str, limits: Limits) -> bool:
    return len(text.split()) > limits.language_words


def _is_other(text: str, code: str, limits: Limits) -> bool:
    return _is_long(text, limits) and detected(text) != code


def _script(text: str) -> str:
    letters = Counter(unicodedata.name(sign, "").partition(" ")[0] for sign in text if sign.isalpha())
    return letters.most_common(1)[0][0] if letters else _LATIN


@cache
def _classifier() -> Any:
    """A classifier of our own, because that of the library is shared by everybody in the process."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    classifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    classifier.set_languages([one.code for one in all_languages()])
    return classifier


def _classified(text: str) -> str:
    return str(_classifier().classify(text)[0])
