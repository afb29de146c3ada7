"""One sheet becomes one table: blocks under their headings, with a row for each name, and the footnotes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.errors import LayoutError
from etl.sources.nato import layout
from etl.sources.nato.columns import Column, Top, read_top
from etl.sources.nato.names import Name, read_footnote, read_name, strip_marks
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
    rows: dict[str, Row] = field(default_factory=dict)


@dataclass
class Table:
    """A table as it stands on its sheet; footnotes by mark."""

    sheet: Sheet
    top: Top
    sections: list[Section] = field(default_factory=list)
    footnotes: dict[str, str] = field(default_factory=dict)


def read_table(sheet: Sheet) -> Table | None:
    """The table of `sheet`; None where it has neither a title nor a number.

    Raises LayoutError, with sheet and cell, for each text that is not known, for a heading or name that stands twice,
    for error values, and for figures without a name.
    """
    top = read_top(sheet)
    if top is None:
        return None
    table = Table(sheet, top)
    for row in sheet.rows:
        _check_errors(row)
        if row[:1] and row[0].row > top.row:
            _read_row(table, row)
    for section in table.sections:
        if not section.rows:
            raise LayoutError(section.heading.where, f"no row stands below {section.heading.text!r}", COPY)
    return table


def _check_errors(row: Sequence[Cell]) -> None:
    for cell in row:
        if cell.is_error:
            raise LayoutError(cell.where, f"holds the error {cell.value}", COPY)


def _read_row(table: Table, row: Sequence[Cell]) -> None:
    """Take up one row below the years: a heading, a name with its figures, a footnote, or what is ignored by name."""
    texts = [cell for cell in row if cell.text]
    if not texts:
        _check_unnamed(table.top, row)
        return
    label, others = texts[0], texts[1:]
    block = _find_block(table.top, label)
    name = read_name(label.text)
    if block is not None:
        _open(table, block, label)
        _check_known(others)
    elif name is not None:
        _add(table, label, name, row)
        _check_known([cell for cell in others if cell.column not in _list_read_columns(table.top)])
    elif not read_footnote(label, table.footnotes):
        _check_known(texts)


def _check_unnamed(top: Top, row: Sequence[Cell]) -> None:
    # A lone number outside the table is a stray. A whole row of them has lost its name.
    figures = [cell for cell in row if cell.is_number and cell.column in _list_figure_columns(top)]
    if figures and len(figures) == len(top.columns):
        raise LayoutError(figures[0].where, "a whole row of figures stands here without a name", COPY)


def _list_figure_columns(top: Top) -> set[int]:
    return {column.cell.column for column in top.columns}


def _list_read_columns(top: Top) -> set[int | None]:
    return {*_list_figure_columns(top), top.currency}


def _find_block(top: Top, label: Cell) -> layout.Block | None:
    headed = [block for block in top.table.blocks if block.heading]
    return next((block for block in headed if layout.matches(block.heading, strip_marks(label.text))), None)


def _open(table: Table, block: layout.Block, heading: Cell) -> None:
    before = next((known for known in table.sections if known.block == block), None)
    if before is not None:
        raise LayoutError(heading.where, f"the same block stands at {before.heading.where}", COPY)
    table.sections.append(Section(block, heading))


def _add(table: Table, label: Cell, name: Name, row: Sequence[Cell]) -> None:
    """Add the row of `name` to the block that it stands in."""
    first = table.top.table.blocks[0]
    if label.column > min(_list_figure_columns(table.top)):
        raise LayoutError(label.where, f"{label.text!r} stands to the right of figures", CHANGED)
    if not table.sections:
        if first.heading:
            raise LayoutError(label.where, f"{label.text!r} stands below no heading of a block", CHANGED)
        table.sections.append(Section(first, table.top.title))
    cells = {cell.column: cell for cell in row}
    currency = None if table.top.currency is None else cells[table.top.currency]
    figures = tuple((column, cells[column.cell.column]) for column in table.top.columns)
    rows = table.sections[-1].rows
    if name.code in rows:
        problem = f"{label.text!r} stands twice in its block, the first time in {rows[name.code].label.where}"
        raise LayoutError(label.where, problem, COPY)
    rows[name.code] = Row(label, name, currency, figures)


def _check_known(texts: Sequence[Cell]) -> None:
    for cell in texts:
        if not layout.matches(layout.IGNORED, cell.text):
            problem = f"{cell.text!r} is no known member, aggregate, heading or note"
            raise LayoutError(cell.where, problem, name_country("nato", cell.text))
