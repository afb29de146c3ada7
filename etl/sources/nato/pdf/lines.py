"""The words of a page become lines, from top to bottom; what a line is: a unit, a heading, a note, a row of figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from etl.sources.nato import layout
from etl.sources.nato.names import read_name, strip_marks
from etl.sources.nato.numerals import is_figure
from etl.sources.nato.pdf.letters import Word
from etl.sources.nato.pdf.reader import Page

_LONGEST_NAME = 8  # words, with marks and currency
_UNITS = "|".join(f"(?:{table.unit})" for table in layout.TABLES if table.unit)
_HEADINGS = "|".join(f"(?:{block.heading})" for table in layout.TABLES for block in table.blocks if block.heading)

# Words are on one line where their middles differ by less than this part of their height.
_SAME_LINE = 0.45
# A gap wider than this part of the height sets pieces apart; a space takes about a third.
_APART = 0.8
# The next line of a paragraph is not lower than this many times the height.
_NEXT_LINE = 1.8


@dataclass(frozen=True)
class Line:
    """The words of one line, or of a piece of one, from left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Where the first word begins, in points."""
        return min(word.left for word in self.words)

    @property
    def right(self) -> float:
        """Where the last word ends, in points."""
        return max(word.right for word in self.words)

    @property
    def middle(self) -> float:
        """The height of its middle on the page, in points."""
        return self.words[0].middle

    @property
    def height(self) -> float:
        """The height of its highest word, in points."""
        return max(word.height for word in self.words)

    def split_pieces(self) -> list["Line"]:
        """The parts of the line that a gap wider than a space sets apart."""
        found: list[list[Word]] = []
        for word in self.words:
            if found and word.left - found[-1][-1].right <= _APART * word.height:
                found[-1].append(word)
            else:
                found.append([word])
        return [Line(tuple(words)) for words in found]

    def is_below(self, other: "Line") -> bool:
        """Whether it is near enough to be the next line of the paragraph that `other` belongs to."""
        return 0 < other.middle - self.middle <= _NEXT_LINE * max(self.height, other.height)


def read_lines(page: Page) -> list[Line]:
    """The lines of a page from top to bottom."""
    found: list[list[Word]] = []
    for word in sorted(page.words, key=lambda word: -word.middle):
        if found and found[-1][0].middle - word.middle <= _SAME_LINE * max(found[-1][0].height, word.height):
            found[-1].append(word)
        else:
            found.append([word])
    return [_join(words) for words in found]


def _join(words: Sequence[Word]) -> Line:
    return Line(tuple(sorted(words, key=lambda word: word.left)))


def is_unit(text: str) -> bool:
    """Whether a line says the unit of a table."""
    inner = text[1:-1] if text.startswith("(") and text.endswith(")") else text
    return layout.matches(_UNITS, inner) is not None


def has_years(line: Line) -> bool:
    """Whether a year stands in the line by itself, as above a column."""
    return any(layout.YEAR.fullmatch(piece.text) for piece in line.split_pieces())


def is_heading(text: str) -> bool:
    """Whether a line is the heading of a block."""
    return layout.matches(_HEADINGS, strip_marks(text)) is not None


def is_note(text: str) -> bool:
    """Whether a footnote or another note begins with this line."""
    return layout.FOOTNOTE.fullmatch(text) is not None or layout.matches(r"Notes?\s?:.*", text) is not None


def is_ignored(words: Sequence[str]) -> bool:
    """Whether all words of a line say nothing: the number of the page, or those of columns."""
    return all(layout.matches(layout.IGNORED, word) for word in words)


def split_name(line: Line) -> tuple[str, tuple[Word, ...]] | None:
    """A name at the beginning of a line, the longest that there is, and the words after it; None where there is none.

    The words may be none.
    """
    for count in range(min(_LONGEST_NAME, len(line.words)), 0, -1):
        name = Line(line.words[:count]).text
        if read_name(name) is not None:
            return name, line.words[count:]
    return None


def is_body(line: Line) -> bool:
    """Whether a line is of what stands below the headings of the columns."""
    words = [word.text for word in line.words]
    return is_heading(line.text) or is_note(line.text) or is_ignored(words) or split_name(line) is not None


def is_mostly_figures(words: Sequence[Word]) -> bool:
    """Whether more than half of the words are figures: text has fewer."""
    return 2 * sum(is_figure(word.text) for word in words) > len(words)
