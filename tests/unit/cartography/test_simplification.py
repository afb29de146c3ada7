"""Lines with fewer points, and rings that are cut off at a frame; the lines are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartography.simplification import clip, measure, simplify

POINTS = st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=3, max_size=20)


def test_a_bend_that_is_smaller_than_the_least_is_left_out() -> None:
    assert simplify([(0, 0), (5, 0.1), (10, 0), (15, 6), (20, 0)], 1) == [(0, 0), (10, 0), (15, 6), (20, 0)]


def test_a_closed_line_stays_an_area_however_small_it_is() -> None:
    assert len(simplify([(0, 0), (1, 0), (1, 1), (0.5, 1.1), (0, 1), (0, 0)], 1000)) == 4


@given(POINTS, st.floats(0, 1000))
def test_the_ends_of_a_line_stay_and_no_point_is_made_up(line: list[tuple[float, float]], least: float) -> None:
    kept = simplify(line, least)
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    assert set(kept) <= set(line)


def test_a_ring_that_reaches_out_of_the_frame_is_cut_at_its_edges() -> None:
    cut = clip([(-5, -5), (5, -5), (5, 5), (-5, 5)], (0, 0, 10, 10))
    assert measure(cut) == pytest.approx(25)
    assert all(0 <= x <= 10 and 0 <= y <= 10 for x, y in cut)


def test_a_ring_outside_of_the_frame_is_nothing() -> None:
    assert clip([(20, 20), (30, 20), (30, 30)], (0, 0, 10, 10)) == []


@given(POINTS)
def test_what_is_cut_lies_within_the_frame(ring: list[tuple[float, float]]) -> None:
    assert all(-10 <= x <= 10 and -10 <= y <= 10 for x, y in clip(ring, (-10, -10, 10, 10)))
