"""The release that a view's pin selects."""

from datetime import date

from dashboard.view import View
from etl.snapshot import Part, Snapshot


def release_in_force(snapshot: Snapshot, source: str, view: View) -> Part | None:
    """The release of `source` that the view's pin selects; None where none was known (the newest never stands in)."""
    return snapshot.as_of(source, view.as_of or date.max)
