"""The source file of a text: its blocks, in the order of the front matter, with the source words."""

from moving_cities.atlas.documents import Block, Words
from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.kinds import BlockKind, Standing
from moving_cities.pack.findings import Findings
from moving_cities.pack.text_file import Section, TextFile
from moving_cities.pack.toml_reading import TomlTable
from moving_cities.pack.toml_writing import TomlValue
from moving_cities.pack.words import read_words


def block_values(block: Block) -> dict[str, TomlValue]:
    """The keys of a block in the front matter; empty ones are left out when they are written."""
    return {
        "id": block.id,
        "kind": block.kind,
        "heading_key": block.heading_key,
        "as_of": block.as_of or "",
        "confirmed_on": block.confirmed_on or "",
        "confirmed_by": block.confirmed_by,
        "standing": block.standing,
        "speaker": block.speaker,
        "years": block.years,
        "source_ids": block.source_ids,
        "is_unsourced": True if block.is_unsourced else "",
    }


def read_blocks(source: TextFile, findings: Findings) -> tuple[Block, ...] | None:
    """The blocks of a source file; None if one of them is faulty."""
    before = len(findings)
    tables = block_tables(source)
    for block_id, section in source.sections.items():
        if block_id not in tables:
            message = f"The front matter has no block “{block_id[:40]}”; add it there or correct the id."
            findings.add(source.file, section.line, block_id[:40], message)
    seen: set[str] = set()
    blocks = [_block(table, source, seen, findings) for table in source.front.tables("block")]
    made = tuple(block for block in blocks if block is not None)
    return made if len(findings) == before else None


def block_tables(source: TextFile) -> dict[str, TomlTable]:
    """The tables of the front matter's blocks, by id."""
    return {table.text("id"): table for table in source.front.tables("block")}


def _block(table: TomlTable, source: TextFile, seen: set[str], findings: Findings) -> Block | None:
    block_id = table.text("id", needed=True)
    table.label = block_id or "block"
    if block_id in seen:
        table.complain("id", f"The block id “{block_id[:40]}” stands twice; every block has its own.")
        return None
    seen.add(block_id)
    kind, standing = table.choice("kind", BlockKind), table.choice("standing", Standing)
    values = {
        "heading_key": table.text("heading_key"),
        "as_of": table.date("as_of"),
        "confirmed_on": table.date("confirmed_on"),
        "confirmed_by": table.text("confirmed_by"),
        "speaker": table.text("speaker"),
        "years": table.numbers("years"),
        "source_ids": table.texts("source_ids"),
        "is_unsourced": table.flag("is_unsourced"),
    }
    table.refuse_others()
    section = source.sections.get(block_id)
    if section is None:
        table.complain("id", f"Below, there is no “## [{block_id[:40]}]” with the words of this block.")
        return None
    words = read_words(section, source.file, findings)
    if words is None or kind is None or standing is None:
        return None
    try:
        return Block(block_id, kind, FrozenMapping(words), standing=standing, **values)  # type: ignore[arg-type]
    except RecordError as error:
        _complain(error, table, section, words, source.file, findings)
        return None


def _complain(
    error: RecordError, table: TomlTable, section: Section, words: dict[str, Words], file: str, findings: Findings
) -> None:
    """Notes a fault where it stands: at a key of the front matter, at words, or where words are missing."""
    if error.field in table.names() and error.field not in words:
        table.complain(error.field, str(error))
    else:
        findings.add(file, section.line_of(error.field), f"{section.id}.{error.field}", str(error))
