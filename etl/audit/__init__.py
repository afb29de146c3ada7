"""What a release says of itself: shares, totals and rates recomputed, and held against other sources and releases."""

from etl.audit.archive import as_json, carried, carry, of_json
from etl.audit.finding import CHECKED, NOT_APPLICABLE, NOT_AT_HAND, Audit, Cell, Finding, Group
from etl.audit.run import audit, audits
from etl.audit.table import as_csv
from etl.audit.text import as_text

__all__ = [
    "CHECKED", "NOT_APPLICABLE", "NOT_AT_HAND", "Audit", "Cell", "Finding", "Group", "as_csv", "as_json", "as_text",
    "audit", "audits", "carried", "carry", "of_json",
]  # fmt: skip
