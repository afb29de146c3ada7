"""Composites at a reader's weights, places, and how far they depend on weights, on made-up figures."""

from math import inf, nan

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import rankdata, zscore

from etl.arithmetic.domain import UndefinedError
from etl.arithmetic.resamples import Draws
from etl.arithmetic.scores import (
    composite,
    count_among_first,
    divide_weights,
    rank_scores,
    scale_figures,
    scale_together,
)
from etl.errors import MeasureError

DRAWS = Draws(500, 1)
MONEY = {"A": 1.0, "B": 2.0, "C": 3.0, "D": 10.0}
PEOPLE = {"A": 9.0, "B": 7.0, "C": 8.0, "D": None}
WEIGHT = st.floats(min_value=1e-6, max_value=1e6)


def test_z_scores_have_mean_nought_and_deviation_one() -> None:
    found = scale_figures(MONEY, "z_score")
    assert sum(found.values()) == pytest.approx(0, abs=1e-12)
    assert sum(value**2 for value in found.values()) == pytest.approx(4)


FIGURES = st.lists(st.integers(-20, 20).map(float) | st.floats(-1e9, 1e9), min_size=2, max_size=40)


@pytest.mark.parametrize(("scale", "reference"), [("z_score", zscore), ("rank", rankdata)])
@given(figures=FIGURES)
@settings(deadline=None)
def test_scales_are_scipy_s_to_the_last_digit(scale: str, reference, figures: list[float]) -> None:
    assume(len(set(figures)) > 1)
    found = scale_figures(dict(enumerate(figures)), scale)
    assert [*found.values()] == pytest.approx([*reference(figures)], rel=0, abs=0, nan_ok=True)


@given(FIGURES)
@settings(deadline=None)
def test_places_are_scipy_s(figures: list[float]) -> None:
    found = rank_scores(dict(enumerate(figures)))
    assert [*found.values()] == rankdata([-one for one in figures], method="min").tolist()


def test_ranks_start_at_the_least_and_equals_share_theirs() -> None:
    assert scale_figures({"A": 5.0, "B": 2.0, "C": 5.0}, "rank") == {"A": 2.5, "B": 1.0, "C": 2.5}


def test_a_member_that_lacks_a_component_is_left_out_of_all() -> None:
    found = scale_together({"money": MONEY, "people": PEOPLE}, "rank")
    assert found == {"money": {"A": 1, "B": 2, "C": 3}, "people": {"A": 3, "B": 1, "C": 2}}


def test_a_composite_by_hand() -> None:
    on_scale = {"money": {"A": 1.0, "B": 2.0}, "people": {"A": 3.0, "B": 1.0}}
    assert composite(on_scale, {"money": 3, "people": 1}) == {"A": 1.5, "B": 1.75}


@given(WEIGHT, WEIGHT, WEIGHT)
def test_only_the_proportion_of_weights_matters(first: float, second: float, factor: float) -> None:
    on_scale = scale_together({"money": MONEY, "people": PEOPLE}, "z_score")
    once = composite(on_scale, {"money": first, "people": second})
    assert composite(on_scale, {"money": factor * first, "people": factor * second}) == pytest.approx(once, abs=1e-9)
    assert sum(divide_weights({"money": first, "people": second}).values()) == pytest.approx(1)


@pytest.mark.parametrize("scale", ["z_score", "rank"])
def test_neither_unit_nor_order_changes_a_scale(scale: str) -> None:
    backwards = dict(reversed(MONEY.items()))
    assert scale_figures(backwards, scale) == scale_figures(MONEY, scale)
    assert scale_figures({code: 1024 * value for code, value in MONEY.items()}, scale) == pytest.approx(
        scale_figures(MONEY, scale)
    )


def test_equal_scores_share_a_place() -> None:
    assert rank_scores({"A": 1.0, "B": 3.0, "C": 3.0, "D": 0.5}) == {"A": 3, "B": 1, "C": 1, "D": 4}


@pytest.mark.parametrize(
    ("weights", "complaint"),
    [
        ({}, "a composite has none by default"),
        ({"money": 0, "people": 0}, "add up to zero"),
        ({"money": 1, "people": -1}, "weight of people: is not 0 or more"),
        ({"money": nan, "people": 1}, "weight of money"),
        ({"money": inf, "people": 1}, "weight of money"),
        ({"money": 1}, "people: has no weight"),
        ({"money": 1, "people": 1, "ships": 1}, "ships: has no weight or is no component"),
    ],
)
def test_weights_that_make_no_composite_are_an_error(weights: dict[str, float], complaint: str) -> None:
    on_scale = scale_together({"money": MONEY, "people": PEOPLE}, "rank")
    with pytest.raises(MeasureError, match=complaint):
        composite(on_scale, weights)


def test_a_scale_or_a_component_that_there_is_not_is_an_error() -> None:
    with pytest.raises(MeasureError, match="scale 'percent': is not known"):
        scale_figures(MONEY, "percent")
    with pytest.raises(MeasureError, match="components: are not named"):
        scale_together({}, "rank")


@pytest.mark.parametrize("scale", ["z_score", "rank"])
def test_a_component_that_is_the_same_for_all_has_no_scale(scale: str) -> None:
    with pytest.raises(UndefinedError, match="undefined: all values are equal"):
        scale_figures({"A": 2.0, "B": 2.0}, scale)
    with pytest.raises(UndefinedError, match="all values are equal"):
        scale_figures({"A": 2.0}, scale)


def test_components_that_nobody_has_all_of_have_no_scale() -> None:
    with pytest.raises(UndefinedError, match="no member has all"):
        scale_together({"money": {"A": 1.0}, "people": {"B": 1.0}}, "rank")


def test_who_leads_in_every_component_leads_at_all_weights() -> None:
    on_scale = {"money": {"A": 1.0, "B": 2.0, "C": 3.0}, "people": {"A": 1.0, "B": 2.0, "C": 3.0}}
    assert count_among_first(on_scale, 1, DRAWS) == {"A": 0, "B": 0, "C": 1}
    assert count_among_first(on_scale, 3, DRAWS) == {"A": 1, "B": 1, "C": 1}


def test_two_that_lead_in_one_component_each_lead_half_the_time() -> None:
    found = count_among_first({"money": {"A": 1.0, "B": 2.0}, "people": {"A": 2.0, "B": 1.0}}, 1, Draws(10_000, 1))
    assert found == pytest.approx({"A": 0.5, "B": 0.5}, abs=0.02)


def test_one_component_leaves_nothing_to_chance() -> None:
    assert count_among_first({"money": {"A": 1.0, "B": 2.0}}, 1, DRAWS) == {"A": 0, "B": 1}


@given(st.integers(min_value=1, max_value=4), st.integers(min_value=0, max_value=99))
@settings(max_examples=25)
def test_places_without_ties_are_taken_by_exactly_as_many(first: int, seed: int) -> None:
    on_scale = scale_together({"money": MONEY, "people": {**PEOPLE, "D": 7.7}}, "z_score")
    found = count_among_first(on_scale, first, Draws(200, seed))
    assert sum(found.values()) == pytest.approx(first)
    assert found == count_among_first(on_scale, first, Draws(200, seed))


@pytest.mark.parametrize("first", [0, -1, 5])
def test_a_number_of_first_places_that_there_are_not_is_an_error(first: int) -> None:
    with pytest.raises(MeasureError, match="Choose 1 to 4"):
        count_among_first({"money": {"A": 1.0, "B": 2.0, "C": 3.0, "D": 4.0}}, first, DRAWS)
