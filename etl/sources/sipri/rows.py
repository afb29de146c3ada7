"""The rows of a table, one for each country and year, by columns: an edition has too many to make them one by one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

from etl.catalogue.indicators import indicators
from etl.dataframe import ParsedRelease, make_frame_of, repeat
from etl.errors import LayoutError
from etl.observation import Release
from etl.sources.remedies import CHANGED
from etl.sources.sipri.table import Table


@dataclass
class Rows:
    """The rows of a table: columns of one length. `blanks` says which of the cells are blank."""

    table: Table
    members: list[str] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    values: list[float | None] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    blanks: list[bool] = field(default_factory=list)

    @property
    def price_base(self) -> str:
        """The year of constant prices, "current", or "" where prices play no part."""
        price = indicators()[self.table.kind.indicator].price
        return self.table.base if price == "constant" else price

    @property
    def columns(self) -> Sequence[list[Any]]:
        """All columns."""
        places = self.members, self.years, self.cells
        return (*places, self.values, self.units, self.statuses, self.notes, self.blanks)


def join_rows(rows: Rows) -> None:
    """Leave one row for each country and year, where the first of them stands.

    North Yemen and Yemen are two rows of one code: a figure goes before none, and that there is none before "xxx".
    Raises LayoutError where both have a figure.
    """
    found: dict[tuple[str, int], int] = {}
    kept = [True] * len(rows.cells)
    for place in _find_repeated(rows):
        old = found.setdefault((rows.members[place], rows.years[place]), place)
        if old != place:
            kept[place] = False
            _choose_row(rows, old, place)
    if not all(kept):
        for column in rows.columns:
            column[:] = compress(column, kept)


def release_rows(release: Release, parts: Sequence[Rows]) -> ParsedRelease:
    """The release with the rows of all its tables, one table after the other."""
    count = sum(len(rows.cells) for rows in parts)
    frame = make_frame_of(
        source=repeat("sipri", count),
        release=repeat(release.release, count),
        definition=repeat("sipri", count),
        indicator=_chain([rows.table.kind.indicator] * len(rows.cells) for rows in parts),
        member=_chain(rows.members for rows in parts),
        year=_chain(rows.years for rows in parts),
        period=repeat("", count),
        value=_chain(rows.values for rows in parts),
        unit=_chain(rows.units for rows in parts),
        price_base=_chain([rows.price_base] * len(rows.cells) for rows in parts),
        status=_chain(rows.statuses for rows in parts),
        acquisition=repeat("original", count),
        cell=_chain(rows.cells for rows in parts),
        note=_chain(rows.notes for rows in parts),
    )
    return ParsedRelease(release, frame)


def _chain(columns: Iterable[Sequence[Any]]) -> list[Any]:
    return [one for column in columns for one in column]


def _find_repeated(rows: Rows) -> Iterator[int]:
    """The places of rows whose country has more than one line."""
    counted = Counter(line.code for line in rows.table.lines)
    return (place for place, member in enumerate(rows.members) if counted[member] > 1)


def _choose_row(rows: Rows, old: int, new: int) -> None:
    """Put the new row in the place of the old one, where it says more."""
    if rows.values[old] is not None and rows.values[new] is not None:
        problem = f"{rows.members[new]} has a figure for {rows.years[new]} at {rows.cells[old]} already"
        raise LayoutError(rows.cells[new], problem, CHANGED)
    if _rank_row(rows, new) > _rank_row(rows, old):
        for column in rows.columns:
            column[old] = column[new]


def _rank_row(rows: Rows, place: int) -> int:
    return 2 if rows.values[place] is not None else int(rows.statuses[place] != "not_applicable")
