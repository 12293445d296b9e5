"""The recurring headings of texts, in the words of each language."""

from collections.abc import Callable

from moving_cities.edition.speech import Speech

_WORDS: dict[str, Callable[[Speech], str]] = {
    "unique": lambda speech: speech.say("What is unique about the city?"),
    "focus": lambda speech: speech.say("What is the focus of local migration policy?"),
    "key-factors": lambda speech: speech.say("What are the key factors?"),
    "achievements": lambda speech: speech.say("What has been achieved so far?"),
    "advocacy": lambda speech: speech.say("Political activities and advocacy beyond the city"),
    "changes": lambda speech: speech.say("What has changed since?"),
    "inspiring": lambda speech: speech.say("What is inspiring?"),
    "operation": lambda speech: speech.say("How does it work?"),
    "outcome": lambda speech: speech.say("What is the outcome?"),
    "initiators": lambda speech: speech.say("Who initiated it?"),
    "takeaways": lambda speech: speech.say("Key takeaways"),
    "who-decides": lambda speech: speech.say("Who decides?"),
    "municipal-powers": lambda speech: speech.say("What may and must municipalities do?"),
    "residence-rights": lambda speech: speech.say("Residence rights"),
    "reception": lambda speech: speech.say("Reception"),
    "recent-turns": lambda speech: speech.say("Recent turns"),
    "aim": lambda speech: speech.say("Aims"),
    "founding": lambda speech: speech.say("Origins"),
    "joining": lambda speech: speech.say("Joining"),
    "size": lambda speech: speech.say("Size"),
}


def heading_words(key: str, speech: Speech) -> str:
    """The words of a recurring heading (`atlas.kinds.HEADING_KEYS`) in the language of the speech."""
    return _WORDS[key](speech)
