"""A cell far out is found before anything is made of the cells of a sheet. The sheets are made up."""

from io import BytesIO

import pytest
from nato_workbook import saved
from openpyxl import Workbook
from sipri_workbook import altered

from etl.errors import LayoutError
from etl.sources.reach import MAX_CELLS, check_reach, check_span
from etl.sources.workbooks import open_workbook

WHERE = "made-up.xlsx!Sheet"


def check(inside: str, before: str = "", behind: str = "") -> None:
    sheet = f"<worksheet>{before}<sheetData>{inside}</sheetData>{behind}</worksheet>"
    check_reach(BytesIO(sheet.encode()), WHERE)


def refused(inside: str, before: str = "", behind: str = "") -> str:
    with pytest.raises(LayoutError) as caught:
        check(inside, before, behind)
    assert caught.value.where == WHERE
    return str(caught.value)


@pytest.mark.parametrize("dimension", ["", '<dimension ref="A1:B2"/>', '<dimension ref="A1:XFD1048576"/>'])
def test_a_cell_far_out_is_refused_whatever_the_sheet_says_of_its_size(dimension: str) -> None:
    said = refused('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', dimension)
    assert "spans 1,048,576 rows and 16,384 columns, to XFD1048576" in said
    check('<row r="1"><c r="A1"><v>1</v></c></row>', dimension)


@pytest.mark.parametrize(
    "inside",
    [
        '<row r="1"><c r="A1"/></row><row r="100000"><c r="ZZ100000"/></row>',
        # Elements with a prefix, and a row that says another number than its cell.
        '<x:row xmlns:x="x" r="1"><x:c r="ZZ100000"/></x:row>',
        # One far to the right, and another far below.
        '<row r="1"><c r="XFD1"/></row><row r="1000"><c r="A1000"/></row>',
    ],
)
def test_it_is_the_rectangle_of_all_cells_that_counts(inside: str) -> None:
    assert "more than any table that is known" in refused(inside)


def test_a_long_sheet_and_a_wide_one_are_read() -> None:
    check(f'<row r="1"><c r="A1"/></row><row r="{MAX_CELLS}"><c r="A{MAX_CELLS}"/></row>')
    check('<row r="1"><c r="XFD1"/></row><row r="18"><c r="A18"/></row>')


def test_cells_without_a_place_stand_one_behind_the_other() -> None:
    check(f"<row>{'<c/>' * 1000}</row>")
    assert "spans" in refused(f"<row>{'<c/>' * 1000}</row>" + "<row/>" * 299 + "<row><c/></row>" * 2)


def test_cells_that_all_say_one_place_are_counted() -> None:
    cells = "<c r='A1'/>" * (MAX_CELLS + 1)
    assert "spans 300,001 rows" in refused(f'<row r="1">{cells}</row>')


def test_a_merge_and_a_link_of_whole_columns_are_refused() -> None:
    for behind in ('<mergeCell ref="A1:C1048576"/>', '<hyperlink ref="$A$1:$XFD$100"/>'):
        assert "more than any table that is known" in refused("", behind=behind)
    check("", behind='<mergeCell ref="A1:C3"/><hyperlink ref="B2"/>')


@pytest.mark.parametrize("cell", ['<c r="A"/>', '<c r="1"/>', '<c r="ÄÖ1"/>', '<c r="AAAA1"/>', '<c r="A0"/>'])
def test_a_place_that_there_cannot_be_is_no_place(cell: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        check(f"<row>{cell}</row>")


def test_a_row_that_there_cannot_be_is_none() -> None:
    with pytest.raises(ValueError, match="-3"):
        check('<row r="-3"><c/></row>')


def test_a_column_that_there_cannot_be_is_none() -> None:
    with pytest.raises(ValueError, match="999999"):
        check("", before='<cols><col min="1" max="999999999" hidden="1"/></cols>')


def test_the_limit_is_of_height_times_width() -> None:
    check_span(WHERE, 300, 1000)
    with pytest.raises(LayoutError):
        check_span(WHERE, 301, 1000)


@pytest.mark.parametrize("read_only", [True, False])
def test_a_workbook_with_a_cell_far_out_in_any_sheet_is_refused_when_it_is_opened(read_only: bool) -> None:
    book = Workbook()
    book.create_sheet("Second")["ZZ100000"] = 1
    with pytest.raises(LayoutError) as caught:
        open_workbook(saved(book), "made-up.xlsx", read_only=read_only)
    assert caught.value.where == "made-up.xlsx!Second"


@pytest.mark.parametrize("dimension", ["", '<dimension ref="A1:XFD1048576" />', '<dimension ref="A1" />'])
def test_a_sheet_that_is_read_row_by_row_ends_with_its_cells(dimension: str) -> None:
    book = Workbook()
    book.worksheets[0]["C2"] = 7
    content = altered(
        book, "xl/worksheets/sheet1.xml", lambda part: part.replace(b'<dimension ref="C2:C2" />', dimension.encode())
    )
    assert content != saved(book)
    [sheet] = open_workbook(content, "made-up.xlsx", read_only=True).worksheets
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [[], [None, None, 7]]
