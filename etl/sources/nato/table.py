"""One sheet becomes one table: blocks under their headings, with a row for each name, and the footnotes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from etl.catalogue.names import added_names
from etl.errors import LayoutError
from etl.sources.nato import layout
from etl.sources.nato.columns import Column, Columns, is_years, read_columns
from etl.sources.nato.names import Name, read_footnote, read_name, strip_tail
from etl.sources.nato.top import Top, find_block, read_top
from etl.sources.nato.workbook import Cell, Sheet
from etl.sources.remedies import CHANGED, COPY, name_country


@dataclass(frozen=True)
class Row:
    """The figures of a member or an aggregate. `currency`: its cell in the column with currencies, if there is one."""

    label: Cell
    name: Name
    currency: Cell | None
    figures: tuple[tuple[Column, Cell], ...]


@dataclass
class Section:
    """The rows of one block. `heading` is the cell with its heading, or the table's title."""

    block: layout.Block
    heading: Cell
    columns: Columns
    rows: dict[str, Row] = field(default_factory=dict)


@dataclass
class Table:
    """A table as it stands on its sheet; footnotes by mark.

    `waiting` is the heading of a block, and the block, whose own row of years has not been read yet.
    """

    sheet: Sheet
    top: Top
    sections: list[Section] = field(default_factory=list)
    footnotes: dict[str, str] = field(default_factory=dict)
    waiting: tuple[layout.Block, Cell] | None = None

    @property
    def columns(self) -> Columns:
        """Those of the block that was opened last."""
        return self.sections[-1].columns if self.sections else self.top.columns

    def list_columns(self) -> Iterator[Column]:
        """The columns of all blocks; those that several share are listed once."""
        shared = [section.columns for section in self.sections] or [self.top.columns]
        return (column for columns in dict.fromkeys(shared) for column in columns.figures)


def read_table(sheet: Sheet) -> Table | None:
    """The table of `sheet`; None where it has neither a title nor a number, or holds notes.

    Raises LayoutError, with sheet and cell, for each text that is not known, for a heading or name that stands twice,
    for a heading without the row of years that it needs, for error values, and for figures without a name.
    """
    top = read_top(sheet)
    if top is None:
        return None
    table = Table(sheet, top)
    block = top.heading and find_block(top.table, top.heading)
    if top.heading and block:
        table.sections.append(Section(block, top.heading, top.columns))
    for row in sheet.rows:
        _check_errors(row)
        if row[:1] and row[0].row > top.columns.row:
            _read_row(table, row)
    _check_years(table)
    for section in table.sections:
        if not section.rows:
            raise LayoutError(section.heading.where, f"no row stands below {section.heading.text!r}", COPY)
    return table


def _check_errors(row: Sequence[Cell]) -> None:
    for cell in row:
        if cell.is_error:
            raise LayoutError(cell.where, f"holds the error {cell.value}", COPY)


def _read_row(table: Table, row: Sequence[Cell]) -> None:
    """Take up one row below the first years: a heading, years, a name with figures, a footnote, or what is ignored."""
    texts = [cell for cell in row if cell.text]
    if table.top.heading is not None and is_years(row):
        _add_years(table, row)
        return
    if not texts:
        _check_unnamed(table.columns, row)
        return
    label, others = texts[0], texts[1:]
    block = find_block(table.top.table, label)
    name = read_name(label.text)
    if block is not None:
        _open(table, block, label)
        _check_known(others)
    elif name is not None:
        _add(table, label, name, row)
        _check_known([cell for cell in others if cell.column not in (*table.columns.numbers, table.columns.currency)])
    elif not read_footnote(label, table.footnotes):
        _check_label(texts, any(cell.is_number and cell.column in table.columns.numbers for cell in row))


def _check_unnamed(columns: Columns, row: Sequence[Cell]) -> None:
    # A lone number outside the table is a stray. A whole row of them has lost its name.
    figures = [cell for cell in row if cell.is_number and cell.column in columns.numbers]
    if figures and len(figures) == len(columns.figures):
        raise LayoutError(figures[0].where, "a whole row of figures stands here without a name", COPY)


def _open(table: Table, block: layout.Block, heading: Cell) -> None:
    _check_years(table)
    before = next((known for known in table.sections if known.block == block), None)
    if before is not None:
        raise LayoutError(heading.where, f"the same block stands at {before.heading.where}", COPY)
    if table.top.heading is None:
        table.sections.append(Section(block, heading, table.top.columns))
    else:
        table.waiting = block, heading


def _check_years(table: Table) -> None:
    if table.waiting is not None:
        heading = table.waiting[1]
        raise LayoutError(heading.where, f"no row of years stands below {heading.text!r}, as below the others", COPY)


def _add_years(table: Table, row: Sequence[Cell]) -> None:
    """Open the block whose heading waits for its years, which are those of the first block."""
    columns = read_columns(row, table.top.table)
    first = columns.figures[0].cell
    if table.waiting is None:
        raise LayoutError(first.where, "a row of years stands here below no heading of a block", CHANGED)
    mine, others = _list_years(columns), _list_years(table.top.columns)
    if mine != others:
        problem = f"the years {_spell(mine)} are not those of the first block, {_spell(others)}"
        raise LayoutError(first.where, problem, COPY)
    table.sections.append(Section(*table.waiting, columns))
    table.waiting = None


def _list_years(columns: Columns) -> list[tuple[int, bool]]:
    return [(column.year, column.estimate) for column in columns.figures]


def _spell(years: Sequence[tuple[int, bool]]) -> str:
    return ", ".join(f"{year}{'e' if estimate else ''}" for year, estimate in years)


def _add(table: Table, label: Cell, name: Name, row: Sequence[Cell]) -> None:
    """Add the row of `name` to the block that it stands in."""
    _check_years(table)
    first = table.top.table.blocks[0]
    columns = table.columns
    if label.column > min(columns.numbers):
        raise LayoutError(label.where, f"{label.text!r} stands to the right of figures", CHANGED)
    if not table.sections:
        if first.heading:
            raise LayoutError(label.where, f"{label.text!r} stands below no heading of a block", CHANGED)
        table.sections.append(Section(first, table.top.title, columns))
    cells = {cell.column: cell for cell in row}
    currency = None if columns.currency is None else cells[columns.currency]
    figures = tuple((column, cells[column.cell.column]) for column in columns.figures)
    rows = table.sections[-1].rows
    if name.code in rows:
        problem = f"{label.text!r} stands twice in its block, the first time in {rows[name.code].label.where}"
        raise LayoutError(label.where, problem, COPY)
    rows[name.code] = Row(label, name, currency, figures)


def _check_label(texts: Sequence[Cell], has_figures: bool) -> None:
    """What begins with no name, heading or footnote that is known: a remark, or else LayoutError is raised."""
    if has_figures:
        _check_known(texts, name_country("nato", strip_tail(texts[0].text)))
    else:
        _check_known([cell for cell in texts if not layout.matches(layout.REMARK, cell.text)])


def _check_known(texts: Sequence[Cell], remedy: str = CHANGED) -> None:
    for cell in texts:
        if not layout.matches(layout.IGNORED, cell.text) and added_names("nato").get(cell.text) != "":
            problem = f"{cell.text!r} is no known member, aggregate, heading or note"
            raise LayoutError(cell.where, problem, remedy)
