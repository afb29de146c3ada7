"""Labels that do not overlap."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dashboard.shared.chart import spread


def test_labels_that_fit_stay_where_they_are() -> None:
    assert spread([3.0, 1.0, 2.0], 0.5, (0.0, 4.0)) == [3.0, 1.0, 2.0]


def test_two_labels_at_one_place_move_apart_evenly() -> None:
    assert spread([2.0, 2.0], 1.0, (0.0, 4.0)) == [1.5, 2.5]


def test_labels_at_the_edge_stay_inside() -> None:
    assert spread([0.0, 0.0, 0.0], 1.0, (0.5, 9.5)) == [0.5, 1.5, 2.5]
    assert spread([9.9, 9.9], 1.0, (0.5, 9.5)) == [8.5, 9.5]


@given(st.lists(st.floats(0, 10), max_size=7))
def test_no_two_labels_are_closer_than_the_gap_and_all_are_inside(wanted: list[float]) -> None:
    placed = spread(wanted, 1.0, (0.0, 10.0))
    ordered = sorted(placed)
    assert all(after - before >= 1.0 - 1e-9 for before, after in pairwise(ordered))
    assert all(-1e-9 <= place <= 10.0 + 1e-9 for place in placed)


@given(st.lists(st.floats(0, 10), min_size=2, max_size=7, unique=True))
def test_the_order_of_labels_is_the_order_of_the_lines(wanted: list[float]) -> None:
    placed = spread(wanted, 1.0, (0.0, 10.0))
    assert sorted(range(len(wanted)), key=wanted.__getitem__) == sorted(range(len(placed)), key=placed.__getitem__)
