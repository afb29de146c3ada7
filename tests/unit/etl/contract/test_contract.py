"""Each rule of the contract on made-up observations that break it."""

import math
from typing import Any

import pytest
from made_up import GDP, SPENDING, faults, observation

from etl.contract import check

CELL = "made-up.xlsx!TABLE3!C4"
ICELAND: dict[str, Any] = {"member": "ISL", "value": None, "status": "no_armed_forces"}


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


@pytest.mark.parametrize("year", [1815, 2101, 20, 20240])
def test_a_year_that_cannot_be_is_named(year: int) -> None:
    assert f"year {year} is not within 1816 to 2100" in only_fault(year=year)


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


@pytest.mark.parametrize(
    ("indicator", "source", "unit"),
    [
        ("sipri_military_expenditure_share_gdp", "sipri", "percent_of_gdp"),
        ("sipri_military_expenditure_share_government", "sipri", "percent_of_government_expenditure"),
        ("wdi_military_expenditure_share_gdp", "worldbank", "percent_of_gdp"),
        ("wdi_military_expenditure_share_government", "worldbank", "percent_of_government_expenditure"),
    ],
)
def test_a_share_above_100_per_cent_can_be_true(indicator: str, source: str, unit: str) -> None:
    # SIPRI has 117 % of GDP for Kuwait in 1991.
    war = observation(indicator, 117.3, source=source, definition="sipri", unit=unit, price_base="", member="GBR")
    assert check([war])
