"""United States forces by country, the file of June 2026. Expected figures were read from it by hand."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from etl.contract import check_releases
from etl.dataframe import ParsedRelease
from etl.fetch import Mirror
from etl.observation import Observation
from etl.sources.troops import collect

QUARTER = "us_troops_active_duty"
YEAR = "us_troops_active_duty_year"

Key = tuple[str, str, int, str]


@pytest.fixture(scope="module")
def release(mirror: Path) -> ParsedRelease:
    [parsed] = collect(Mirror(mirror).get)
    return parsed


@pytest.fixture(scope="module")
def figures(release: ParsedRelease) -> dict[Key, Observation]:
    return {(row.indicator, row.member, row.year, row.period): row for row in release.observations}


def test_the_file_of_june_2026_keeps_the_contract(release: ParsedRelease) -> None:
    assert check_releases([release])


def test_its_newest_report_is_of_december_2025(release: ParsedRelease) -> None:
    assert (release.release.release, release.release.published) == ("2025-Q4", date(2026, 6, 2))


def test_reports_are_yearly_before_2013_and_some_are_missing(release: ParsedRelease) -> None:
    reports = {(row.year, row.period) for row in release.observations if row.period}
    assert {report for report in reports if report[0] < 1957} == {
        (1950, "Q2"), (1953, "Q2"), (1954, "Q2"), (1955, "Q2"), (1956, "Q2"),
    }  # fmt: skip
    assert {period for year, period in reports if 1957 <= year <= 2012} == {"Q3"}
    assert {report for report in reports if 2022 <= report[0] <= 2023} == {
        (2022, "Q1"), (2022, "Q2"), (2022, "Q3"), (2023, "Q3"), (2023, "Q4"),
    }  # fmt: skip
    assert len(reports) == 108


def test_every_year_is_of_its_last_report(release: ParsedRelease) -> None:
    months = Counter(row.note.split(";")[0] for row in release.observations if row.year == 2022 and not row.period)
    assert set(months) == {"report of September"}
    assert len({row.year for row in release.observations if row.indicator == YEAR}) == 74


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ((QUARTER, "DEU", 2025, "Q4"), 36436.0),
        ((YEAR, "DEU", 2025, ""), 36436.0),
        ((YEAR, "DEU", 2022, ""), 35781.0),
        ((YEAR, "GBR", 1954, ""), 45613.0),
        ((YEAR, "VNM", 1969, ""), 535454.0),
        ((YEAR, "PAN", 1965, ""), 11721.0),
        ((YEAR, "JPN", 1965, ""), 34025.0),
        ((YEAR, "JPN", 1974, ""), 54946.0),
        ((YEAR, "SUN", 1950, ""), 45.0),
        ((YEAR, "RUS", 1992, ""), 59.0),
        ((YEAR, "CHN", 2005, ""), 67.0),
        ((QUARTER, "XKX", 2008, "Q3"), 1.0),
        ((QUARTER, "ZWE", 2013, "Q3"), 8.0),
        ((QUARTER, "MNE", 2008, "Q3"), 0.0),
    ],
)
def test_figures_as_the_file_has_them(figures: dict[Key, Observation], place: Key, value: float) -> None:
    assert figures[place].value == value


@pytest.mark.parametrize(
    ("member", "year", "note"),
    [
        ("JPN", 1968, "withheld, the file has 41948: Okinawa only"),
        ("ITA", 1950, "withheld, the file has 4685: Trieste only"),
        ("ISR", 1950, "withheld, the file has 57: Jerusalem only"),
        ("IRQ", 2006, "withheld, the file has 0: the report has 0 in place of forces on operations"),
        ("AFG", 2002, "withheld, the file has 0: the report has 0 in place of forces on operations"),
    ],
)
def test_what_does_not_stand_for_a_country_is_withheld(
    figures: dict[Key, Observation], member: str, year: int, note: str
) -> None:
    row = figures[YEAR, member, year, ""]
    assert (row.value, row.status) == (None, "not_available")
    assert note in row.note


@pytest.mark.parametrize(
    ("member", "year"), [("USA", 2024), ("RUS", 2000), ("RUS", 1972), ("CHN", 1954), ("VNM", 1954), ("DEU", 2003)]
)
def test_what_the_file_does_not_have_is_absent(figures: dict[Key, Observation], member: str, year: int) -> None:
    assert not [key for key in figures if key[1:3] == (member, year)]


def test_only_two_country_quarters_stand_twice(release: ParsedRelease) -> None:
    twice = {(row.member, row.year, row.period) for row in release.observations if "stands twice" in row.note}
    assert {place for place in twice if place[2]} == {("ZWE", 2013, "Q3"), ("MNE", 2008, "Q3")}


def test_rows_and_countries(release: ParsedRelease) -> None:
    assert Counter(row.indicator for row in release.observations) == {QUARTER: 15035, YEAR: 9479}
    assert Counter(row.status for row in release.observations)["not_available"] == 58
    assert len({row.member for row in release.observations}) == 195
