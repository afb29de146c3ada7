"""The outlines that ship: every member has one, closed, within its chart, and large enough to be seen."""

import pytest

from etl.catalogue.members import members
from etl.catalogue.outlines import AMERICA, EUROPE, FRAME, NEIGHBOURS, measure_chart, outlines
from etl.catalogue.seeds import shipped

CHARTS = (EUROPE, AMERICA)
# Kilometres to a pixel of the map as it stands on a wide screen.
WIDE = 9


def test_every_member_has_an_outline_on_one_chart() -> None:
    drawn = [code for chart in CHARTS for code in outlines(chart) if code not in (FRAME, NEIGHBOURS)]
    assert sorted(drawn) == sorted(members())
    assert set(outlines(AMERICA)) == {"CAN", "USA", FRAME}


@pytest.mark.parametrize("chart", CHARTS)
def test_outlines_are_closed_and_lie_within_their_chart(chart: str) -> None:
    width, height = measure_chart(chart)
    for outline in outlines(chart).values():
        rings = " ".join(map(str, outline.x)).split(" None ")
        assert all(ring.split()[0] == ring.split()[-1] for ring in rings), outline.code
        assert all(x is None or 0 <= x <= width for x in outline.x)
        assert all(y is None or 0 <= y <= height for y in outline.y)
        assert [x is None for x in outline.x] == [y is None for y in outline.y]


@pytest.mark.parametrize("code", ["LUX", "MNE", "MKD", "SVN", "ALB", "BEL"])
def test_a_small_member_is_seen(code: str) -> None:
    outline = outlines(EUROPE)[code]
    for places in (outline.x, outline.y):
        known = [place for place in places if place is not None]
        assert (max(known) - min(known)) / WIDE >= 5


def test_the_table_of_outlines_is_small() -> None:
    assert (shipped("seeds") / "map.csv").stat().st_size < 40_000
