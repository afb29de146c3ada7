"""Lines across an area; the areas are made up."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.pages.overview.hatch import hatch, split_rings

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]


def test_the_lines_of_a_square_rise_from_edge_to_edge() -> None:
    assert hatch([SQUARE], 5) == (
        [5.0, 10.0, None, 0.0, 10.0, None, 0.0, 5.0],
        [0.0, 5.0, None, 0.0, 10.0, None, 5.0, 10.0],
    )


def test_an_outline_is_split_where_nothing_stands() -> None:
    assert split_rings([0, 1, None, 2], [3, 4, None, 5]) == [[(0, 3), (1, 4)], [(2, 5)]]


@given(st.integers(1, 9), st.floats(1, 20))
def test_no_line_leaves_the_area(notch: int, apart: float) -> None:
    ring = [(0.0, 0.0), (20.0, 0.0), (20.0, 20.0), (10.0, 20.0 - notch), (0.0, 20.0), (0.0, 0.0)]
    xs, ys = hatch([ring], apart)
    inside = [0 <= x <= 20 and 0 <= y <= 20 for x, y in zip(xs, ys, strict=True) if x is not None and y is not None]
    assert all(inside)
