"""Releases that moved too far: they lie in `quarantine/` until someone decides. A refresh neither drops nor asks twice.

`quarantine/` holds for each of them `ID.json` and `ID.txt`, the report; in `parts/SHA256.parquet` its rows; and in
`decisions.json` what was decided by hand. Only who holds the lock of the folder changes anything in it.
"""

from etl.refresh.quarantine.entry import REFUSED, RELEASED, Decision, Held, as_text, held_id
from etl.refresh.quarantine.folder import decisions, held

__all__ = ["REFUSED", "RELEASED", "Decision", "Held", "as_text", "decisions", "held", "held_id"]
