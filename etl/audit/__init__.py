"""What a release says of itself: shares, totals and rates recomputed, and held against other sources and releases.

What reads audits is named here. What makes them takes pandas and is asked for by name: `library.py`, `record.py`.
"""

from etl.audit.archive import decode_audits, encode_audits, read_audits
from etl.audit.finding import Audit, CheckState, Deviation, Finding, Group
from etl.audit.report import format_csv, format_text

__all__ = [
    "Audit",
    "CheckState",
    "Deviation",
    "Finding",
    "Group",
    "decode_audits",
    "encode_audits",
    "format_csv",
    "format_text",
    "read_audits",
]
