"""What the page of figures was asked and does not show as it was asked, in words."""

from collections.abc import Iterator

from dashboard.pages.figures.query import MOST_IN_FILE, Found
from dashboard.shared.notices import explain_missing
from etl.catalogue.indicators import indicators
from etl.catalogue.sources import SOURCES
from etl.store.snapshot import Snapshot


def list_faults(snapshot: Snapshot, found: Found) -> Iterator[str]:
    """What was asked and is not shown as asked."""
    view = found.view
    if missing := explain_missing(snapshot, view.as_of):
        yield missing
    if view.page > found.pages:
        yield f"page: there is no page {view.page:,}; the last, {found.pages:,}, is shown."
    if "value" in view.sort and not view.one_indicator:
        yield "sort: values of several indicators are not compared, so the rows stand by year. Choose one indicator."
    if view.one_indicator and not view.sources:
        known = indicators()[view.one_indicator]
        yield f"{known.title} is a figure of {SOURCES[known.source].prose}, not of {SOURCES[view.source].prose}."


def explain_size(found: Found) -> str:
    """Why there is no file of so many rows; "" where there is one."""
    if found.fits_a_file:
        return ""
    return (
        f"These are {found.number:,} rows, and a file has {MOST_IN_FILE:,} at most. Choose a publisher, an indicator, "
        "countries or years."
    )
