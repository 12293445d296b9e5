"""What the characters of the input were used as, or why they were left out."""

from enum import StrEnum


class Reason(StrEnum):
    """Why characters of the input stand in no field of the result. The values are stable."""

    BLANK = "blank"
    BRAND = "brand"
    LABEL = "label"
    BUTTON = "button"
    NAVIGATION = "navigation"
    COOKIES = "cookies"
    FOOTER = "footer"
    NUMBER = "number"
    APPROACHES = "approaches"
    NEXT_CITY = "next city"
    COUNTRY = "country"
    CITY = "city"
    TOPIC = "topic"
    DOUBLED = "doubled"
    SIGNS = "signs"
    LOST = "lost"


class Harm(StrEnum):
    """What is damaged. The values are stable."""

    LOST = "lost"
    CUT = "cut"
    EMPTY = "empty"
    DOUBLED = "doubled"
