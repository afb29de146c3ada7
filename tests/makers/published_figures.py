"""Figures of one of NATO's releases in a snapshot."""

from etl.observation import Observation
from etl.store.snapshot import Snapshot


def rows(snapshot: Snapshot, release: str, indicator: str, year: int) -> dict[str, Observation]:
    """The observations of one indicator and year, by member or aggregate."""
    part = snapshot.part("nato", release)
    return {row.member: row for row in snapshot.rows(part, indicator) if row.year == year}
