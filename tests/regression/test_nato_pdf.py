"""NATO's PDFs of June 2024 and January 2016 say what the workbooks beside them say, at the precision printed."""

import re
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

import pytest
from nato_files import JANUARY_2016, JUNE_2024, RELEASES, Found, counted, rows

from etl.errors import LayoutError
from etl.fetch import Mirror
from etl.observation import Observation, Origin
from etl.sources.nato.numerals import has_bar, read_number
from etl.sources.nato.parse import ParsedPdf, parse_pdf
from etl.sources.nato.releases import RELEASES as LISTED
from etl.sources.nato.releases import describe

URLS = {
    JUNE_2024: "https://www.nato.int/content/dam/nato/legacy-wcm/media_pdf/2024/6/pdf/240617-def-exp-2024-en.pdf",
    JANUARY_2016: ("https://www.nato.int/nato_static_fl2014/assets/pdf/pdf_2016_01/20160129_160128-pr-2016-11-eng.pdf"),
}
# Figures of the workbook whose counterpart in the PDF is the same number, by the table of the PDF.
AGREEING = {
    JUNE_2024: {
        "Table 1": 682, "Table 2": 726, "Table 3": 726, "Table 4": 155, "Table 5": 748, "Table 6": 737, "Table 7": 363,
        "Table 8a": 682, "Table 8b": 682,
    },
    JANUARY_2016: {
        "Table 1": 428, "Table 2": 476, "Table 3": 476, "Table 4": 492, "Table 5": 476, "Table 6a": 428,
        "Table 6b": 428,
    },
}  # fmt: skip
BOTH = pytest.mark.parametrize("release", RELEASES)
Key = tuple[str, str, int]


@cache
def content(mirror: Path, release: str) -> bytes:
    return Mirror(mirror).get(URLS[release]).content


@cache
def printed(mirror: Path, release: str) -> ParsedPdf:
    [one] = [one for one in LISTED.read() if one.release == release]
    file = URLS[release].rsplit("/", 1)[1]
    return parse_pdf(content(mirror, release), file, describe(one, Origin("made-up", "0" * 64, 1)))


def key(row: Observation) -> Key:
    return row.indicator, row.member, row.year


def place_of(found: Found, stored: dict[str, Key], by_key: dict[Key, str], others: dict[tuple[str, str], str]) -> str:
    """Where the PDF has a figure of the workbook: by what it measures, in table 4 by its name and heading."""
    if found.where in stored:
        return by_key[stored[found.where]]
    return others[found.member, "".join(found.year.split())]


def compared(mirror: Path, release: str) -> list[tuple[str, Found, str]]:
    """Each figure of the workbook, with its place in the PDF and what is printed there."""
    pdf = printed(mirror, release)
    stored = {row.cell: key(row) for row in rows(mirror, release)}
    by_key = {key(row): row.cell for row in pdf.release.observations}
    repeated = [(row.member, row.cell) for row in pdf.repeats] + [(span.member, span.where) for span in pdf.spans]
    others = {(member, "".join(where.rsplit("column", 1)[1].split())): where for member, where in repeated}
    places = [(place_of(found, stored, by_key, others), found) for found in counted(mirror, release)]
    return [(place, found, pdf.printed[place]) for place, found in places]


def agrees(value: float, text: str) -> bool:
    """Whether the number printed is `value`, rounded half up to as many decimals."""
    number = read_number(text)
    return number is not None and Decimal(repr(value)).quantize(number, ROUND_HALF_UP) == number


@BOTH
def test_every_figure_of_the_workbook_is_printed_so_in_the_pdf(mirror: Path, release: str) -> None:
    pairs = compared(mirror, release)
    assert [(found, place, text) for place, found, text in pairs if not agrees(found.value, text)] == []
    assert len({place for place, _, _ in pairs}) == len(pairs)
    assert Counter(table(place) for place, _, _ in pairs) == AGREEING[release]


def table(place: str) -> str:
    found = re.search(r"!page \d+!(Table \w+), ", place)
    assert found is not None
    return found[1]


@BOTH
def test_the_workbooks_table_has_the_number_of_the_pdfs(mirror: Path, release: str) -> None:
    pairs = {
        (table(place).replace(" ", "").upper(), found.where.split("!")[1].upper())
        for place, found, _ in compared(mirror, release)
    }
    assert {one for one, _ in pairs} == {other for _, other in pairs} == {one for one, other in pairs if one == other}


@BOTH
def test_nothing_is_printed_that_the_workbook_has_not(mirror: Path, release: str) -> None:
    pdf = printed(mirror, release)
    numbers = {place for place, text in pdf.printed.items() if read_number(text) is not None}
    assert numbers == {place for place, _, _ in compared(mirror, release)}
    assert {text for place, text in pdf.printed.items() if place not in numbers and not text.istitle()} == {
        JUNE_2024: set(),
        JANUARY_2016: {"//", "Canadian dollars", "US dollars"},
    }[release]


@BOTH
def test_observations_differ_in_cell_and_precision_only(mirror: Path, release: str) -> None:
    def plain(found: tuple[Observation, ...]) -> set[Observation]:
        return {row._replace(cell="", value=None) for row in found}

    def valued(found: tuple[Observation, ...]) -> set[Key]:
        return {key(row) for row in found if row.value is not None}

    pdf, book = printed(mirror, release).release.observations, rows(mirror, release)
    assert len(pdf) == len(book)
    assert plain(pdf) == plain(book)
    assert valued(pdf) == valued(book)


@BOTH
def test_values_are_scaled_as_those_of_the_workbook(mirror: Path, release: str) -> None:
    book = {key(row): row.value for row in rows(mirror, release)}
    for row in printed(mirror, release).release.observations:
        if row.value is not None:
            factor = 1000 if "multiplied by 1000" in row.note else 1
            number = read_number(printed(mirror, release).printed[row.cell])
            assert number is not None
            assert row.value == pytest.approx(float(number * factor), rel=1e-12)
            assert row.value == pytest.approx(book[key(row)], abs=factor * 0.5)


def test_a_minus_that_stands_apart_and_a_bar_are_read(mirror: Path) -> None:
    pdf = printed(mirror, JANUARY_2016)
    apart = [place for place, text in pdf.printed.items() if "- " in text]
    [row] = [row for row in pdf.release.observations if row.cell in apart]
    assert (row.indicator, row.member, row.year) == ("defence_expenditure_real_change", "NATO_EUR", 2009)
    assert row.value == -3.3
    assert sum(has_bar(text) for text in pdf.printed.values()) == 39


def test_a_place_names_page_table_block_row_and_column(mirror: Path) -> None:
    [row] = [
        row
        for row in printed(mirror, JUNE_2024).release.observations
        if key(row) == ("defence_expenditure_share_gdp", "EST", 2024)
    ]
    assert row.cell == (
        '240617-def-exp-2024-en.pdf!page 9!Table 3, "Share of real GDP (%)", row "Estonia*", column 2024e'
    )
    assert (row.value, row.status) == (3.43, "estimate")


@BOTH
@pytest.mark.parametrize("part", [0.001, 0.1, 0.5, 0.9, 0.999])
def test_a_truncated_pdf_is_refused(mirror: Path, release: str, part: float) -> None:
    whole = content(mirror, release)
    [one] = [one for one in LISTED.read() if one.release == release]
    with pytest.raises(LayoutError, match=r"^cut\.pdf: is (truncated|a damaged PDF)"):
        parse_pdf(whole[: int(len(whole) * part)], "cut.pdf", describe(one, Origin("made-up", "0" * 64, 1)))
