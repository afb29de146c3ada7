"""Why a source has nothing to answer a claim from."""

from collections.abc import Iterable, Sequence
from datetime import date

from etl.claims.judgement import Absence
from etl.claims.row import Gap, Reason, Row
from etl.store.snapshot import Part


def find_absence(parts: Iterable[Part], known_on: date, rows: Sequence[Row], source: str) -> Absence:
    """Why a source gives no answer on the day of what was known; the newest of its `parts` never stands in.

    `rows` are what its releases known then say.
    """
    nearest = find_nearest([row for row in rows if row.source == source])
    if nearest is not None and nearest.gap is not None:
        return Absence(source, nearest.gap, nearest)
    days = [part.release.published for part in parts if part.release.source == source]
    late = min(days, default=None)
    if late is not None and late <= known_on:
        return Absence(source, Gap(Reason.NO_YEAR))
    return Absence(source, Gap(Reason.NO_RELEASE, first=late))


def find_nearest(rows: Sequence[Row]) -> Row | None:
    """Of the releases that give no answer the one that comes nearest to it, the newest of those."""
    silent = [row for row in rows if row.gap is not None]
    return min(silent, key=lambda row: list(Reason).index(row.gap.reason) if row.gap else 0, default=None)
