"""What each measure is, what it rests on, and on which releases of a snapshot it computes: docs/methodology.md."""

from etl.methodology.coverage import Coverage, find_coverage
from etl.methodology.document import write_document
from etl.methodology.profile import Profile, list_profiles

__all__ = ["Coverage", "Profile", "find_coverage", "list_profiles", "write_document"]
