"""What a release says of itself: shares, totals and rates recomputed, and held against other sources and releases."""

from etl.audit.archive import decode_audits, encode_audits, read_audits, write_audits
from etl.audit.finding import Audit, CheckState, Deviation, Finding, Group
from etl.audit.library import audit_release, audit_snapshot
from etl.audit.report import format_csv, format_text

__all__ = [
    "Audit",
    "CheckState",
    "Deviation",
    "Finding",
    "Group",
    "audit_release",
    "audit_snapshot",
    "decode_audits",
    "encode_audits",
    "format_csv",
    "format_text",
    "read_audits",
    "write_audits",
]
