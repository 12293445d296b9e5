"""The door of the room: both gazetteers behind two questions."""

from moving_cities.atlas.snapshot import Atlas
from moving_cities.intake.places.atlas_names import AtlasNames
from moving_cities.intake.places.candidates import Match
from moving_cities.intake.places.matching import Matcher
from moving_cities.intake.places.mentions import Mention, Mentions


class Places:
    """The municipalities that names can mean: those of an atlas, and those of GeoNames that it does not have yet.

    Making it costs some hundredths of a second; GeoNames is read at the first question, once per process.
    """

    def __init__(self, names: AtlasNames) -> None:
        self._matcher = Matcher(names)
        self._mentions = Mentions(self._matcher.names)

    @classmethod
    def from_atlas(cls, atlas: Atlas, *, with_sources: bool = True) -> "Places":
        """The places of this atlas and of GeoNames.

        Args:
            atlas: the atlas.
            with_sources: whether the names that sources of memberships use count as names of their cities.
        """
        return cls(AtlasNames(atlas, with_sources=with_sources))

    def match(self, name: str, country: str = "", language: str = "") -> Match:
        """The municipality that a name means, with a confidence, reasons, and the others that it may mean.

        Args:
            name: as somebody wrote it: *Gent*, *Stadt Köln*, *Frankfurt/M.*, *Brussel/Bruxelles*.
            country: a code or a name in any language of the atlas; empty where it is not known.
            language: code of the language of the text around it, which makes its endings known (*Gandawie*).

        Returns:
            The match. Take it only if `is_certain`; else ask.
        """
        return self._matcher.match(name, country, language)

    def find(self, text: str, language: str) -> list[Mention]:
        """The cities of the atlas that a running text names, in its order (see `Mentions.find`)."""
        return self._mentions.find(text, language)
