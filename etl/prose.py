"""Days and lists in English prose, whatever the machine's locale."""

from collections.abc import Sequence
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day(when: date) -> str:
    """A day: 4 December 2019."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def listing(words: Sequence[str], last: str = "and") -> str:
    """The words as a list: a, b and c; `last` stands before the last of them."""
    return "".join(words) if len(words) < 2 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def counted(number: int, thing: str) -> str:
    """The number with its thing: 1 release, 2,000 rows."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def start(sentence: str) -> str:
    """The text with a capital at its start."""
    return sentence[:1].upper() + sentence[1:]


def ordinal(place: int) -> str:
    """A place in a row: 1st, 2nd, 3rd, 11th."""
    ending = "th" if 10 < place % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"
