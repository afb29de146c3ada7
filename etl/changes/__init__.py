"""What every publication changed: read with `read_changes(folder)`, newest first, told with `as_text(change)`."""

from etl.changes.account import Change, Flip, IndicatorChange, Kind, ReleaseChange
from etl.changes.archive import read_changes
from etl.changes.difference import compare_snapshots
from etl.changes.text import as_text, headline

__all__ = [
    "Change", "Flip", "IndicatorChange", "Kind", "ReleaseChange", "as_text", "compare_snapshots", "headline",
    "read_changes",
]  # fmt: skip
