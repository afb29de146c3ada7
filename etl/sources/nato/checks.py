"""What must hold between the figures of one file, and between those of a workbook and of the PDF beside it.

Nothing is missing or stands twice, repeats and units are as they should be, and changes follow from their values.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from etl.catalogue.indicators import indicators
from etl.dataframe import ParsedRelease
from etl.errors import LayoutError
from etl.observation import Observation
from etl.sources.nato import layout
from etl.sources.nato.numerals import get_half_unit, read_number
from etl.sources.nato.observations import Span
from etl.sources.remedies import COPY

Stored = Mapping[tuple[str, str, int], Observation]
# GDP over defence expenditure: the smallest and largest known are 24 and 276. Billions read as millions fall outside.
SIZES = (15.0, 500.0)
_NAMED = 5  # differences that are named of all
_PAIRS = (
    ("gdp_usd_current", "defence_expenditure_usd_current"),
    ("gdp_usd_constant", "defence_expenditure_usd_constant"),
)


def index_figures(observations: Iterable[Observation]) -> dict[tuple[str, str, int], Observation]:
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


def check_repeats(repeats: Iterable[Observation], stored: Stored) -> None:
    """Raise LayoutError unless each figure that a table repeats is the one that it repeats."""
    for again in repeats:
        first = stored.get((again.indicator, again.member, again.year))
        if first is None:
            raise LayoutError(again.cell, "repeats a figure that no other table gives", COPY)
        if not _repeats(again, first):
            problem = f"repeats {first.cell}, but reads {_describe(again)}, not {_describe(first)}"
            raise LayoutError(again.cell, problem, COPY)


def _repeats(one: Observation, other: Observation) -> bool:
    if (one.unit, one.price_base, one.status) != (other.unit, other.price_base, other.status):
        return False
    return one.value == other.value or _is_close(one.value, other.value)


def _is_close(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def _describe(row: Observation) -> str:
    value = "nothing" if row.value is None else f"{row.value:.10g}"
    said = (row.unit, f"prices of {row.price_base or 'no year'}", row.status, row.note)
    return f"{value} ({', '.join(filter(None, said))})"


def check_spans(spans: Iterable[Span], stored: Stored, printed: Mapping[str, str] | None = None) -> None:
    """Raise LayoutError unless each change over several years follows from its first and last value.

    `printed` has what is printed for each figure, by its place, where all three are rounded.
    """
    for span in spans:
        first, last = (stored.get((span.indicator, span.member, year)) for year in (span.first, span.last))
        if not _follows(span, first, last, printed):
            values = [None if one is None else one.value for one in (first, last)]
            problem = f"says that {span.member} changed by {span.percent} % from {span.first} to {span.last}"
            raise LayoutError(span.where, f"{problem}, but the values of these years are {values}", COPY)


def _follows(
    span: Span, first: Observation | None, last: Observation | None, printed: Mapping[str, str] | None
) -> bool:
    if first is None or last is None or not first.value or last.value is None:
        return span.percent is None
    if span.percent is None:
        return False
    if printed is None:
        return _is_close(span.percent, 100 * (last.value / first.value - 1))
    low = _change(_shift(first, printed, 1), _shift(last, printed, -1))
    high = _change(_shift(first, printed, -1), _shift(last, printed, 1))
    rounding = _find_rounding(printed[span.where])
    return low - rounding <= Decimal(str(span.percent)) <= high + rounding


def _shift(row: Observation, printed: Mapping[str, str], up_or_down: int) -> Decimal:
    return Decimal(str(row.value)) + up_or_down * _find_rounding(printed[row.cell])


def _find_rounding(text: str) -> Decimal:
    # NATO's sign for nil is no number, and is not rounded.
    return Decimal(0) if read_number(text) is None else get_half_unit(text)


def _change(first: Decimal, last: Decimal) -> Decimal:
    return 100 * (last / first - 1)


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


def check_control(book: ParsedRelease, pdf: ParsedRelease, printed: Mapping[str, str]) -> None:
    """Raise LayoutError, with the cells of the first differences, unless both have the same figures.

    `printed` has what the PDF prints in each of its cells. Figures are the same where the workbook's rounds to the one
    that is printed, half up or half down. Units, prices, statuses and notes must be equal.
    """
    differences = list(_find_differences(book, pdf, printed))
    if differences:
        more = f"; and {len(differences) - _NAMED} more" if len(differences) > _NAMED else ""
        where = book.observations[0].cell.partition("!")[0]
        problem = f"differs from the PDF of its release ({len(differences)} of {len(book.observations)} figures): "
        raise LayoutError(where, problem + "; ".join(differences[:_NAMED]) + more, COPY)


def _find_differences(book: ParsedRelease, pdf: ParsedRelease, printed: Mapping[str, str]) -> Iterator[str]:
    mine, theirs = index_figures(book.observations), index_figures(pdf.observations)
    for key in sorted(mine.keys() | theirs.keys()):
        row, other = mine.get(key), theirs.get(key)
        if row is None or other is None:
            yield f"only {(row or other or book.observations[0]).cell} has {' '.join(map(str, key))}"
        elif not _is_printed(row, other, printed.get(other.cell, "")):
            yield f"{row.cell} has {_describe(row)}, {other.cell} has {_describe(other)}"


def _is_printed(row: Observation, printed: Observation, text: str) -> bool:
    if row._replace(value=None, cell="") != printed._replace(value=None, cell=""):
        return False
    if row.value is None or printed.value is None:
        return row.value is printed.value
    number = read_number(text)
    # NATO's sign for nil is no number.
    if number is None:
        return row.value == printed.value
    scale = Decimal(repr(printed.value)) / number if number else Decimal(1)
    # The last factor is for the arithmetic of figures that were multiplied.
    allowed = get_half_unit(text) * scale * (1 + Decimal("1e-9"))
    return abs(Decimal(repr(row.value)) - Decimal(repr(printed.value))) <= allowed
