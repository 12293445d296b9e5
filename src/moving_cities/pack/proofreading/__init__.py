"""The writers' check: a proofreader that reads the texts of an atlas as an editor would, and never tires.

Each rule is a module of its own and a function from what is read to remarks; `proofread` runs them all.
What each rule asks for, with examples, is described in `docs/editors/proofreading.md`.
"""

from moving_cities.pack.proofreading.limits import USUAL, Limits
from moving_cities.pack.proofreading.overlap import SeedText, read_seeds
from moving_cities.pack.proofreading.proofread import proofread
from moving_cities.pack.proofreading.remarks import Remark, Rule

__all__ = ["USUAL", "Limits", "Remark", "Rule", "SeedText", "proofread", "read_seeds"]
