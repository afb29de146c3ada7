"""What the figures of NATO's workbooks mean: status, prices, currency and footnotes, as the tables say."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from nato_files import JANUARY_2016, JUNE_2024, RELEASES, only, rows

from etl.fetch import Mirror
from etl.observation import Observation
from etl.sources.nato import collect


def test_the_share_of_estonia_in_2024_is_that_of_its_cell(mirror: Path) -> None:
    row = only(mirror, JUNE_2024, "defence_expenditure_share_gdp", "EST", 2024)
    assert row.value == 3.4314625890573818
    assert row.cell == "240617-def-exp-2024-TABLES-en.xlsx!TABLE3!N18"
    assert (row.status, row.price_base, row.acquisition) == ("estimate", "2015", "original")


@pytest.mark.parametrize(
    ("release", "estimated", "base"), [(JUNE_2024, {2023, 2024}, "2015"), (JANUARY_2016, {2015}, "2010")]
)
def test_estimates_and_constant_prices_belong_to_the_release(
    mirror: Path, release: str, estimated: set[int], base: str
) -> None:
    assert {row.year for row in rows(mirror, release) if row.status == "estimate"} == estimated
    assert {row.price_base for row in rows(mirror, release)} == {"", "current", base}


@pytest.mark.parametrize(
    ("member", "before", "after", "first"),
    [
        ("SVK", "skk_million", "eur_million", 2009),
        ("EST", "eek_million", "eur_million", 2011),
        ("LVA", "lvl_million", "eur_million", 2014),
        ("LTU", "ltl_million", "eur_million", 2015),
    ],
)
def test_currencies_change_within_a_row_as_the_footnote_says(
    mirror: Path, member: str, before: str, after: str, first: int
) -> None:
    national = "defence_expenditure_national_currency_current"
    units = {year: only(mirror, JANUARY_2016, national, member, year).unit for year in range(2008, 2016)}
    assert units == {year: before if year < first else after for year in range(2008, 2016)}


def test_kroner_and_koruny_are_told_apart_by_member(mirror: Path) -> None:
    national = "defence_expenditure_national_currency_constant"
    for release in RELEASES:
        units = {code: only(mirror, release, national, code, 2014).unit for code in ("DNK", "NOR", "CZE")}
        assert units == {"DNK": "dkk_million", "NOR": "nok_million", "CZE": "czk_million"}


def starred(observations: Iterable[Observation], words: str) -> set[tuple[str, str]]:
    return {(row.cell.split("!")[1], row.member) for row in observations if words in row.note}


def test_asterisks_of_2024_mean_national_laws_in_tables_1_to_3(mirror: Path) -> None:
    six = ("CZE", "EST", "LVA", "LTU", "POL", "ROU")
    expected = {(table, member) for table in ("TABLE1", "TABLE2", "TABLE3") for member in six}
    assert starred(rows(mirror, JUNE_2024), "These Allies have national laws or political agreements") == expected


def test_marks_of_2016_mean_what_the_footnote_of_their_table_says(mirror: Path) -> None:
    observations = rows(mirror, JANUARY_2016)
    pensions = {("TABLE1", "BGR"), ("TABLE2", "BGR"), ("TABLE3", "BGR"), ("TABLE5", "BGR"), ("TABLE6a", "BGR")}
    assert starred(observations, "Data do not include pensions.") == pensions
    joined = {
        (table, area) for table in ("TABLE2", "TABLE3", "TABLE4", "TABLE5") for area in ("NATO_EUR", "NATO_TOTAL")
    }
    assert starred(observations, "Albania and Croatia joined the Alliance in 2009.") == joined
    assert {member for _, member in starred(observations, "the deployable part of the Gendarmerie")} == {"FRA"}
    assert {
        row.indicator
        for row in observations
        if row.member == "BGR" and row.cell.split("!")[1] == "TABLE6a" and row.note
    } == {"personnel_share"}


def test_nothing_is_missing_but_albania_and_croatia_before_they_joined(mirror: Path) -> None:
    assert all(row.value is not None for row in rows(mirror, JUNE_2024))
    missing = [row for row in rows(mirror, JANUARY_2016) if row.value is None]
    assert {(row.member, row.year, row.status) for row in missing} == {
        ("ALB", 2008, "not_applicable"),
        ("HRV", 2008, "not_applicable"),
    }
    assert len(missing) == 28


def test_gdp_of_2016_is_in_millions_though_published_in_billions(mirror: Path) -> None:
    row = only(mirror, JANUARY_2016, "gdp_usd_constant", "USA", 2010)
    assert row.value == pytest.approx(14_964_400.0)
    assert row.unit == "usd_million"
    assert row.note == "published in billion US dollars; multiplied by 1000"


def test_all_releases_are_collected_oldest_first(mirror: Path) -> None:
    releases = [one.release for one in collect(Mirror(mirror).get)]
    assert [release.release for release in releases] == [
        "hoc-hc111-2007-08", "2016-01-28", "2017-06-29", "2019-06-25", "2019-11-29", "2021-03-16", "2021-06-11",
        "2022-03-31", "2022-06-27", "2023-07-07", "2024-03-14", "2024-06-17", "2025-08-28", "2026-03-26", "2026-07-10",
    ]  # fmt: skip
    assert releases[11].origins[0].sha256.startswith("94f4de63de124dd3")
    assert releases[14].origins[0].url == "seeds/nato/2026-07-10.csv"
    assert {release.acquisition for release in releases} == {"original", "transcription"}
