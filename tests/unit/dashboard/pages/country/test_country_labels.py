"""Where names of lines may stand. All places are made up."""

from itertools import pairwise

import pytest

from dashboard.pages.country.labels import Box, Name, cover, settle_names

ROOM = Box(0, 0, 400, 200)


@pytest.mark.parametrize("ends", [[(50, 100), (350, 100)], [(200, 20), (200, 180)]], ids=["level", "upright"])
def test_a_straight_piece_is_covered_by_one_box(ends: list[tuple[float, float]]) -> None:
    (x0, y0), (x1, y1) = ends
    assert list(cover(ends, 2)) == [Box(x0 - 2, y0 - 2, x1 + 2, y1 + 2)] == list(cover(ends[::-1], 2))


def test_a_slope_is_covered_from_end_to_end_without_a_gap() -> None:
    boxes = list(cover([(0, 0), (80, 60)]))
    assert (boxes[0], boxes[-1]) == (Box(-4, -4, 4, 4), Box(76, 56, 84, 64))
    assert all(one.right >= other.left for one, other in pairwise(boxes))


def test_a_name_keeps_off_a_line_and_one_that_finds_no_room_is_left_out() -> None:
    line = list(cover([(0, 100), (400, 100)]))
    [found] = settle_names([Name("Made up", 200, 100)], line, ROOM)
    assert found.y != 100
    assert list(settle_names([Name("Made up", 200, 100)], [ROOM], ROOM)) == []
