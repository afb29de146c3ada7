"""Borders that two countries share: two made-up squares beside each other, as TopoJSON has them."""

from cartography.topology import join, list_rings, merge, read_lines

# Line 0 is what they share; lines 1 and 2 are their other sides.
TOPOLOGY = {
    "transform": {"scale": [1, 1], "translate": [10, 50]},
    "arcs": [[[1, 0], [0, 1]], [[1, 1], [-1, 0], [0, -1], [1, 0]], [[1, 1], [1, 0], [0, -1], [-1, 0]]],
}
WEST, EAST = [-1, -2], [2, 0]


def test_lines_are_sums_of_steps_in_degrees() -> None:
    assert read_lines(TOPOLOGY)[0] == [(11, 50), (11, 51)]


def test_the_rings_of_two_countries_meet_in_the_line_that_they_share() -> None:
    lines = read_lines(TOPOLOGY)
    assert join(WEST, lines) == [[(11, 51), (11, 50), (10, 50), (10, 51), (11, 51)]]
    assert join(EAST, lines) == [[(11, 51), (12, 51), (12, 50), (11, 50), (11, 51)]]


def test_two_countries_merged_have_no_border_between_them() -> None:
    whole = [ring for one in merge([WEST, EAST]) for ring in join(one, read_lines(TOPOLOGY))]
    assert len(whole) == 1
    assert set(whole[0]) == {(10, 50), (11, 50), (12, 50), (10, 51), (11, 51), (12, 51)}
    assert whole[0][0] == whole[0][-1]


def test_a_country_that_touches_no_other_stays_as_it_is() -> None:
    assert merge([[5], WEST, EAST])[0] == [5]


def test_a_country_may_have_several_parts() -> None:
    assert list_rings({"type": "MultiPolygon", "arcs": [[[1]], [[2], [3]]]}) == [[1], [2], [3]]
    assert list_rings({"type": "Polygon", "arcs": [[1]]}) == [[1]]
