"""The projection: areas are kept, the centre is nought, east is right and north is up."""

from math import radians, sin

import pytest

from cartography.projection import AMERICA, EARTH, EUROPE, Chart
from cartography.simplification import measure


@pytest.mark.parametrize("chart", [EUROPE, AMERICA], ids=lambda chart: chart.name)
def test_the_centre_is_nought_and_north_is_up(chart: Chart) -> None:
    east, north = chart.centre
    assert chart.project(chart.centre) == pytest.approx((0, 0))
    assert chart.project((east, north + 1))[1] > 0
    assert chart.project((east + 1, north))[0] > 0


@pytest.mark.parametrize("south", [35, 60])
def test_a_field_of_one_degree_has_the_area_that_it_has_on_the_sphere(south: int) -> None:
    steps = [one / 20 for one in range(20)]
    edge = [(20 + one, south) for one in steps] + [(21, south + one) for one in steps]
    edge += [(21 - one, south + 1) for one in steps] + [(20, south + 1 - one) for one in steps]
    on_sphere = EARTH**2 * radians(1) * (sin(radians(south + 1)) - sin(radians(south)))
    assert measure([EUROPE.project(place) for place in edge]) == pytest.approx(on_sphere, rel=1e-4)
