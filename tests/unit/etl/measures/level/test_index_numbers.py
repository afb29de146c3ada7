"""Index numbers, on made-up figures."""

import pytest
from made_up import SPENDING, observation

from etl.measures.level.index_numbers import find_base, index_on
from etl.observation import Observation


def line(first: int, *values: float | None, **changes: str) -> list[Observation]:
    """A figure a year from the first on."""
    return [
        observation(SPENDING, value, year=year, cell=f"B{year}", **changes) for year, value in enumerate(values, first)
    ]


def test_each_figure_is_held_against_that_of_the_base_year() -> None:
    found = index_on(line(2014, 40.0, 50.0, None, 60.0), 2015)
    assert [row.value for row in found] == [80.0, 100.0, None, 120.0]
    assert {row.unit for row in found} == {"index"}
    assert (found[0].cell, found[0].note) == ("100 × B2014 / B2015", "2015 = 100")


@pytest.mark.parametrize("value", [0.0, -1.0, None])
def test_a_base_that_is_not_above_zero_makes_no_index(value: float | None) -> None:
    assert index_on(line(2014, value, 50.0), 2014) == ()


def test_figures_in_another_unit_or_other_prices_are_in_no_index() -> None:
    rows = [*line(2014, 40.0, unit="usd_million"), *line(2015, 50.0, 55.0, unit="eur_million")]
    assert [(row.year, row.value) for row in index_on(rows, 2015)] == [(2015, 100.0), (2016, pytest.approx(110.0))]
    other = [*line(2014, 40.0), *line(2015, 50.0, price_base="2010")]
    assert [row.year for row in index_on(other, 2014)] == [2014]


def test_an_estimate_stays_one_and_what_was_printed_becomes_computed() -> None:
    rows = [*line(2014, 40.0), *line(2015, 50.0, status="estimate"), *line(2016, 50.0, status="pinned")]
    assert [row.status for row in index_on(rows, 2014)] == ["derived", "estimate", "derived"]


def test_the_base_is_the_first_year_that_all_lines_have_above_zero() -> None:
    assert find_base([line(2014, 40.0, 50.0, 60.0), line(2014, 0.0, 5.0, 6.0), line(2013, 1.0, 1.0, 1.0)]) == 2015
    assert find_base([line(2014, 40.0), line(2015, 50.0)]) is None
    assert find_base([]) is None


def test_part_of_a_year_is_no_base() -> None:
    assert find_base([[*line(2014, 40.0, status="partial"), *line(2015, 50.0)]]) == 2015
