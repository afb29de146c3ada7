"""The contract tells every fault at once, of made-up rows and releases; and its table of them."""

import pandas as pd
import pytest
from made_up import GDP, SHARE, SPENDING, faults, observation, population, release

from etl.contract import check, check_releases
from etl.dataframe import make_frame, sort_frame
from etl.errors import ContractError
from etl.observation import COLUMNS
from etl.sources.remedies import CORRECT


def test_every_fault_is_told_at_once_each_with_its_cell() -> None:
    found = faults(
        observation(member="BEX", cell="one"),
        observation(value=None, cell="two", member="CAN"),
        observation(SPENDING, -1.0, cell="three"),
        observation(year="2020", cell="four"),
        observation(GDP, 5.0, price_base="2010", cell="five"),
    )
    assert [word for word in ("one", "two", "three", "four", "five") if any(word in fault for fault in found)] == [
        "one",
        "two",
        "three",
        "four",
        "five",
    ]


def test_one_row_can_have_several_faults() -> None:
    assert len(faults(observation(member="BEX", year=1, value=99.0))) == 3


def test_a_long_listing_is_cut_and_says_how_many_there_are() -> None:
    rows = [observation(value=99.0, year=1900 + number) for number in range(120)]
    with pytest.raises(ContractError) as caught:
        check(rows)
    assert len(caught.value.faults) == 120
    lines = str(caught.value).splitlines()
    assert lines[0] == "The contract of observations is broken: 120 faults"
    assert lines[-2].strip() == "... and 70 more"
    assert lines[-1] == CORRECT


def test_no_observations_at_all_are_a_fault() -> None:
    assert faults() == ("a release has no observations",)


def test_a_release_without_rows_is_named() -> None:
    with pytest.raises(ContractError, match="nato 2021-01-01: a release has no observations"):
        check_releases([release([])])


def test_a_release_that_was_read_twice_is_a_fault() -> None:
    with pytest.raises(ContractError, match="the release was read 2 times"):
        check_releases([release([observation()]), release([observation()])])


def test_a_row_of_another_release_is_a_fault() -> None:
    parsed = release([observation()])
    stray = parsed.with_observations([*parsed.observations, observation(release="1999-01-01", cell="stray")])
    with pytest.raises(ContractError, match="stray: the row says it is of nato 1999-01-01"):
        check_releases([stray])


def test_faults_of_all_releases_are_told_together() -> None:
    with pytest.raises(ContractError) as caught:
        check_releases([release([observation(value=99.0)]), population("2021-07-01", value=-1.0)])
    assert [fault.split(":")[0] for fault in caught.value.faults] == ["nato 2021-01-01", "worldbank 2021-07-01"]


def test_releases_that_are_sound_come_back_in_their_order() -> None:
    releases = (population("2021-07-01"), release([observation()]))
    assert check_releases(iter(releases)) == releases


def test_a_frame_has_the_columns_of_an_observation_and_is_sorted_by_key() -> None:
    table = sort_frame(
        make_frame(
            [observation(year=2021), observation(year=2020, value=None, status="not_published"), observation(GDP, 1.0)]
        )
    )
    assert tuple(table.columns) == COLUMNS
    assert list(zip(table["indicator"], table["year"], strict=True)) == [(SHARE, 2020), (SHARE, 2021), (GDP, 2020)]
    assert table["value"].dtype == "float64"
    assert pd.isna(table["value"].iloc[0])


def test_a_frame_of_nothing_has_its_columns() -> None:
    assert tuple(sort_frame(make_frame([])).columns) == COLUMNS


def test_a_figure_out_of_bounds_is_told_with_the_row_that_corrects_it() -> None:
    with pytest.raises(ContractError) as caught:
        check([observation(value=99.5)])
    assert "`nato,2021-01-01,defence_expenditure_share_gdp,BEL,2020,99.5,VALUE,REASON,BY`" in str(caught.value)


def test_no_row_is_told_for_a_figure_of_a_month_which_none_corrects() -> None:
    with pytest.raises(ContractError) as caught:
        check([observation(value=99.5, period="M01")])
    assert "is outside 0.05 to 15" in str(caught.value)
    assert "VALUE,REASON,BY" not in str(caught.value)
