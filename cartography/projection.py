"""From degrees to kilometres on a plane: Lambert's azimuthal equal-area projection of a sphere."""

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

Point = tuple[float, float]
EARTH = 6371.0  # mean radius in kilometres
# Nearer to the point opposite of the centre nothing has a place on the plane.
_LEAST = 1e-6


@dataclass(frozen=True)
class Chart:
    """A plane that touches the sphere at `centre` (degrees east, degrees north), and the part of it that is drawn.

    `frame` is left, bottom, right, top, in kilometres from the centre.
    """

    name: str
    centre: Point
    frame: tuple[float, float, float, float]

    def project(self, place: Point) -> Point:
        """The kilometres east and north of the centre of a place in degrees: areas are kept as they are."""
        east, north = radians(place[0] - self.centre[0]), radians(place[1])
        middle = radians(self.centre[1])
        near = sin(middle) * sin(north) + cos(middle) * cos(north) * cos(east)
        scale = EARTH * sqrt(2 / max(1 + near, _LEAST))
        x = scale * cos(north) * sin(east)
        return x, scale * (cos(middle) * sin(north) - sin(middle) * cos(north) * cos(east))


EUROPE = Chart("europe", (15.0, 53.0), (-2950, -1960, 2560, 2150))
AMERICA = Chart("america", (-97.0, 52.0), (-3400, -3000, 3100, 3500))
