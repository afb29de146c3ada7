"""The one long table: a row is one number, with its release and the cell it came from."""

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Observation(NamedTuple):
    """One number of one release.

    `period` is "" for a whole year, M01 to M12 for a month, Q1 to Q4 for a quarter of it. `value` is None where the
    status says why there is none; `cell` is file!sheet!A1, the page, or the rule of a derived value; `price_base` is
    the year of constant prices, "current", or "" where prices play no part.
    """

    source: str
    release: str
    definition: str
    indicator: str
    member: str
    year: int
    period: str
    value: float | None
    unit: str
    price_base: str
    status: str
    acquisition: str
    cell: str
    note: str


COLUMNS = Observation._fields
# What tells a figure from all others; nothing is ever overwritten (R2).
KEY = ("source", "release", "definition", "indicator", "member", "year", "period")


# How much of a release is here: all, only some figures, or no more than its terms allow to be passed on.
WHOLE, PARTIAL, EXCERPT = "whole", "partial", "excerpt"
# Where a file was had that a person gave by hand, before its name.
BY_HAND = "given:"

_NUMBERS = re.compile(r"[0-9]+|[^0-9]+")
# Pieces of a name, each a number or else a text: texts sort behind numbers.
NameOrder = tuple[tuple[int, int, str], ...]


def order_name(release: str) -> NameOrder:
    """Sorts names of releases by the numbers in them: 9, 30, 30v2; 1949-2025, 1949-2025-v1.2; 2025-Q4, 2026-Q1."""
    pieces = _NUMBERS.findall(release)
    return tuple((0, int(piece), "") if piece[0] in "0123456789" else (1, 0, piece) for piece in pieces)


@dataclass(frozen=True)
class Origin:
    """A file that a release was read from: where it was had, and the hash of its bytes."""

    url: str
    sha256: str
    bytes: int


@dataclass(frozen=True)
class Release:
    """One publication of a source. `published` is the publisher's clock, never ours.

    `extent` is WHOLE, PARTIAL or EXCERPT.
    """

    source: str
    release: str
    title: str
    published: date
    definition: str
    acquisition: str
    note: str
    origins: tuple[Origin, ...]
    extent: str = WHOLE

    @property
    def order(self) -> tuple[date, NameOrder]:
        """Sorts the releases of a source, oldest first; those of one day by name."""
        return self.published, order_name(self.release)

    @property
    def is_by_hand(self) -> bool:
        """Whether a file that it was read from was given by hand."""
        return any(origin.url.startswith(BY_HAND) for origin in self.origins)
