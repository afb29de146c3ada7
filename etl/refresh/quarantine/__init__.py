"""Releases that moved too far: they lie in `quarantine/` until someone decides. A refresh neither drops nor asks twice.

`quarantine/` holds for each of them `ID.json` and `ID.txt`, the report; in `parts/SHA256.parquet` its rows; and in
`decisions.json` what was decided by hand. Only who holds the lock of the folder changes anything in it.
"""

from etl.refresh.quarantine.case import Case, Decision, Ruling, describe_case
from etl.refresh.quarantine.records import list_cases, read_decisions

__all__ = ["Case", "Decision", "Ruling", "describe_case", "list_cases", "read_decisions"]
