"""The fields of a page as they are finished: takeaways and blocks, and what was found damaged on the way."""

from collections.abc import Sequence
from dataclasses import replace

from moving_cities.atlas.sentences import say
from moving_cities.intake.formats.lines import ReadFile, Repair
from moving_cities.intake.page_texts.doubling import doubled, without_doubles
from moving_cities.intake.page_texts.drafts import Draft
from moving_cities.intake.page_texts.finishing import finished, piece_of
from moving_cities.intake.page_texts.ledger import Ledger
from moving_cities.intake.page_texts.page_text import Block, Damage
from moving_cities.intake.page_texts.paragraphs import Paragraph
from moving_cities.intake.page_texts.rich import written
from moving_cities.intake.page_texts.sentence_ends import breaks_off
from moving_cities.intake.page_texts.takeaways import grouped, numbers_behind
from moving_cities.intake.page_texts.uses import Harm, Reason


class PageFields:
    """Finishes takeaways and blocks, and enters into the ledger what each line became.

    Attributes:
        takeaways: in the notation.
        blocks: in their order.
        drafts: what each block was made of.
        damage: texts that break off or stand twice.
        repairs: links whose addresses could not be kept.
    """

    def __init__(self, file: ReadFile, ledger: Ledger, language: str) -> None:
        self._file = file
        self._ledger = ledger
        self._language = language
        self.takeaways: list[str] = []
        self.blocks: list[Block] = []
        self.drafts: list[Draft] = []
        self.damage: list[Damage] = []
        self.repairs: list[Repair] = []

    def add_takeaways(self, paragraphs: Sequence[Paragraph]) -> None:
        """Finishes the takeaways. One that stands twice is left out the second time."""
        groups = grouped(paragraphs)
        seen: set[str] = set()
        for group, behind in zip(groups, numbers_behind(groups), strict=True):
            text = self._takeaway(group, behind)
            if text in seen:
                self._leave_out_double(group)
                continue
            seen.add(text)
            self.takeaways.append(text)
            for paragraph in group:
                self._ledger.use(paragraph, f"takeaway {len(self.takeaways)}")
            mark = group[0].mark
            self._ledger.leave_out_mark(group[0], behind + (mark.length if mark else 0))
            if breaks_off(text, self._language):
                self._note_damage(group, Harm.CUT)

    def add_blocks(self, drafts: Sequence[Draft]) -> None:
        """Finishes the blocks. One that stands twice is left out the second time, and so is a paragraph in a block."""
        twice = doubled(drafts)
        for index in sorted(twice):
            self._leave_out_double(drafts[index].paragraphs)
        self.drafts = [draft for index, draft in enumerate(drafts) if index not in twice]
        for paragraph, is_same_block in without_doubles(self.drafts):
            if is_same_block:
                self._ledger.leave_out(paragraph, Reason.DOUBLED)
            self._note_damage([paragraph], Harm.DOUBLED)
        for draft in self.drafts:
            result = finished(draft, self._file.lines, self._language)
            self._note_refused(result.refused, draft.paragraphs)
            self.blocks.append(result.block)

    def _takeaway(self, group: Sequence[Paragraph], behind: int) -> str:
        pieces = [replace(piece_of(paragraph), number=None) for paragraph in group]
        pieces[0].words = pieces[0].words[behind:]
        result = written(pieces)
        self._note_refused(result.refused, group)
        return result.text

    def _leave_out_double(self, paragraphs: Sequence[Paragraph]) -> None:
        for paragraph in paragraphs:
            self._ledger.leave_out(paragraph, Reason.DOUBLED)
        self._note_damage(paragraphs, Harm.DOUBLED)

    def _note_damage(self, paragraphs: Sequence[Paragraph], harm: Harm) -> None:
        lines = self._file.lines
        where = (lines[paragraphs[0].first].number, lines[paragraphs[-1].last].number)
        characters = sum(len(paragraph.text) for paragraph in paragraphs) if harm is Harm.DOUBLED else 0
        self.damage.append(Damage(where, harm, characters))

    def _note_refused(self, refused: Sequence[tuple[str, str]], paragraphs: Sequence[Paragraph]) -> None:
        holders = {link: paragraph for paragraph in reversed(paragraphs) for link in paragraph.links}
        for words, address in refused:
            number = self._file.lines[holders.get((words, address), paragraphs[0]).first].number
            what = say("The address of the link “{words}” cannot be kept; its words were.", words=words[:60])
            self.repairs.append(Repair(number, what, address[:200], ""))
