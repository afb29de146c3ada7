"""The headings of a printed table's columns, and how far each column reaches."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from etl.errors import LayoutError
from etl.sources.nato import layout
from etl.sources.nato.columns import CHANGED
from etl.sources.nato.pdf.lines import Line
from etl.sources.nato.pdf.pages import Word


@dataclass
class Column:
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


def columns(headings: Iterable[Line], rows: Iterable[Sequence[Word]], where: str) -> list[Column]:
    """The columns from left to right, but for that of the names.

    A heading may take several lines. `rows` are the words beside each name: what stands below a heading, at least
    with a part of it, is of its column, and so is all that stands above or below that. Raises LayoutError where two
    columns cannot be told apart.
    """
    found: list[Column] = []
    for piece in (piece for line in headings for piece in line.pieces()):
        above = [column for column in found if column.holds(piece)]
        if len(above) > 1:
            raise LayoutError(where, f"{piece.text!r} stands below two headings of columns", CHANGED)
        if above:
            above[0].heading += f" {piece.text}"
            above[0].reach(piece)
        else:
            found.append(Column(piece.text, piece.left, piece.right))
    found = [column for column in found if not layout.matches(layout.NAMES_COLUMN, column.heading)]
    _widen(found, [word for row in rows for word in row])
    found.sort(key=lambda column: column.left)
    _check_apart(found, where)
    return found


def _widen(found: Sequence[Column], words: Sequence[Word]) -> None:
    for column in found:
        before = None
        while before != (column.left, column.right):
            before = (column.left, column.right)
            for word in words:
                if column.holds(word):
                    column.reach(word)


def _check_apart(found: Sequence[Column], where: str) -> None:
    for one, other in pairwise(found):
        if one.right >= other.left:
            problem = f"the columns {one.heading!r} and {other.heading!r} cannot be told apart"
            raise LayoutError(where, problem, CHANGED)
