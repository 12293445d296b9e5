"""What the tests of catalogues ask of any of them, the site's and the desk's."""

from babel.messages.catalog import Catalog, Message


def messages(of: Catalog) -> dict[tuple[str | None, str], Message]:
    """The messages by context and English sentence."""
    return {(one.context, one.id if isinstance(one.id, str) else one.id[0]): one for one in of if one.id}


def forms(message: Message) -> tuple[str, ...]:
    """All forms of a translation."""
    return tuple(message.string) if isinstance(message.string, tuple | list) else (message.string,)


def untranslated(of: Catalog) -> list[str]:
    """The English sentences that lack a form, or whose translation nobody has confirmed."""
    return [english for (_, english), message in messages(of).items() if not _is_whole(message, of.num_plurals)]


def _is_whole(message: Message, plurals: int) -> bool:
    has_all = not message.pluralizable or len(forms(message)) == plurals
    return has_all and all(forms(message)) and not message.fuzzy
