"""Labels that do not overlap, and axes that count in round numbers."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from dashboard.shared.chart import choose_ticks, spread_labels, stack_labels
from dashboard.shared.wording import name_unit


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


def test_an_axis_of_money_counts_in_the_word_that_fits_its_largest_figure() -> None:
    ticks = choose_ticks("usd_million", 5, (0.0, 1_100_000.0))
    assert ticks["tickvals"] == [0, 500_000, 1_000_000]
    assert ticks["ticktext"] == ["0.0", "0.5", "1.0"]
    assert name_unit("usd_million", "current", 1_100_000.0) == "trillion US dollars, current prices"


def test_an_axis_below_the_next_word_counts_as_the_figures_do() -> None:
    assert "tickvals" not in choose_ticks("usd_million", 5, (0.0, 900.0))
    assert "tickvals" not in choose_ticks("percent_of_gdp", 5, (0.0, 5.0))


@given(st.floats(1e3, 1e8), st.integers(3, 14))
def test_an_axis_has_no_more_ticks_than_it_may_and_at_least_two(high: float, most: int) -> None:
    ticks = choose_ticks("usd_million", most, (0.0, high))
    assert 2 <= len(ticks["tickvals"]) <= most + 1
    assert len(set(ticks["ticktext"])) == len(ticks["ticktext"])
