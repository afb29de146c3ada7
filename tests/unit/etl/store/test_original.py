"""The publishers' files that are kept, on a workbook that is made up."""

import hashlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from etl.errors import LayoutError
from etl.observation import Origin
from etl.store.original import (
    Place,
    Printed,
    find_origin,
    name_column,
    read_column,
    read_corner,
    read_original,
    read_place,
)


def make_workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "TABLE3"
    sheet["B2"], sheet["C1"], sheet["C2"] = "Atlantis*", "2024e", 2.02946806773638
    sheet["C2"].number_format = "#,##0.000"
    sheet["D2"], sheet["E2"] = 2, 1.5
    written = BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, Origin]:
    """A folder that keeps the workbook, and where that was had."""
    content = make_workbook()
    name = hashlib.sha256(content).hexdigest()
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / name).write_bytes(content)
    return tmp_path, Origin("https://example.org/a%20b/def-exp.xlsx", name, len(content))


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ("def-exp.xlsx!TABLE3!N18", Place("def-exp.xlsx", "TABLE3", 18, 14)),
        ("a b.xlsx!Share of GDP!BJ7", Place("a b.xlsx", "Share of GDP", 7, 62)),
        ("2026-07-10.csv!Table 3!H1743", None),
        ("100*a.xlsx!T!A1/a.xlsx!T!B1", None),
        ("NGDPD!DEU 2024", None),
        ("rule: no armed forces, so there is no figure", None),
        ("a.xlsx!T!A0", None),
    ],
)
def test_a_cell_of_a_workbook_is_read_and_nothing_else_is(cell: str, place: Place | None) -> None:
    assert read_place(cell) == place


def test_a_place_is_named_as_workbooks_name_it() -> None:
    assert Place("a.xlsx", "T", 18, 14).name == "N18"


def test_columns_are_counted_as_workbooks_do() -> None:
    for number in range(1, 16_385):
        assert name_column(number) == get_column_letter(number)
        assert read_column(name_column(number)) == number


def test_a_file_is_known_by_the_end_of_its_address_or_by_the_name_it_was_given_by(kept: tuple[Path, Origin]) -> None:
    _, origin = kept
    given = replace(origin, url="given:mine.xlsx")
    release = type("Release", (), {"origins": (origin, given)})()
    assert find_origin(release, "def-exp.xlsx") == origin
    assert find_origin(release, "mine.xlsx") == given
    assert find_origin(release, "exp.xlsx") is None


def test_the_bytes_are_given_while_they_are_those_that_were_read(kept: tuple[Path, Origin]) -> None:
    folder, origin = kept
    assert read_original(folder, origin)
    (folder / "raw" / origin.sha256).write_bytes(b"damaged")
    assert read_original(folder, origin) is None
    (folder / "raw" / origin.sha256).unlink()
    assert read_original(folder, origin) is None


def test_a_corner_has_what_its_cells_hold_and_what_they_show() -> None:
    assert read_corner(make_workbook(), "def-exp.xlsx", "TABLE3", (2, 4)) == {
        (1, 3): Printed("2024e", "2024e"),
        (2, 2): Printed("Atlantis*", "Atlantis*"),
        (2, 3): Printed("2.02946806773638", "2.029"),
        (2, 4): Printed("2", "2"),
    }


@pytest.mark.parametrize(("sheet", "end"), [("TABLE4", (2, 4)), ("TABLE3", (1_000_000, 16_000))])
def test_a_sheet_that_is_not_there_and_a_cell_far_out_are_refused(sheet: str, end: tuple[int, int]) -> None:
    with pytest.raises(LayoutError, match=r"def-exp\.xlsx"):
        read_corner(make_workbook(), "def-exp.xlsx", sheet, end)


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(LayoutError, match="no workbook"):
        read_corner(b"%PDF", "def-exp.xlsx", "TABLE3", (2, 4))
