"""What each measure is, what it rests on, and on which releases of a snapshot it computes: docs/methodology.md."""

from etl.methodology.coverage import Coverage, find_coverage
from etl.methodology.document import write_document
from etl.methodology.entry import Entry, list_entries

__all__ = ["Coverage", "Entry", "find_coverage", "list_entries", "write_document"]
