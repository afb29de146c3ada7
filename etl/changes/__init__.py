"""What every publication changed: read with `changes(folder)`, newest first, told with `as_text(change)`."""

from etl.changes.archive import changes
from etl.changes.change import CORRECTED, GONE, NEW, REDESCRIBED, REVISED, Change, Flip, IndicatorChange, ReleaseChange
from etl.changes.difference import difference
from etl.changes.text import as_text, headline

__all__ = [
    "CORRECTED", "GONE", "NEW", "REDESCRIBED", "REVISED", "Change", "Flip", "IndicatorChange", "ReleaseChange",
    "as_text", "changes", "difference", "headline",
]  # fmt: skip
