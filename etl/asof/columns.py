"""The figures of one year of one release, by member. They are asked for again and again, so the last are kept."""

from collections.abc import Iterable
from threading import Lock

from cachetools import LRUCache, cached

from etl.arithmetic.precision import ENOUGH, FULL_PRECISION, decimals
from etl.asof.membership import with_armed_forces
from etl.asof.verdict import Column, is_clear, is_enough, is_stated
from etl.catalogue.share import SHARE_OF_VERDICT, STATEMENT
from etl.catalogue.sources import LEAD
from etl.observation import Observation
from etl.store.rows import VALUED, YEARLY, Which
from etl.store.snapshot import Part, Snapshot

_DECIMALS_KEPT = 4096
# Rows of single years, of some 300 bytes each.
_ROWS_KEPT = 2_000


def _make_key(_snapshot: Snapshot, part: Part, indicator: str, *year: int) -> tuple[str | int, ...]:
    """By what a part holds, whichever snapshot it is of."""
    return part.sha256, indicator, *year


def find_years(snapshot: Snapshot, part: Part, indicator: str, which: Which = YEARLY) -> list[int]:
    """The years of which a release has such figures of an indicator, oldest first; nulls too by default."""
    return snapshot.open_rows(part, indicator).list_years(which) if indicator in part.indicators else []


def find_members(snapshot: Snapshot, part: Part, indicator: str, which: Which) -> list[str]:
    """The members and areas of which a release has such figures of an indicator."""
    return snapshot.open_rows(part, indicator).list_members(which) if indicator in part.indicators else []


def has_value(snapshot: Snapshot, part: Part, indicator: str, year: int | None = None) -> bool:
    """Whether a release has any yearly value of an indicator, or any of one year."""
    which = VALUED._replace(years=None if year is None else (year, year))
    return indicator in part.indicators and snapshot.open_rows(part, indicator).has(which)


def read_year(snapshot: Snapshot, part: Part, indicator: str, year: int) -> dict[str, Observation]:
    """The observations of one year that have a value, by member or area."""
    return {code: row for code, row in read_nulls_too(snapshot, part, indicator, year).items() if row.value is not None}


@cached(LRUCache(_ROWS_KEPT, getsizeof=lambda found: 1 + len(found)), key=_make_key, lock=Lock())
def read_nulls_too(snapshot: Snapshot, part: Part, indicator: str, year: int) -> dict[str, Observation]:
    """Like `read_year`, with the nulls, whose status says why there is no value."""
    if indicator not in part.indicators:
        return {}
    found = snapshot.open_rows(part, indicator).select(Which(years=(year, year), yearly=True))
    return {row.member: row for row in found}


def read_shares(snapshot: Snapshot, part: Part, convention: str, year: int) -> Column:
    """The shares that a convention goes by; none where they were printed too coarsely for a verdict (R4)."""
    indicator = SHARE_OF_VERDICT[convention]
    column = read_year(snapshot, part, indicator, year)

    def every_year() -> list[float]:
        return snapshot.open_rows(part, indicator).list_values()

    return column if is_clear(column, every_year) else {}


def read_statement(snapshot: Snapshot, part: Part, target: float, convention: str, year: int) -> Column:
    """NATO's own statement of who is at a target; empty where the release makes none, or it is no verdict on that."""
    return read_year(snapshot, part, STATEMENT, year) if is_stated(target, convention) else {}


def is_expected(part: Part, year: int) -> bool:
    """Whether NATO only expected the figures that a release has of a year (R8).

    A pinned estimate is an estimate still, though its status does not say so. SIPRI's are of the past.
    """
    return part.release.source == LEAD and year in part.estimate_years


def has_most(codes: Iterable[str], column: Column) -> bool:
    """Whether nine in ten of the members with armed forces have a figure (R30)."""
    armed = with_armed_forces(codes)
    return is_enough(sum(code in column for code in armed), len(armed))


@cached(LRUCache(_DECIMALS_KEPT), key=_make_key, lock=Lock())
def read_decimals(snapshot: Snapshot, part: Part, indicator: str) -> int:
    """With how many decimals a release prints an indicator; FULL_PRECISION where too few figures tell."""
    values = snapshot.open_rows(part, indicator).list_values() if indicator in part.indicators else []
    return decimals(values) if len(values) >= ENOUGH else FULL_PRECISION
