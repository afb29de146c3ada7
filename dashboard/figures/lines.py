"""What charts of lines share: solid and dashed pieces, marks, the room of an axis, targets in force."""

from collections.abc import Sequence

from dashboard.figures.parts import Json, hover
from dashboard.query.trends import Series, Trends
from etl.catalogue.targets import Target
from etl.observation import Observation

Rows = list[Observation | None]  # None is a gap in the line


def room(trends: Trends) -> tuple[float, float]:
    """The range of the value axis: it starts at zero, or below it where values do."""
    values = [row.value for line in trends.series for row in line.points if row.value is not None]
    lines = [line.value for line, _ in in_force(trends) if line.value is not None]
    low, high = min([0.0, *values]), max([0.0, *values, *lines])
    margin = (high - low) * 0.06 or 1.0
    return (low - margin if low < 0 else 0.0), high + margin


def pieces(line: Series, trends: Trends) -> tuple[Rows, Rows]:
    """The part of a line that is drawn solid, and the dashed part from the last actual year on; gaps are kept."""
    by_year = {row.year: row for row in line.points}
    years = range(min(by_year), max(by_year) + 1)
    solid: Rows = [by_year.get(year) for year in years if not trends.is_estimate(year)]
    dashed: Rows = [by_year.get(year) for year in years if trends.is_estimate(year)]
    return solid, [*solid[-1:], *dashed] if dashed else []


def symbol(row: Observation | None, trends: Trends) -> str:
    """Plotly's name of the mark: a diamond is a pinned value, the hollow form an estimate."""
    if row is None:
        return "circle"
    shape = "diamond" if row.status == "pinned" else "circle"
    return f"{shape}-open" if trends.is_estimate(row.year) else shape


def trace(rows: Sequence[Observation | None], trends: Trends) -> Json:
    """The values of a line with their hovers, without its looks."""
    return {
        "type": "scatter",
        "x": [row and row.year for row in rows],
        "y": [row and row.value for row in rows],
        "hovertext": ["" if row is None else hover(row, trends.is_estimate(row.year)) for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "connectgaps": False,
    }


def in_force(trends: Trends) -> list[tuple[Target, tuple[int, int]]]:
    """Each target with the years shown in which it was in force, until another agreement on the same value."""
    first, last = trends.years[0], trends.years[-1]
    spans = []
    for line in trends.lines:
        later = [
            other.agreed.year for other in trends.lines if other.value == line.value and other.agreed > line.agreed
        ]
        start, end = max(first, line.agreed.year), min([last, *later])
        if start < end:
            spans.append((line, (start, end)))
    return spans
