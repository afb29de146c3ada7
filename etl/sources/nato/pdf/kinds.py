"""What a line of a printed table is: a unit, a heading, a note, or a name with its figures."""

from collections.abc import Sequence

from etl.sources.nato import layout
from etl.sources.nato.names import bare, read_name
from etl.sources.nato.pdf.lines import Line
from etl.sources.nato.pdf.numerals import is_figure
from etl.sources.nato.pdf.pages import Word

_LONGEST_NAME = 8  # words, with marks and currency


def is_unit(text: str) -> bool:
    """Whether a line says the unit of a table."""
    inner = text[1:-1] if text.startswith("(") and text.endswith(")") else text
    return any(table.unit and layout.matches(table.unit, inner) for table in layout.TABLES)


def has_years(line: Line) -> bool:
    """Whether a year stands in the line by itself, as above a column."""
    return any(layout.YEAR.fullmatch(piece.text) for piece in line.pieces())


def is_heading(text: str) -> bool:
    """Whether a line is the heading of a block."""
    headings = [block.heading for table in layout.TABLES for block in table.blocks if block.heading]
    return any(layout.matches(heading, bare(text)) for heading in headings)


def is_note(text: str) -> bool:
    """Whether a footnote or another note begins with this line."""
    return layout.FOOTNOTE.fullmatch(text) is not None or layout.matches(r"Notes?\s?:.*", text) is not None


def is_ignored(words: Sequence[str]) -> bool:
    """Whether all words of a line say nothing: the number of the page, or those of columns."""
    return all(layout.matches(layout.IGNORED, word) for word in words)


def name_and_rest(line: Line) -> tuple[str, tuple[Word, ...]] | None:
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
    return is_heading(line.text) or is_note(line.text) or is_ignored(words) or name_and_rest(line) is not None


def is_mostly_figures(words: Sequence[Word]) -> bool:
    """Whether more than half of the words are figures: text has fewer."""
    return 2 * sum(is_figure(word.text) for word in words) > len(words)
