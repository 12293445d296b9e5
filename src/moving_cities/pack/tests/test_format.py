"""Every field of the atlas has its place in a pack, and every place is documented."""

import dataclasses
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moving_cities.atlas.documents import Block
from moving_cities.atlas.kinds import HEADING_KEYS, PLAIN_FIELDS, BlockKind, RecordKind, Section
from moving_cities.atlas.provenance import Origin, Provenance
from moving_cities.pack.blocks import block_values
from moving_cities.pack.layout import FORMAT, MAX_TABLE_BYTES, MAX_TEXT_BYTES
from moving_cities.pack.provenance_table import provenance_values
from moving_cities.pack.reading import read_files
from moving_cities.pack.tables import RECORD_TABLES, TABLES, Table
from moving_cities.pack.toml_writing import toml_lines

Files = dict[str, bytes]
DOCUMENT = (Path(__file__).parents[4] / "docs" / "reference" / "pack-format.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", RECORD_TABLES, ids=lambda table: table.file)
def test_every_field_of_a_record_is_a_column(table: Table) -> None:
    """A field that is added to a record and forgotten here would be lost in an export."""
    fields = {field.name for field in dataclasses.fields(table.record)}
    elsewhere = {"names"} if table.has_names else set()
    elsewhere |= {"slugs"} if table.has_slugs else set()
    assert set(table.columns) | elsewhere == fields


def test_every_field_of_a_block_is_a_key(small_pack: Files) -> None:
    block = read_files(small_pack).documents[0].blocks[0]
    assert set(block_values(block)) | {"words"} == {field.name for field in dataclasses.fields(Block)}


def test_every_field_of_a_provenance_is_a_key() -> None:
    fields = {field.name for field in dataclasses.fields(Provenance)}
    assert set(provenance_values(Provenance(Origin.HUMAN))) == fields


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.file)
def test_every_column_is_documented_in_its_order(table: Table) -> None:
    row = next(line for line in DOCUMENT.splitlines() if line.startswith(f"| `{table.file}`"))
    assert f"| `{','.join(table.columns)}`" in row


def test_every_key_and_kind_is_documented() -> None:
    block_keys = [field.name for field in dataclasses.fields(Block) if field.name != "words"]
    plain_fields = [name for names in PLAIN_FIELDS.values() for name in names]
    provenance_keys = [field.name for field in dataclasses.fields(Provenance)]
    names = [*BlockKind, *RecordKind, *Section, *HEADING_KEYS, *block_keys, *plain_fields, *provenance_keys]
    missing = [name for name in names if not re.search(rf"\b{re.escape(name)}\b", DOCUMENT)]
    assert missing == []


def test_the_documented_limits_are_the_limits() -> None:
    assert f"`format = {FORMAT}`" in DOCUMENT
    assert f"{MAX_TEXT_BYTES:,} bytes" in DOCUMENT
    assert f"{MAX_TABLE_BYTES:,} bytes" in DOCUMENT


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=8),
        st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=8)
        | st.integers(-(2**63), 2**63 - 1)
        | st.booleans()
        | st.lists(st.integers(0, 9999), min_size=1, max_size=3),
        max_size=4,
    )
)
def test_what_is_written_as_toml_is_read_by_any_toml_reader(values: dict[str, str]) -> None:
    assert tomllib.loads("\n".join(toml_lines(values))) == values
