"""Printed changes over several years, held against the printed values of their first and last year."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from etl.errors import LayoutError
from etl.observation import Observation
from etl.sources.nato.checks import Stored
from etl.sources.nato.columns import COPY
from etl.sources.nato.observations import Span
from etl.sources.nato.pdf.numerals import half_unit


def check_spans(spans: Iterable[Span], stored: Stored, printed: Mapping[str, str]) -> None:
    """Raise LayoutError unless each change follows from its first and last value, all three being rounded.

    `printed` has what is printed for each figure, by its place.
    """
    for span in spans:
        first, last = (stored.get((span.indicator, span.member, year)) for year in (span.first, span.last))
        if not _agrees(span, first, last, printed):
            values = [None if one is None else one.value for one in (first, last)]
            problem = f"says that {span.member} changed by {span.percent} % from {span.first} to {span.last}"
            raise LayoutError(span.where, f"{problem}, but the values of these years are {values}", COPY)


def _agrees(span: Span, first: Observation | None, last: Observation | None, printed: Mapping[str, str]) -> bool:
    if first is None or last is None or not first.value or last.value is None:
        return span.percent is None
    if span.percent is None:
        return False
    low = _change(_shifted(first, printed, 1), _shifted(last, printed, -1))
    high = _change(_shifted(first, printed, -1), _shifted(last, printed, 1))
    rounding = half_unit(printed[span.where])
    return low - rounding <= Decimal(str(span.percent)) <= high + rounding


def _shifted(row: Observation, printed: Mapping[str, str], up_or_down: int) -> Decimal:
    return Decimal(str(row.value)) + up_or_down * half_unit(printed[row.cell])


def _change(first: Decimal, last: Decimal) -> Decimal:
    return 100 * (last / first - 1)
