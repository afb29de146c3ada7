"""Trends as a table, a row a line and a column a year, the newest first, and as rows of a CSV."""

from collections.abc import Iterator

from dashboard.pages.trends.query import Trends
from dashboard.pages.trends.series import Series
from dashboard.shared.cell_link import link_inputs
from dashboard.shared.member_link import name_member
from dashboard.shared.table import Column, tabulate
from dashboard.shared.wording import write_period, write_value
from etl.catalogue.statuses import PARTIAL, STATUSES
from etl.observation import Observation

# What has a mark of its own beside that of an estimate.
_MARKED = ("forecast", PARTIAL, "pinned", "rebased")


def list_rows(trends: Trends) -> Iterator[tuple[Observation, bool, dict[str, str]]]:
    """Every number of the chart, line by line, and behind them those that they were computed from."""
    extent = trends.part.release.extent if trends.part else ""
    lines = _sorted(trends)
    shown = dict.fromkeys(row for line in lines for row in line.points)
    basis = dict.fromkeys(row for line in lines for row in line.rests_on if row not in shown)
    for row in (*shown, *basis):
        yield row, trends.is_estimate(row.year), {"extent": extent}


def tabulate_trends(trends: Trends) -> dict[str, object]:
    """The chart as a table, the chosen lines first or sorted as the view says."""
    body = [_cells(line, trends) for line in _sorted(trends)]
    return tabulate(_columns(trends), body)


def _sorted(trends: Trends) -> list[Series]:
    lines = [*trends.focus, *(line for line in trends.series if not line.focus)]
    column, falling = trends.view.rows.removeprefix("-"), trends.view.rows.startswith("-")
    if column == "chosen":
        return lines
    if column == "member":
        return sorted(lines, key=lambda line: line.name, reverse=falling)
    sign = -1 if falling else 1
    values = {line.code: _value(line, int(column)) for line in lines}

    def key(line: Series) -> tuple[bool, float]:
        value = values[line.code]
        return value is None, 0.0 if value is None else sign * value

    return sorted(lines, key=key)


def _value(line: Series, year: int) -> float | None:
    return next((row.value for row in line.points if row.year == year), None)


def _columns(trends: Trends) -> list[Column]:
    # Of a long table what is read first is the newest.
    years = [
        _column(trends, str(year), write_period(year, trends.is_estimate(year)), f"-{year}")
        for year in reversed(trends.years)
    ]
    return [_column(trends, "member", "Member", "member"), *years]


def _column(trends: Trends, column: str, title: str, first: str) -> Column:
    view = trends.view
    turned = {column: f"-{column}", f"-{column}": column}.get(view.rows, first)
    order = {column: "rising", f"-{column}": "falling"}.get(view.rows, "")
    return Column(title, "/trends" + view.but(rows=turned).to_query(), order)


def _cells(line: Series, trends: Trends) -> list[str]:
    by_year = {row.year: row for row in line.points}
    texts = [_cell(by_year.get(year), trends) for year in reversed(trends.years)]
    # The newest leads to its cell, from which all others are reached: hundreds of links are in the way of the keyboard.
    newest = [link_inputs(text, _rest(line, trends.years[-1]), trends.view.as_of) for text in texts[:1]]
    return [name_member(line.code, trends.view.as_of), *newest, *texts[1:]]


def _rest(line: Series, year: int) -> list[Observation]:
    """What a figure of a line rests on: itself as the publisher has it, or those of its year that it is computed of."""
    return [row for row in line.rests_on or line.points if row.year == year and row.value is not None]


def _cell(row: Observation | None, trends: Trends) -> str:
    if row is None:
        return ""
    if row.value is None:
        return STATUSES[row.status].shorthand
    # A forecast is no estimate, though its year is one.
    estimated = trends.is_estimated(row) and row.status != "forecast"
    marks = ("[e]" if estimated else "", STATUSES[row.status].shorthand if row.status in _MARKED else "")
    return " ".join(filter(None, (write_value(row.value, row.unit, trends.decimals), *marks)))
