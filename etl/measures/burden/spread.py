"""How spending is spread: over means, with size, and over the members; whether the small exploit the great."""

from collections.abc import Callable, Iterator, Mapping

from etl.arithmetic.concentration import Point, gini, herfindahl, lorenz
from etl.arithmetic.correlation import Correlation, kendall, spearman
from etl.arithmetic.domain import ByMember, UndefinedError
from etl.arithmetic.resamples import Draws
from etl.arithmetic.shares import disproportionality as distance
from etl.arithmetic.shares import find_band, share_ratios, shares
from etl.measures.burden.selection import Selection, selections
from etl.measures.choice import Choice
from etl.measures.figures import Figures
from etl.measures.inquiry import Inquiry
from etl.measures.result import Reason, Result, Why


def ability_ratio(figures: Figures, choice: Choice) -> Iterator[Result]:
    """Share of spending over share of GDP, among the members chosen; with both shares and the band."""
    return _ratios(Inquiry.of("ability_ratio", figures, choice), _of_money)


def personnel_ratio(figures: Figures, choice: Choice) -> Iterator[Result]:
    """Share of military personnel over share of population, among the members chosen; with both shares."""
    return _ratios(Inquiry.of("personnel_ratio", figures, choice), _of_people)


def _ratios(inquiry: Inquiry, work: Callable[..., Mapping[str, ByMember]]) -> Iterator[Result]:
    for selection in selections(inquiry):
        try:
            yield from selection.of_members(work(*selection.values))
        except UndefinedError as error:
            yield selection.undefined(error)


def _of_money(spending: ByMember, gdp: ByMember) -> Mapping[str, ByMember]:
    ratios = share_ratios(spending, gdp)
    bands = {member: None if ratio is None else float(find_band(ratio)) for member, ratio in ratios.items()}
    return {"": ratios, "band": bands, "spending": _percent(spending), "gdp": _percent(gdp)}


def _of_people(soldiers: ByMember, people: ByMember) -> Mapping[str, ByMember]:
    return {"": share_ratios(soldiers, people), "personnel": _percent(soldiers), "population": _percent(people)}


def _percent(figures: ByMember) -> ByMember:
    return {member: 100 * share for member, share in shares(figures).items()}


def exploitation(figures: Figures, choice: Choice) -> Iterator[Result]:
    """Rank correlation of share and GDP by year, each with its interval, and the number of members."""
    inquiry = Inquiry.of("exploitation", figures, choice)
    draws = Draws(choice.draws, choice.seed)
    for selection in selections(inquiry):
        share, gdp = selection.values
        yield from selection.of_whole({"members": len(share)})
        try:
            yield from _list_correlation(selection, "", spearman(share, gdp, draws))
            yield from _list_correlation(selection, "kendall", kendall(share, gdp, draws))
        except UndefinedError as error:
            yield selection.undefined(error)


def _list_correlation(selection: Selection, part: str, found: Correlation) -> Iterator[Result]:
    yield from selection.of_whole({part: found.coefficient})
    ends = {f"{part}_{end}".lstrip("_"): value for end, value in (("low", found.low), ("high", found.high))}
    if not found.no_interval:
        yield from selection.of_whole(ends)
        return
    why = Why(Reason.TOO_FEW, found.no_interval)
    for named in ends:
        yield selection.inquiry.nothing(selection.whole, why, named, selection.rests_on)


def disproportionality(figures: Figures, choice: Choice) -> Iterator[Result]:
    """Loosemore and Hanby's index of spending against GDP."""
    for selection in selections(Inquiry.of("disproportionality", figures, choice)):
        try:
            yield from selection.of_whole({"": distance(*selection.values)})
        except UndefinedError as error:
            yield selection.undefined(error)


def concentration(figures: Figures, choice: Choice) -> Iterator[Result]:
    """Herfindahl's index and Gini's coefficient of all together; the points of the Lorenz curve by member."""
    for selection in selections(Inquiry.of("concentration", figures, choice)):
        spending, gdp = selection.values
        try:
            index, points = herfindahl(spending), lorenz(spending, gdp)
        except UndefinedError as error:
            yield selection.undefined(error)
            continue
        yield from selection.of_whole({"": index, "equal_bearers": 1 / index, "gini": gini(points)})
        yield from selection.of_members(_curve(points))


def _curve(points: tuple[Point, ...]) -> Mapping[str, ByMember]:
    reached = points[1:]
    return {
        "lorenz_place": {member: float(place) for place, (member, _, _) in enumerate(reached, start=1)},
        "lorenz_gdp": {member: 100 * across for member, across, _ in reached},
        "lorenz_spending": {member: 100 * up for member, _, up in reached},
    }
