"""The measures of burden on made-up observations: every null says why, and nothing is NaN."""

from dataclasses import replace
from math import isfinite

import pytest
from made_up import GDP, SHARE, observation
from measuring import money, other, results

from etl.catalogue.burden_components import COMPONENTS
from etl.catalogue.burden_measures import BENEFITS, OWN, SPREAD
from etl.catalogue.indicators import indicators
from etl.catalogue.units import unit
from etl.errors import MeasureError
from etl.measures.choice import Choice
from etl.measures.compute import compute
from etl.measures.figures import Figures
from etl.measures.result import COMPUTED, Reason
from etl.observation import Observation

BURDEN = (*SPREAD, *BENEFITS, *OWN)

WEIGHTS = (("share_of_gdp", 1.0),)
ONE_YEAR = Choice(year=2020, draws=100, weights=WEIGHTS)


def test_every_entry_has_known_units_and_inputs() -> None:
    for measure in BURDEN:
        assert unit(measure.unit)
        assert all(unit(part.unit) for part in measure.parts)
        assert {*measure.inputs, *measure.optional} <= indicators().keys()
    assert all(set(component.indicators) <= indicators().keys() for component in COMPONENTS.values())


THREE = money(BEL=(30, 1000), POL=(60, 1000), EST=(10, 500))
CASES = {
    "three members": THREE,
    "one member": money(BEL=(20, 1000)),
    "all null": money(BEL=(None, None), POL=(None, None)),
    "zero spending": money(BEL=(0, 1000), POL=(0, 1000), EST=(0, 1000)),
    "zero gdp": money(BEL=(1, 0), POL=(1, 0), EST=(1, 0)),
    "one without gdp": money(BEL=(1, 0), POL=(2, 100), EST=(1, 100)),
    "negative spending": money(BEL=(-5, 1000), POL=(9, 1000), EST=(9, 100)),
    "all equal": money(BEL=(20, 1000), POL=(20, 1000), EST=(20, 1000)),
    "in proportion": money(BEL=(20, 1000), POL=(40, 2000), EST=(60, 3000)),
}


@pytest.mark.parametrize("rows", CASES.values(), ids=CASES.keys())
@pytest.mark.parametrize("measure", [measure.id for measure in BURDEN])
def test_every_result_is_a_number_or_a_null_with_its_reason(measure: str, rows: list[Observation]) -> None:
    choice = Choice(draws=100, weights=WEIGHTS, first=1)
    found = compute(measure, Figures.of({"nato": rows}), choice)
    assert found
    for one in found:
        assert (one.value is None) == (one.status != COMPUTED)
        assert one.value is None or isfinite(one.value)
        assert one.value is not None or (one.status in [*Reason] and one.reason)


@pytest.mark.parametrize("measure", [measure.id for measure in BURDEN])
def test_without_any_figures_there_is_one_null_that_names_what_is_missing(measure: str) -> None:
    (only,) = compute(measure, Figures.of({}), ONE_YEAR)
    assert (only.value, only.status) == (None, "missing_input")


def test_a_ratio_of_shares_rests_on_the_cells_of_all_members() -> None:
    found = results("ability_ratio", ONE_YEAR, nato=THREE)
    assert found["", "POL"].value == pytest.approx(0.6 / 0.4)
    assert found["band", "POL"].value == 1
    assert found["band", "BEL"].value == -1
    assert found["spending", "BEL"].value == pytest.approx(30)
    assert len(found["", "POL"].rests_on) == 6


def test_iceland_is_in_no_sum_though_it_has_gdp() -> None:
    iceland = observation(GDP, 1e6, member="ISL")
    found = results("ability_ratio", ONE_YEAR, nato=[*THREE, iceland])
    assert found["", "POL"].value == pytest.approx(1.5)
    assert found["", "ISL"].status == "no_armed_forces"


def test_who_joined_later_is_not_counted_before() -> None:
    rows = [*THREE, *money(SWE=(500, 500))]
    assert ("", "SWE") not in results("ability_ratio", ONE_YEAR, nato=rows)
    today = Choice(year=2020, membership="today")
    assert results("ability_ratio", today, nato=rows)["", "SWE"].value == pytest.approx((500 / 600) / (500 / 3000))


def test_a_group_is_compared_within_itself() -> None:
    pair = Choice(year=2020, group=("BEL", "POL"))
    assert results("ability_ratio", pair, nato=THREE)["", "BEL"].value == pytest.approx(2 / 3)


def test_soldiers_are_held_against_people_of_another_source() -> None:
    soldiers = other("military_personnel", "nato", BEL=25, POL=75)
    found = results(
        "personnel_ratio", ONE_YEAR, nato=soldiers, worldbank=other("wdi_population", "worldbank", BEL=10e6, POL=10e6)
    )
    assert (found["", "BEL"].value, found["", "POL"].value) == (0.5, 1.5)
    (lacking,) = results("personnel_ratio", ONE_YEAR, nato=soldiers).values()
    assert "No release of World Bank known then is here" in lacking.reason


def test_shares_that_are_all_equal_have_no_correlation_and_that_is_said() -> None:
    found = results("exploitation", ONE_YEAR, nato=CASES["in proportion"])
    assert found["members", "NATO_TOTAL"].value == 3
    assert found["", "NATO_TOTAL"].reason == "undefined: all values are equal"


def test_without_population_the_mean_of_benefits_is_lacking_and_gdp_alone_is_there() -> None:
    found = results("concordance", ONE_YEAR, nato=THREE)
    assert "Population" in found["", "NATO_TOTAL"].reason
    assert found["gdp", "POL"].value == pytest.approx(20)
    assert found["gdp_differences", "NATO_TOTAL"].value == 3


def test_with_population_the_mean_is_of_two_benefits_and_borders_are_not_at_hand() -> None:
    people = other("wdi_population", "worldbank", BEL=4e6, POL=4e6, EST=2e6)
    found = results("concordance", ONE_YEAR, nato=THREE, worldbank=people)
    assert found["", "POL"].value == found["gdp", "POL"].value == found["population", "POL"].value == pytest.approx(20)
    assert found["border", "NATO_TOTAL"].reason.startswith("No source gives")


def test_the_lorenz_curve_gives_each_member_its_point() -> None:
    found = results("concentration", ONE_YEAR, nato=THREE)
    by_place = [found["lorenz_place", member].value for member in ("EST", "BEL", "POL")]
    assert by_place == [1, 2, 3]
    assert found["lorenz_gdp", "BEL"].value == pytest.approx(60)
    assert found["lorenz_spending", "BEL"].value == pytest.approx(40)
    # Below the curve through (0.2, 0.1) and (0.6, 0.4) lie 0.39 of the diagonal's 0.5.
    assert found["gini", "NATO_TOTAL"].value == pytest.approx(0.22)
    assert found["equal_bearers", "NATO_TOTAL"].value == pytest.approx(1 / 0.46)


def test_a_group_has_three_averages_and_an_empty_preset_says_so() -> None:
    found = results("groups", ONE_YEAR, nato=THREE)
    assert found["", "NATO_TOTAL"].value == pytest.approx(4)
    assert found["mean", "NATO_TOTAL"].value == pytest.approx(11 / 3)
    assert found["median", "NATO_TOTAL"].value == pytest.approx(3)
    assert found["weighted_eastern_flank", "SELECTED"].value == pytest.approx(100 * 70 / 1500)
    assert found["members_joined_2004", "SELECTED"].value == 1
    assert found["mean_joined_2023", "SELECTED"].status == "not_a_member"


def test_where_only_shares_are_published_mean_and_median_remain() -> None:
    found = results("groups", ONE_YEAR, nato=[row for row in THREE if row.indicator == SHARE])
    assert found["", "NATO_TOTAL"].status == "missing_input"
    assert found["median", "NATO_TOTAL"].value == pytest.approx(3)


def test_there_is_no_composite_by_default() -> None:
    with pytest.raises(MeasureError, match="has none by default"):
        compute("composite", Figures.of({"nato": THREE}), Choice())


def test_a_weight_of_what_is_no_component_is_an_error_that_lists_those_there_are() -> None:
    for measure in ("composite", "rank_robustness"):
        with pytest.raises(MeasureError, match=r"component tanks: is not known. There are: share_of_gdp, per_head"):
            compute(measure, Figures.of({"nato": THREE}), Choice(weights=(("tanks", 1.0),)))


def test_a_composite_gives_score_place_and_each_component_on_its_scale() -> None:
    found = results("composite", Choice(weights=WEIGHTS, scale="rank"), nato=THREE)
    assert [found["", member].value for member in ("POL", "BEL", "EST")] == [3, 2, 1]
    assert [found["place", member].value for member in ("POL", "BEL", "EST")] == [1, 2, 3]
    assert found["scaled_share_of_gdp", "POL"].value == 3
    assert found["", "FRA"].status == "not_published"


def test_robustness_draws_over_what_is_at_hand_where_no_component_is_chosen() -> None:
    found = results("rank_robustness", Choice(first=1, draws=100), nato=THREE)
    assert found["components", "NATO_TOTAL"].value == 1
    assert (found["", "POL"].value, found["", "EST"].value) == (100, 0)


@pytest.mark.parametrize("measure", ["ability_ratio", "exploitation", "disproportionality", "concentration", "groups",
                                     "composite", "rank_robustness"])  # fmt: skip
def test_a_sum_or_a_rank_over_those_who_have_figures_names_who_has_none(measure: str) -> None:
    choice = replace(ONE_YEAR, group=("BEL", "POL", "EST", "FRA", "ISL"), first=1)
    whole = money(BEL=(30, 1000), POL=(60, 1000), EST=(10, 500), FRA=(40, 2000))
    lacking = money(BEL=(30, 1000), POL=(60, 1000), EST=(10, 500), FRA=(None, None))
    assert {one.without for one in results(measure, choice, nato=whole).values() if "_" not in one.part} == {()}
    found = [one for one in results(measure, choice, nato=lacking).values() if one.value is not None]
    assert found
    # Iceland has no armed forces, so nobody misses it; presets name their own.
    assert {one.without for one in found if "_" not in one.part} == {("FRA",)}
