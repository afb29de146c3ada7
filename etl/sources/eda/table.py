"""The sheets of the workbook become figures, each with its cell: one sheet of the EU, two of its members."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from etl.catalogue.indicators import indicators
from etl.errors import LayoutError
from etl.sources.eda import layout, names
from etl.sources.eda.figure import Figure, read_figure
from etl.sources.eda.layout import Kind
from etl.sources.eda.notes import Notes, read_notes
from etl.sources.eda.sheet import Cell, Row, Sheet
from etl.sources.remedies import CHANGED, SAVE, name_country

HIDDEN = "The workbook hides the sheet in which this stands."
_T = TypeVar("_T")

_MARKED = re.compile(r"(?P<name>.*?) ?(?P<mark>\**)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_BLANK = 0.5  # of a row or column of figures; the most known is one of 27


class _Head(NamedTuple):
    """What heads a row or a column, the stars behind it, and its cell."""

    name: str
    mark: str
    cell: Cell

    @property
    def marks(self) -> list[tuple[str, Cell]]:
        """Its stars with their cell; nothing where it has none."""
        return [(self.mark, self.cell)] if self.mark else []


def read_together(sheet: Sheet) -> Iterator[Figure]:
    """The figures of the EU's members taken together. Raises LayoutError where anything is not laid out as known."""
    heading, *rows = _open(sheet, layout.TOGETHER)
    years = {place: _read_year(cell) for place, cell in enumerate(heading) if place and cell.text}
    quantities = _name_quantities(layout.TOGETHER)
    table, notes = _part(rows, quantities)
    found: dict[str, Row] = {}
    for row in table:
        _check_beside(row, years)
        _take(found, quantities[_read_head(row[0]).name.casefold()], row, row[0])
    _check_all(found, layout.TOGETHER, heading[0])
    for indicator, row in found.items():
        _check_filled([row[place] for place in years], row[0])
        for place, year in years.items():
            figure = read_figure(row[place], (indicator, layout.UNION, int(year.name)))
            yield notes.explain(figure, [*_read_head(row[0]).marks, *year.marks])


def read_members(sheet: Sheet, kind: Kind) -> Iterator[Figure]:
    """The figures of members, a row each, or each and a year. Raises LayoutError as `read_together` does."""
    heading, *rows = _open(sheet, kind)
    columns = _read_columns(heading, kind)
    table, notes = _part(rows, names.codes(), lambda name: name_country("eda", name))
    table = [row for row in table if names.codes()[_read_head(row[0]).name.casefold()]]
    for place in columns.values():
        _check_filled([row[place] for row in table], heading[place])
    for row in table:
        _check_beside(row, columns.values())
        for figure in _read_line(row, columns, notes):
            yield figure if sheet.is_visible else figure.remark(HIDDEN)


def _read_line(row: Row, columns: Mapping[str, int], notes: Notes) -> Iterator[Figure]:
    member, year = _read_head(row[0]), _read_year(row[columns[layout.YEAR]])
    for indicator, place in columns.items():
        if indicator != layout.YEAR:
            figure = read_figure(row[place], (indicator, names.codes()[member.name.casefold()], int(year.name)))
            yield notes.explain(figure, [*member.marks, *year.marks])


def _open(sheet: Sheet, kind: Kind) -> Sequence[Row]:
    """The rows of a sheet, the first of which is the heading that is known."""
    if not (sheet.is_visible or kind.may_hide):
        raise LayoutError(sheet.where, "is hidden; so far it was not", CHANGED)
    first = sheet.rows[0][0]
    if first.text.casefold() != kind.heading.casefold():
        raise LayoutError(first.where, f"holds {first.text!r}; so far {kind.heading!r} stood there", CHANGED)
    return sheet.rows


def _part(
    rows: Sequence[Row], known: Mapping[str, str], advise: Callable[[str], str] = lambda _: CHANGED
) -> tuple[list[Row], Notes]:
    """The rows whose names are known, as far as they go, and what the lines below say; `advise` on another name."""
    ends = (at for at, row in enumerate(rows) if row[0].text and _read_head(row[0]).name.casefold() not in known)
    end = next(ends, len(rows))
    for row in rows[:end]:
        held = next((cell for cell in row if cell.text), None)
        if held is not None and held is not row[0]:
            raise LayoutError(held.where, f"holds {held.text!r}, in a row without a name", CHANGED)
    return [row for row in rows[:end] if row[0].text], read_notes(rows[end:], advise)


def _read_head(cell: Cell) -> _Head:
    found = _MARKED.fullmatch(cell.text)
    assert found is not None  # matches any text of one line
    return _Head(found["name"], found["mark"], cell)


def _read_year(cell: Cell) -> _Head:
    head = _read_head(cell)
    if not _YEAR.fullmatch(head.name):
        raise LayoutError(cell.where, f"holds {cell.text!r}, where a year should stand", CHANGED)
    return head


def _name_quantities(kind: Kind) -> dict[str, str]:
    """The indicator for each heading of a sheet."""
    return {indicators()[name].code.casefold(): name for name in kind.indicators}


def _read_columns(heading: Row, kind: Kind) -> dict[str, int]:
    """The place of each indicator's column, and of the year's."""
    known = {**_name_quantities(kind), layout.YEAR.casefold(): layout.YEAR}
    found: dict[str, int] = {}
    for place, cell in enumerate(heading):
        if place and cell.text:
            if cell.text.casefold() not in known:
                raise LayoutError(cell.where, f"the heading {cell.text!r} is not known here", CHANGED)
            _take(found, known[cell.text.casefold()], place, cell)
    _check_all(found, kind, heading[0])
    if layout.YEAR not in found:
        raise LayoutError(heading[0].where, f"has no column {layout.YEAR!r} beside it", CHANGED)
    return found


def _take(found: dict[str, _T], name: str, held: _T, cell: Cell) -> None:
    if name in found:
        raise LayoutError(cell.where, f"{cell.text!r} stands twice", CHANGED)
    found[name] = held


def _check_all(found: Mapping[str, object], kind: Kind, first: Cell) -> None:
    lacking = [indicators()[name].code for name in kind.indicators if name not in found]
    if lacking:
        raise LayoutError(first.where, f"the table lacks {', '.join(map(repr, lacking))}", CHANGED)


def _check_beside(row: Row, places: Collection[int]) -> None:
    stray = next((cell for place, cell in enumerate(row) if place and cell.text and place not in places), None)
    if stray is not None:
        raise LayoutError(stray.where, f"holds {stray.text!r}, in a column without heading", CHANGED)


def _check_filled(cells: Sequence[Cell], head: Cell) -> None:
    """Formulas that were never computed are blank."""
    blank = sum(not cell.text for cell in cells)
    if blank > _MOST_BLANK * len(cells):
        raise LayoutError(head.where, f"{blank} of {len(cells)} figures of {head.text!r} are blank", SAVE)
