"""The atlas as a folder of CSV and Markdown files: read with every fault named, written without loss.

The format is described in `docs/reference/pack-format.md`. Two laws hold for every valid atlas:
`read_pack(write_pack(atlas)) == atlas`, and the same atlas always gives the same bytes.
"""

from moving_cities.pack.errors import PackError, PackProblem, PackTargetError, VaultError
from moving_cities.pack.reading import read_pack
from moving_cities.pack.vault import Vault
from moving_cities.pack.writing import pack_files, write_pack

__all__ = [
    "PackError",
    "PackProblem",
    "PackTargetError",
    "Vault",
    "VaultError",
    "pack_files",
    "read_pack",
    "write_pack",
]
