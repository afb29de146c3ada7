"""Opens a workbook (.xlsx) within bounds: what is no workbook, or unpacks or reaches to far too much, is refused."""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.xml.constants import ARC_CORE, DCTERMS_NS
from openpyxl.xml.functions import fromstring

from etl.errors import LayoutError
from etl.sources.reach import check_reach
from etl.sources.remedies import COPY, SAVE

MAX_BYTES = 100 * 1024 * 1024  # unpacked; the largest workbook known has 5 MB
_SAVED = (f"{{{DCTERMS_NS}}}modified", f"{{{DCTERMS_NS}}}created")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def open_workbook(content: bytes, file: str, data_only: bool = True, read_only: bool = False) -> Workbook:
    """The workbook that `content` holds, with formulas or the values they had when it was saved.

    With `read_only`, its sheets are read when they are asked for, as far as they have cells, whatever they say of their
    size. Raises LayoutError, which names the file, where it is none, or is larger than any known one by far; or which
    names the sheet, where a cell or a merge of cells lies far out (`MAX_CELLS` of etl/sources/reach.py): so no reader
    has to look out for that. Entities of its XML are never expanded: openpyxl reads with defusedxml, and a sheet that
    declares one is refused.
    """
    return _open(content, file, partial(_Reader, content, file, data_only, read_only))


def open_unread(content: bytes, file: str) -> Workbook:
    """The workbook, of which no sheet was looked into, for who looks how far each reaches as he reads it.

    Raises LayoutError as `open_workbook` does, but for what is wrong in a sheet.
    """
    return _open(content, file, partial(_UnreadReader, content))


def show_value(value: Any) -> str:
    """What a cell of that value shows, with single spaces: a whole number without decimals, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())


def read_day_saved(content: bytes, file: str) -> date | None:
    """The day on which a workbook was saved last, or else made, by its own metadata; None where it does not say.

    Raises LayoutError, which names the file, where it is damaged there.
    """
    with refuse_damage(file), ZipFile(BytesIO(content)) as archive:
        said = fromstring(archive.read(ARC_CORE)) if ARC_CORE in archive.namelist() else None
        told = () if said is None else (said.findtext(tag) for tag in _SAVED)
        # openpyxl says today where nothing is said.
        return next((date.fromisoformat(day[:10]) for day in told if day), None)


@contextmanager
def refuse_damage(file: str) -> Iterator[None]:
    """Raise LayoutError, which names the file, for whatever is raised in the block, where a workbook is read."""
    try:
        yield
    except LayoutError:
        raise
    # What is raised for a damaged file depends on where the damage is.
    except Exception as error:
        raise LayoutError(file, f"is a truncated or damaged workbook ({error})", COPY) from error


class _Reader(ExcelReader):
    """Reads a workbook, each sheet of which was looked at before."""

    def __init__(self, content: bytes, file: str, data_only: bool, read_only: bool) -> None:
        # What it copied from other workbooks, to compute its formulas from, is nothing that it shows.
        super().__init__(BytesIO(content), data_only=data_only, read_only=read_only, keep_links=False)
        self._file = file

    def read_worksheets(self) -> None:
        """Read the sheets. Raises LayoutError where one reaches too far."""
        for sheet, link in self.parser.find_sheets():
            if link.target in self.valid_files:
                with self.archive.open(link.target) as part:
                    check_reach(part, f"{self._file}!{sheet.name}")
        super().read_worksheets()


class _UnreadSheet(ReadOnlyWorksheet):
    def _get_size(self) -> None:
        """Leave open how large it is: openpyxl would read all of it where it does not say."""


class _UnreadReader(ExcelReader):
    """Reads a workbook, but none of its sheets."""

    def __init__(self, content: bytes) -> None:
        super().__init__(BytesIO(content), data_only=True, read_only=True, keep_links=False)

    def read_worksheets(self) -> None:
        """List the sheets; charts are none."""
        for found, link in self.parser.find_sheets():
            if link.target in self.valid_files and "chartsheet" not in link.Type:
                sheet: Any = _UnreadSheet(self.wb, found.name, link.target, self.shared_strings)
                sheet.sheet_state = found.state
                book: Any = self.wb
                book._sheets.append(sheet)


def _open(content: bytes, file: str, make_reader: Callable[[], ExcelReader]) -> Workbook:
    _check_kind(content, file)
    with refuse_damage(file):
        with ZipFile(BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        # Parts are read to their stated sizes only, so the sum bounds what is unpacked.
        loaded = _load(make_reader) if unpacked <= MAX_BYTES else None
    if loaded is None:
        problem = f"unpacks to {unpacked:,} bytes, more than the {MAX_BYTES:,} that are read"
        raise LayoutError(file, problem, COPY)
    return loaded


def _load(make_reader: Callable[[], ExcelReader]) -> Workbook:
    with warnings.catch_warnings():
        # Workbooks that a program wrote may name no default style. Their cells do.
        warnings.filterwarnings("ignore", "Workbook contains no default style")
        reader = make_reader()
        reader.read()
    for sheet in reader.wb.worksheets if reader.read_only else ():
        sheet.reset_dimensions()
    return reader.wb


def _check_kind(content: bytes, file: str) -> None:
    if not content:
        raise LayoutError(file, "is empty", COPY)
    if content.startswith(_OLE):
        problem = "is encrypted with a password, or of the format before .xlsx"
        raise LayoutError(file, problem, SAVE)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise LayoutError(file, "is a web page, not a workbook", COPY)
    if not content.startswith(b"PK"):
        raise LayoutError(file, "is no workbook (.xlsx)", COPY)
