"""A printed table as a sheet like that of a workbook: a title, a unit, a row of headings, and rows of cells below it.

`where` of a cell says how to find it: file!page 9!Table 3, "Share of real GDP (%)", row "Estonia*", column 2024e
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.sources.nato.pdf.headings import Column
from etl.sources.nato.pdf.numerals import has_bar, read_number
from etl.sources.nato.workbook import Cell, Sheet

# Number formats, as a workbook would draw a bar before a figure.
_PLAIN, _WITH_BAR = "General", "|General"


@dataclass
class Grid:
    """A table that is being read: `where` is file!page N, `name` its name as "Table 3".

    `printed` has what is printed for each figure, by the cell's `where`.
    """

    where: str
    name: str
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    printed: dict[str, str] = field(default_factory=dict)

    @property
    def sheet(self) -> Sheet:
        """The table as a sheet of a workbook."""
        return Sheet(self.where, self.name, tuple(self.rows), ())

    def add_texts(self, texts: Sequence[str]) -> None:
        """Add a row of texts that are no figures."""
        place = f"{self.where}!{self.name},"
        self._add([self._cell(f'{place} "{text}"', at, text) for at, text in enumerate(texts, start=1)])

    def add_to_last(self, text: str) -> None:
        """Add `text` to the end of the last row, which is of one text."""
        self.add_texts([f"{self.rows.pop()[0].text} {text}"])

    def add_headings(self, found: Sequence[Column]) -> None:
        """Add the row with the headings of the columns; above the names there is none."""
        place = f"{self.where}!{self.name}, column"
        headings = enumerate((column.heading for column in found), start=2)
        self._add([self._cell(f"{place} {heading}", at, heading) for at, heading in headings])

    def add_figures(self, place: str, label: str, printed: Sequence[tuple[str, str]]) -> None:
        """Add a row with the name `label`, which stands at `place`; `printed` has each column's heading and text."""
        cells = [self._cell(f"{self.where}!{place}", 1, label)]
        for at, (heading, text) in enumerate(printed, start=2):
            where = f"{self.where}!{place}, column {heading}"
            number = read_number(text)
            value = text if number is None else float(number)
            cells.append(self._cell(where, at, value, _WITH_BAR if has_bar(text) else _PLAIN))
            self.printed[where] = text
        self._add(cells)

    def _cell(self, where: str, column: int, value: str | float, number_format: str = _PLAIN) -> Cell:
        return Cell(where, len(self.rows) + 1, column, value, number_format, False)

    def _add(self, cells: Sequence[Cell]) -> None:
        self.rows.append(tuple(cells))
