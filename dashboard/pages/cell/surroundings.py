"""What stands around a figure: of the publisher's sheet where that is kept, else of what was read of the release."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from dashboard.shared.wording import name_area, write_period, write_value
from etl.catalogue.statuses import STATUSES
from etl.errors import LayoutError
from etl.observation import Observation, Release, order_name
from etl.store.original import Place, Printed, find_origin, name_column, read_corner, read_original, read_place

# So many rows and columns on each side.
ROWS, COLUMNS = 5, 10


@dataclass(frozen=True)
class Sheet:
    """A corner of the publisher's sheet, up to beyond the cell of a figure, and the places of the figure's headings."""

    place: Place
    printed: Mapping[tuple[int, int], Printed]
    beside: tuple[int, int] | None
    above: tuple[int, int] | None

    def read(self, place: tuple[int, int] | None) -> str:
        """What a cell shows; "" where it is blank, or there is none."""
        found = self.printed.get(place) if place else None
        return found.shown if found else ""

    def describe(self) -> "Stand":
        """The figure as the file has it, with its headings."""
        found = self.printed.get((self.place.row, self.place.column))
        return Stand(found.value if found else "", self.read(self.beside), self.read(self.above))


class Stand(NamedTuple):
    """How a figure stands in the publisher's file: its value there, and the headings of its row and its column."""

    value: str
    beside: str
    above: str


class Near(NamedTuple):
    """A cell of the small table: its text, and the figure that it leads to where it is one. `here`: it is the cell."""

    text: str
    row: Observation | None = None
    here: bool = False


@dataclass(frozen=True)
class Grid:
    """The small table: headings of its columns, and of each row, with the cells in it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Near, ...]], ...]


def read_sheet(folder: Path, release: Release, row: Observation) -> Sheet | None:
    """The sheet in which a figure stands; None where that is no workbook, or its file is not kept or not readable."""
    place = read_place(row.cell)
    origin = find_origin(release, place.file) if place else None
    content = read_original(folder, origin) if origin else None
    if place is None or content is None:
        return None
    try:
        printed = read_corner(content, place.file, place.sheet, (place.row + ROWS, place.column + COLUMNS))
    except LayoutError:
        return None
    return Sheet(place, printed, _find_beside(place, printed), _find_above(place, printed, row.year))


def _find_beside(place: Place, printed: Mapping[tuple[int, int], Printed]) -> tuple[int, int] | None:
    """The first text of the row: whose row it is."""
    left = ((place.row, column) for column in range(1, place.column))
    return next((at for at in left if at in printed and not _is_number(printed[at].value)), None)


def _find_above(place: Place, printed: Mapping[tuple[int, int], Printed], year: int) -> tuple[int, int] | None:
    """The nearest cell above that says the year, as 2024, 2024e or 2024 e."""
    up = ((row, place.column) for row in range(place.row - 1, 0, -1))
    said = {str(year), f"{year}e", f"{year} e"}
    return next((at for at in up if at in printed and printed[at].value in said), None)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def arrange_sheet(sheet: Sheet, row: Observation, near: Iterable[Observation]) -> Grid:
    """What the sheet shows around the cell, with the headings of its row and its column wherever they stand."""
    figures = {(at.row, at.column): one for one in near if (at := read_place(one.cell)) and at[:2] == sheet.place[:2]}
    rows = _reach(sheet.place.row, ROWS, sheet.above[0] if sheet.above else None)
    columns = _reach(sheet.place.column, COLUMNS, sheet.beside[1] if sheet.beside else None)
    columns = [column for column in columns if any((line, column) in sheet.printed for line in rows)]
    lines = [
        (str(line), tuple(_look(sheet, (line, column), figures, row) for column in columns))
        for line in rows
        if any((line, column) in sheet.printed for column in columns)
    ]
    return Grid(tuple(map(name_column, columns)), tuple(lines))


def _look(sheet: Sheet, at: tuple[int, int], figures: Mapping[tuple[int, int], Observation], row: Observation) -> Near:
    return Near(sheet.read(at), figures.get(at), at == (sheet.place.row, sheet.place.column))


def _reach(middle: int, sides: int, also: int | None) -> list[int]:
    """The numbers around one, from 1 on, and another one."""
    return sorted({*range(max(1, middle - sides), middle + sides + 1), *([also] if also else [])})


def arrange_figures(row: Observation, near: Sequence[Observation], estimates: Collection[int]) -> Grid:
    """The figures around one as they were read: areas in the order of their cells, and years."""
    ordered = sorted((one for one in near if one.year == row.year), key=lambda one: order_name(one.cell))
    members = _pick(list(dict.fromkeys(one.member for one in ordered)), row.member, ROWS)
    years = _pick(sorted({one.year for one in near}), row.year, COLUMNS)
    held = {(one.member, one.year): one for one in near}
    lines = [
        (_label(name_area(member), held, member, row.year, column=False),
         tuple(_place(held.get((member, year)), row) for year in years))
        for member in members
    ]  # fmt: skip
    heads = [_label(write_period(year, year in estimates), held, row.member, year, column=True) for year in years]
    return Grid(tuple(heads), tuple(lines))


def _label(name: str, held: Mapping[tuple[str, int], Observation], member: str, year: int, column: bool) -> str:
    """A heading, with the letter or the number that its column or row has in the workbook."""
    one = held.get((member, year))
    at = read_place(one.cell) if one else None
    if at is None:
        return name
    return f"{name_column(at.column) if column else at.row}: {name}"


def _place(one: Observation | None, row: Observation) -> Near:
    if one is None:
        return Near("")
    text = STATUSES[one.status].shorthand if one.value is None else write_value(one.value, one.unit)
    return Near(text, one, one == row)


def _pick(things: Sequence[object], middle: object, sides: int) -> list:  # type: ignore[type-arg]
    place = things.index(middle)
    return list(things[max(0, place - sides) : place + sides + 1])
