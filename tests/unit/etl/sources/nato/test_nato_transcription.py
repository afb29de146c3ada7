"""Transcriptions are read with the cell of each value; any doubt names file and line. The rows are made up."""

import csv
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from made_up import no_network

from etl.catalogue.seeds import shipped
from etl.contract import check
from etl.dataframe import read_releases
from etl.errors import BurdenError, LayoutError, SeedError
from etl.fetch import Resource
from etl.observation import Observation, Origin, Release
from etl.sources.nato import collect
from etl.sources.nato.releases import RELEASES, describe
from etl.sources.nato.transcription import COLUMNS, parse_transcription

FILE = "2099-01-01.csv"
RELEASE = Release(
    "nato", "2099-01-01", "Made up", date(2099, 1, 1), "nato", "transcription", "", (Origin(FILE, "0" * 64, 1),)
)
ROW = {
    "release": "2099-01-01",
    "table": "3",
    "measure": "defence_expenditure_share_gdp",
    "unit": "percent_of_gdp",
    "price_base": "2021",
    "member": "EST",
    "year": "2024",
    "value": "3.43",
    "status": "estimate",
    "source": "made up",
    "note": "two decimals",
    "definition": "nato",
}
BLANK = "blank in NATO's table: no estimate at publication"
DOTS = 'no figure in the transcription; ".." or blank in the workbook'


def transcribed(*rows: dict[str, str]) -> bytes:
    buffer = StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode()


def only(**changes: str) -> Observation:
    [row] = parse_transcription(transcribed({**ROW, **changes}), FILE, RELEASE).observations
    return row


def test_a_row_is_an_observation_with_the_cell_of_its_value() -> None:
    assert only() == Observation(
        "nato", "2099-01-01", "nato", "defence_expenditure_share_gdp", "EST", 2024, "", 3.43, "percent_of_gdp", "2021",
        "estimate", "transcription", f"{FILE}!Table 3!H2", "two decimals",
    )  # fmt: skip


def test_the_line_is_the_one_that_a_spreadsheet_shows() -> None:
    rows = [{**ROW, "note": "a note\nof two lines"}, {**ROW, "year": "2023", "status": "actual"}]
    assert [row.cell for row in parse_transcription(transcribed(*rows), FILE, RELEASE).observations] == [
        f"{FILE}!Table 3!H2",
        f"{FILE}!Table 3!H3",
    ]


@pytest.mark.parametrize(("note", "status"), [(BLANK, "not_published"), (DOTS, "not_available")])
def test_a_row_without_a_value_says_why(note: str, status: str) -> None:
    row = only(value="", note=note)
    assert (row.value, row.status, row.note) == (None, status, note)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"measure": "morale"}, "'morale' is no measure that NATO publishes"),
        ({"measure": "wdi_population"}, "'wdi_population' is no measure"),
        ({"measure": "defence_expenditure_share_gdp_nominal"}, "is no measure that NATO publishes"),
        ({"unit": "percent"}, "unit 'percent'"),
        ({"member": "XYZ"}, "member 'XYZ'"),
        ({"member": "AUS"}, "member 'AUS'"),
        ({"status": "derived"}, "status 'derived'"),
        ({"year": "24"}, "year '24'"),
        ({"price_base": ""}, "price_base ''"),
        ({"price_base": "current"}, "price_base 'current'"),
        ({"definition": "sipri"}, "definition 'sipri'"),
        ({"release": "2098-01-01"}, "release '2098-01-01'"),
        ({"source": ""}, "source ''"),
        ({"table": ""}, "table ''"),
        ({"value": "high"}, "the value 'high' is no number"),
        ({"value": "inf"}, "the value 'inf' is no number"),
        ({"value": "1,5"}, "the value '1,5' is no number"),
        ({"value": ""}, "has no value, and its note 'two decimals' is no reason known"),
    ],
)
def test_a_doubtful_cell_is_named_with_file_and_line(changes: dict[str, str], words: str) -> None:
    with pytest.raises(LayoutError) as caught:
        parse_transcription(transcribed({**ROW, "year": "2022"}, {**ROW, **changes}), FILE, RELEASE)
    assert caught.value.where == f"{FILE}, line 3"
    assert words in str(caught.value)


def test_all_that_is_wrong_with_a_row_is_said_at_once() -> None:
    with pytest.raises(LayoutError, match="unit 'percent', member 'XYZ'"):
        only(unit="percent", member="XYZ")


def test_the_same_figure_twice_is_refused() -> None:
    with pytest.raises(LayoutError, match=f"^{FILE}, line 3: the same figure stands at {FILE}!Table 3!H2"):
        parse_transcription(transcribed(ROW, {**ROW, "value": "3.44"}), FILE, RELEASE)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "line 1: its columns are not release, table"),
        (b"a,b\n1,2\n", "line 1: its columns are not release, table"),
        (transcribed(), "has no rows below its header"),
        (transcribed(ROW) + b"x,y\n", "line 3: has 2 cells, not 12"),
        (transcribed(ROW) + b"\nx", "line 3: has 0 cells, not 12"),
        (transcribed(ROW) + b'"x', "is no CSV in UTF-8"),
        (b"\xff\xfe", "is no CSV in UTF-8"),
    ],
    ids=["empty", "other columns", "header only", "short row", "blank row", "open quote", "not UTF-8"],
)
def test_what_is_no_transcription_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(LayoutError) as caught:
        parse_transcription(content, FILE, RELEASE)
    assert str(caught.value).startswith(FILE)
    assert words in str(caught.value)


def test_every_transcription_in_the_repository_is_listed_and_read() -> None:
    files = {path.name for path in (shipped("seeds") / "nato").iterdir()}
    known = [one for one in RELEASES.read() if one.kind == "transcription"]
    assert files == {"releases.csv", "pages.csv", *(one.file for one in known)}
    counts = {}
    for one in known:
        content = (shipped("seeds") / "nato" / one.file).read_bytes()
        release = describe(one, Origin(one.file, "0" * 64, 1))
        counts[one.release] = len(parse_transcription(content, one.file, release).observations)
    assert counts == {
        "hoc-hc111-2007-08": 147,
        "2017-06-29": 56,
        "2019-06-25": 2681,
        "2019-11-29": 32,
        "2021-03-16": 13,
        "2021-06-11": 232,
        "2022-03-31": 62,
        "2023-07-07": 128,
        "2024-03-14": 30,
        "2025-08-28": 1189,
        "2026-03-26": 28,
        "2026-07-10": 6279,
    }


def test_the_list_is_in_the_order_of_publication() -> None:
    days = [one.published for one in RELEASES.read()]
    assert days == sorted(days)


def test_a_copy_without_a_base_year_must_say_so() -> None:
    row = only(price_base="", note="one decimal; price base not stated")
    assert (row.price_base, row.value) == ("", 3.43)
    assert check([row])


def test_a_copy_that_is_of_no_table_has_a_place_that_says_so() -> None:
    assert only(table="-").cell == f"{FILE}!no table!H2"


def test_a_nought_of_who_has_no_armed_forces_is_a_null_with_that_reason() -> None:
    flag = {"measure": "at_or_above_2_percent", "unit": "yes_or_no", "price_base": "", "value": "0"}
    row = only(member="ISL", **flag)
    assert (row.value, row.status) == (None, "no_armed_forces")
    assert only(member="EST", **flag).value == 0.0


def test_germany_has_no_estimate_for_2025_in_the_release_of_2025() -> None:
    one = {known.release: known for known in RELEASES.read()}["2025-08-28"]
    content = (shipped("seeds") / "nato" / one.file).read_bytes()
    release = replace(RELEASE, release="2025-08-28")
    empty = [row for row in parse_transcription(content, one.file, release).observations if row.value is None]
    assert {(row.member, row.year, row.status, row.note) for row in empty} == {("DEU", 2025, "not_published", BLANK)}
    assert len(empty) == 3


LISTED = {
    "release": "2099-01-01", "published": "2099-01-01", "title": "Made up", "kind": "transcription", "file": FILE,
    "control": "", "definition": "nato", "extent": "whole", "note": "",
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": "rumour"}, "kind: 'rumour' is no kind"),
        ({"definition": "mine"}, "definition: 'mine' is no definition"),
        ({"extent": "most"}, "extent: 'most' is no extent"),
        ({"control": "https://www.nato.int/made-up.pdf"}, "control: only a workbook has a control"),
        ({"published": "soon"}, "published: 'soon' is no date"),
        ({"release": "2098-01-01"}, "release: the release 2098-01-01 stands twice"),
        ({"extra": "x"}, "the columns are "),
    ],
)
def test_a_wrong_row_of_the_list_is_named_with_its_line(changes: dict[str, str], words: str) -> None:
    with pytest.raises(SeedError) as caught:
        RELEASES.check([{**LISTED, "release": "2098-01-01"}, {**LISTED, **changes}])
    assert str(caught.value).startswith("seeds/nato/releases.csv, line 3")
    assert words in str(caught.value)


def test_a_workbook_that_cannot_be_had_stops_the_collection() -> None:
    with pytest.raises(AssertionError, match=r"pr-2016-11-def-exp-tables_e\.xlsx was asked for"):
        list(collect(no_network))


def test_a_workbook_that_is_a_web_page_is_named_by_its_file() -> None:
    with pytest.raises(BurdenError, match=r"^pr-2016-11-def-exp-tables_e\.xlsx: is a web page"):
        list(read_releases(collect(lambda url: Resource.of(url, b"<html>", "text/html"))))
