"""Places: the name of a municipality, as people write it, to a record of the atlas or of GeoNames.

Nothing is guessed silently: a match below `CERTAIN` is for a person to decide, with the candidates and reasons.
"""

from moving_cities.intake.places.candidates import CERTAIN, Candidate, Match, Place, Reason, Why
from moving_cities.intake.places.mentions import Mention
from moving_cities.intake.places.place_finder import Places

__all__ = ["CERTAIN", "Candidate", "Match", "Mention", "Place", "Places", "Reason", "Why"]
