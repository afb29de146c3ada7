"""What a release says of itself: shares, totals and rates recomputed, and held against other sources and releases."""

from etl.audit.archive import as_json, carried, carry, of_json
from etl.audit.finding import Audit, Cell, Finding, Group, State
from etl.audit.library import audit_release, audit_snapshot
from etl.audit.report import as_csv, as_text

__all__ = [
    "Audit", "Cell", "Finding", "Group", "State", "as_csv", "as_json", "as_text", "audit_release", "audit_snapshot",
    "carried", "carry", "of_json",
]  # fmt: skip
