"""A page becomes a table. What stands on it is known by its words, its place only says what belongs together."""

from collections.abc import Sequence

from etl.errors import LayoutError
from etl.sources.nato import layout
from etl.sources.nato.numerals import BAR
from etl.sources.nato.pdf.grid import Grid, Reach, find_columns
from etl.sources.nato.pdf.letters import Word
from etl.sources.nato.pdf.lines import (
    Line,
    has_years,
    is_body,
    is_heading,
    is_ignored,
    is_mostly_figures,
    is_note,
    is_unit,
    read_lines,
    split_name,
)
from etl.sources.nato.pdf.reader import Page
from etl.sources.remedies import CHANGED, COPY


def read_grid(page: Page) -> Grid | None:
    """The table of a page; None where the page has neither the title nor a row of one.

    Raises LayoutError, with file, page and row, where figures stand below no title, without a name or below no
    heading. What the texts say is not judged here.
    """
    found = read_lines(page)
    start = next((at for at, line in enumerate(found) if layout.TITLE.fullmatch(line.text)), len(found))
    _check_no_rows(found[:start], page.where)
    if start == len(found):
        return None
    title = found[start].text
    grid = Grid(page.where, title.split(":")[0].strip())
    grid.add_texts([title])
    _fill(grid, found[start + 1 :])
    return grid


def _check_no_rows(found: Sequence[Line], where: str) -> None:
    for line in found:
        named = split_name(line)
        if named is not None and len(named[1]) > 1 and is_mostly_figures(named[1]):
            problem = "a row of figures stands below no title 'Table N : ...'"
            raise LayoutError(f'{where}!"{line.text}"', problem, CHANGED)


def _fill(grid: Grid, below: Sequence[Line]) -> None:
    years = next((at for at, line in enumerate(below) if has_years(line)), None)
    if years is None:
        raise LayoutError(f"{grid.where}!{grid.name}", "no row of years stands below this title", COPY)
    start = next((at for at, line in enumerate(below) if at > years and is_body(line)), len(below))
    top, body = below[:start], below[start:]
    for line in top:
        if is_unit(line.text):
            grid.add_texts([line.text])
    headings = [line for line in top if not is_unit(line.text)]
    rows = [named[1] for line in body if not _is_text(line) and (named := split_name(line)) is not None]
    found = find_columns(headings, rows, f"{grid.where}!{grid.name}")
    grid.add_headings(found)
    _fill_body(grid, body, found)


def _is_text(line: Line) -> bool:
    return is_heading(line.text) or is_note(line.text)


def _fill_body(grid: Grid, body: Sequence[Line], found: Sequence[Reach]) -> None:
    heading = ""
    note: Line | None = None
    for line in body:
        named = None if _is_text(line) else split_name(line)
        if named is not None:
            _add_row(grid, heading, *named, found)
            note = None
        elif is_ignored([word.text for word in line.words]):
            grid.add_texts([word.text for word in line.words])
            note = None
        elif note is not None and _continues(note, line):
            grid.add_to_last(line.text)
            note = line
        else:
            grid.add_texts([line.text])
            heading = line.text if is_heading(line.text) else heading
            note = line if is_note(line.text) else None


def _continues(note: Line, line: Line) -> bool:
    """Whether `line` is of the same note as the line above it."""
    return not _is_text(line) and line.is_below(note) and not is_mostly_figures(line.words)


def _add_row(grid: Grid, heading: str, name: str, rest: Sequence[Word], found: Sequence[Reach]) -> None:
    parts = [grid.name, f'"{heading}"' if heading else "", f'row "{name}"']
    place = ", ".join(filter(None, parts))
    if not rest:
        raise LayoutError(f"{grid.where}!{place}", "no figure stands beside this name", COPY)
    texts: list[list[str]] = [[] for _ in found]
    for at, word in enumerate(rest):
        # A bar stands between two columns; it is of the figure after it.
        bearer = next((one for one in rest[at:] if one.text != BAR), word)
        column = next((number for number, column in enumerate(found) if column.holds(bearer)), None)
        if column is None:
            raise LayoutError(f"{grid.where}!{place}", f"{word.text!r} stands below no heading of a column", CHANGED)
        texts[column].append(word.text)
    joined = [" ".join(words) for words in texts]
    grid.add_figures(place, name, [(column.heading, text) for column, text in zip(found, joined, strict=True)])
