"""Who bears more than a share of the means: of spending over GDP, of soldiers over people."""

from collections.abc import Callable, Iterator, Mapping

from etl.arithmetic.domain import UndefinedError
from etl.arithmetic.shares import band, share_ratios, shares
from etl.measures.answer import Answer
from etl.measures.burden.selection import Values, selections
from etl.measures.choice import Choice
from etl.measures.figures import Figures
from etl.measures.result import Result

# As the unit "band" says.
BAND_CODES: Mapping[str, float] = {"substantial": 1.0, "middle": 0.0, "very low": -1.0}


def ability_ratio(figures: Figures, choice: Choice) -> Iterator[Result]:
    """Share of spending over share of GDP, among the members chosen; with both shares and the band."""
    return _ratios(Answer.to("ability_ratio", figures, choice), _of_money)


def personnel_ratio(figures: Figures, choice: Choice) -> Iterator[Result]:
    """Share of military personnel over share of population, among the members chosen; with both shares."""
    return _ratios(Answer.to("personnel_ratio", figures, choice), _of_people)


def _ratios(answer: Answer, work: Callable[..., Mapping[str, Values]]) -> Iterator[Result]:
    for selection in selections(answer):
        try:
            yield from selection.of_members(work(*selection.values))
        except UndefinedError as error:
            yield selection.undefined(error)


def _of_money(spending: Values, gdp: Values) -> Mapping[str, Values]:
    ratios = share_ratios(spending, gdp)
    bands = {member: None if ratio is None else BAND_CODES[band(ratio)] for member, ratio in ratios.items()}
    return {"": ratios, "band": bands, "spending": _percent(spending), "gdp": _percent(gdp)}


def _of_people(soldiers: Values, people: Values) -> Mapping[str, Values]:
    return {"": share_ratios(soldiers, people), "personnel": _percent(soldiers), "population": _percent(people)}


def _percent(figures: Values) -> Values:
    return {member: 100 * share for member, share in shares(figures).items()}
