"""A cell of a table becomes a figure: a value in the catalogue's unit, or why there is none."""

from typing import NamedTuple

from etl.errors import LayoutError
from etl.sources.eda import layout
from etl.sources.eda.sheet import Cell
from etl.sources.remedies import CHANGED

BLANK = "The publisher's cell is blank."

# Indicator, member and year: what tells a figure from the others of an edition.
Key = tuple[str, str, int]


class Figure(NamedTuple):
    """A figure of `key`; `cell` is file!sheet!A1, and `remarks` is what is said of it."""

    key: Key
    value: float | None
    status: str
    cell: str
    remarks: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where it stands within its file: sheet!A1."""
        return self.cell.partition("!")[2]

    def remark(self, *texts: str) -> "Figure":
        """The figure with further remarks."""
        return self._replace(remarks=(*self.remarks, *texts))


def read_figure(cell: Cell, key: Key) -> Figure:
    """The figure of a cell. Raises LayoutError where it holds anything else than a number, a dash or nothing."""
    if cell.number is not None:
        return Figure(key, cell.number * layout.SCALES.get(key[0], 1.0), "actual", cell.where)
    if cell.text in layout.DASHES:
        return Figure(key, None, "not_available", cell.where)
    if cell.text:
        raise LayoutError(cell.where, f"holds {cell.text!r}, which is neither a figure nor a dash", CHANGED)
    return Figure(key, None, "not_available", cell.where, (BLANK,))
