"""Shares, figures per head and rates of growth, against the figures of their own release that they follow from."""

from collections.abc import Iterator, Mapping

from etl.arithmetic.gap import share_of_gdp
from etl.arithmetic.recomputation import is_pinned
from etl.audit.checks import Check
from etl.audit.finding import Finding, Match, Remarks, compare, conclude, is_within
from etl.audit.subject import Subject, divide, may_be_one
from etl.catalogue.groups import AGGREGATES
from etl.observation import Observation
from etl.prose import counted

Place = tuple[str, int]  # member and year
Pair = tuple[Observation, Observation]


def shares(check: Check, subject: Subject) -> Finding:
    """Every published share, in points; those that do not fit were set by hand (R3)."""
    return conclude(check, _match_at_constant_prices(check, subject))


def _match_at_constant_prices(check: Check, subject: Subject) -> Iterator[Match]:
    for share, *inputs in subject.together(*check.inputs):
        spending, gdp = inputs
        cell = compare(check, share, share_of_gdp(spending.value or 0.0, gdp.value or 0.0), inputs)
        pinned = is_pinned(*map(subject.print.printed, (share, spending, gdp)))
        yield Match(cell, not pinned, _choose_group(is_within(check, cell), pinned))


def shares_at_current_prices(check: Check, subject: Subject) -> Finding:
    """The published shares of members against the ratio at current prices, in points (R5).

    Aggregates are left out: their exchange rates weigh their members otherwise at current prices.
    """
    return conclude(check, _match_at_current_prices(check, subject))


def _match_at_current_prices(check: Check, subject: Subject) -> Iterator[Match]:
    for share, *inputs in subject.together(*check.inputs):
        if share.member in AGGREGATES:
            continue
        spending, gdp = (subject.print.ends(row) for row in inputs)
        cell = compare(check, share, share_of_gdp(inputs[0].value or 0.0, inputs[1].value or 0.0), inputs)
        exact = is_within(check, cell)
        fits = exact or may_be_one(subject.print.ends(share), divide(spending, gdp, 100))
        yield Match(cell, fits, _choose_group(exact, not fits))


def _choose_group(exact: bool, off: bool) -> str:
    if off:
        return "farther off"
    return "within 0.0005 points" if exact else "within rounding for print"


def gdp_per_head(check: Check, subject: Subject) -> Finding:
    """Spending per head against GDP per head × spending / GDP, in per cent: whether both have one population."""
    return conclude(check, _match_by_gdp(check, subject))


def _match_by_gdp(check: Check, subject: Subject) -> Iterator[Match]:
    for per_head, *others in subject.together(*check.inputs):
        gdp_per_head, spending, gdp = others
        recomputed = (gdp_per_head.value or 0.0) * (spending.value or 0.0) / (gdp.value or 1.0)
        cell = compare(check, per_head, recomputed, others)
        share = divide(subject.print.ends(spending), subject.print.ends(gdp))
        low, high = (one * other for one, other in zip(share, subject.print.ends(gdp_per_head), strict=True))
        fits = is_within(check, cell) or may_be_one(subject.print.ends(per_head), (low, high))
        yield Match(cell, fits)


def world_bank_gdp_per_head(check: Check, subject: Subject) -> Finding:
    """The World Bank's GDP per head against its own GDP and population, in per cent."""
    return conclude(check, _match_by_population(check, subject))


def _match_by_population(check: Check, subject: Subject) -> Iterator[Match]:
    for per_head, gdp, population in subject.together(*check.inputs):
        if population.value:
            cell = compare(check, per_head, (gdp.value or 0.0) / population.value, (gdp, population))
            yield Match(cell, is_within(check, cell))


def real_change(check: Check, subject: Subject) -> Finding:
    """Every published change in points; the first year of a release has none before it to recompute it from."""
    changes, spending = (subject.figures.column(name) for name in check.inputs)
    known = {place: pair for place in changes if (pair := _find_pair(spending, place))}
    matches = (_match_change(check, subject, changes[place], pair) for place, pair in known.items())
    alone = len(changes) - len(known)
    note = f"{counted(alone, 'change')} more, without spending of the year, or of the year before, in the release."
    return conclude(check, matches, Remarks(notes=(note,) if alone else ()))


def _find_pair(spending: Mapping[Place, Observation], place: Place) -> Pair | None:
    before, now = (spending.get((place[0], year)) for year in (place[1] - 1, place[1]))
    return (before, now) if before and now and before.value else None


def _match_change(check: Check, subject: Subject, change: Observation, pair: Pair) -> Match:
    before, now = pair
    cell = compare(check, change, 100 * ((now.value or 0.0) / (before.value or 1.0) - 1), pair)
    low, high = divide(subject.print.ends(now), subject.print.ends(before), 100)
    fits = is_within(check, cell) or may_be_one(subject.print.ends(change), (low - 100, high - 100))
    return Match(cell, fits)
