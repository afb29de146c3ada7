"""The rows of the National Material Capabilities become observations. Pure: no network, no files."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from etl.catalogue.members import members
from etl.errors import LayoutError
from etl.observation import Observation
from etl.sources.cow import layout
from etl.sources.cow.layout import Column
from etl.sources.cow.names import placed
from etl.sources.cow.table import Row, rows

_YEAR = re.compile(r"[12][0-9]{3}")
_NUMBER = re.compile(r"[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]{1,2})?")
_CHANGED = "The publisher has changed its file: bring etl/sources/cow/layout.py up to date."


@dataclass(frozen=True)
class Place:
    """Where the figures of a row belong: the release, the state's code in the source, its ISO code, year and note."""

    release: str
    file: str
    state: str
    member: str
    year: int
    note: str

    def cell(self, column: Column) -> str:
        """Where the figure of `column` stands."""
        return f"{self.file}!{column.name}!{self.state} {self.year}"


def observations(release: str, file: str, content: bytes, states: Mapping[str, str]) -> list[Observation]:
    """The observations of `file`, by row; `states` gives the name of each state's code.

    `cell` is FILE!COLUMN!STATE YEAR with the source's code of the state. Raises LayoutError where a row is not as
    known, a state has no name, two rows are of one country and year, or a member of NATO has no row.
    """
    known = ("ccode", "year", *layout.columns())
    seen: set[tuple[str, int]] = set()
    found: list[Observation] = []
    for row in rows(file, content, known, layout.IGNORED):
        place = _place((release, file), row, states)
        for whose in filter(None, (f"state {place.state}", place.member)):
            if (whose, place.year) in seen:
                raise LayoutError(file, f"two rows are of {whose} in {place.year}", _CHANGED)
            seen.add((whose, place.year))
        found.extend(_of_row(place, row))
    missing = sorted(members().keys() - {whose for whose, _ in seen})
    if missing:
        raise LayoutError(file, f"has no row of {', '.join(missing)}", _CHANGED)
    return found


def _place(of: tuple[str, str], row: Row, states: Mapping[str, str]) -> Place:
    release, file = of
    state, year = row["ccode"], row["year"]
    if not _YEAR.fullmatch(year):
        raise LayoutError(file, f"a row of state {state} is of {year!r}, which is no year", _CHANGED)
    if state not in states:
        raise LayoutError(file, f"state {state!r} of {year} has no name in {layout.STATES}", _CHANGED)
    member, note = placed(states[state], int(year))
    return Place(release, file, state, member, int(year), note)


def _of_row(place: Place, row: Row) -> Iterator[Observation]:
    if not place.member:
        return
    for column in layout.columns().values():
        indicator = column.indicator(place.year)
        value, status, note = _reading(place, column, row[column.name])
        yield Observation(
            source="cow",
            release=place.release,
            definition="cow",
            indicator=indicator.id,
            member=place.member,
            year=place.year,
            period="",
            value=value,
            unit=indicator.unit,
            price_base=indicator.price,
            status=status,
            acquisition="original",
            cell=place.cell(column),
            note=" ".join(filter(None, (place.note, note))),
        )


def _reading(place: Place, column: Column, printed: str) -> tuple[float | None, str, str]:
    """The value of a cell, its status, and a note."""
    missing = printed in layout.MISSING
    if not missing and not _NUMBER.fullmatch(printed):
        raise LayoutError(place.cell(column), f"holds {printed!r}, which is no number", _CHANGED)
    if place.member in _without_forces() and column.since.needs_armed_forces:
        return None, "no_armed_forces", "" if missing else f"The publisher prints {printed}."
    if missing:
        return None, "not_available", ""
    # Decimal, so that thousands become millions without a shade more or less.
    return float(Decimal(printed) * column.factor), "actual", ""


@cache
def _without_forces() -> frozenset[str]:
    return frozenset(member.code for member in members().values() if not member.armed_forces)
