"""Members together, over all years the same ones. Made-up figures."""

import pytest
from made_up import GDP, SHARE, SPENDING, observation

from etl.errors import MeasureError
from etl.measures.choice import Choice
from etl.measures.figures import Figures
from etl.measures.target.steps import list_ways
from etl.measures.target.together import add_together

TOTAL = "NATO_TOTAL"


def figures(status: str = "actual") -> Figures:
    """Two members in 2020 and 2021, the third in 2021 alone, and a total that the release has of its own."""
    values = {
        ("BEL", 2020): (10, 1000),
        ("BEL", 2021): (12, 1000),
        ("FRA", 2020): (30, 1000),
        ("FRA", 2021): (33, 1000),
    }
    values[TOTAL, 2020] = (99.0, 99.0)
    rows = [
        observation(indicator, float(value), member=code, year=year, status=status if year == 2021 else "actual")
        for (code, year), pair in values.items()
        for indicator, value in zip((SPENDING, GDP), pair, strict=True)
    ]
    shares = [
        observation(SHARE, 100 * spent / gdp, member=code, year=year) for (code, year), (spent, gdp) in values.items()
    ]
    return Figures.of({"nato": [*rows, *shares]})


def test_the_share_of_members_together_is_the_sum_over_the_sum() -> None:
    found = add_together(figures(), TOTAL, ("BEL", "FRA"))
    assert found.value(SPENDING, TOTAL, 2020) == 40
    assert found.value(SHARE, TOTAL, 2020) == pytest.approx(2.0)
    assert found.value(SHARE, TOTAL, 2021) == pytest.approx(2.25)
    assert found.value(SHARE, "BEL", 2021) == pytest.approx(1.2)
    assert found.column(SHARE)[TOTAL, 2020].cell == "sum of spending / sum of GDP of 2 members"


def test_a_year_in_which_a_figure_is_missing_has_no_sum() -> None:
    found = add_together(figures(), TOTAL, ("BEL", "DEU"))
    assert found.value(SHARE, TOTAL, 2020) is found.value(SHARE, TOTAL, 2021) is None
    assert add_together(figures(), TOTAL, ()).value(SHARE, TOTAL, 2020) is None


def test_a_sum_with_an_estimate_in_it_is_one() -> None:
    found = add_together(figures("estimate"), TOTAL, ("BEL", "FRA"))
    assert [found.column(SPENDING)[TOTAL, year].status for year in (2020, 2021)] == ["derived", "estimate"]


def test_the_ways_of_an_area_are_those_of_the_three_measures() -> None:
    found = add_together(figures(), TOTAL, ("BEL", "FRA"))
    choice = Choice(target=2.5, due=2023, growth=0.0, since=2020, trend=3)
    by_name = {(one.measure, one.part, one.year): one.value for one in list_ways(found, choice, TOTAL)}
    # (2.5 / 2.25)^(1/2) − 1, and half of the way from 2.0 to 2.5 in a third of the years is ahead.
    assert by_name["required_real_growth", "", 2021] == pytest.approx(5.409, abs=5e-4)
    assert by_name["target_path", "deviation", 2021] == pytest.approx(2.25 - (2.0 + 0.5 / 3))
    with pytest.raises(MeasureError, match="growth"):
        list(list_ways(found, Choice(target=2.5, due=2023), TOTAL))
