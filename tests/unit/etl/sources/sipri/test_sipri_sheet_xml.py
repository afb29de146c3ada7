"""What is read of a sheet's XML is what openpyxl reads of it, and what would be far too much is not. All is made up."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from nato_workbook import saved
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.xml.constants import SHARED_STRINGS

from etl.errors import LayoutError
from etl.sources.reach import MAX_CELLS
from etl.sources.sipri import sheet_xml
from etl.sources.sipri.sheet import Sheet, check_sheet, read_sheet
from etl.sources.workbooks import open_unread

FILE, PART = "made-up.xlsx", "xl/worksheets/sheet1.xml"
TEXTS = "xl/sharedStrings.xml"
LISTED = f'<Override PartName="/{TEXTS}" ContentType="{SHARED_STRINGS}"/>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def packed(inside: str, before: str = "", behind: str = "") -> bytes:
    """A workbook with this XML in its sheet, two shared texts, a blue style and one of dates."""
    book = Workbook()
    [sheet] = book.worksheets
    sheet["A1"], sheet["A2"] = 1.5, 2
    sheet["A1"].font, sheet["A2"].number_format = Font(color="FF0000FF"), "yyyy-mm-dd"
    parts = {PART: f"{before}<sheetData>{inside}</sheetData>{behind}", TEXTS: f"{text('first')}{text('second  one')}"}
    return repacked(book, {part: f'<x xmlns="{MAIN}">{held}</x>' for part, held in parts.items()})


def text(said: str) -> str:
    return f"<si><t>{said}</t></si>"


def repacked(book: Workbook, parts: Mapping[str, str]) -> bytes:
    """The workbook with other parts of those names, and with shared texts."""
    out = BytesIO()
    with ZipFile(BytesIO(saved(book))) as good, ZipFile(out, "w") as other:
        held = {name: good.read(name) for name in good.namelist()}
        held["[Content_Types].xml"] = held["[Content_Types].xml"].replace(b"</Types>", f"{LISTED}</Types>".encode())
        held |= {name: part.encode() for name, part in {TEXTS: f'<x xmlns="{MAIN}"/>', **parts}.items()}
        for name, part in held.items():
            other.writestr(name, part)
    return out.getvalue()


def read(content: bytes) -> Sheet:
    return read_sheet(open_unread(content, FILE)["Sheet"], FILE)


def values(content: bytes) -> list[list[Any]]:
    return [[cell.value for cell in row.cells] for row in read(content).rows]


CELLS = {
    "a number": '<c r="A1"><v>12</v></c><c r="B1" t="n"><v>1.25E-3</v></c><c r="C1" t="n"><v>-.5</v></c>',
    "texts": '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="str"><v>a &amp; b </v></c>',
    "a truth": '<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c>',
    "an error": '<c r="A1" t="e"><v>#VALUE!</v></c>',
    "dates": '<c r="A1" s="2"><v>44000.5</v></c><c r="B1" t="d"><v>2020-06-18T12:00:00</v></c>',
    "formulas": '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c><c r="C1"><f>"v"</f><v/></c>',
    "a text in place": '<c r="A1" t="inlineStr"><is><t>made up</t></is></c><c r="B1" t="inlineStr"/>',
    "pieces of a text": '<c r="A1" t="inlineStr"><is><r><t>made</t></r><r><rPr><b/></rPr><t> up</t></r>'
    '<rPh sb="0" eb="1"><t>aloud</t></rPh></is></c><c r="B1"><v>3</v></c>',
    "blanks": '<c r="A1"/><c r="C1" s="1"/><c r="D1"><v></v></c><c r="F1"><v>6</v></c>',
    "spaces between": '<c r="A1" t="str">\n <v>x</v>\n </c>\n <c r="B1">\n <v>2</v>\n</c>',
    "cells in no order": '<c r="C1"><v>3</v></c><c r="A1"><v>1</v></c>',
    "cells without places": "<c><v>1</v></c><c/><c><v>3</v></c>",
    "a long text": '<c r="A1" t="str"><v>' + "made up " * 20_000 + '</v></c><c r="B1"><v>2</v></c>',
}


@pytest.mark.parametrize("cells", CELLS.values(), ids=CELLS)
def test_cells_are_what_openpyxl_reads(cells: str) -> None:
    content = packed(f'<row r="1">{cells}</row><row r="3"><c r="B3"><v>7</v></c></row>')
    sheet = load_workbook(BytesIO(content), data_only=True)["Sheet"]
    wanted = [list(row) for row in sheet.iter_rows(values_only=True)]
    found = values(content)
    assert [[value for value in row if value is not None] for row in found] == [
        [value for value in row if value is not None] for row in wanted
    ]
    assert all(sheet.cell(y, x).value == value for y, row in enumerate(found, 1) for x, value in enumerate(row, 1))


@pytest.mark.parametrize("chunk", [1, 7, 64])
def test_values_are_whole_wherever_the_file_is_cut_to_be_read(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    content = packed('<row r="1"><c r="A1"><v>2.3218372451966576E-3</v></c><c r="B1" t="str"><v>a &lt; b</v></c></row>')
    monkeypatch.setattr(sheet_xml, "_CHUNK", chunk)
    assert values(content) == [[2.3218372451966576e-3, "a < b"]]


def test_elements_with_a_prefix_are_read_and_those_of_another_namespace_are_not() -> None:
    row = '<x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c><y:c r="B1"><y:v>6</y:v></y:c></x:row>'
    sheet = f'<x:worksheet xmlns:x="{MAIN}" xmlns:y="made-up"><x:sheetData>{row}</x:sheetData></x:worksheet>'
    assert values(repacked(Workbook(), {PART: sheet})) == [[5]]


def test_a_number_has_the_colour_of_its_font_and_a_text_has_none() -> None:
    cells = '<c r="A1" s="1"><v>5</v></c><c r="B1" s="1" t="s"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c>'
    [row] = read(packed(f'<row r="1">{cells}</row>')).rows
    assert [cell.colour for cell in row.cells] == ["rgb FF0000FF", "", ""]
    assert [cell.is_error for cell in row.cells] == [False, False, True]


def test_a_merge_of_cells_leaves_its_first_one_and_blanks_keep_their_places() -> None:
    cells = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c><c r="B{row}"><v>2</v></c></row>' for row in (1, 2))
    merged = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    assert values(packed(cells, behind=merged)) == [[1, None], [None, None]]


def test_hidden_rows_and_columns_are_named() -> None:
    columns = '<cols><col min="3" max="4" hidden="1"/><col min="5" max="5" hidden="0"/></cols>'
    rows = '<row r="2" hidden="true"><c r="A2"><v>1</v></c></row><row r="3" hidden="0"/><row hidden="1"/>'
    assert read(packed(rows, columns)).hidden == ["2", "4", "C"]


def test_a_row_names_its_cells() -> None:
    row = read(packed('<row r="2"><c r="AB2"><v>1</v></c></row>')).rows[1]
    assert row.name(27) == f"{FILE}!Sheet!AB2"


def test_a_sheet_without_cells_has_one_blank() -> None:
    assert values(packed("")) == [[None]]


@pytest.mark.parametrize(
    ("inside", "behind"),
    [
        ('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', ""),
        ('<row r="1">' + "<c r='A1'/>" * (MAX_CELLS + 1) + "</row>", ""),
        ("", '<mergeCells><mergeCell ref="A1:C1048576"/></mergeCells>'),
        ("", '<hyperlinks><hyperlink ref="A1:XFD100"/></hyperlinks>'),
    ],
    ids=["a cell", "cells of one place", "a merge", "a link"],
)
@pytest.mark.parametrize("look", [read_sheet, check_sheet])
def test_what_reaches_far_out_is_refused_while_it_is_read(
    inside: str, behind: str, look: Callable[[Any, str], object]
) -> None:
    with pytest.raises(LayoutError, match="more than any table that is known") as caught:
        look(open_unread(packed(inside, behind=behind), FILE)["Sheet"], FILE)
    assert caught.value.where == f"{FILE}!Sheet"


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A0"><v>1</v></c>',
        '<c r="A1"><v>one</v></c>',
        '<c r="A1" t="s"><v>99</v></c>',
        '<c r="A1" s="99"><v>1</v></c>',
        '<c r="A1"><v>1</c>',
        '<y:c r="A1"/>',
    ],
    ids=["no row", "no number", "no text", "no style", "no XML", "no namespace"],
)
def test_a_cell_that_there_cannot_be_is_damage(cell: str) -> None:
    with pytest.raises(LayoutError, match="damaged") as caught:
        read(packed(f'<row r="1">{cell}</row>'))
    assert caught.value.where == FILE


@pytest.mark.parametrize("look", [read_sheet, check_sheet])
def test_a_sheet_that_declares_an_entity_is_refused(look: Callable[[Any, str], object]) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "made up">]><x>&a;</x>'
    with pytest.raises(LayoutError, match="declares the entity 'a'"):
        look(open_unread(repacked(Workbook(), {PART: bomb}), FILE)["Sheet"], FILE)


def test_a_workbook_is_opened_without_a_look_at_its_sheets() -> None:
    book = open_unread(repacked(Workbook(), {PART: "no XML"}), FILE)
    assert book.sheetnames == ["Sheet"]
