"""The money missing to a target, what reaching it takes and the extra money, on NATO's own figures."""

import pytest
from nato_measures import Asked


@pytest.mark.parametrize(
    ("year", "membership", "whole", "bn"),
    [(2014, "today", "SELECTED", 130.5), (2014, "year", "NATO_TOTAL", 123.4), (2024, "year", "NATO_TOTAL", 44.9)],
)
def test_the_money_missing_to_2_percent(asked: Asked, year: int, membership: str, whole: str, bn: float) -> None:
    total = asked("gap_to_target", year=year, membership=membership)["", whole, year]
    assert (total.value or 0) / 1000 == pytest.approx(bn, abs=0.05)
    # Two cells a member: 27 of the 28 of 2014, 31 of today's 32.
    assert len(total.rests_on) == 2 * (27 if whole == "NATO_TOTAL" and year == 2014 else 31)


def test_the_money_missing_in_june_2019_is_at_constant_prices_for_want_of_gdp_at_current_ones(asked: Asked) -> None:
    found = asked("gap_to_target", "2019-06-25", year=2019)
    assert found["", "DEU", 2019].value == pytest.approx(23_144, abs=0.5)
    assert {one.basis for one in found.values() if one.value is not None} == {"constant_prices"}
    assert {row.price_base for row in found["", "DEU", 2019].rests_on} == {"2015"}


def test_the_cumulative_shortfall_is_the_sum_of_the_years_gaps_at_constant_prices(asked: Asked) -> None:
    total = asked("cumulative_shortfall")["", "DEU", 2024].value
    years = [asked("gap_to_target", year=year, price="constant")["", "DEU", year].value for year in range(2014, 2025)]
    assert total == pytest.approx(sum(year or 0 for year in years))


def test_germany_needs_about_6_percent_a_year_to_be_at_3_5_percent_by_2035(asked: Asked) -> None:
    found = asked("required_real_growth", target=3.5, growth=1.5)
    assert found["", "DEU", 2024].value == pytest.approx(6.2, abs=0.05)
    assert found["achieved", "DEU", 2024].value == pytest.approx(9.6, abs=0.05)
    assert found["", "POL", 2024].status == "already_met"
    assert "is at or above 3.5 % in 2024 (expected)" in found["", "POL", 2024].reason


def test_extra_money_depends_on_the_baseline(asked: Asked) -> None:
    totals = {
        baseline: (asked("increment", baseline=baseline)["", "NATO_TOTAL", 2024].value or 0) / 1000
        for baseline in ("flat_share", "flat_real", "flat_cash")
    }
    assert totals == {
        "flat_share": pytest.approx(-235.4, abs=0.1), "flat_real": pytest.approx(889.3, abs=0.1),
        "flat_cash": pytest.approx(1541.9, abs=0.1),
    }  # fmt: skip


def test_a_falling_trend_reaches_no_target_and_says_so(asked: Asked) -> None:
    found = asked("catch_up_year", trend=5, band=0.22)
    assert found["", "ITA", 2024].status == "no_catch_up"
    years = [found[part, "BEL", 2024].value for part in ("earliest", "", "latest")]
    assert years == sorted(year or 0 for year in years)
    assert asked("catch_up_year")["earliest", "BEL", 2024].status == "missing_input"
