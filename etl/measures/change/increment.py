"""Money above a baseline (R23): what was spent beyond what a stated base year would have meant."""

from collections.abc import Iterator

from etl.measures.answer import Answer
from etl.measures.choice import WALES, Choice
from etl.measures.figures import Figures
from etl.measures.result import Reason, Result, Why
from etl.observation import Observation

_GDP = "gdp_usd_constant"


def increment(figures: Figures, choice: Choice) -> Iterator[Result]:
    """By member spending less its baseline, a year and summed since the base year, in millions of US$; and the sums.

    At constant prices for flat share and flat real, at current prices for flat cash.
    """
    answer = Answer.to("increment", figures, choice)
    if choice.since is None and len(figures.years(*answer.inputs)) == 1:
        only = Why(Reason.MISSING_INPUT, "The release holds one year only, so there is no base year to compare with.")
        yield answer.nothing((choice.whole, answer.year()), only)
        return
    years = answer.window(WALES, apart=1)
    base, last = years[0], years[-1]
    annual: list[Result] = []
    for year in years[1:]:
        found = [_annual(answer, code, base, year) for code in choice.members_in(year)]
        yield from found
        yield answer.sum_members(year, found, "annual")
        annual += found
    totals = [_total(answer, code, last, annual) for code in choice.members_in(last)]
    yield from totals
    yield answer.sum_members(last, totals)


def _annual(answer: Answer, code: str, base: int, year: int) -> Result:
    place, needed = (code, year), list(answer.inputs)
    if answer.choice.baseline == "flat_share":
        needed.append(_GDP)
    rows: list[Observation] = []
    for indicator in needed:
        for at in (base, year):
            row = answer.figures.column(indicator).get((code, at))
            if row is None:
                return answer.nothing(place, answer.figures.why(indicator, code, at), "annual")
            rows.append(row)
    return answer.value(place, _above(*(row.value or 0.0 for row in rows)), rows, "annual")


def _above(base: float, spending: float, base_gdp: float | None = None, gdp: float = 0.0) -> float | None:
    if base_gdp is None:
        return spending - base
    return None if base_gdp <= 0 else spending - base / base_gdp * gdp


def _total(answer: Answer, code: str, last: int, annual: list[Result]) -> Result:
    mine = [one for one in annual if one.member == code]
    if missing := next((one for one in mine if one.value is None), None):
        return answer.nothing((code, last), missing.why)
    rests_on = tuple(dict.fromkeys(row for one in mine for row in one.rests_on))
    return answer.value((code, last), sum(one.value or 0.0 for one in mine), rests_on)
