"""Where a member stands among all by one figure: the place that a claim speaks of, and who shares it."""

from collections.abc import Collection, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from etl.observation import Observation

# What a table prints of a share: figures that are alike in it may differ behind.
_PRINTED = Decimal("0.01")


class Place(NamedTuple):
    """A place counted from the top, or from the bottom where that is what is claimed.

    `rank` is 1 for the end that is counted from, and the same for all with the same figure, who are `shared` without
    the member itself; `of` have a figure, and `missing` would count and have none. `alike` have another place, and the
    same figure as far as it is printed.
    """

    rank: int
    of: int
    shared: tuple[str, ...]
    missing: tuple[str, ...]
    alike: tuple[str, ...] = ()

    def is_within(self, wanted: int) -> bool | None:
        """Whether the member has a rank or one nearer to the end that is counted from; None where others decide."""
        if self.rank + len(self.missing) <= wanted:
            return True
        return None if self.rank <= wanted else False

    def is_at(self, wanted: int) -> bool | None:
        """Whether the member has a rank; None where members without a figure would decide (R31)."""
        if not self.missing and self.rank == wanted:
            return True
        return None if self.rank <= wanted <= self.rank + len(self.missing) else False


def find_place(column: Mapping[str, Observation], codes: Collection[str], code: str, from_bottom: bool) -> Place:
    """The place of a member that has a figure among `codes`, those with armed forces."""
    values = {one: column[one].value or 0.0 for one in codes if one in column}
    mine = values[code]
    ahead = sum((value < mine) if from_bottom else (value > mine) for value in values.values())
    shared = tuple(one for one, value in values.items() if value == mine and one != code)
    printed = _round(mine)
    alike = tuple(one for one, value in values.items() if value != mine and _round(value) == printed)
    return Place(1 + ahead, len(values), shared, tuple(one for one in codes if one not in column), alike)


def _round(value: float) -> Decimal:
    return Decimal(repr(float(value))).quantize(_PRINTED, ROUND_HALF_UP)
