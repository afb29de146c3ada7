"""Burdens against benefits: the share of spending less the share of what there is to defend.

The literature's benefits are population, GDP and exposed borders. No source at hand gives the length of exposed
borders, so the mean is of the other two, and the part for borders says that they are lacking.
"""

from collections.abc import Iterator, Mapping
from itertools import chain

from etl.arithmetic.domain import ByMember, UndefinedError
from etl.arithmetic.shares import average_shares, shares
from etl.arithmetic.signed_rank import signed_ranks
from etl.catalogue.quantities import POPULATION
from etl.measures.burden.selection import Selection, selections
from etl.measures.choice import Choice
from etl.measures.figures import Figures
from etl.measures.inquiry import Inquiry, undefined
from etl.measures.result import Reason, Result, Why

ALL_ZERO = Why(Reason.UNDEFINED, "undefined: all differences are zero")
NO_BORDERS = Why(Reason.MISSING_INPUT, "No source gives the length of exposed borders.")


def concordance(figures: Figures, choice: Choice) -> Iterator[Result]:
    """Share of spending less share of benefits in points, by member and proxy; and Wilcoxon's test of each proxy."""
    inquiry = Inquiry.of("concordance", figures, choice)
    spending, gdp = inquiry.inputs
    proxies = {"": (POPULATION, gdp), "population": (POPULATION,), "gdp": (gdp,)}
    for whole in selections(inquiry):
        asked = {part: Selection(inquiry, whole.year, (spending, *them)) for part, them in proxies.items()}
        found = {part: _differences(selection) for part, selection in asked.items()}
        yield from chain.from_iterable(_of_members(asked[part], part, found[part]) for part in proxies)
        yield from _tests(asked, found)
        yield inquiry.nothing(whole.whole, NO_BORDERS, "border")


def _differences(selection: Selection) -> ByMember | Why:
    figures = selection.inquiry.figures
    if lacking := figures.lacking(selection.indicators):
        return figures.why(lacking[0], "", selection.year)
    spending, *benefits = selection.values
    try:
        borne = shares(spending)
        enjoyed = average_shares({str(number): benefit for number, benefit in enumerate(benefits)})
    except UndefinedError as error:
        return undefined(error)
    return {member: 100 * (borne[member] - enjoyed[member]) for member in borne}


def _of_members(selection: Selection, part: str, differences: ByMember | Why) -> Iterator[Result]:
    if isinstance(differences, Why):
        yield selection.inquiry.nothing(selection.whole, differences, part, selection.rests_on)
    else:
        yield from selection.of_members({part: differences})


def _tests(asked: Mapping[str, Selection], found: Mapping[str, ByMember | Why]) -> Iterator[Result]:
    tested = signed_ranks({part: one for part, one in found.items() if not isinstance(one, Why)})
    for part, test in tested.items():
        selection, prefix = asked[part], f"{part}_" if part else ""
        if test is None:
            yield selection.inquiry.nothing(selection.whole, ALL_ZERO, f"{prefix}wilcoxon", selection.rests_on)
            continue
        numbers = {"wilcoxon": test.statistic, "p": test.p, "differences": float(test.n)}
        yield from selection.of_whole({prefix + name: number for name, number in numbers.items()})
