"""The publishers' own files that a refresh kept beside a folder of snapshots, and what stands in a sheet of one."""

import hashlib
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from etl.errors import LayoutError
from etl.observation import BY_HAND, Origin, Release

_PLACE = re.compile(r"(?P<file>[^!]+\.xlsx)!(?P<sheet>[^!]+)!(?P<column>[A-Z]{1,3})(?P<row>[1-9][0-9]{0,6})")
_LETTERS = 26
# Where a folder of snapshots has the publishers' files, by hash.
_RAW = "raw"
_DECIMALS = re.compile(r"0\.(0+)")


class Place(NamedTuple):
    """A cell of a workbook, as the `cell` of an observation names it; rows and columns count from 1."""

    file: str
    sheet: str
    row: int
    column: int

    @property
    def name(self) -> str:
        """Row and column, as in N18."""
        return f"{name_column(self.column)}{self.row}"


class Printed(NamedTuple):
    """What stands in a cell: its value as the file has it, and as the sheet shows that."""

    value: str
    shown: str


def read_place(cell: str) -> Place | None:
    """The cell of a workbook that a text such as file.xlsx!TABLE3!N18 names; None where it names none."""
    found = _PLACE.fullmatch(cell)
    if found is None:
        return None
    return Place(found["file"], found["sheet"], int(found["row"]), read_column(found["column"]))


def name_column(number: int) -> str:
    """The letters of a column."""
    letters = ""
    while number:
        number, last = divmod(number - 1, _LETTERS)
        letters = f"{chr(ord('A') + last)}{letters}"
    return letters


def read_column(letters: str) -> int:
    """The number of a column, from 1 on."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def find_origin(release: Release, file: str) -> Origin | None:
    """Where a release had the file of this name; None where it was read from no such file."""
    named = (f"/{file}", f"{BY_HAND}{file}")
    return next((one for one in release.origins if unquote(one.url).endswith(named)), None)


def read_original(folder: Path, origin: Origin) -> bytes | None:
    """The bytes of a publisher's file; None where they are not kept, or are no longer those that were read."""
    try:
        content = (folder / _RAW / origin.sha256).read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == origin.sha256 else None


def import_reader(folder: Path) -> None:
    """Import now what `read_corner` imports when it is first asked, 185 modules of openpyxl, which takes 0.1 s.

    Nothing where `folder` keeps no publishers' files: none is ever looked into.
    """
    if (folder / _RAW).is_dir():
        import etl.sources.workbooks  # noqa: F401


def read_corner(content: bytes, file: str, sheet: str, end: tuple[int, int]) -> Mapping[tuple[int, int], Printed]:
    """What a sheet holds from its first cell to a row and column, by row and column; nothing of what is blank.

    Raises LayoutError where the content is no workbook, has no such sheet, or the corner is larger than any known.
    """
    from etl.sources.reach import MAX_CELLS
    from etl.sources.workbooks import open_unread, refuse_damage, show_value

    if end[0] * end[1] > MAX_CELLS:
        raise LayoutError(f"{file}!{sheet}", "the cell lies further out than any table that is known", "Look again.")
    book = open_unread(content, file)
    with refuse_damage(file):
        lines = book[sheet].iter_rows(max_row=end[0], max_col=end[1])
        return {
            (cell.row, cell.column): Printed(show_value(cell.value), _show(cell, show_value))
            for line in lines
            for cell in line
            if cell.value is not None
        }


def _show(cell: Any, show_value: Callable[[Any], str]) -> str:
    """A number with the decimals that its format shows; whatever else there is as it stands."""
    decimals = _DECIMALS.search(str(cell.number_format))
    if not isinstance(cell.value, float):
        return show_value(cell.value)
    return f"{cell.value:,.{len(decimals[1]) if decimals else 2}f}"
