"""The line at zero through the rows of a chart. All made up."""

from dashboard.shared.theme import LIGHT
from dashboard.shared.zero_line import draw_zero_line


def test_no_heading_is_struck_through() -> None:
    pieces = list(draw_zero_line(LIGHT, "2", ["Rose (2)", "", "", "Fell (1)", ""]))
    assert [(one["y0"], one["y1"]) for one in pieces] == [(0.5, 2.5), (3.5, 4.5)]
    assert {(one["x0"], one["x1"], one["xref"], one["yref"]) for one in pieces} == {(0, 0, "x2", "y2")}


def test_without_headings_it_is_one_piece() -> None:
    assert [(one["y0"], one["y1"]) for one in draw_zero_line(LIGHT, "", ["", "", ""])] == [(-0.5, 2.5)]
