"""Each rule of the contract on made-up observations that break it."""

import math
from typing import Any

import pandas as pd
import pytest
from made_up import GDP, SHARE, SPENDING, category, observation, population, release

from etl.contract import check, check_releases, frame
from etl.errors import ContractError
from etl.observation import COLUMNS, Observation

CELL = "made-up.xlsx!TABLE3!C4"
ICELAND: dict[str, Any] = {"member": "ISL", "value": None, "status": "no_armed_forces"}


def faults(*rows: Observation) -> tuple[str, ...]:
    """The faults that the contract finds."""
    with pytest.raises(ContractError) as caught:
        check(rows)
    return caught.value.faults


def only_fault(**changes: Any) -> str:
    """The one fault of a sound observation with these changes."""
    found = faults(observation(**changes))
    assert len(found) == 1, found
    return found[0]


def test_sound_observations_come_back_as_they_are() -> None:
    rows = (observation(), observation(SPENDING, 20.0), observation(**ICELAND))
    assert check(iter(rows)) == rows


@pytest.mark.parametrize(
    ("column", "value"),
    [("definition", "natto"), ("member", "BEX"), ("status", "guess"), ("acquisition", "hearsay")],
)
def test_an_id_that_the_catalogue_lacks_is_named_with_its_cell(column: str, value: str) -> None:
    found = only_fault(**{column: value})
    assert found.startswith(f"{CELL}: ")
    assert f"{column} {value!r} is not known to the catalogue" in found


def test_an_unknown_indicator_is_one_fault() -> None:
    assert "indicator 'share_of_everything' is not known" in only_fault(indicator="share_of_everything")


def test_an_unknown_source_is_named_and_does_not_fit_its_indicator() -> None:
    found = faults(observation(source="rumour"))
    assert any("source 'rumour' is not known" in fault for fault in found)
    assert any("is an indicator of nato, not of rumour" in fault for fault in found)


@pytest.mark.parametrize("area", ["NATO_TOTAL", "NATO_EUR_CAN", "USA", "RUS", "WLD"])
def test_members_aggregates_and_comparisons_are_known(area: str) -> None:
    assert check([observation(member=area)])


def test_a_unit_that_does_not_fit_is_named() -> None:
    assert "the unit 'usd_million' does not fit; it should be 'percent_of_gdp'" in only_fault(unit="usd_million")


def test_a_national_currency_fits_the_indicator_that_declares_national_currency() -> None:
    indicator = "defence_expenditure_national_currency_current"
    assert check([observation(indicator, 5.0, unit="eur_million", price_base="current")])
    assert "unit" in only_fault(indicator=indicator, value=5.0, unit="usd", price_base="current")


def test_a_null_needs_a_status_that_says_why() -> None:
    assert "has no value, and its status 'actual' does not say why" in only_fault(value=None)
    assert check([observation(value=None, status="not_published")])


def test_a_value_contradicts_a_status_of_missing() -> None:
    assert "says that there is none" in only_fault(status="not_available")


@pytest.mark.parametrize("status", ["actual", "not_published"])
def test_not_a_number_is_neither_a_value_nor_a_null(status: str) -> None:
    assert only_fault(value=math.nan, status=status) == f"{CELL}: value nan is not a number or nothing"


@pytest.mark.parametrize("value", [math.inf, -math.inf])
def test_infinity_is_not_finite(value: float) -> None:
    assert any("is not finite" in fault for fault in faults(observation(value=value)))


@pytest.mark.parametrize("value", [0.01, 15.1, -2.0, 250.0])
def test_a_value_outside_the_bounds_of_its_indicator_is_named(value: float) -> None:
    assert f"the value {value} is outside 0.05 to 15" in only_fault(value=value)


@pytest.mark.parametrize("value", [0.05, 15.0])
def test_the_bounds_themselves_are_allowed(value: float) -> None:
    assert check([observation(value=value)])


@pytest.mark.parametrize("year", [1899, 2101, 20, 20240])
def test_a_year_that_cannot_be_is_named(year: int) -> None:
    assert f"year {year} is not within 1900 to 2100" in only_fault(year=year)


@pytest.mark.parametrize("cell", ["", "   "])
def test_an_observation_without_a_cell_is_a_fault(cell: str) -> None:
    assert only_fault(cell=cell).startswith("(no cell): ")


def test_a_release_without_a_name_is_a_fault() -> None:
    assert "release '' is blank" in only_fault(release="")


@pytest.mark.parametrize(("base", "problem"), [("current", "should be the year"), ("", "should be the year")])
def test_a_constant_price_needs_its_year(base: str, problem: str) -> None:
    assert problem in only_fault(price_base=base)


def test_a_current_price_has_no_year() -> None:
    found = only_fault(indicator="gdp_usd_current", value=5.0, unit="usd_million", price_base="2015")
    assert "should be 'current'" in found


def test_a_count_of_people_has_no_prices() -> None:
    assert "should be empty" in only_fault(
        indicator="military_personnel", value=5.0, unit="thousand_persons", price_base="2015"
    )


@pytest.mark.parametrize("base", ["15", "2015 prices", "20155", "Current"])
def test_a_price_base_that_is_no_year_is_named(base: str) -> None:
    assert any(f"price_base {base!r} is no year of prices" in fault for fault in faults(observation(price_base=base)))


def test_growth_of_the_world_bank_names_no_year() -> None:
    growth = observation("wdi_gdp_growth", 1.5, source="worldbank", definition="wdi", unit="percent", price_base="")
    assert check([growth])
    assert "should be" in faults(growth._replace(price_base="2015"))[0]


def test_one_release_has_one_base_year() -> None:
    rows = [observation(), observation(GDP, 5.0, price_base="2010", cell="made-up.xlsx!TABLE5!C4")]
    found = faults(*rows)
    assert found == (
        "nato 2021-01-01: has constant prices of more than one year: 2010 (made-up.xlsx!TABLE5!C4), 2015 "
        "(made-up.xlsx!TABLE3!C4)",
    )
    assert check([rows[0], rows[1]._replace(release="2022-01-01")])


def test_a_figure_that_stands_twice_is_named_at_both_cells() -> None:
    found = faults(observation(), observation(value=2.6, cell="made-up.xlsx!TABLE3!C9"))
    assert len(found) == 2
    assert all("stands more than once in nato 2021-01-01" in fault for fault in found)
    assert {fault.split(":")[0] for fault in found} == {CELL, "made-up.xlsx!TABLE3!C9"}


@pytest.mark.parametrize(
    "change", [{"year": 2021}, {"member": "CAN"}, {"release": "x"}, {"definition": "nato_core_2026"}]
)
def test_the_key_is_all_of_source_release_definition_indicator_member_and_year(change: dict[str, Any]) -> None:
    assert check([observation(), observation(**change)])


def test_iceland_has_no_figure_that_needs_armed_forces() -> None:
    assert "ISL has no armed forces" in only_fault(member="ISL")
    assert "should be 'no_armed_forces'" in only_fault(member="ISL", value=None, status="not_available")
    assert check([observation(GDP, 5.0, member="ISL")])


@pytest.mark.parametrize("change", [{"member": "BEL"}, {"indicator": GDP, "unit": "usd_million"}])
def test_no_armed_forces_is_said_of_nobody_else_and_nothing_else(change: dict[str, Any]) -> None:
    assert "does not hold here" in only_fault(**{**ICELAND, **change})


def four(other: float, acquisition: str = "original") -> list[Observation]:
    """Four categories that add up to 90 + `other`."""
    named = {"equipment": 20.0, "personnel": 50.0, "infrastructure": 20.0, "other": other}
    return [category(name, value, acquisition=acquisition) for name, value in named.items()]


@pytest.mark.parametrize(
    ("other", "acquisition"),
    [(10.0, "original"), (10.009, "original"), (9.98, "transcription"), (10.02, "transcription")],
)
def test_four_categories_make_a_hundred_within_the_rounding(other: float, acquisition: str) -> None:
    assert check(four(other, acquisition))


@pytest.mark.parametrize(
    ("other", "acquisition"),
    [(10.011, "original"), (9.9, "original"), (10.021, "transcription"), (20.0, "transcription")],
)
def test_four_categories_that_miss_a_hundred_are_named_with_their_cells(other: float, acquisition: str) -> None:
    (found,) = faults(*four(other, acquisition))
    assert "made-up.xlsx!TABLE8!equipment" in found
    assert f"the four categories of BEL in 2020 add up to {90 + other:.4f}, not to 100" in found


def test_three_categories_make_no_sum() -> None:
    assert check(four(50.0)[:3])


def spending(**values: float) -> list[Observation]:
    """Spending of the areas named."""
    return [
        observation(SPENDING, value, member=area, cell=f"made-up.xlsx!TABLE2!{area}") for area, value in values.items()
    ]


def test_members_add_up_to_natos_total() -> None:
    assert check(spending(BEL=10.0, CAN=5.0, NATO_TOTAL=15.000001))


def test_a_total_that_its_members_do_not_make_is_named() -> None:
    (found,) = faults(*spending(BEL=10.0, CAN=5.0, NATO_TOTAL=16.0))
    assert found == (
        "made-up.xlsx!TABLE2!NATO_TOTAL: defence_expenditure_usd_constant of NATO_TOTAL in 2020 is 16, "
        "but its 2 members with data add up to 15"
    )


def test_who_joined_later_is_in_no_total() -> None:
    # Finland joined in 2023, North Macedonia in March 2020, which counts for the whole of 2020.
    assert check(spending(BEL=10.0, MKD=2.0, FIN=7.0, NATO_TOTAL=12.0))


def test_each_aggregate_has_its_own_members() -> None:
    assert check(spending(BEL=1.0, CAN=2.0, USA=4.0, NATO_TOTAL=7.0, NATO_EUR_CAN=3.0, NATO_EUR=1.0, NORTH_AMERICA=6.0))


def test_totals_of_transcriptions_are_rounded_and_not_held_against_their_members() -> None:
    assert check([row._replace(acquisition="transcription") for row in spending(BEL=10.0, NATO_TOTAL=11.0)])


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"year": "2020"}, "year '2020' is not a whole number"),
        ({"year": True}, "year True is not a whole number"),
        ({"value": "2.5"}, "value '2.5' is not a number or nothing"),
        ({"value": 2}, "value 2 is not a number or nothing"),
        ({"note": None}, "note None is not text"),
        ({"member": 4}, "member 4 is not text"),
    ],
)
def test_what_is_of_the_wrong_kind_is_named(change: dict[str, Any], problem: str) -> None:
    assert only_fault(**change) == f"{CELL}: {problem}"


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
    assert "120 fault(s)" in lines[0]
    assert lines[-1].strip() == "... and 70 more"


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
    table = frame(
        [observation(year=2021), observation(year=2020, value=None, status="not_published"), observation(GDP, 1.0)]
    )
    assert tuple(table.columns) == COLUMNS
    assert list(zip(table["indicator"], table["year"], strict=True)) == [(SHARE, 2020), (SHARE, 2021), (GDP, 2020)]
    assert table["value"].dtype == "float64"
    assert pd.isna(table["value"].iloc[0])


def test_a_frame_of_nothing_has_its_columns() -> None:
    assert tuple(frame([]).columns) == COLUMNS
