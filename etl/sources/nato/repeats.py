"""Whether what a table repeats of others fits them: their figures, and changes over several years."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from etl.arithmetic.precision import rounding
from etl.errors import LayoutError
from etl.observation import Observation
from etl.sources.nato.checks import Stored, describe_figure
from etl.sources.nato.numerals import get_half_unit, read_number
from etl.sources.nato.observations import Span
from etl.sources.remedies import COPY

# How far a figure may be from the one before it was rounded, by its cell; one that is left out was not rounded.
Roundings = Mapping[str, Decimal]
# For the arithmetic of figures that were not rounded.
_NOISE = Decimal("1e-9")


def find_print(printed: Mapping[str, str]) -> Roundings:
    """How far figures were rounded by what is printed for each, by its cell. NATO's sign for nil is not rounded."""
    return {where: Decimal(0) if read_number(text) is None else get_half_unit(text) for where, text in printed.items()}


def find_decimals(*groups: Iterable[Observation | Span]) -> Roundings:
    """How far figures were rounded by the decimals that those of one indicator have, in each group; by their cells."""
    found: dict[str, Decimal] = {}
    for group in groups:
        known: dict[str, dict[str, float]] = defaultdict(dict)
        for one in group:
            where, value = (one.where, one.percent) if isinstance(one, Span) else (one.cell, one.value)
            if value is not None:
                known[one.indicator][where] = value
        for values in known.values():
            found |= dict.fromkeys(values, rounding(values.values(), transcribed=False))
    return found


def check_repeats(repeats: Iterable[Observation], stored: Stored, roundings: Roundings) -> None:
    """Raise LayoutError unless each figure that a table repeats is the one that it repeats.

    Where one of the two has fewer decimals, it may differ by its rounding.
    """
    for again in repeats:
        first = stored.get((again.indicator, again.member, again.year))
        if first is None:
            raise LayoutError(again.cell, "repeats a figure that no other table gives", COPY)
        if not _repeats(again, first, roundings):
            problem = f"repeats {first.cell}, but reads {describe_figure(again)}, not {describe_figure(first)}"
            raise LayoutError(again.cell, problem, COPY)


def _repeats(one: Observation, other: Observation, roundings: Roundings) -> bool:
    if (one.unit, one.price_base) != (other.unit, other.price_base):
        return False
    # A cell may be blank in one table and hold a sign in the other.
    if one.value is None or other.value is None:
        return one.value is other.value
    if one.status != other.status:
        return False
    mine, its_own = (roundings.get(row.cell, Decimal(0)) for row in (one, other))
    allowed = 0.0 if mine == its_own else float(mine + its_own)
    return math.isclose(one.value, other.value, rel_tol=1e-9, abs_tol=allowed + 1e-9)


def check_spans(spans: Iterable[Span], stored: Stored, roundings: Roundings) -> None:
    """Raise LayoutError unless each change over several years follows from its first and last value, as rounded."""
    for span in spans:
        first, last = (stored.get((span.indicator, span.member, year)) for year in (span.first, span.last))
        if not _follows(span, first, last, roundings):
            values = [None if one is None else one.value for one in (first, last)]
            problem = f"says that {span.member} changed by {span.percent} % from {span.first} to {span.last}"
            raise LayoutError(span.where, f"{problem}, but the values of these years are {values}", COPY)


def _follows(span: Span, first: Observation | None, last: Observation | None, roundings: Roundings) -> bool:
    if first is None or last is None or not first.value or last.value is None:
        return span.percent is None
    if span.percent is None:
        return False
    low = _change(_shift(first, roundings, 1), _shift(last, roundings, -1))
    high = _change(_shift(first, roundings, -1), _shift(last, roundings, 1))
    stated = Decimal(str(span.percent))
    slack = roundings.get(span.where, Decimal(0)) + _NOISE * max(Decimal(1), abs(stated))
    return low - slack <= stated <= high + slack


def _shift(row: Observation, roundings: Roundings, up_or_down: int) -> Decimal:
    return Decimal(str(row.value)) + up_or_down * roundings.get(row.cell, Decimal(0))


def _change(first: Decimal, last: Decimal) -> Decimal:
    return 100 * (last / first - 1)
