"""A printed table as a sheet like that of a workbook: a title, a unit, a row of headings, and rows of cells below it.

`where` of a cell says how to find it: file!page 9!Table 3, "Share of real GDP (%)", row "Estonia*", column 2024e
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from etl.errors import LayoutError
from etl.sources.nato import layout
from etl.sources.nato.numerals import has_bar, read_number
from etl.sources.nato.pdf.letters import Word
from etl.sources.nato.pdf.lines import Line
from etl.sources.nato.workbook import Cell, Sheet
from etl.sources.remedies import CHANGED

# Number formats, as a workbook would draw a bar before a figure.
_PLAIN, _WITH_BAR = "General", "|General"


@dataclass
class Reach:
    """A column: its heading in one line, and from where to where on the page it reaches, in points."""

    heading: str
    left: float
    right: float

    def holds(self, word: Word | Line) -> bool:
        """Whether a word stands, at least with a part of it, in the column."""
        return word.left <= self.right and word.right >= self.left

    def reach(self, word: Word | Line) -> None:
        """Widen the column so that the whole word stands in it."""
        self.left, self.right = min(self.left, word.left), max(self.right, word.right)


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
        self._add([self._make_cell(f'{place} "{text}"', at, text) for at, text in enumerate(texts, start=1)])

    def add_to_last(self, text: str) -> None:
        """Add `text` to the end of the last row, which is of one text."""
        self.add_texts([f"{self.rows.pop()[0].text} {text}"])

    def add_headings(self, found: Sequence[Reach]) -> None:
        """Add the row with the headings of the columns; above the names there is none."""
        place = f"{self.where}!{self.name}, column"
        headings = enumerate((column.heading for column in found), start=2)
        self._add([self._make_cell(f"{place} {heading}", at, heading) for at, heading in headings])

    def add_figures(self, place: str, label: str, printed: Sequence[tuple[str, str]]) -> None:
        """Add a row with the name `label`, which stands at `place`; `printed` has each column's heading and text."""
        cells = [self._make_cell(f"{self.where}!{place}", 1, label)]
        for at, (heading, text) in enumerate(printed, start=2):
            where = f"{self.where}!{place}, column {heading}"
            number = read_number(text)
            value = text if number is None else float(number)
            cells.append(self._make_cell(where, at, value, _WITH_BAR if has_bar(text) else _PLAIN))
            self.printed[where] = text
        self._add(cells)

    def _make_cell(self, where: str, column: int, value: str | float, number_format: str = _PLAIN) -> Cell:
        return Cell(where, len(self.rows) + 1, column, value, number_format, False)

    def _add(self, cells: Sequence[Cell]) -> None:
        self.rows.append(tuple(cells))


def find_columns(headings: Iterable[Line], rows: Iterable[Sequence[Word]], where: str) -> list[Reach]:
    """The columns from left to right, but for that of the names.

    A heading may take several lines. `rows` are the words beside each name: what stands below a heading, at least
    with a part of it, is of its column, and so is all that stands above or below that. Raises LayoutError where two
    columns cannot be told apart.
    """
    found: list[Reach] = []
    for piece in (piece for line in headings for piece in line.split_pieces()):
        above = [column for column in found if column.holds(piece)]
        if len(above) > 1:
            raise LayoutError(where, f"{piece.text!r} stands below two headings of columns", CHANGED)
        if above:
            above[0].heading += f" {piece.text}"
            above[0].reach(piece)
        else:
            found.append(Reach(piece.text, piece.left, piece.right))
    found = [column for column in found if not layout.matches(layout.NAMES_COLUMN, column.heading)]
    # Most words of a column reach as far as others of it.
    _widen(found, {(word.left, word.right): word for row in rows for word in row}.values())
    found.sort(key=lambda column: column.left)
    _check_apart(found, where)
    return found


def _widen(found: Sequence[Reach], words: Collection[Word]) -> None:
    for column in found:
        before = None
        while before != (column.left, column.right):
            before = (column.left, column.right)
            for word in words:
                if column.holds(word):
                    column.reach(word)


def _check_apart(found: Sequence[Reach], where: str) -> None:
    for one, other in pairwise(found):
        if one.right >= other.left:
            problem = f"the columns {one.heading!r} and {other.heading!r} cannot be told apart"
            raise LayoutError(where, problem, CHANGED)
