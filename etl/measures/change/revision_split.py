"""How much of a revision of the share is due to spending, and how much to GDP (R6)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from math import prod
from typing import NamedTuple

from etl.catalogue.quantities import GDP, SPENDING, SPENDING_CHANGE, SPENDING_NATIONAL
from etl.catalogue.share import SHARE
from etl.catalogue.units import unit
from etl.measures.change.pair import Pair
from etl.measures.change.split import Three, split_parts
from etl.measures.choice import Choice
from etl.measures.figures import Figures
from etl.measures.inquiry import Inquiry
from etl.measures.result import Basis, Reason, Result, Why
from etl.observation import Observation

Place = tuple[str, int]


class _Found(NamedTuple):
    """Share, spending and GDP of each release, on one basis; with growth rates the last two are relative."""

    basis: Basis
    before: Three
    after: Three
    rests_on: tuple[Observation, ...]


def revision_split(releases: Sequence[Figures], choice: Choice) -> Iterator[Result]:
    """By member and year the revision of the published share in points, and its parts due to spending and to GDP.

    `spending_revision` and `gdp_revision` are the revisions of the two in per cent. Each result names its basis: money
    at constant prices of one base year, else in one national currency, else growth since the first year that both
    releases have; `undivided` is then what was revised of that year. Without any of these the parts say why.
    """
    pair = Pair.of("revision_split", releases, choice)
    if why := pair.lack(SHARE):
        yield pair.inquiry.nothing((choice.whole, choice.year or 0), why)
        return
    for place in pair.places(SHARE):
        yield from _split(pair, place)


def _split(pair: Pair, place: Place) -> Iterator[Result]:
    found = _at_constant_prices(pair, place) or _in_national_currency(pair, place) or _by_growth(pair, place)
    if found is None:
        yield from _whole(pair, place)
        return
    values = split_parts(found.before, found.after, "revision")
    if found.basis is Basis.GROWTH_RATES:
        values["undivided"] = values.pop("residual")
    yield from _on(pair, found.basis).parts(place, values, found.rests_on)


def _on(pair: Pair, basis: Basis) -> Inquiry:
    return replace(pair.inquiry, basis=basis)


def _whole(pair: Pair, place: Place) -> Iterator[Result]:
    """The revision without its parts, and why there are none."""
    rows = tuple(figures.column(SHARE)[place] for figures in (pair.old, pair.new))
    yield _on(pair, Basis.SHARES).value(place, (rows[1].value or 0.0) - (rows[0].value or 0.0), rows)
    for part in ("spending", "gdp"):
        yield pair.inquiry.nothing(place, _no_parts(pair, place), part)


def _no_parts(pair: Pair, place: Place) -> Why:
    money = pair.rows(place, SPENDING_NATIONAL)
    if isinstance(money, Why):
        why = money
    else:
        units = (f"{row.release} counts in {unit(row.unit).label}" for (row,) in money)
        why = Why(Reason.OTHER_UNIT, f"{', '.join(units)}.")
    more = f"No constant prices of one year, and no growth rates from an earlier year up to {place[1]}, are in both."
    return Why(why.status, f"{why.reason} {more}")


def _at_constant_prices(pair: Pair, place: Place) -> _Found | None:
    """Where both are at prices of one year."""
    rows = pair.rows(place, SHARE, SPENDING, GDP)
    if isinstance(rows, Why) or len({row.price_base for of_release in rows for row in of_release[1:]}) > 1:
        return None
    before, after = ((share.value or 0.0, spending.value or 0.0, gdp.value or 0.0) for share, spending, gdp in rows)
    return _Found(Basis.CONSTANT_PRICES, before, after, (*rows[0], *rows[1]))


def _in_national_currency(pair: Pair, place: Place) -> _Found | None:
    """Where both count in one currency; GDP is what spending and share imply."""
    rows = pair.rows(place, SHARE, SPENDING_NATIONAL)
    if isinstance(rows, Why) or (basis := pair.currency(rows[0][1], rows[1][1])) is None:
        return None
    before, after = (_implied(share.value or 0.0, spending.value or 0.0) for share, spending in rows)
    return _Found(basis, before, after, (*rows[0], *rows[1]))


def _by_growth(pair: Pair, place: Place) -> _Found | None:
    """Spending and GDP over those of the first year from which both grow without a gap, and in which both have a share.

    Growth of each release is in its own prices, so no amount is taken across price bases (R12).
    """
    member, last = place
    growth = [figures.column(SPENDING_CHANGE) for figures in (pair.old, pair.new)]
    years = takewhile(lambda year: all((member, year) in column for column in growth), range(last, 0, -1))
    starts = [year - 1 for year in years if not isinstance(pair.rows((member, year - 1), SHARE), Why)]
    if not starts:
        return None
    before, after = (_grown(figures, member, starts[-1], last) for figures in (pair.old, pair.new))
    return _Found(Basis.GROWTH_RATES, before[0], after[0], (*before[1], *after[1]))


def _grown(figures: Figures, member: str, first: int, last: int) -> tuple[Three, tuple[Observation, ...]]:
    shares = [figures.column(SHARE)[member, year] for year in (first, last)]
    rates = [figures.column(SPENDING_CHANGE)[member, year] for year in range(first + 1, last + 1)]
    start, share = (row.value or 0.0 for row in shares)
    spending = prod(1 + (row.value or 0.0) / 100 for row in rates)
    return (share, spending, spending * start / share if share else 0.0), (*shares, *rates)


def _implied(share: float, spending: float) -> Three:
    """With GDP as spending and share imply it; 0, of which there is no split, where there is none."""
    return share, spending, 100 * spending / share if share else 0.0
