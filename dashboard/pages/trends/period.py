"""The years on offer: since when, and until when of those that come after it. Both are words of one parameter."""

from dashboard.pages.trends.choices import write_time
from dashboard.pages.trends.query import TrendsView, select_trends
from dashboard.view import Option
from etl.store.snapshot import Snapshot


def list_starts(snapshot: Snapshot, view: TrendsView) -> tuple[Option, ...]:
    """All years, or since one of them up to the last year that is chosen."""
    years = select_trends(snapshot, view.but(time=None)).years
    if not years and view.time is None:
        return (Option("all", "All years"),)
    first, last = view.time or (years[0], years[-1])
    starts = sorted({first, *(year for year in years if year < last)} - {last}, reverse=True)
    return Option("all", "All years"), *(Option(write_time((year, last)), f"Since {year}") for year in starts)


def list_ends(snapshot: Snapshot, view: TrendsView) -> tuple[Option, ...]:
    """The last years that there are behind the first that is chosen, the newest first."""
    years = select_trends(snapshot, view.but(time=None)).years
    if not years and view.time is None:
        return (Option("all", "The newest"),)
    first, last = view.time or (years[0], years[-1])
    ends = sorted({last, *(year for year in years if year > first)} - {first}, reverse=True)
    words = ((year, "all" if view.time is None and year == last else write_time((first, year))) for year in ends)
    return tuple(Option(word, str(year)) for year, word in words)
