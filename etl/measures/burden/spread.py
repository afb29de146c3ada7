"""How spending is spread over the members: how far from GDP's spread, and how concentrated."""

from collections.abc import Iterator, Mapping

from etl.arithmetic.concentration import Point, gini, herfindahl, lorenz
from etl.arithmetic.domain import UndefinedError
from etl.arithmetic.shares import disproportionality as distance
from etl.measures.answer import Answer
from etl.measures.burden.selection import Values, selections
from etl.measures.choice import Choice
from etl.measures.figures import Figures
from etl.measures.result import Result


def disproportionality(figures: Figures, choice: Choice) -> Iterator[Result]:
    """Loosemore and Hanby's index of spending against GDP."""
    for selection in selections(Answer.to("disproportionality", figures, choice)):
        try:
            yield from selection.of_whole({"": distance(*selection.values)})
        except UndefinedError as error:
            yield selection.undefined(error)


def concentration(figures: Figures, choice: Choice) -> Iterator[Result]:
    """Herfindahl's index and Gini's coefficient of all together; the points of the Lorenz curve by member."""
    for selection in selections(Answer.to("concentration", figures, choice)):
        spending, gdp = selection.values
        try:
            index, points = herfindahl(spending), lorenz(spending, gdp)
        except UndefinedError as error:
            yield selection.undefined(error)
            continue
        yield from selection.of_whole({"": index, "equal_bearers": 1 / index, "gini": gini(points)})
        yield from selection.of_members(_curve(points))


def _curve(points: tuple[Point, ...]) -> Mapping[str, Values]:
    reached = points[1:]
    return {
        "lorenz_place": {member: float(place) for place, (member, _, _) in enumerate(reached, start=1)},
        "lorenz_gdp": {member: 100 * across for member, across, _ in reached},
        "lorenz_spending": {member: 100 * up for member, _, up in reached},
    }
