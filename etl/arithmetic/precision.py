"""How precisely figures were printed. Which decimals a table has shows only in all its values together.

A printed 2.50 is stored as 2.5, and a workbook may hold rounded figures as well as a printed page does.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy

    _Numbers = numpy.ndarray[tuple[int], numpy.dtype[numpy.float64]]

# From this many decimals on, a figure was not rounded for print.
FULL_PRECISION = 6
# Fewer figures than this may lack decimals by chance: a publisher's own are then taken as unrounded.
ENOUGH = 20
# The part of a table that may be printed with more decimals: 0.04 among 26.5 and 9.3.
MORE = 0.05
# Two computers may differ by so much, relative to the value, in the same figure.
NOISE = 1e-9
# Below this a float tells fifteen digits, as many decimals as are counted among them.
_LARGE = 10.0 ** (15 - FULL_PRECISION)
# A verdict at 2 % compares shares with two decimals (R4). With one, 1.95 and 2.04 would both be 2.0.
DECIMALS_OF_VERDICT = 2


def decimals(values: Iterable[float]) -> int:
    """The most decimals that `values` have, but for the few that may have more; FULL_PRECISION where there are none.

    Below 0 where ENOUGH values all end in zeros: -3 for billions that are stated in millions. Raises ValueError where
    one is no finite number.
    """
    return _find_most(sorted(_decimals(value) for value in values))


def count_decimals(value: float, most: int) -> int:
    """The decimals of one value, or `most` where it has more: what `decimals` says of it alone, sooner."""
    return next((places for places in range(most) if round(value, places) == value), most)


def half_unit(values: Iterable[float]) -> Decimal:
    """Half a unit of the last decimal that `values` have; 0 where they were not rounded, or there are none."""
    found = _find_most(sorted(_count_decimals(_make_array(values))))
    return Decimal(0) if found >= FULL_PRECISION else Decimal(5).scaleb(-found - 1)


def rounding(values: Iterable[float], transcribed: bool) -> Decimal:
    """How far each of `values`, one indicator of one release, may be from the figure before it was rounded.

    What was `transcribed` was rounded as it shows. A publisher's own figures are unrounded where they are too few to
    tell: where they are ENOUGH and none has many decimals, the publisher rounded them, on a page or in a workbook.
    """
    found = _make_array(values)
    return half_unit(found) if transcribed or len(found) >= ENOUGH else Decimal(0)


def usable_for_verdict(shares: Iterable[float | None]) -> bool:
    """Whether a verdict at a target may rest on `shares`: all those of one release and indicator, None for no share.

    False where all were printed with fewer than two decimals, and where there are none.
    """
    known = [share for share in shares if share is not None]
    return bool(known) and decimals(known) >= DECIMALS_OF_VERDICT


# The same releases are asked about again and again.
@lru_cache(maxsize=2**10)
def _decimals(value: float) -> int:
    exponent = Decimal(repr(float(value))).normalize().as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"{value} is no finite number, so it has no decimals")
    # Nought has no last digit; it is printed with as many zeros as its table has decimals.
    return -exponent if value else -FULL_PRECISION


def _find_most(counts: Sequence[int]) -> int:
    if not counts:
        return FULL_PRECISION
    most = counts[-1 - int(MORE * len(counts))]
    return most if len(counts) >= ENOUGH else max(0, most)


def _make_array(values: Iterable[float]) -> "_Numbers":
    import numpy

    return numpy.asarray(values if isinstance(values, numpy.ndarray) else list(values), dtype=float)


def _count_decimals(values: "_Numbers") -> list[int]:
    """The decimals of each value, FULL_PRECISION where it has as many or more: what `_decimals` says, a column at once.

    A number has no more decimals than so many if it is, to the last bit, itself rounded to them. That shows while a
    float can tell all its digits; larger ones are looked at one by one.
    """
    import numpy

    sizes = numpy.abs(values)
    counts = numpy.full(len(sizes), FULL_PRECISION)
    large = ~(sizes < _LARGE)
    counts[large] = [min(_decimals(value), FULL_PRECISION) for value in values[large].tolist()]
    counts[sizes == 0] = -FULL_PRECISION
    left, places = numpy.flatnonzero((sizes > 0) & ~large), FULL_PRECISION
    while left.size:
        counts[left] = places
        places -= 1
        left = left[_round(sizes[left], places) == sizes[left]]
    found: list[int] = counts.tolist()
    return found


def _round(sizes: "_Numbers", places: int) -> "_Numbers":
    import numpy

    power = 10.0 ** abs(places)
    return numpy.rint(sizes * power) / power if places > 0 else numpy.rint(sizes / power) * power
