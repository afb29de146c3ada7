"""What each measure is, what it rests on, and on which releases of a snapshot it computes: docs/methodology.md."""

from etl.methodology.coverage import Coverage, coverage
from etl.methodology.document import document
from etl.methodology.entry import Entry, entries

__all__ = ["Coverage", "Entry", "coverage", "document", "entries"]
