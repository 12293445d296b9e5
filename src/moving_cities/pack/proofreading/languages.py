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

from moving_cities.atlas.kinds import BlockKind
from moving_cities.atlas.languages import all_languages, language
from moving_cities.pack.proofreading.limits import Limits
from moving_cities.pack.proofreading.passages import Passage
from moving_cities.pack.proofreading.remarks import Remark, Rule, quoted

_CAPITALISED = re.compile(r"(?<!^)(?<![.!?:] )\b[A-ZÀ-Þ#][\w#.-]*")
_SCRIPTS = {"ar": "ARABIC", "el": "GREEK"}
_LATIN = "LATIN"


def language_remarks(passages: Sequence[Passage], limits: Limits) -> Iterator[Remark]:
    """Paragraphs, heads and files that are in another language than stated.

    Marked phrases of another language are left out, and so are capitalised words, which are names in most
    languages. What is shorter than `Limits.language_words` is judged together: the lines of a head, and the other
    short lines of a file.
    """
    together: dict[tuple[str, str], list[Passage]] = {}
    for passage in passages:
        wrong = [line for line in _own_lines(passage) if _is_other(line, passage.language, limits)]
        for line in wrong:
            yield passage.remark(Rule.LANGUAGE, line, _message(passage.language, detected(line)))
        if not wrong:
            block = passage.block.id if passage.block.kind is BlockKind.HEAD else ""
            together.setdefault((passage.file, block), []).append(passage)
    for (file, block), short in together.items():
        yield from _together(file, block, short, limits)


def detected(text: str) -> str:
    """The code of the language, among those of the atlas, that a text most probably is in."""
    script = _script(text)
    for code, name in _SCRIPTS.items():
        if script == name:
            return code
    return _classified(text)


def _together(file: str, block: str, passages: list[Passage], limits: Limits) -> Iterator[Remark]:
    """The short lines of a head or of the rest of a file, read as one text."""
    lines = [line for passage in passages for line in _own_lines(passage) if not _is_long(line, limits)]
    text = "\n".join(lines)
    if _is_other(text, passages[0].language, limits):
        yield Remark(file, block, Rule.LANGUAGE, quoted(text), _message(passages[0].language, detected(text)))


def _message(stated: str, found: str) -> str:
    return (
        f"The file says {language(stated).name_en}, and this reads as {language(found).name_en}. Translate it, move it "
        "to the file of its language, or mark words of another language: [words]{code}."
    )


def _own_lines(passage: Passage) -> Iterator[str]:
    for line in passage.own_text.split("\n"):
        without_names = _CAPITALISED.sub(" ", line) if passage.language != "de" else line
        yield without_names if _is_mostly(without_names, line) else line


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
