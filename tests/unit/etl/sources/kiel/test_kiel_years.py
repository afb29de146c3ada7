"""Sums by year of aid by month. The figures are made up."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from kiel_files import found, read

from etl.contract import check
from etl.dataframe import ParsedRelease
from etl.observation import Observation, Origin, Release
from etl.transform.release import derive


def month(period: str, value: float | None, year: int = 2022, **changes: Any) -> Observation:
    row = Observation(
        source="kiel",
        release="7",
        definition="kiel",
        indicator="kiel_military",
        member="EST",
        year=year,
        period=period,
        value=value,
        unit="eur_billion",
        price_base="current",
        status="actual" if value is not None else "not_available",
        acquisition="original",
        cell=f"made-up.csv!{year}{period}",
        note="made up",
    )
    return row._replace(**changes)


def yearly_sums(rows: Sequence[Observation]) -> list[Observation]:
    """What a release with these rows has beside them."""
    origins = (Origin("https://example.org/made-up.csv", "0" * 64, 1),)
    release = Release("kiel", "7", "Made up", date(2026, 1, 1), "kiel", "original", "", origins)
    found = derive(ParsedRelease.of(release, tuple(rows))).observations
    assert found[: len(rows)] == tuple(rows)
    return list(found[len(rows) :])


def test_a_year_is_the_sum_of_the_months_that_have_a_row() -> None:
    [first, _] = yearly_sums([month("M11", 0.2), month("M02", 0.1), month("M01", 9.0, 2023)])
    assert first == month("M02", 0.3)._replace(
        indicator="kiel_military_year",
        period="",
        status="derived",
        cell="SUM(kiel_military of EST in 2022: M02, M11)",
        note="",
    )


def test_a_year_that_the_release_does_not_reach_the_end_of_is_partial() -> None:
    rows = [month("M12", 1.0), month("M01", 2.0, 2023), month("M04", 3.0, 2023, member="POL")]
    whole, *partial = yearly_sums(rows)
    assert (whole.year, whole.status, whole.note) == (2022, "derived", "")
    assert {(row.member, row.year, row.status) for row in partial} == {
        ("EST", 2023, "partial"), ("POL", 2023, "partial"),
    }  # fmt: skip
    assert {row.note for row in partial} == {"January to April only: the release ends there"}


def test_a_year_whose_december_is_there_is_whole() -> None:
    [row] = yearly_sums([month("M12", 1.0)])
    assert (row.status, row.note) == ("derived", "")


def test_months_without_a_value_are_no_zeros() -> None:
    assert not yearly_sums([month("M01", None)])
    [row] = yearly_sums([month("M01", None), month("M12", 2.0)])
    assert (row.value, row.cell) == (2.0, "SUM(kiel_military of EST in 2022: M12)")


def test_a_sum_is_decimal_like_the_figures_in_it() -> None:
    [row] = yearly_sums([month(f"M{number:02}", 0.1) for number in (1, 2, 12)])
    assert row.value == 0.3


def test_what_has_no_yearly_indicator_is_not_summed() -> None:
    rows = [month("M12", 1.0, indicator=one) for one in ("kiel_to_be_allocated", "kiel_military_purl")]
    assert not yearly_sums(rows)


def test_rows_of_years_and_quarters_are_left_alone() -> None:
    rows = [month("", 1.0), month("Q4", 1.0, indicator="us_troops_active_duty")]
    assert not yearly_sums(rows)


def test_a_release_carries_its_sums() -> None:
    [military] = found(read(), "kiel_military_year", "EST")
    [share] = found(read(), "kiel_total_share_gdp_year", "EST")
    assert (military.value, military.status, military.unit) == (2.0, "partial", "eur_billion")
    assert (share.value, share.unit, share.price_base) == (1.5, "percent_of_gdp", "")
    assert check([military, share])
    assert not found(read(), "kiel_military_year", "HUN")
