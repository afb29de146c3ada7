"""The targets that are drawn, each over the years in which it was in force."""

from dashboard.pages.trends.query import Trends
from etl.catalogue.targets import Target


def list_targets(trends: Trends) -> list[tuple[Target, tuple[int, int]]]:
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
