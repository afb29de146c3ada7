"""What the tracker's numbers must be to each other. Pure."""

import math
from collections.abc import Iterable

from etl.errors import LayoutError
from etl.observation import Observation
from etl.sources.comma_separated import Line
from etl.sources.kiel import layout
from etl.sources.kiel.cells import number


def check_kinds(line: Line) -> None:
    """Raise LayoutError where the kinds of aid do not make the total, or total and balance the commitments."""
    check_sum(line, ("financial", "humanitarian", "military"), "total")
    check_sum(line, ("total", "to_be_allocated"), "commitments")


def check_sum(line: Line, parts: tuple[str, ...], whole: str) -> None:
    """Raise LayoutError where `parts` of a row do not add up to `whole`, to the publisher's rounding."""
    added = math.fsum(number(line, column) for column in parts)
    if abs(added - number(line, whole)) > layout.ROUNDING:
        problem = f"is {line.cells[whole]}, but {' + '.join(parts)} give {added:.6f}"
        raise LayoutError(line.cell(whole), problem, layout.CHANGED)


def share_of(line: Line) -> str:
    """What the share of a row is a share of, in words; "" where the donor has no GDP, which the file writes as 0.

    Raises LayoutError where total and GDP of the row do not give its share.
    """
    gdp, share = number(line, layout.GDP), number(line, "pct_gdp")
    if gdp == 0 and share == 0:
        return ""
    if not (gdp > 0 and math.isclose(100 * number(line, "total") / gdp, share, rel_tol=1e-9, abs_tol=1e-12)):
        raise LayoutError(line.cell("pct_gdp"), f"is {share}, but total and gdp do not give it", layout.CHANGED)
    return f"of a GDP of {gdp:.1f} billion euros, whose year the publisher's file does not name"


def check_together(countries: Iterable[Observation], everybody: Iterable[Observation]) -> None:
    """Raise LayoutError where the donors of a month do not add up to what the totals say of it."""
    sums: dict[tuple[int, str, str], list[float]] = {}
    for row in countries:
        sums.setdefault((row.year, row.period, row.indicator), []).append(row.value or 0.0)
    for row in everybody:
        added = math.fsum(sums.get((row.year, row.period, row.indicator), ()))
        if abs(added - (row.value or 0.0)) > layout.ROUNDING_OF_ALL:
            problem = f"is {row.value}, but the donors of {layout.BY_COUNTRY} add up to {added:.6f}"
            raise LayoutError(row.cell, problem, layout.AGAIN)
