"""Whether a member is at a target (R4), and how many are (R31). Nobody else decides it.

published   the published share, rounded half up to two decimals, as NATO's table prints it; and where NATO itself
            states who is at 2 %, that statement (R30)
strict      the published share, unrounded
recomputed  spending / GDP at constant prices of the same release, rounded like `published`
nominal     spending / GDP at current prices of the same release, rounded like `published`

Decimal arithmetic throughout: a binary float would put 2.675 at 2.67 and 1.995 at 1.99. Shares and targets are in the
same unit, per cent.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache
from operator import ge, gt, lt

from etl.arithmetic.precision import ENOUGH, decimals, usable_for_verdict
from etl.asof.membership import with_armed_forces
from etl.catalogue.share import STATED_AT
from etl.observation import Observation


class Convention(StrEnum):
    """Which figure a verdict goes by, and how it is rounded."""

    PUBLISHED = "published"
    STRICT = "strict"
    RECOMPUTED = "recomputed"
    NOMINAL = "nominal"


class Comparison(StrEnum):
    """How a figure is held against a number."""

    BELOW = "below"
    AT_OR_ABOVE = "at_or_above"
    ABOVE = "above"


CONVENTIONS = tuple(str(convention) for convention in Convention)
# A release answers for the Alliance where it has a figure or a verdict for this share of the members counted (R30).
_SHARE_OF_MEMBERS = Decimal("0.9")
# A share that lies nearer to the target than this may change sides with the next revision.
NEAR = Decimal("0.02")
_TWO_DECIMALS = Decimal("0.01")
_HOLDS: Mapping[Comparison, Callable[[Decimal, Decimal], bool]] = {
    Comparison.BELOW: lt,
    Comparison.AT_OR_ABOVE: ge,
    Comparison.ABOVE: gt,
}

# By member, what has a value in one year of one release.
Column = Mapping[str, Observation]


def meets(share: float, target: float, convention: str) -> bool:
    """Whether `share` is at or above `target`; `share` is the one that `convention` goes by. Raises like `compare`."""
    return compare(share, Comparison.AT_OR_ABOVE, exact(target), convention)


def compare(value: float, comparison: Comparison, threshold: Decimal, convention: str) -> bool:
    """Whether a figure is below, at or above, or above a threshold in its own unit, under a convention.

    Raises ValueError where `convention` is not one of CONVENTIONS.
    """
    if convention not in CONVENTIONS:
        raise ValueError(f"{convention!r} is no convention of a verdict; there are {', '.join(CONVENTIONS)}")
    shown = exact(value) if convention == Convention.STRICT else rounded(value)
    return _HOLDS[comparison](shown, threshold)


# The same figures are held against the same targets again and again.
@lru_cache(maxsize=2**10)
def rounded(share: float) -> Decimal:
    """The share as it is printed: half up to two decimals."""
    return exact(share).quantize(_TWO_DECIMALS, ROUND_HALF_UP)


@lru_cache(maxsize=2**10)
def exact(number: float) -> Decimal:
    """The number as it was printed or stored: the shortest decimal that reads as this float."""
    return Decimal(repr(float(number)))


def borderline(shares: Mapping[str, float | None], target: float) -> bool:
    """Whether the verdict on one member rests on a choice; `shares` holds, by convention, the share it goes by.

    True where the conventions disagree, or where a share lies less than 0.02 points from the target.
    """
    known = {convention: share for convention, share in shares.items() if share is not None}
    verdicts = {meets(share, target, convention) for convention, share in known.items()}
    near = any(abs(exact(share) - exact(target)) < NEAR for share in known.values())
    return near or len(verdicts) > 1


def is_clear(column: Column, every_year: Callable[[], Iterable[float]]) -> bool:
    """Whether shares were printed with decimals enough for a verdict at a target: two or more.

    The figures of the year show that; those of all years (`every_year`) where they are few.
    """
    if not column:
        return False
    own = [row.value for row in column.values() if row.value is not None]
    return usable_for_verdict(own if len(own) >= ENOUGH else every_year())


def printed_decimals(column: Column, every_year: Callable[[], Iterable[float]]) -> int:
    """With how many decimals the figures of a year were printed; like `is_clear` by all years where they are few."""
    own = [row.value for row in column.values() if row.value is not None]
    return decimals(own if len(own) >= ENOUGH else every_year())


def is_stated(target: float, convention: str) -> bool:
    """Whether NATO's own statement, where a release makes it, is a verdict at this target under this convention."""
    return target == STATED_AT and convention == Convention.PUBLISHED


@dataclass(frozen=True)
class Verdict:
    """Whether a member is at or above the target, and what says so: its share, or NATO's own statement.

    `met` is None where nothing says.
    """

    met: bool | None
    row: Observation | None = None
    stated: bool = False


def judge(code: str, target: float, convention: str, shares: Column, stated: Column) -> Verdict:
    """The verdict on one member in one release and year.

    `shares` are those that `convention` goes by, none where they were printed too coarsely; `stated` is NATO's own
    statement of who is at the target, where it makes one. NATO's word on it goes before its figure.
    """
    if convention == Convention.PUBLISHED and code in stated:
        return Verdict(stated[code].value == 1, stated[code], stated=True)
    if code in shares:
        return Verdict(meets(shares[code].value or 0.0, target, convention), shares[code])
    return Verdict(None)


@dataclass(frozen=True)
class Count:
    """The verdicts on the members counted, by code, Iceland included. "x of y": y is those with armed forces (R31)."""

    verdicts: Mapping[str, Verdict]

    @property
    def members(self) -> tuple[str, ...]:
        """All who are counted."""
        return tuple(self.verdicts)

    @property
    def armed(self) -> tuple[str, ...]:
        """Those that have armed forces."""
        return with_armed_forces(self.verdicts)

    @property
    def met(self) -> tuple[str, ...]:
        """Who is at or above the target."""
        return self._where(True)

    @property
    def below(self) -> tuple[str, ...]:
        """Who is below it, by a figure or NATO's word: members without armed forces are neither."""
        return self._where(False)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Those with armed forces of whom nothing is known."""
        return self._where(None)

    @property
    def of(self) -> int:
        """How many are asked about: the members with armed forces, whether or not a figure is at hand."""
        return len(self.armed)

    @property
    def answers(self) -> bool:
        """Whether it can stand for the Alliance: nine in ten of those asked about have a figure or a verdict (R30)."""
        return is_enough(self.of - len(self.unknown), self.of)

    @property
    def rests_on(self) -> tuple[Observation, ...]:
        """The figures and statements behind it."""
        return tuple(verdict.row for verdict in self.verdicts.values() if verdict.row is not None)

    def _where(self, met: bool | None) -> tuple[str, ...]:
        return tuple(code for code in self.armed if self.verdicts[code].met is met)


def is_enough(known: int, of: int) -> bool:
    """Whether so many members can stand for all of whom something is asked (R30)."""
    return of > 0 and known >= _SHARE_OF_MEMBERS * of


def count_members(codes: Iterable[str], target: float, convention: str, shares: Column, stated: Column) -> Count:
    """The count over these members; the columns as `judge` takes them."""
    return Count({code: judge(code, target, convention, shares, stated) for code in codes})
