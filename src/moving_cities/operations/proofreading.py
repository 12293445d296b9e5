"""`moving-cities proofread`: the remarks of the proofreader, for people and for programs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import orjson

from moving_cities.operations.errors import OperationsError
from moving_cities.pack import read_pack
from moving_cities.pack.proofreading import Remark, Rule, proofread, read_seeds

_GUIDE = "docs/editors/proofreading.md"


class UnknownRuleError(OperationsError):
    """A rule was asked for that the proofreader does not have."""


class NoSeedsError(OperationsError):
    """The folder of texts that may not be repeated holds none, so nothing would be compared."""


def chosen_rules(names: Sequence[str]) -> tuple[Rule, ...]:
    """The rules of these names, all where none is given. Raises UnknownRuleError."""
    unknown = sorted(set(names) - set(Rule))
    if unknown:
        raise UnknownRuleError(f"There is no rule {', '.join(unknown)}.", f"Choose among: {', '.join(Rule)}.")
    return tuple(rule for rule in Rule if rule in names) if names else tuple(Rule)


def read(pack: Path, against: Path | None, rules: Sequence[Rule]) -> list[Remark]:
    """The remarks on a pack.

    Args:
        pack: the folder of the pack.
        against: a folder of texts that the pack may not repeat, if there is one.
        rules: the rules to read by.

    Raises:
        PackError: the pack cannot be read.
        NoSeedsError: there is no text in `against`.
    """
    seeds = read_seeds(against) if against else ()
    if against and not seeds:
        raise NoSeedsError(
            f"The folder {against} holds no text (.txt, .md, .html, .csv).", "Name the folder that does."
        )
    return proofread(read_pack(pack), seeds=seeds, rules=rules)


def in_words(pack: Path, remarks: Sequence[Remark], rules: Sequence[Rule]) -> str:
    """The remarks one a line, how many there are of each rule, and the command to try next."""
    if not remarks:
        return f"Nothing to remark on {pack}, read by {len(rules)} rules: {', '.join(rules)}."
    counts = Counter(remark.rule for remark in remarks)
    lines = [str(remark) for remark in remarks]
    summary = [f"  {rule:<11} {counts[rule]:>5,}" for rule in rules]
    noun = "remark" if len(remarks) == 1 else "remarks"
    most = max(rules, key=lambda rule: counts[rule])
    return "\n".join(
        [
            *lines,
            "",
            f"{len(remarks):,} {noun} on {pack}:",
            *summary,
            f"How to mend each is described in {_GUIDE}. Next: moving-cities proofread {pack} --only {most}",
        ]
    )


def as_json(remarks: Sequence[Remark]) -> str:
    """The remarks as a JSON list of objects with file, field, rule, words and message."""
    return orjson.dumps([asdict(remark) for remark in remarks], option=orjson.OPT_INDENT_2).decode()
