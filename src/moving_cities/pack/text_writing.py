"""Documents written as text files: a source file and a file per translation."""

from collections import Counter
from collections.abc import Iterator

from moving_cities.atlas.documents import Document, Translated, Words, fields_of
from moving_cities.atlas.kinds import RICH_FIELD
from moving_cities.atlas.notation import write
from moving_cities.atlas.provenance import Provenance
from moving_cities.atlas.richtext import RichText
from moving_cities.pack.blocks import block_values
from moving_cities.pack.layout import TextPath
from moving_cities.pack.provenance_table import provenance_values
from moving_cities.pack.text_file import FENCE
from moving_cities.pack.toml_writing import toml_key, toml_lines


def text_files(document: Document) -> Iterator[tuple[str, str]]:
    """The path and the text of every file of a document."""
    source = TextPath(document.kind, document.id, document.source_language)
    yield source.file, _source_text(document)
    for code, segments in document.translations.items():
        yield TextPath(document.kind, document.id, code).file, _translation_text(document, dict(segments))


def _source_text(document: Document) -> str:
    front = toml_lines({"source": True, **provenance_values(document.provenance)})
    for block in document.blocks:
        front += ["", "[[block]]", *toml_lines(block_values(block))]
    body = [_section(block.id, {**block.words}, fields_of(block.kind)) for block in document.blocks]
    return _joined(front, body)


def _translation_text(document: Document, segments: dict[str, Translated]) -> str:
    """The file of a translation; segments stand in the order of the source."""
    ordered = {path: segments[path] for path, _ in document.source_words() if path in segments}
    default = _most_common(ordered)
    front = toml_lines(provenance_values(default))
    front += ["", "[made_from]", *toml_lines({path: one.source_hash for path, one in ordered.items()})]
    for path, one in ordered.items():
        if one.provenance != default:
            front += ["", f"[segment.{toml_key(path)}]", *toml_lines(provenance_values(one.provenance))]
    return _joined(front, list(_translated_sections(document, ordered)))


def _translated_sections(document: Document, segments: dict[str, Translated]) -> Iterator[str]:
    for block in document.blocks:
        names = [name for name in fields_of(block.kind) if f"{block.id}.{name}" in segments]
        if names:
            words = {name: segments[f"{block.id}.{name}"].words for name in names}
            yield _section(block.id, words, tuple(names))


def _most_common(segments: dict[str, Translated]) -> Provenance:
    """The provenance of most segments; of several, the first in the order of their values."""
    counts = Counter(one.provenance for one in segments.values())
    return min(counts, key=lambda one: (-counts[one], *map(str, provenance_values(one).values())))


def _section(block_id: str, words: dict[str, Words], order: tuple[str, ...]) -> str:
    lines = [f"## [{block_id}]"]
    lines += [f":{name}: {words[name]}" for name in order if name in words and name != RICH_FIELD]
    text = words.get(RICH_FIELD)
    return "\n".join([*lines, "", write(text)] if isinstance(text, RichText) else lines)


def _joined(front: list[str], sections: list[str]) -> str:
    return "\n".join([FENCE, *front, FENCE, "", "\n\n".join(sections), ""])
