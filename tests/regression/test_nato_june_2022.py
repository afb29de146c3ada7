"""NATO's workbook of 27 June 2022: who was at 2 %, what its figures mean, and which oddities of it are no figures."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from nato_files import JUNE_2022, only, parsed, rows, workbook
from openpyxl import load_workbook

from etl.asof.verdict import Count, count_members
from etl.catalogue.members import members
from etl.catalogue.share import SHARE
from etl.sources.nato.releases import RELEASES

FILE = "220627-def-exp-2022-TABLES-en.xlsx"


def count(mirror: Path, year: int, convention: str) -> Count:
    """The count at 2 % over all members whose share the workbook gives."""
    shares = {
        row.member: row
        for row in rows(mirror, JUNE_2022)
        if row.indicator == SHARE and row.year == year and row.member in members()
    }
    return count_members(sorted(shares), 2.0, convention, shares, {})


@pytest.mark.parametrize(
    ("year", "published", "strict", "apart"),
    [(2019, 7, 6, {"LTU"}), (2020, 10, 9, {"NOR"}), (2021, 8, 7, {"LTU"}), (2022, 9, 9, set())],
)
def test_the_count_at_two_percent_depends_on_rounding(
    mirror: Path, year: int, published: int, strict: int, apart: set[str]
) -> None:
    rounded, exact = (set(count(mirror, year, convention).met) for convention in ("published", "strict"))
    assert (len(rounded), len(exact), rounded - exact) == (published, strict, apart)


def test_twenty_nine_members_have_a_share_in_every_year(mirror: Path) -> None:
    with_share: dict[int, int] = {}
    for row in rows(mirror, JUNE_2022):
        if row.indicator == SHARE and row.member in members() and row.value is not None:
            with_share[row.year] = with_share.get(row.year, 0) + 1
    assert with_share == dict.fromkeys(range(2014, 2023), 29)


@pytest.mark.parametrize(
    ("member", "year", "value"),
    [
        ("LTU", 2019, 1.99897), ("NOR", 2020, 1.99550), ("LTU", 2021, 1.99501), ("ROU", 2022, 1.98831),
        ("SVK", 2022, 2.0000000000000004), ("FRA", 2020, 2.0),
    ],
)  # fmt: skip
def test_shares_at_the_edge_of_two_percent_are_those_of_their_cells(
    mirror: Path, member: str, year: int, value: float
) -> None:
    assert only(mirror, JUNE_2022, SHARE, member, year).value == pytest.approx(value, abs=5e-6)


def test_frances_share_of_2020_is_an_integer_and_slovakias_of_2022_a_hair_above(mirror: Path) -> None:
    sheet = load_workbook(BytesIO(workbook(mirror, JUNE_2022)[1]), data_only=True)["TABLE3"]
    cells = {
        member: only(mirror, JUNE_2022, SHARE, member, year).cell for member, year in (("FRA", 2020), ("SVK", 2022))
    }
    values = {member: sheet[cell.rsplit("!", 1)[1]].value for member, cell in cells.items()}
    assert repr(values["FRA"]) == "2"
    assert values["SVK"] == 2.0000000000000004


def test_estimates_are_of_2021_and_2022_and_prices_of_2015(mirror: Path) -> None:
    found = rows(mirror, JUNE_2022)
    assert {row.year for row in found if row.status == "estimate"} == {2021, 2022}
    assert {row.price_base for row in found} == {"", "current", "2015"}


def test_gdp_is_at_constant_prices_only_and_in_millions_though_published_in_billions(mirror: Path) -> None:
    found = rows(mirror, JUNE_2022)
    assert "gdp_usd_current" not in {row.indicator for row in found}
    row = only(mirror, JUNE_2022, "gdp_usd_constant", "ALB", 2014)
    assert (row.value, row.unit) == (pytest.approx(11_141.76759975183), "usd_million")
    assert row.note == "published in billion US dollars; multiplied by 1000"


def test_croatia_still_counts_in_kunas_and_two_spellings_stand_in_one_file(mirror: Path) -> None:
    national = "defence_expenditure_national_currency_current"
    assert only(mirror, JUNE_2022, national, "HRV", 2022).unit == "hrk_million"
    sheet = load_workbook(BytesIO(workbook(mirror, JUNE_2022)[1]), data_only=True)["TABLE3"]
    names = {str(cell.value).rstrip("*") for (cell,) in sheet["C11:C39"]}
    assert {"Czech Republic", "Türkiye"} <= names
    assert only(mirror, JUNE_2022, SHARE, "CZE", 2022).value
    assert only(mirror, JUNE_2022, SHARE, "TUR", 2022).value


def test_what_is_no_figure_is_not_read(mirror: Path) -> None:
    book = load_workbook(BytesIO(workbook(mirror, JUNE_2022)[1]), data_only=True)
    assert book["TABLE6"]["B79"].value == "-11-"
    for table in ("TABLE1", "TABLE8a", "TABLE8b"):
        assert all(
            book[table].row_dimensions[row].hidden and book[table][f"D{row}"].value == "#REF!" for row in (40, 71)
        )
    assert parsed(mirror, JUNE_2022).account.stray == (f"{FILE}!TABLE8b!Z108",)
    assert all(row.value is not None for row in rows(mirror, JUNE_2022))


def test_the_release_is_of_its_own_day_and_not_of_that_on_which_the_copy_was_saved(mirror: Path) -> None:
    (one,) = (known for known in RELEASES.read() if known.release == JUNE_2022)
    assert (one.published, one.title) == (date(2022, 6, 27), "Defence Expenditure of NATO Countries (2014-2022)")
    saved = load_workbook(BytesIO(workbook(mirror, JUNE_2022)[1])).properties.modified
    assert saved.date() == date(2023, 5, 30)
    assert "re-saved by a third party on 30 May 2023, which is the day of no release" in one.note
    assert not any(known.published == saved.date() for known in RELEASES.read())
