"""The contract on the publishers' own files, and on those files with one figure changed."""

from pathlib import Path

import pytest

from etl.catalogue.corrections import corrections
from etl.contract import check, check_releases
from etl.dataframe import ParsedRelease, read_releases
from etl.errors import ContractError
from etl.fetch import Mirror
from etl.observation import Observation
from etl.refresh.pipeline import COLLECTORS
from etl.transform.release import correct, derive


@pytest.fixture(scope="module")
def releases(mirror: Path) -> tuple[ParsedRelease, ...]:
    fetch = Mirror(mirror).get
    parsed = (one for collect in COLLECTORS.values() for one in read_releases(collect(fetch)))
    return tuple(derive(correct(one, corrections())) for one in parsed)


@pytest.fixture(scope="module")
def june_2024(releases: tuple[ParsedRelease, ...]) -> tuple[Observation, ...]:
    return next(one for one in releases if one.release.release == "2024-06-17").observations


def test_every_release_keeps_the_contract(releases: tuple[ParsedRelease, ...]) -> None:
    assert len(check_releases(releases)) == len(releases) >= 15


def changed(
    rows: tuple[Observation, ...], indicator: str, member: str, year: int, times: float
) -> tuple[list[Observation], str]:
    """The rows with one value multiplied, and the cell of that value."""
    (target,) = (row for row in rows if (row.indicator, row.member, row.year) == (indicator, member, year))
    wrong = target._replace(value=(target.value or 0.0) * times)
    return [wrong if row is target else row for row in rows], target.cell


@pytest.mark.parametrize(
    ("indicator", "member", "times"),
    [
        ("defence_expenditure_usd_current", "NATO_TOTAL", 1.0001),
        ("gdp_usd_constant", "NATO_EUR_CAN", 0.999),
        ("defence_expenditure_share_gdp", "EST", 100),
        ("other_share", "EST", 2),
        ("military_personnel", "EST", 0),
    ],
)
def test_one_wrong_figure_in_a_real_release_is_found_and_its_cell_named(
    june_2024: tuple[Observation, ...], indicator: str, member: str, times: float
) -> None:
    rows, cell = changed(june_2024, indicator, member, 2023, times)
    with pytest.raises(ContractError) as caught:
        check(rows)
    (fault,) = caught.value.faults
    assert cell in fault


@pytest.mark.parametrize("member", ["ISL", "USA", "EST"])
def test_a_member_that_slips_from_a_real_release_is_missed_in_the_totals(
    june_2024: tuple[Observation, ...], member: str
) -> None:
    kept = [row for row in june_2024 if not (row.member == member and row.indicator == "gdp_usd_current")]
    with pytest.raises(ContractError) as caught:
        check(kept)
    assert all("gdp_usd_current of NATO_" in fault for fault in caught.value.faults)
