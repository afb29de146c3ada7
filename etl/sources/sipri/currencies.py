"""Two tables of an edition give one country's spending in its own money: they must mean the same money by it.

The calendar years are computed from the financial years. In the edition 1949-2016 the currencies of the Middle East
stand one row too low in the table of calendar years, beside figures that are right.
"""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from etl.errors import LayoutError
from etl.sources.remedies import CHANGED
from etl.sources.sipri.table import Line, Table

FINANCIAL = "sipri_military_expenditure_local_financial_year"
CALENDAR = "sipri_military_expenditure_local_calendar_year"
APART = 2.0  # times; a calendar year is made of parts of two financial years
SHIFTED = "The publisher prints {!r} as the currency here, and {!r} in {} beside figures of the same money."


def match_currencies(tables: Sequence[Table]) -> list[Table]:
    """The tables, the currencies of calendar years as the table of financial years has them.

    Raises LayoutError where they differ, and the figures are not of one money either.
    """
    financial = next(table for table in tables if table.kind.indicator == FINANCIAL)
    leading = {line.name: line for line in financial.lines}
    return [
        replace(table, lines=tuple(_match(line, leading.get(line.name), table, financial) for line in table.lines))
        if table.kind.indicator == CALENDAR
        else table
        for table in tables
    ]


def _match(line: Line, other: Line | None, table: Table, financial: Table) -> Line:
    if other is None or line.currency.lower() == other.currency.lower():
        return line
    there = f"{financial.where.rpartition('!')[2]}!row {other.row}"
    ratios = [one / two for one, two in zip(_list_numbers(line), _list_numbers(other), strict=False) if one and two]
    if not ratios or not 1 / APART < median(ratios) < APART:
        problem = f"says {line.currency!r}, {there} {other.currency!r}, and their figures are not of one money"
        raise LayoutError(f"{table.where}!row {line.row}", problem, CHANGED)
    remark = SHIFTED.format(line.currency, other.currency, there)
    return replace(line, currency=other.currency, remark=remark)


def _list_numbers(line: Line) -> list[float]:
    return [float(cell.value) if isinstance(cell.value, int | float) else 0.0 for cell in line.figures]
