"""What charts of lines share: solid and dashed pieces, marks, the room of an axis, targets in force."""

from collections.abc import Sequence

from dashboard.pages.trends.query import Series, Trends
from dashboard.shared.chart import Json, hover
from etl.catalogue.statuses import PARTIAL
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


def gutter(span: tuple[float, float]) -> int:
    """The width in pixels that the numbers beside the value axis need."""
    longest = max(len(f"{round(end):,}") for end in span)
    return max(58, 18 + 8 * longest)


def pieces(line: Series, trends: Trends) -> tuple[Rows, Rows]:
    """The parts of a line that are drawn solid, and those that are dashed: to and from open figures; gaps are kept."""
    by_year = {row.year: row for row in line.points}
    rows = [by_year.get(year) for year in range(min(by_year), max(by_year) + 1)]
    is_open = [row is not None and trends.is_open(row) for row in rows]
    solid: Rows = [None if hollow else row for row, hollow in zip(rows, is_open, strict=True)]
    return _trimmed(solid), _trimmed(_dashed(rows, is_open))


def _dashed(rows: Rows, is_open: Sequence[bool]) -> Rows:
    """The open figures, each with its neighbours; where two neighbours meet that are not open, a gap."""
    beside = [any(is_open[max(0, place - 1) : place + 2]) for place in range(len(rows))]
    dashed: Rows = []
    for place, row in enumerate(rows):
        if place and beside[place] and beside[place - 1] and not (is_open[place] or is_open[place - 1]):
            dashed.append(None)
        dashed.append(row if beside[place] else None)
    return dashed


def _trimmed(rows: Rows) -> Rows:
    """The rows without gaps at both ends."""
    filled = [place for place, row in enumerate(rows) if row is not None]
    return rows[filled[0] : filled[-1] + 1] if filled else []


def symbol(row: Observation | None, trends: Trends) -> str:
    """Plotly's name of the mark: a diamond is a pinned value, hollow is an estimate, with a dot part of a year."""
    if row is None:
        return "circle"
    if row.status == PARTIAL:
        return "circle-open-dot"
    shape = "diamond" if row.status == "pinned" else "circle"
    return f"{shape}-open" if trends.is_open(row) else shape


def trace(rows: Sequence[Observation | None], trends: Trends) -> Json:
    """The values of a line with their hovers, without its looks."""
    return {
        "type": "scatter",
        "x": [row and row.year for row in rows],
        "y": [row and row.value for row in rows],
        "hovertext": ["" if row is None else hover(row, trends.is_estimated(row)) for row in rows],
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
