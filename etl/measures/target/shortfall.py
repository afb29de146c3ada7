"""The money missing to a target, in one year and summed over years."""

from collections.abc import Iterator

from etl.arithmetic import gap
from etl.measures.choice import WALES, Choice
from etl.measures.figures import Figures
from etl.measures.inquiry import Inquiry
from etl.measures.result import Result, Why
from etl.observation import Observation


def gap_to_target(figures: Figures, choice: Choice) -> Iterator[Result]:
    """By member and year max(0, target − share) × GDP in millions of US$, and the sum over members."""
    inquiry = Inquiry.of("gap_to_target", figures, choice)
    for year in inquiry.years():
        found = [
            one
            for code in choice.members_in(year)
            for one in inquiry.at((code, year), lambda share, gdp: {"": gap.gap_to_target(share, choice.target, gdp)})
        ]
        yield from found
        yield inquiry.sum_members(year, found)


def cumulative_shortfall(figures: Figures, choice: Choice) -> Iterator[Result]:
    """By member the gaps of all years since a stated one in which it counts, and the sum over members."""
    inquiry = Inquiry.of("cumulative_shortfall", figures, choice)
    years = inquiry.window(WALES)
    found = [_shortfall(inquiry, code, years) for code in choice.members_in(years[-1])]
    yield from found
    yield inquiry.sum_members(years[-1], found)


def _shortfall(inquiry: Inquiry, code: str, years: range) -> Result:
    place, total = (code, years[-1]), 0.0
    rests_on: list[Observation] = []
    for year in years:
        if code not in inquiry.choice.members_in(year):
            continue
        rows = inquiry.rows(code, year)
        if isinstance(rows, Why):
            return inquiry.nothing(place, rows)
        share, gdp = (row.value or 0.0 for row in rows)
        total += gap.gap_to_target(share, inquiry.choice.target, gdp)
        rests_on += rows
    return inquiry.value(place, total, rests_on)
