"""What every publication changed: read with `read_changes(folder)`, newest first, told with `tell_change(change)`.

What reads them is named here; `difference.py`, which makes them, takes pandas.
"""

from etl.changes.account import Change, Flip, IndicatorChange, Kind, ReleaseChange, Repair
from etl.changes.archive import read_changes
from etl.changes.errata import Erratum, ErratumState, list_errata
from etl.changes.passages import Address, Passage, headline, tell_change
from etl.changes.text import as_text

__all__ = [
    "Address", "Change", "Erratum", "ErratumState", "Flip", "IndicatorChange", "Kind", "Passage", "ReleaseChange",
    "Repair", "as_text", "headline", "list_errata", "read_changes", "tell_change",
]  # fmt: skip
