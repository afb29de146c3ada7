"""Opening a workbook is bounded, whatever the file claims. The files are made up."""

from contextlib import suppress
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from nato_workbook import FILE, saved, workbook
from openpyxl import Workbook
from openpyxl.xml.constants import ARC_CORE
from sipri_workbook import altered

from etl.errors import LayoutError
from etl.sources.nato.workbook import Book, Sheet
from etl.sources.workbooks import MAX_BYTES


def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    buffer = BytesIO(saved(workbook()))
    with ZipFile(buffer, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/padding.bin", bytes(MAX_BYTES))
    assert len(buffer.getvalue()) < 200_000
    with pytest.raises(LayoutError, match=f"^{FILE}: unpacks to .* bytes, more than the 104,857,600"):
        Book(buffer.getvalue(), FILE)


def test_a_sheet_that_spans_too_many_cells_is_refused() -> None:
    book = workbook()
    book["TABLE3"]["XFD1048576"] = 1
    with pytest.raises(LayoutError, match=f"^{FILE}!TABLE3: spans 1,048,576 rows and 16,384 columns"):
        Book(saved(book), FILE)


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("readme.txt", "made up")
    with pytest.raises(LayoutError, match=f"^{FILE}: is a truncated or damaged workbook"):
        Book(buffer.getvalue(), FILE)


@pytest.mark.parametrize("place", range(0, 4000, 400))
def test_a_flipped_byte_is_refused_or_does_no_harm(place: int) -> None:
    content = bytearray(saved(workbook()))
    content[place] ^= 0xFF
    assert _sheets(bytes(content)) in (None, _sheets(saved(workbook())))


def _sheets(content: bytes) -> tuple[Sheet, ...] | None:
    with suppress(LayoutError):
        return Book(content, FILE).sheets
    return None


def test_hidden_rows_columns_and_sheets_are_kept_apart() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for address in ("A1", "B1", "C1", "D1", "A2"):
        sheet[address] = 1
    sheet.column_dimensions.group("B", "C", hidden=True)
    sheet.row_dimensions[2].hidden = True
    book.create_sheet("Other")["A1"] = 2
    book["Other"].sheet_state = "hidden"
    first, other = Book(saved(book), FILE).sheets
    assert [cell.where for cell in first.list_numbers()] == [f"{FILE}!Sheet!A1", f"{FILE}!Sheet!D1"]
    assert first.hidden == (f"{FILE}!Sheet!B1", f"{FILE}!Sheet!C1", f"{FILE}!Sheet!A2")
    assert (list(other.list_numbers()), other.hidden) == ([], (f"{FILE}!Other!A1",))


@pytest.mark.parametrize(
    ("said", "expected"),
    [(b"modified", date(2022, 6, 27)), (b"created", date(2022, 6, 27)), (b"lastPrinted", None)],
)
def test_a_workbook_was_saved_on_the_day_that_it_says_and_on_no_other(said: bytes, expected: date | None) -> None:
    day = b'<dcterms:%b xmlns:dcterms="http://purl.org/dc/terms/">2022-06-27T08:00:00Z</dcterms:%b>' % (said, said)
    content = altered(workbook(), ARC_CORE, lambda _: b"<coreProperties>%b</coreProperties>" % day)
    assert Book(content, FILE).saved == expected
