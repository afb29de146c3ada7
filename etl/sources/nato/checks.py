"""What must hold between the figures of one workbook: nothing missing or twice, repeats and units as they should be."""

import math
from collections.abc import Iterable, Mapping

from etl.catalogue.indicators import indicators
from etl.errors import LayoutError
from etl.observation import Observation
from etl.sources.nato import layout
from etl.sources.nato.columns import COPY
from etl.sources.nato.observations import Span

Stored = Mapping[tuple[str, str, int], Observation]
# GDP over defence expenditure: the smallest and largest known are 24 and 276. Billions read as millions fall outside.
SIZES = (15.0, 500.0)
_PAIRS = (
    ("gdp_usd_current", "defence_expenditure_usd_current"),
    ("gdp_usd_constant", "defence_expenditure_usd_constant"),
)


def by_key(observations: Iterable[Observation]) -> dict[tuple[str, str, int], Observation]:
    """Observations by indicator, member and year. Raises LayoutError where two tables give the same figure."""
    found: dict[tuple[str, str, int], Observation] = {}
    for new in observations:
        old = found.setdefault((new.indicator, new.member, new.year), new)
        if old is not new:
            raise LayoutError(new.cell, f"the same figure stands in {old.cell}", COPY)
    return found


def check_whole(file: str, stored: Stored) -> None:
    """Raise LayoutError unless the workbook has every table that it must have."""
    missing = layout.REQUIRED - {indicator for indicator, _, _ in stored}
    if missing:
        titles = ", ".join(repr(indicators()[name].title) for name in sorted(missing))
        raise LayoutError(file, f"no table gives {titles}", COPY)


def check_repeated(repeats: Iterable[Observation], spans: Iterable[Span], stored: Stored) -> None:
    """Raise LayoutError unless what one table repeats of others equals them.

    Each repeated figure must be the same, and each change over several years follow from its first and last value.
    """
    _check_repeats(repeats, stored)
    _check_spans(spans, stored)


def _check_repeats(repeats: Iterable[Observation], stored: Stored) -> None:
    for again in repeats:
        first = stored.get((again.indicator, again.member, again.year))
        if first is None:
            raise LayoutError(again.cell, "repeats a figure that no other table gives", COPY)
        if not _same(again, first):
            problem = f"repeats {first.cell}, but reads {_said(again)}, not {_said(first)}"
            raise LayoutError(again.cell, problem, COPY)


def _same(one: Observation, other: Observation) -> bool:
    if (one.unit, one.price_base, one.status) != (other.unit, other.price_base, other.status):
        return False
    return one.value == other.value or _close(one.value, other.value)


def _close(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def _said(row: Observation) -> str:
    value = "nothing" if row.value is None else f"{row.value:.10g}"
    return f"{value} ({row.unit}, prices of {row.price_base or 'no year'}, {row.status})"


def _check_spans(spans: Iterable[Span], stored: Stored) -> None:
    for span in spans:
        first, last = (stored.get((span.indicator, span.member, year)) for year in (span.first, span.last))
        change = _change(first, last)
        if span.percent != change and not _close(span.percent, change):
            problem = f"says that {span.member} changed by {span.percent} % from {span.first} to {span.last}"
            raise LayoutError(span.where, f"{problem}, but the values of these years give {change}", COPY)


def _change(first: Observation | None, last: Observation | None) -> float | None:
    if first is None or last is None or not first.value or last.value is None:
        return None
    return 100 * (last.value / first.value - 1)


def check_sizes(stored: Stored) -> None:
    """Raise LayoutError where GDP and defence expenditure cannot be in the units that their headings state (R18)."""
    for gdp_id, spending_id in _PAIRS:
        for (indicator, member, year), gdp in stored.items():
            spending = stored.get((spending_id, member, year)) if indicator == gdp_id else None
            if spending is None or not spending.value or gdp.value is None:
                continue
            if not SIZES[0] <= gdp.value / spending.value <= SIZES[1]:
                problem = f"GDP is {gdp.value / spending.value:.4g} times the defence expenditure in {spending.cell}"
                raise LayoutError(gdp.cell, f"{problem}: a unit is not what its heading says", COPY)
