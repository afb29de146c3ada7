"""Aid to Ukraine, forces hosted and common budgets, on made-up figures."""

import pytest
from measuring import money, other, results

from etl.measures.choice import Choice
from etl.observation import Observation


def aid() -> list[Observation]:
    return [
        *other("kiel_total_year", "kiel", 2022, BEL=0.2, POL=3.0, ISL=0.01),
        *other("kiel_total_year", "kiel", 2023, BEL=0.5),
        *other("kiel_total_share_gdp_year", "kiel", 2022, BEL=0.04, POL=0.5),
        *other("kiel_total_share_gdp_year", "kiel", 2023, BEL=0.1),
    ]


def test_aid_is_summed_up_to_the_year_and_a_year_without_a_figure_is_no_zero() -> None:
    found = results("ukraine_aid", Choice(year=2023, group=("BEL", "POL")), kiel=aid())
    assert found["", "BEL"].value == 0.5
    assert found["cumulative", "BEL"].value == pytest.approx(0.7)
    assert found["cumulative_share_gdp", "BEL"].value == pytest.approx(0.14)
    assert (found["", "POL"].value, found["", "POL"].status) == (None, "not_published")
    assert found["cumulative", "POL"].value == 3
    assert "Poland" in found["", "SELECTED"].reason


def test_iceland_s_aid_is_shown_and_in_no_sum() -> None:
    found = results("ukraine_aid", Choice(year=2022, group=("BEL", "ISL", "POL")), kiel=aid())
    assert found["", "ISL"].value == 0.01
    assert found["", "SELECTED"].value == pytest.approx(3.2)


def test_forces_hosted_stand_beside_the_people_who_live_there() -> None:
    troops = other("us_troops_active_duty_year", "troops", DEU=35_000, USA=1_000_000)
    people = other("wdi_population", "worldbank", DEU=70e6)
    found = results("us_troops_hosted", Choice(year=2020, group=("DEU", "USA", "POL")), troops=troops, worldbank=people)
    assert (found["", "DEU"].value, found["per_thousand", "DEU"].value) == (35_000, 0.5)
    assert found["", "USA"].reason == "The United States do not host themselves."
    assert found["", "POL"].status == "not_published"


def test_common_funding_says_which_input_is_missing() -> None:
    (only,) = results("common_funding", Choice(year=2020), nato=money(BEL=(30, 1000))).values()
    assert (only.status, "cost shares" in only.reason) == ("missing_input", True)
