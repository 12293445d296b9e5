"""How long texts may be, with the reason for each limit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits that the proofreader holds texts to; all inclusive.

    Attributes:
        title: characters; what a page title and a link to it show in one line.
        subtitle: characters; one line below the title on a wide screen, two on a phone.
        summary: characters; what lists, search results and previews show without cutting.
        lead: characters; a run-in line that is read at a glance.
        translation_factor: by how much those of a translation may be exceeded, since the same takes up to
            a third more room in Greek, French or Polish than in English.
        profile_words: words of takeaways and sections of a featured city in the source language: read in
            two to four minutes.
        takeaways: number of takeaways of a profile.
        approach_words: words of the sections of an approach that has any.
        topics: topics of an approach, so that filters stay sharp.
        paragraph_words: words of a paragraph or item; more is a wall on a phone.
        translation_ratio: characters of a translation by those of its source; outside, something was left
            out or added.
        ratio_from: characters of the source from which the ratio says something.
        language_words: words of a segment from which its language can be told with certainty.
        shared_words: words in a row that are shared with a text that was not to be copied.
        same_words: words from which a translation cannot be the same as its source by chance.
    """

    title: int = 100
    subtitle: int = 100
    summary: int = 220
    lead: int = 90
    translation_factor: float = 1.3
    profile_words: tuple[int, int] = (350, 700)
    takeaways: tuple[int, int] = (1, 3)
    approach_words: tuple[int, int] = (60, 200)
    topics: int = 3
    paragraph_words: int = 150
    translation_ratio: tuple[float, float] = (0.5, 2.0)
    ratio_from: int = 60
    language_words: int = 12
    shared_words: int = 8
    same_words: int = 4


USUAL = Limits()
"""The limits of the start pack."""
