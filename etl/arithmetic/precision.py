"""How precisely figures were printed. Which decimals a table has shows only in all its values together.

A printed 2.50 is stored as 2.5, and a workbook may hold rounded figures as well as a printed page does.
"""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

# From this many decimals on, a figure was not rounded for print.
FULL_PRECISION = 6
# Fewer figures than this may lack decimals by chance: a publisher's own are then taken as unrounded.
ENOUGH = 20
# The part of a table that may be printed with more decimals: 0.04 among 26.5 and 9.3.
MORE = 0.05
# Two computers may differ by so much, relative to the value, in the same figure.
NOISE = 1e-9
# A verdict at 2 % compares shares with two decimals (R4). With one, 1.95 and 2.04 would both be 2.0.
DECIMALS_OF_VERDICT = 2


def decimals(values: Iterable[float]) -> int:
    """The most decimals that `values` have, but for the few that may have more; FULL_PRECISION where there are none.

    Below 0 where ENOUGH values all end in zeros: -3 for billions that are stated in millions. Raises ValueError where
    one is no finite number.
    """
    found = sorted(_decimals(value) for value in values)
    if not found:
        return FULL_PRECISION
    most = found[-1 - int(MORE * len(found))]
    return most if len(found) >= ENOUGH else max(0, most)


def half_unit(values: Iterable[float]) -> Decimal:
    """Half a unit of the last decimal that `values` have; 0 where they were not rounded, or there are none."""
    found = decimals(values)
    return Decimal(0) if found >= FULL_PRECISION else Decimal(5).scaleb(-found - 1)


def rounding(values: Iterable[float], transcribed: bool) -> Decimal:
    """How far each of `values`, one indicator of one release, may be from the figure before it was rounded.

    What was `transcribed` was rounded as it shows. A publisher's own figures are unrounded where they are too few to
    tell: where they are ENOUGH and none has many decimals, the publisher rounded them, on a page or in a workbook.
    """
    found = tuple(values)
    return half_unit(found) if transcribed or len(found) >= ENOUGH else Decimal(0)


def usable_for_verdict(shares: Iterable[float | None]) -> bool:
    """Whether a verdict at a target may rest on `shares`: all those of one release and indicator, None for no share.

    False where all were printed with fewer than two decimals, and where there are none.
    """
    known = [share for share in shares if share is not None]
    return bool(known) and decimals(known) >= DECIMALS_OF_VERDICT


# The same releases are asked about again and again.
@lru_cache(maxsize=2**14)
def _decimals(value: float) -> int:
    exponent = Decimal(repr(float(value))).normalize().as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"{value} is no finite number, so it has no decimals")
    # Nought has no last digit; it is printed with as many zeros as its table has decimals.
    return -exponent if value else -FULL_PRECISION
