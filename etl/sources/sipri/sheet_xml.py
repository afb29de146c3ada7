"""The cells of a sheet, from its XML: values as openpyxl gives them. One pass looks how far the sheet reaches too."""

from collections.abc import Mapping
from typing import IO, Any, NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import from_excel, from_ISO8601
from openpyxl.xml.constants import SHEET_MAIN_NS

from etl.sources.reach import Reach, make_parser
from etl.sources.workbooks import show_value

_CHUNK = 65_536  # bytes
_CELL, _VALUE, _INLINE, _TEXT, _PHONETIC = (f"{SHEET_MAIN_NS} {tag}" for tag in ("c", "v", "is", "t", "rPh"))


class Cell(NamedTuple):
    """What a cell holds. `colour` is that of a number's font, "" where it has none of its own."""

    value: Any
    is_error: bool = False
    colour: str = ""

    @property
    def text(self) -> str:
        """What it shows, with single spaces: a whole number without decimals, nothing for a blank cell."""
        return show_value(self.value)

    @property
    def is_blank(self) -> bool:
        """Whether it shows nothing."""
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())


# Stands for each cell that the file does not have, or that has a format and nothing else.
BLANK = Cell(None)


class _Style(NamedTuple):
    """What the style of a cell says of a number in it."""

    colour: str
    is_date: bool
    is_duration: bool


class SheetReader:
    """Reads a sheet of a workbook that openpyxl opened: its cells, merges, and what is hidden, and nothing else.

    Each of `rows` is as long as it has cells; `merges` are areas like A1:B2; `hidden` is what rows and columns say of
    that, by name. Of formulas the values are read that they had.
    """

    def __init__(self, worksheet: Any, where: str) -> None:
        self.rows: list[list[Cell]] = []
        self.merges: list[str] = []
        self.hidden: dict[str, str] = {}
        self._book = worksheet.parent
        # Most cells hold one of a few marks: a cell of each text serves for all.
        self._strings = list(map(Cell, worksheet._shared_strings))
        self._styles: dict[str, _Style] = {}
        self._reach = Reach(where)
        self._said: Mapping[str, str] = {}
        self._pieces: list[str] = []
        self._inline: list[str] = []

    def read(self, part: IO[bytes]) -> None:
        """Read the sheet's XML.

        Raises as `check_reach` of etl/sources/reach.py does, and ValueError or another error where a value is none.
        """
        parser = make_parser(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        # Not a method of ours, for speed: what stands between values is thrown away where the next one starts.
        parser.CharacterDataHandler = self._pieces.append
        while chunk := part.read(_CHUNK):
            parser.Parse(chunk)
        parser.Parse(b"", True)

    def _start(self, name: str, said: Mapping[str, str]) -> None:
        if name == _CELL:
            self._said = said
            self._reach.note_cell(said.get("r", ""))
        elif name in (_VALUE, _TEXT):
            self._pieces.clear()
        elif name == _INLINE:
            self._inline.clear()
        else:
            self._start_other(name.rpartition(" ")[2], said)

    def _start_other(self, tag: str, said: Mapping[str, str]) -> None:
        self._reach.note_other(tag, said)
        if tag == "mergeCell":
            self.merges.append(said["ref"])
        elif tag == "row" and "hidden" in said:
            self.hidden[str(self._reach.line)] = said["hidden"]
        elif tag == "col" and "hidden" in said:
            self.hidden[get_column_letter(int(said["min"]))] = said["hidden"]

    def _end(self, name: str) -> None:
        if name == _VALUE:
            if self._pieces:
                self._put(self._read_value("".join(self._pieces)))
        elif name == _TEXT:
            self._inline.append("".join(self._pieces))
        elif name == _PHONETIC:
            self._inline.pop()
        elif name == _INLINE:
            self._put(Cell("".join(self._inline)))

    def _read_value(self, text: str) -> Cell:
        kind = self._said.get("t", "n")
        if kind == "s":
            return self._strings[int(text)]
        if kind == "n":
            return self._read_number(float(text) if "." in text or "E" in text or "e" in text else int(text))
        if kind == "b":
            return Cell(bool(int(text)))
        return Cell(_read_date(text) if kind == "d" else text, kind == "e")

    def _read_number(self, number: float) -> Cell:
        name = self._said.get("s", "0")
        style = self._styles.get(name) or self._styles.setdefault(name, self._read_style(int(name)))
        if style.is_date:
            return Cell(from_excel(number, self._book.epoch, timedelta=style.is_duration))
        return Cell(number, False, style.colour)

    def _read_style(self, style: int) -> _Style:
        book = self._book
        colour = _name_colour(book._fonts[book._cell_styles[style].fontId].color)
        return _Style(colour, style in book._date_formats, style in book._timedelta_formats)

    def _put(self, cell: Cell) -> None:
        number, place = self._reach.row, self._reach.column - 1
        while len(self.rows) < number:
            self.rows.append([])
        row = self.rows[number - 1]
        if place == len(row):
            row.append(cell)
        else:
            row.extend([BLANK] * (place + 1 - len(row)))
            row[place] = cell


def _read_date(text: str) -> Any:
    return from_ISO8601(text)  # type: ignore[no-untyped-call]


def _name_colour(of: Any) -> str:
    """A colour as layout.COLOURS names it."""
    if of is None:
        return ""
    tint = f" tint {of.tint:g}" if of.tint else ""
    return f"{of.type} {of.value}{tint}"
