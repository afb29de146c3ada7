"""Who is at or above 2 %, what is pinned and what is missing, in the snapshot of NATO's own files."""

from collections import Counter
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from etl.arithmetic.precision import usable_for_verdict
from etl.asof.verdict import Count, count_members
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.members import members
from etl.catalogue.share import SHARE, SHARE_OF_VERDICT, STATEMENT
from etl.observation import Observation
from etl.store.snapshot import Snapshot, Store


@pytest.fixture(scope="module")
def snapshot(published: Store) -> Snapshot:
    return published.current()


def rows(snapshot: Snapshot, release: str, indicator: str, year: int) -> dict[str, Observation]:
    """The observations of one indicator and year, by member or aggregate."""
    part = snapshot.part("nato", release)
    return {row.member: row for row in snapshot.rows(part, indicator) if row.year == year}


def counted(snapshot: Snapshot, release: str, year: int, convention: str) -> Count:
    """The count at 2 % over all that are members today."""
    found = rows(snapshot, release, SHARE_OF_VERDICT[convention], year)
    shares = {code: row for code, row in found.items() if row.value is not None}
    return count_members([code for code in found if code in members()], 2.0, convention, shares, {})


@pytest.mark.parametrize(
    ("convention", "met"), [("published", 23), ("strict", 23), ("recomputed", 22), ("nominal", 21)]
)
def test_in_2024_the_count_depends_on_the_convention(snapshot: Snapshot, convention: str, met: int) -> None:
    found = counted(snapshot, "2024-06-17", 2024, convention)
    assert (len(found.met), len(found.unknown), found.of, len(found.members)) == (met, 0, 31, 32)


@pytest.mark.parametrize("convention", list(SHARE_OF_VERDICT))
def test_in_2026_thirty_of_thirty_one_are_at_or_above(snapshot: Snapshot, convention: str) -> None:
    found = counted(snapshot, "2026-07-10", 2026, convention)
    assert (len(found.met), len(found.unknown), found.of, len(found.members)) == (30, 0, 31, 32)


def test_in_2025_thirty_of_thirty_one_have_a_share(snapshot: Snapshot) -> None:
    found = counted(snapshot, "2025-08-28", 2025, "published")
    assert (len(found.met), found.unknown, found.of) == (30, ("DEU",), 31)
    assert rows(snapshot, "2025-08-28", SHARE, 2025)["DEU"].status == "not_published"


def test_seven_met_the_guideline_in_2019_in_either_release_but_not_the_same_seven(snapshot: Snapshot) -> None:
    then = counted(snapshot, "2019-06-25", 2019, "published").met
    later = counted(snapshot, "2024-06-17", 2019, "published").met
    assert (len(then), len(later)) == (7, 7)
    assert set(then) - set(later) == {"POL", "ROU"}
    assert set(later) - set(then) == {"BGR", "LTU"}


def test_by_natos_statement_of_november_2019_nine_of_twenty_nine_met_the_guideline(snapshot: Snapshot) -> None:
    stated = rows(snapshot, "2019-11-29", STATEMENT, 2019)
    then = {code for code, member in members().items() if member.accession <= date(2019, 11, 29)}
    assert set(stated) == then
    met = {code for code, row in stated.items() if row.value == 1}
    assert met == {"BGR", "EST", "GBR", "GRC", "LTU", "LVA", "POL", "ROU", "USA"}
    assert (len(then), len(then - met), len(then - met - {"ISL"})) == (29, 20, 19)
    assert {code for code, row in stated.items() if row.value is None} == {"ISL"}


@pytest.mark.parametrize(
    ("release", "year", "met", "with_data"),
    [
        ("2017-06-29", 2017, 6, 28),
        ("2023-07-07", 2023, 11, 30),
        ("2024-03-14", 2023, 11, 30),
        ("2021-03-16", 2020, 11, 13),
    ],
)
def test_partial_releases_with_two_decimals_can_be_counted(
    snapshot: Snapshot, release: str, year: int, met: int, with_data: int
) -> None:
    found = counted(snapshot, release, year, "published")
    assert (len(found.met), found.of - len(found.unknown)) == (met, with_data)


def test_the_verdict_on_2_percent_may_rest_on_every_release_but_those_with_one_decimal(snapshot: Snapshot) -> None:
    usable: dict[bool, set[str]] = {True: set(), False: set()}
    for part in snapshot.releases("nato"):
        if SHARE in part.indicators:
            shares = [row.value for row in snapshot.rows(part, SHARE)]
            usable[usable_for_verdict(shares)].add(part.release.release)
    assert usable[False] == {"hoc-hc111-2007-08", "2026-03-26"}
    assert len(usable[True]) == 10


def test_only_these_releases_are_whole(snapshot: Snapshot) -> None:
    whole = {part.release.release for part in snapshot.releases("nato") if part.release.extent == "whole"}
    assert whole == {"2016-01-28", "2024-06-17", "2026-07-10"}


@pytest.mark.parametrize("convention", ["recomputed", "nominal"])
def test_of_2019_only_six_remain_when_lithuania_is_recomputed(snapshot: Snapshot, convention: str) -> None:
    published = counted(snapshot, "2024-06-17", 2019, "published").met
    assert set(published) - set(counted(snapshot, "2024-06-17", 2019, convention).met) == {"LTU"}


def test_exactly_three_shares_are_pinned_all_in_june_2024(snapshot: Snapshot) -> None:
    pinned = {
        (part.release.release, row.member, row.year): row
        for part in snapshot.releases("nato")
        for row in snapshot.observations(part)
        if row.status == "pinned"
    }
    assert set(pinned) == {("2024-06-17", "FRA", 2020), ("2024-06-17", "LTU", 2019), ("2024-06-17", "SVK", 2024)}
    assert {row.value for row in pinned.values()} == {2.0}
    endings = {member: row.note.rsplit(" ", 1)[1] for (_, member, _), row in pinned.items()}
    assert endings == {"FRA": "1.9862", "LTU": "1.9949", "SVK": "1.9891"}


def test_a_pinned_estimate_is_still_known_as_an_estimate(snapshot: Snapshot) -> None:
    assert snapshot.part("nato", "2024-06-17").estimate_years == (2023, 2024)
    assert rows(snapshot, "2024-06-17", f"{SHARE}_recomputed", 2024)["SVK"].status == "estimate"


def test_the_money_missing_to_two_percent(snapshot: Snapshot) -> None:
    gaps = {year: rows(snapshot, "2024-06-17", "gap_to_2_percent", year) for year in (2014, 2024)}
    all_with_data = {
        year: sum(row.value or 0 for row in found.values() if row.member in members()) for year, found in gaps.items()
    }
    assert all_with_data[2014] == pytest.approx(130_519.28, abs=0.01)
    assert all_with_data[2024] == pytest.approx(44_913.26, abs=0.01)
    assert gaps[2014]["NATO_TOTAL"].value == pytest.approx(123_431.16, abs=0.01)
    assert gaps[2024]["NATO_TOTAL"].value == pytest.approx(44_913.26, abs=0.01)


def test_a_release_without_current_gdp_gives_the_gap_in_its_constant_prices(snapshot: Snapshot) -> None:
    """As of December 2019 Germany's gap to 2 % in 2019 was 23,144 million US dollars of 2015 (R35)."""
    germany = rows(snapshot, "2019-06-25", "gap_to_2_percent_constant", 2019)["DEU"]
    assert (round(germany.value or 0), germany.unit, germany.price_base) == (23_144, "usd_million", "2015")
    assert germany.status == "estimate"


def test_the_netherlands_share_of_2024_is_lower_at_current_prices(snapshot: Snapshot) -> None:
    found = {
        name: rows(snapshot, "2024-06-17", name, 2024)["NLD"].value for name in (SHARE, SHARE_OF_VERDICT["nominal"])
    }
    assert found == {SHARE: pytest.approx(2.05, abs=0.005), SHARE_OF_VERDICT["nominal"]: pytest.approx(1.85, abs=0.005)}


def test_a_derived_value_names_the_cells_it_was_computed_from(snapshot: Snapshot) -> None:
    row = rows(snapshot, "2024-06-17", f"{SHARE}_recomputed", 2024)["SVK"]
    first, second = row.cell.removeprefix("100*").split("/")
    inputs = {
        one.cell: one.value
        for name in ("defence_expenditure_usd_constant", "gdp_usd_constant")
        for one in rows(snapshot, "2024-06-17", name, 2024).values()
    }
    assert row.value == pytest.approx(100 * (inputs[first] or 0) / (inputs[second] or 1), rel=1e-12)


@pytest.mark.parametrize(
    ("release", "lacking"),
    [
        ("2016-01-28", {"nominal", "gap"}),
        ("2019-06-25", {"nominal", "gap"}),
        ("2025-08-28", {"nominal", "recomputed", "gap"}),
        ("2024-06-17", set[str]()),
        ("2026-07-10", set[str]()),
    ],
)
def test_a_release_without_an_input_lacks_what_would_be_derived(
    snapshot: Snapshot, release: str, lacking: set[str]
) -> None:
    there = snapshot.part("nato", release).indicators
    marks = {
        "nominal": SHARE_OF_VERDICT["nominal"],
        "recomputed": SHARE_OF_VERDICT["recomputed"],
        "gap": "gap_to_2_percent",
    }
    assert {word for word, indicator in marks.items() if indicator not in there} == lacking


def test_iceland_is_null_in_all_that_needs_armed_forces_and_has_its_gdp(snapshot: Snapshot) -> None:
    for part in snapshot.releases("nato"):
        icelandic = [row for row in snapshot.observations(part) if row.member == "ISL"]
        assert {row.value is None for row in icelandic if row.status == "no_armed_forces"} == {True}
        assert {row.indicator for row in icelandic if row.value is not None} <= {
            "gdp_usd_current",
            "gdp_usd_constant",
            "gdp_per_capita_usd_constant",
        }
        assert (SHARE in part.indicators) == (SHARE in {row.indicator for row in icelandic})


def test_each_release_has_the_rows_it_should(snapshot: Snapshot) -> None:
    parts = (part for part in snapshot.parts if part.release.source in ("nato", "worldbank"))
    assert {(part.release.source, part.release.release): part.rows for part in parts} == {
        ("nato", "hoc-hc111-2007-08"): 154,
        ("nato", "2016-01-28"): 4066,
        ("nato", "2017-06-29"): 58,
        ("nato", "2019-06-25"): 3457,
        ("nato", "2019-11-29"): 34,
        ("nato", "2021-03-16"): 14,
        ("nato", "2021-06-11"): 240,
        ("nato", "2022-03-31"): 64,
        ("nato", "2023-07-07"): 198,
        ("nato", "2024-03-14"): 31,
        ("nato", "2024-06-17"): 7722,
        ("nato", "2025-08-28"): 1226,
        ("nato", "2026-03-26"): 30,
        ("nato", "2026-07-10"): 9087,
        ("worldbank", "2026-07-01"): 38808,
    }


def test_the_absurd_debt_of_spain_is_withheld_and_that_is_told(snapshot: Snapshot) -> None:
    (part,) = snapshot.releases("worldbank")
    found = {row.year: row for row in snapshot.rows(part, "wdi_government_debt_share_gdp") if row.member == "ESP"}
    assert found[1970].value is found[1971].value is None
    assert found[1970].note.startswith("withheld, the source has 2003.94: ")
    assert found[1990].value == pytest.approx(35.16, abs=0.005)


def test_aggregates_are_no_members(snapshot: Snapshot) -> None:
    found = rows(snapshot, "2024-06-17", SHARE, 2024)
    assert {"NATO_TOTAL", "NATO_EUR_CAN"} <= set(found)
    assert not set(AGGREGATES) & set(members())


def test_pandas_and_duckdb_read_the_same_rows_without_this_program(published: Store) -> None:
    folder: Path = published.folder / "parts"
    with_pandas = pd.concat([pd.read_parquet(path) for path in sorted(folder.glob("*.parquet"))])
    with duckdb.connect() as connection:
        found = connection.execute(
            "SELECT status, count(*) FROM read_parquet(?) GROUP BY status", [str(folder / "*.parquet")]
        ).fetchall()
    assert dict(found) == Counter(with_pandas["status"])
    assert len(with_pandas) == sum(part.rows for part in published.current().parts)
