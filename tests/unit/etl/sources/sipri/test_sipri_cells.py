"""Marks, blanks, errors and colours of SIPRI's cells. The workbooks are made up."""

from typing import Any

import pytest
from openpyxl.styles.colors import Color
from sipri_workbook import (
    CURRENT,
    FILE,
    PER_HEAD,
    RELEASE,
    SHARE,
    YEARS,
    altered,
    only,
    place,
    put,
    read,
    refused,
    workbook,
)

from etl.observation import Observation
from etl.sources.sipri.parse import parse

BELGIUM = (PER_HEAD, "Belgium", 2020)


def belgium(value: object, **font: Any) -> Observation:
    return only(read(put(workbook(), BELGIUM, value, **font)), PER_HEAD, "BEL", 2020)


@pytest.mark.parametrize("mark", ["...", ". .", "..", "…", ". . ", "... "])
def test_dots_of_any_kind_mean_that_there_are_no_data(mark: str) -> None:
    row = belgium(mark)
    assert (row.value, row.status) == (None, "not_available")
    assert row.note == "†: no pensions. 1: Belgium: made up."


def test_xxx_means_that_there_was_no_such_country_and_footnotes_say_nothing_of_it() -> None:
    row = belgium("xxx")
    assert (row.value, row.status, row.note) == (None, "not_applicable", "")


@pytest.mark.parametrize("blank", [None, " "])
def test_a_blank_cell_is_no_zero(blank: str | None) -> None:
    row = belgium(blank)
    assert (row.value, row.status) == (None, "not_available")
    assert row.note.startswith("The publisher's cell is blank. ")


def test_a_figure_that_a_merge_of_cells_hides_is_not_read() -> None:
    book = workbook()
    first, second = (place(book, SHARE, "Belgium", year).coordinate for year in YEARS[:2])
    merge = f'</sheetData><mergeCells><mergeCell ref="{first}:{second}"/></mergeCells>'.encode()
    part = f"xl/worksheets/sheet{book.sheetnames.index(SHARE) + 1}.xml"
    merged = parse(altered(book, part, lambda good: good.replace(b"</sheetData>", merge)), FILE, RELEASE)
    assert only(merged, SHARE, "BEL", YEARS[0]).value is not None
    assert only(merged, SHARE, "BEL", YEARS[1]).note.startswith("The publisher's cell is blank.")


def test_an_error_that_is_known_is_no_figure() -> None:
    row = belgium("#VALUE!")
    assert (row.value, row.status) == (None, "not_available")
    assert row.note.startswith("The publisher's cell holds #VALUE!. ")


@pytest.mark.parametrize("value", ["#REF!", "n.a.", "12", True, "xxx?"])
def test_anything_else_in_a_cell_stops_the_release(value: object) -> None:
    assert "neither a figure nor a mark" in refused(put(workbook(), BELGIUM, value), f"{PER_HEAD}!D9")


@pytest.mark.parametrize("colour", [{}, {"color": Color(indexed=8)}, {"color": Color(theme=1)}])
def test_a_figure_in_black_or_without_a_colour_is_plain(colour: dict[str, Color]) -> None:
    assert belgium(12.0, **(colour or {"name": "Times New Roman", "color": None})).status == "actual"


@pytest.mark.parametrize("colour", [Color(indexed=12), Color(rgb="FF0000FF")])
def test_a_figure_in_blue_is_an_estimate(colour: Color) -> None:
    row = belgium(12.0, color=colour)
    assert (row.value, row.status) == (12.0, "estimate")
    assert "uncertain" not in row.note


@pytest.mark.parametrize("colour", [Color(indexed=10), Color(rgb="FFFF0000")])
def test_a_figure_in_red_is_an_estimate_that_is_highly_uncertain(colour: Color) -> None:
    row = belgium(12.0, color=colour)
    assert (row.value, row.status) == (12.0, "estimate")
    assert row.note.startswith("SIPRI marks the figure as highly uncertain. ")


@pytest.mark.parametrize(
    "colour", [Color(indexed=17), Color(rgb="FF00B050"), Color(theme=4), Color(theme=1, tint=0.5), Color(auto=True)]
)
def test_any_other_colour_stops_the_release(colour: Color) -> None:
    assert "whose meaning is not known" in refused(put(workbook(), BELGIUM, 12.0, color=colour), f"{PER_HEAD}!D9")


def test_the_colour_of_a_mark_says_nothing() -> None:
    assert belgium("...", color=Color(indexed=17)).status == "not_available"


def test_a_share_is_per_cent_and_money_a_figure_of_millions() -> None:
    book = put(put(workbook(), (SHARE, "Belgium", 2020), 0.0152), (CURRENT, "Belgium", 2020), 5432.1)
    parsed = read(book)
    assert only(parsed, SHARE, "BEL", 2020).value == pytest.approx(1.52)
    assert only(parsed, CURRENT, "BEL", 2020).value == 5432.1
    assert place(book, SHARE, "Belgium", 2020).value == 0.0152
