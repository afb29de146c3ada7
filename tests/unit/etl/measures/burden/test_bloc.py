"""Groups added up from their members, and parts of the Alliance's total, on made-up figures."""

from collections.abc import Iterable

import pytest
from made_up import GDP, SHARE, SPENDING, observation

from etl.catalogue.indicators import indicators
from etl.catalogue.members import members, unarmed
from etl.measures.burden.bloc import Joint, add_up, find_bloc, list_addends
from etl.measures.burden.portion import find_portions
from etl.measures.figures import Column


def column(indicator: str, **values: float) -> Column:
    """Figures of 2020, by member."""
    return {(code, 2020): observation(indicator, value, member=code) for code, value in values.items()}


def only(joints: Iterable[Joint]) -> Joint:
    (joint,) = joints
    return joint


def test_money_of_a_group_is_the_sum_and_rests_on_every_member() -> None:
    found = only(add_up(find_bloc("DEU-FRA"), indicators()[SPENDING], [column(SPENDING, DEU=50.0, FRA=40.0, POL=9.0)]))
    assert (found.row.member, found.row.value, found.row.status) == ("DEU-FRA", 90.0, "derived")
    assert [row.member for row in found.rests_on] == ["DEU", "FRA"]


def test_a_sum_without_one_of_its_members_is_none_and_says_who_is_missing() -> None:
    found = only(add_up(find_bloc("DEU-FRA-POL"), indicators()[SPENDING], [column(SPENDING, DEU=50.0, POL=9.0)]))
    assert (found.row.value, found.row.status, found.without) == (None, "not_available", ("France",))
    assert found.row.note == "No figure for France, so there is no sum."


def test_a_group_s_share_of_gdp_is_spending_over_gdp_and_no_mean_of_shares() -> None:
    columns = [column(SPENDING, DEU=50.0, POL=10.0), column(GDP, DEU=4000.0, POL=400.0)]
    found = only(add_up(find_bloc("DEU-POL"), indicators()[SHARE], columns))
    assert found.row.value == pytest.approx(100 * 60 / 4400)
    assert (found.row.indicator, found.row.unit) == (SHARE, "percent_of_gdp")


def test_a_share_is_of_those_that_have_both_and_names_the_others() -> None:
    columns = [column(SPENDING, DEU=50.0, POL=10.0), column(GDP, DEU=4000.0)]
    found = only(add_up(find_bloc("DEU-POL"), indicators()[SHARE], columns))
    assert (found.row.value, found.without) == (pytest.approx(1.25), ("Poland",))


def test_a_group_s_part_of_spending_is_its_money_over_its_spending_and_no_mean_of_parts() -> None:
    """R11: 20 % of 50 and 40 % of 10 are 14 of 60."""
    columns = [column("equipment_share", DEU=20.0, POL=40.0, FRA=30.0), column(SPENDING, DEU=50.0, POL=10.0)]
    found = only(add_up(find_bloc("DEU-FRA-POL"), indicators()["equipment_share"], columns))
    assert found.row.value == pytest.approx(100 * 14 / 60)
    assert (found.row.indicator, found.row.unit) == ("equipment_share", "percent_of_defence_expenditure")
    assert (found.without, found.row.note) == (("France",), "Without France.")
    assert found.row.cell == "sum of part × spending / sum of spending, 2 members"
    assert {row.indicator for row in found.rests_on} == {"equipment_share", SPENDING}


def test_who_has_no_armed_forces_is_in_no_sum() -> None:
    found = only(add_up(find_bloc("DEU-ISL"), indicators()[GDP], [column(GDP, DEU=4000.0, ISL=20.0)]))
    assert found.row.value == 4000.0


def test_a_sum_that_rests_on_an_estimate_is_one() -> None:
    figures = {**column(SPENDING, DEU=50.0), ("POL", 2020): observation(SPENDING, 9.0, member="POL", status="estimate")}
    assert only(add_up(find_bloc("DEU-POL"), indicators()[SPENDING], [figures])).row.status == "estimate"


def test_a_preset_counts_those_who_belong_to_it_in_the_year() -> None:
    figures = column(SPENDING, SWE=7.0, POL=9.0, HUN=2.0, CZE=3.0)
    assert only(add_up(find_bloc("joined_1999"), indicators()[SPENDING], [figures])).row.value == 14.0
    assert list(add_up(find_bloc("joined_2024"), indicators()[SPENDING], [figures])) == []


@pytest.mark.parametrize(
    ("indicator", "needed"),
    [
        (SPENDING, (SPENDING,)),
        (SHARE, (SPENDING, GDP)),
        ("wdi_population", ("wdi_population",)),
        ("equipment_share", ("equipment_share", SPENDING)),
        ("defence_expenditure_real_change", ()),
        ("gdp_per_capita_usd_constant", ()),
        ("defence_expenditure_national_currency_current", ()),
    ],
)
def test_what_adds_up_is_money_in_one_currency_people_and_what_is_a_part_of_these(
    indicator: str, needed: tuple[str, ...]
) -> None:
    assert list_addends(indicators()[indicator]) == needed


def test_a_word_that_is_no_group_has_no_members() -> None:
    with pytest.raises(KeyError):
        find_bloc("DEU-XXX")


def whole_of_2020() -> dict[str, float]:
    """One for every member with armed forces in 2020, and three for the United States."""
    codes = [code for code, one in members().items() if one.counts_in(2020) and code not in unarmed()]
    return {code: 3.0 if code == "USA" else 1.0 for code in codes}


def test_the_parts_of_a_member_and_of_all_others_make_a_hundred() -> None:
    blocs = [find_bloc("USA"), find_bloc("NATO_EUR_CAN")]
    one, others = find_portions(blocs, column(SPENDING, **whole_of_2020()))
    assert one.row.value == pytest.approx(100 * 3 / 31)  # 29 with armed forces in 2020, one of them with three
    assert (one.row.value or 0.0) + (others.row.value or 0.0) == pytest.approx(100)
    assert one.row.unit == "percent_of_alliance"


def test_who_had_not_joined_is_neither_in_the_total_nor_a_part_of_it() -> None:
    figures = column(SPENDING, **whole_of_2020(), SWE=500.0)
    assert only(find_portions([find_bloc("USA")], figures)).row.value == pytest.approx(100 * 3 / 31)
    assert list(find_portions([find_bloc("SWE")], figures)) == []


def test_without_one_member_s_figure_there_is_no_total_and_no_part_of_it() -> None:
    figures = column(SPENDING, **{code: value for code, value in whole_of_2020().items() if code != "FRA"})
    found = only(find_portions([find_bloc("USA")], figures))
    assert (found.row.value, found.without) == (None, ("France",))
