"""The publisher's tables become observations. Pure: no network, no files."""

import csv
import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from etl.catalogue.members import members, unarmed
from etl.errors import LayoutError
from etl.observation import Observation
from etl.sources.cow import layout
from etl.sources.cow.layout import Column
from etl.sources.cow.names import placed
from etl.sources.remedies import CHANGED, COPY

Row = dict[str, str]

_YEAR = re.compile(r"[12][0-9]{3}")
_NUMBER = re.compile(r"[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]{1,2})?")
# The key of states ends its lines with bare carriage returns.
_LINE_END = re.compile(r"\r\n?|\n")


class Place(NamedTuple):
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


def read_observations(release: str, file: str, content: bytes, states: Mapping[str, str]) -> list[Observation]:
    """The observations of `file`, by row; `states` gives the name of each state's code.

    `cell` is FILE!COLUMN!STATE YEAR with the source's code of the state. Raises LayoutError where a row is not as
    known, a state has no name, two rows are of one country and year, or a member of NATO has no row.
    """
    seen: set[tuple[str, int]] = set()
    found: list[Observation] = []
    for row in read_table(file, content):
        place = _find_place((release, file), row, states)
        for whose in filter(None, (f"state {place.state}", place.member)):
            if (whose, place.year) in seen:
                raise LayoutError(file, f"two rows are of {whose} in {place.year}", CHANGED)
            seen.add((whose, place.year))
        found.extend(_observe(place, row))
    missing = sorted(members().keys() - {whose for whose, _ in seen})
    if missing:
        raise LayoutError(file, f"has no row of {', '.join(missing)}", CHANGED)
    return found


def read_table(file: str, content: bytes) -> Iterator[Row]:
    """The rows of the table of states and years. Raises LayoutError where it is not laid out as known."""
    return _read_rows(file, content, ("ccode", "year", *layout.list_columns()), layout.IGNORED)


def _find_place(of: tuple[str, str], row: Row, states: Mapping[str, str]) -> Place:
    release, file = of
    state, year = row["ccode"], row["year"]
    if not _YEAR.fullmatch(year):
        raise LayoutError(file, f"a row of state {state} is of {year!r}, which is no year", CHANGED)
    if state not in states:
        raise LayoutError(file, f"state {state!r} of {year} has no name in {layout.STATES}", CHANGED)
    member, note = placed(states[state], int(year))
    return Place(release, file, state, member, int(year), note)


def _observe(place: Place, row: Row) -> Iterator[Observation]:
    if not place.member:
        return
    for column in layout.list_columns().values():
        indicator = column.indicator(place.year)
        value, status, note = _read(place, column, row[column.name])
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
            note=f"{place.note} {note}" if place.note and note else place.note or note,
        )


def _read(place: Place, column: Column, printed: str) -> tuple[float | None, str, str]:
    """The value of a cell, its status, and a note."""
    missing = printed in layout.MISSING
    if not missing and not _NUMBER.fullmatch(printed):
        raise LayoutError(place.cell(column), f"holds {printed!r}, which is no number", CHANGED)
    if place.member in unarmed() and column.since.needs_armed_forces:
        return None, "no_armed_forces", "" if missing else f"The publisher prints {printed}."
    if missing:
        return None, "not_available", ""
    # Decimal, so that thousands become millions without a shade more or less.
    return float(Decimal(printed) * column.factor), "actual", ""


def read_states(where: str, content: bytes) -> dict[str, str]:
    """The name of each state by its code. States stand in it more than once, for they joined the system again.

    Raises LayoutError where two rows of one state differ.
    """
    states: dict[str, Row] = {}
    for row in _read_rows(where, content, layout.STATE_COLUMNS):
        first = states.setdefault(row["CCode"], row)
        if first != row:
            problem = f"state {row['CCode']} is {first['StateNme']!r} ({first['StateAbb']}) and {row['StateNme']!r} "
            raise LayoutError(where, f"{problem}({row['StateAbb']})", COPY)
    return {code: row["StateNme"] for code, row in states.items()}


def _read_rows(where: str, content: bytes, columns: Collection[str], ignored: Collection[str] = ()) -> Iterator[Row]:
    """The rows of a table, by column. Raises LayoutError where its columns are not `columns`, but for those `ignored`,
    where it is no UTF-8, or where a row is too short or too long.
    """
    try:
        lines = _LINE_END.split(content.decode("utf-8-sig"))
        read = list(csv.reader((line for line in lines if line.strip()), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise LayoutError(where, f"is no table of text ({error})", COPY) from error
    header = read[0] if read else []
    if not set(columns) <= set(header) <= {*columns, *ignored} or len(set(header)) < len(header):
        raise LayoutError(where, f"has the columns {', '.join(header)[:200]}, not {', '.join(columns)}", CHANGED)
    for number, cells in enumerate(read[1:], start=2):
        if len(cells) != len(header):
            raise LayoutError(f"{where}!row {number}", f"has {len(cells)} cells, not {len(header)}", COPY)
        yield dict(zip(header, cells, strict=True))
