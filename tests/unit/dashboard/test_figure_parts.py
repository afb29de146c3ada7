"""Labels that do not overlap."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from dashboard.shared.chart import spread_labels, stack_labels


def test_labels_that_fit_stay_where_they_are() -> None:
    assert spread_labels([3.0, 1.0, 2.0], 0.5, (0.0, 4.0)) == [3.0, 1.0, 2.0]


def test_two_labels_at_one_place_move_apart_evenly() -> None:
    assert spread_labels([2.0, 2.0], 1.0, (0.0, 4.0)) == [1.5, 2.5]


def test_labels_at_the_edge_stay_inside() -> None:
    assert spread_labels([0.0, 0.0, 0.0], 1.0, (0.5, 9.5)) == [0.5, 1.5, 2.5]
    assert spread_labels([9.9, 9.9], 1.0, (0.5, 9.5)) == [8.5, 9.5]


@given(st.lists(st.floats(0, 10), max_size=7))
def test_no_two_labels_are_closer_than_the_gap_and_all_are_inside(wanted: list[float]) -> None:
    placed = spread_labels(wanted, 1.0, (0.0, 10.0))
    ordered = sorted(placed)
    assert all(after - before >= 1.0 - 1e-9 for before, after in pairwise(ordered))
    assert all(-1e-9 <= place <= 10.0 + 1e-9 for place in placed)


@given(st.lists(st.floats(0, 10), min_size=2, max_size=7, unique=True))
def test_the_order_of_labels_is_the_order_of_the_lines(wanted: list[float]) -> None:
    placed = spread_labels(wanted, 1.0, (0.0, 10.0))
    assert sorted(range(len(wanted)), key=wanted.__getitem__) == sorted(range(len(placed)), key=placed.__getitem__)


def test_labels_that_do_not_meet_share_a_level() -> None:
    assert stack_labels([(0.0, 1.0), (1.0, 2.0), (5.0, 6.0)]) == [0, 0, 0]
    assert stack_labels([(0.0, 2.0), (1.0, 3.0), (2.0, 4.0), (1.5, 2.5)]) == [0, 1, 0, 2]


@given(st.lists(st.tuples(st.floats(0, 10), st.floats(0.1, 5)), max_size=8))
def test_no_two_labels_on_one_level_overlap(places: list[tuple[float, float]]) -> None:
    spans = [(low, low + width) for low, width in places]
    levels = stack_labels(spans)
    for one, other in combinations(range(len(spans)), 2):
        if levels[one] == levels[other]:
            assert spans[one][1] <= spans[other][0] or spans[one][0] >= spans[other][1]
