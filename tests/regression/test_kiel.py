"""Release 29 of the Ukraine Support Tracker, on the publisher's files, of which the expected sums were made apart."""

import math
from datetime import date
from pathlib import Path

import pytest

from etl.contract import check_releases
from etl.dataframe import ParsedRelease
from etl.fetch import Mirror
from etl.observation import Observation
from etl.sources.kiel import collect
from etl.transform.release import derive

EVERYBODY = "UKR_DONORS"


@pytest.fixture(scope="module")
def release(mirror: Path) -> ParsedRelease:
    [parsed] = map(derive, collect(Mirror(mirror).get))
    return parsed


def rows(release: ParsedRelease, indicator: str) -> list[Observation]:
    return [row for row in release.observations if row.indicator == indicator]


def test_release_29_keeps_the_contract(release: ParsedRelease) -> None:
    assert check_releases([release])


def test_release_29_is_of_august_2026_with_aid_up_to_april(release: ParsedRelease) -> None:
    assert (release.release.release, release.release.published) == ("29", date(2026, 8, 4))
    months = {(row.year, row.period) for row in rows(release, "kiel_total")}
    assert (min(months), max(months), len(months)) == ((2022, "M01"), (2026, "M04"), 52)


def test_there_are_forty_two_donors(release: ParsedRelease) -> None:
    donors = {row.member for row in rows(release, "kiel_total")} - {EVERYBODY}
    assert len(donors) == 42
    assert {"EU_INST", "ISL", "TWN"} <= donors


@pytest.mark.parametrize(
    ("indicator", "total"),
    [("kiel_total", 358.399501), ("kiel_military", 172.992996), ("kiel_financial", 159.684195),
     ("kiel_humanitarian", 25.722310)],
)  # fmt: skip
def test_donors_and_totals_add_up_to_the_same_sum(release: ParsedRelease, indicator: str, total: float) -> None:
    values: dict[bool, list[float]] = {True: [], False: []}
    for row in rows(release, indicator):
        values[row.member == EVERYBODY].append(row.value or 0.0)
    assert math.fsum(values[True]) == pytest.approx(total, abs=1e-6)
    assert math.fsum(values[False]) == pytest.approx(total, abs=1e-6)


def test_balances_are_negative_where_old_commitments_are_allocated(release: ParsedRelease) -> None:
    values = [row.value or 0.0 for row in rows(release, "kiel_to_be_allocated")]
    assert (len(values), min(values), max(values)) == (1079, -9.680666, 90.0)


def test_a_month_without_aid_is_absent(release: ParsedRelease) -> None:
    australia = {(row.year, row.period) for row in rows(release, "kiel_total") if row.member == "AUS"}
    assert len(australia) == 21
    assert (2022, "M06") not in australia


@pytest.mark.parametrize(
    ("member", "year", "value", "status"),
    [
        ("USA", 2022, 20.882107, "derived"),
        ("USA", 2025, 0.482918, "derived"),
        ("POL", 2022, 1.81304, "derived"),
        ("POL", 2026, 0.291155, "partial"),
        (EVERYBODY, 2024, 41.609724, "derived"),
        (EVERYBODY, 2026, 10.073135, "partial"),
    ],
)
def test_military_aid_of_a_year(release: ParsedRelease, member: str, year: int, value: float, status: str) -> None:
    [row] = [one for one in rows(release, "kiel_military_year") if (one.member, one.year) == (member, year)]
    assert (row.value, row.status) == (value, status)
    assert row.note == ("January to April only: the release ends there" if year == 2026 else "")


def test_kinds_of_procurement_that_miss_the_whole_say_so(release: ParsedRelease) -> None:
    purl = rows(release, "kiel_military_purl")
    assert len(purl) == 52
    assert sum(bool(row.note) for row in purl) == 32


def test_denmark_gives_most_of_its_gdp(release: ParsedRelease) -> None:
    shares = rows(release, "kiel_with_eu_share_gdp_since_2022")
    first = max(shares, key=lambda row: row.value or 0.0)
    assert (len(shares), first.member, first.value, first.year, first.period) == (27, "DNK", 3.85126, 2026, "M04")
