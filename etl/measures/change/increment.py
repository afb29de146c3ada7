"""Money above a baseline (R23): what was spent beyond what a stated base year would have meant."""

from collections.abc import Iterator

from etl.catalogue.quantities import GDP
from etl.measures.choice import WALES, Choice
from etl.measures.figures import Figures
from etl.measures.inquiry import Inquiry
from etl.measures.result import Reason, Result, Why
from etl.observation import Observation


def increment(figures: Figures, choice: Choice) -> Iterator[Result]:
    """By member spending less its baseline, a year and summed since the base year, in millions of US$; and the sums.

    At constant prices for flat share and flat real, at current prices for flat cash.
    """
    inquiry = Inquiry.of("increment", figures, choice)
    if choice.since is None and len(figures.years(*inquiry.inputs)) == 1:
        only = Why(Reason.MISSING_INPUT, "The release holds one year only, so there is no base year to compare with.")
        yield inquiry.nothing((choice.whole, inquiry.year()), only)
        return
    years = inquiry.window(WALES, apart=1)
    base, last = years[0], years[-1]
    annual: list[Result] = []
    for year in years[1:]:
        found = [_annual(inquiry, code, base, year) for code in choice.members_in(year)]
        yield from found
        yield inquiry.sum_members(year, found, "annual")
        annual += found
    totals = [_total(inquiry, code, last, annual) for code in choice.members_in(last)]
    yield from totals
    yield inquiry.sum_members(last, totals)


def _annual(inquiry: Inquiry, code: str, base: int, year: int) -> Result:
    place, needed = (code, year), list(inquiry.inputs)
    if inquiry.choice.baseline == "flat_share":
        needed.append(GDP)
    rows: list[Observation] = []
    for indicator in needed:
        for at in (base, year):
            row = inquiry.figures.column(indicator).get((code, at))
            if row is None:
                return inquiry.nothing(place, inquiry.figures.why(indicator, code, at), "annual")
            rows.append(row)
    return inquiry.value(place, _above(*(row.value or 0.0 for row in rows)), rows, "annual")


def _above(base: float, spending: float, base_gdp: float | None = None, gdp: float = 0.0) -> float | None:
    if base_gdp is None:
        return spending - base
    return None if base_gdp <= 0 else spending - base / base_gdp * gdp


def _total(inquiry: Inquiry, code: str, last: int, annual: list[Result]) -> Result:
    mine = [one for one in annual if one.member == code]
    if missing := next((one for one in mine if one.value is None), None):
        return inquiry.nothing((code, last), missing.why)
    rests_on = tuple(dict.fromkeys(row for one in mine for row in one.rests_on))
    return inquiry.value((code, last), sum(one.value or 0.0 for one in mine), rests_on)
