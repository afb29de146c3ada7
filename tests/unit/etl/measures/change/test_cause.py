"""Why a member crossed a target, by the parts of the change; and where its GDP has a break. Made-up figures."""

import pytest
from made_up import GDP, observation

from etl.measures.change.breaks import find_gdp_break
from etl.measures.change.cause import Cause, find_cause
from etl.measures.figures import Figures


@pytest.mark.parametrize(
    ("share", "spending", "gdp", "cause"),
    [
        (2.1, 0.5, -0.1, Cause.SPENDING), (2.1, 0.01, 0.3, Cause.GDP),
        (2.1, 0.2, 0.2, Cause.BOTH), (2.4, 0.3, 0.2, Cause.EITHER),
        (1.9, -0.3, 0.1, Cause.SPENDING), (1.9, 0.1, -0.3, Cause.GDP),
        (1.9, -0.15, -0.15, Cause.BOTH), (1.5, -0.4, -0.3, Cause.EITHER),
    ],
)  # fmt: skip
def test_the_cause_is_the_part_without_which_the_target_is_not_crossed(
    share: float, spending: float, gdp: float, cause: Cause
) -> None:
    assert find_cause(share, (spending, gdp), 2.0, "published") is cause


def test_a_part_that_reaches_the_target_as_printed_is_enough() -> None:
    assert find_cause(2.01, (0.3, 0.012), 2.0, "published") is Cause.SPENDING
    assert find_cause(2.01, (0.3, 0.012), 2.0, "strict") is Cause.BOTH


def test_only_causes_with_gdp_s_part_need_it() -> None:
    assert [cause for cause in Cause if cause.needs_gdp] == [Cause.GDP, Cause.BOTH]


def gdp(*values: float) -> Figures:
    """The GDP of Belgium from 2020 on."""
    return Figures.of({"nato": [observation(GDP, value, year=year) for year, value in enumerate(values, 2020)]})


@pytest.mark.parametrize(
    ("values", "broken"), [((100, 85, 96), 0), ((100, 75, 76), 2021), ((100, 101, 130), 2022), ((100, 0, 100), 0)]
)
def test_gdp_that_jumps_by_a_fifth_within_a_year_has_a_break(values: tuple[float, ...], broken: int) -> None:
    assert find_gdp_break(gdp(*values), "BEL", (2020, 2022)) == broken


def test_a_break_before_the_first_year_is_none_between_the_two() -> None:
    assert find_gdp_break(gdp(100, 50, 51), "BEL", (2021, 2022)) == 0
