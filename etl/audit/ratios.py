"""Shares, figures per head and rates of growth, against the figures of their own release that they follow from."""

import numpy as np

from etl.arithmetic.recomputation import TOLERANCE, is_pinned
from etl.audit.checks import Check
from etl.audit.column import Column, Values
from etl.audit.finding import Finding, Remarks
from etl.audit.matches import Comparison, Matches, conclude
from etl.audit.subject import Subject, divide, may_be_one
from etl.catalogue.groups import AGGREGATES
from etl.prose import counted

# Far above what floating point leaves of a difference of shares, and far below what a share is printed with.
_UNSURE = 1e-9


def shares(check: Check, subject: Subject) -> Finding:
    """Every published share, in points; those that do not fit were set by hand (R3)."""
    found = _compare_ratio(check, *subject.join(*check.inputs))
    return conclude(check, [_group(found, ~_find_pinned(subject, found))])


def _compare_ratio(check: Check, share: Column, spending: Column, gdp: Column) -> Comparison:
    # No share is infinite.
    with np.errstate(divide="raise", invalid="raise"):
        return Comparison(check, share, 100 * spending.values / gdp.values, (spending, gdp))


def _find_pinned(subject: Subject, found: Comparison) -> Values:
    """Which shares were set by hand, as decimals tell; those are asked of the ones alone that are close to a limit."""
    share, (spending, gdp) = found.figures, found.others
    (lowest, highest), least = subject.print.ends(share), subject.print.ends(gdp)[0]
    low, high = divide(subject.print.ends(spending), subject.print.ends(gdp), 100)
    beyond = np.minimum(np.maximum(lowest - high, low - highest), found.size - float(TOLERANCE))
    pinned: Values = beyond > 0
    for row in np.flatnonzero((np.abs(beyond) <= _UNSURE) | (least <= 0)).tolist():
        pinned[row] = is_pinned(*(subject.print.printed(one, row) for one in (share, spending, gdp)))
    return pinned


def shares_at_current_prices(check: Check, subject: Subject) -> Finding:
    """The published shares of members against the ratio at current prices, in points (R5).

    Aggregates are left out: their exchange rates weigh their members otherwise at current prices.
    """
    every = subject.join(*check.inputs)
    of_members = ~every[0].members.isin([*AGGREGATES])
    share, spending, gdp = (column.take(of_members) for column in every)
    found = _compare_ratio(check, share, spending, gdp)
    ratio = divide(subject.print.ends(spending), subject.print.ends(gdp), 100)
    return conclude(check, [_group(found, found.within | may_be_one(subject.print.ends(share), ratio))])


def _group(found: Comparison, fits: Values) -> Matches:
    exact = found.within
    groups = {
        "within 0.0005 points": fits & exact,
        "within rounding for print": fits & ~exact,
        "farther off": ~fits,
    }
    return Matches(found, fits, groups)


def gdp_per_head(check: Check, subject: Subject) -> Finding:
    """Spending per head against GDP per head × spending / GDP, in per cent: whether both have one population."""
    per_head, *others = subject.join(*check.inputs)
    gdp_per_head, spending, gdp = others
    recomputed = gdp_per_head.values * spending.values / np.where(gdp.values == 0, 1.0, gdp.values)
    found = Comparison(check, per_head, recomputed, tuple(others))
    share = divide(subject.print.ends(spending), subject.print.ends(gdp))
    low, high = (one * other for one, other in zip(share, subject.print.ends(gdp_per_head), strict=True))
    return conclude(check, [Matches(found, found.within | may_be_one(subject.print.ends(per_head), (low, high)))])


def world_bank_gdp_per_head(check: Check, subject: Subject) -> Finding:
    """The World Bank's GDP per head against its own GDP and population, in per cent."""
    every = subject.join(*check.inputs)
    per_head, gdp, population = (column.take(every[2].values != 0) for column in every)
    found = Comparison(check, per_head, gdp.values / population.values, (gdp, population))
    return conclude(check, [Matches(found, found.within)])


def real_change(check: Check, subject: Subject) -> Finding:
    """Every published change in points; the first year of a release has none before it to recompute it from."""
    changes, spending = map(subject.columns.column, check.inputs)
    known, before, now = _find_pairs(changes, spending)
    found = Comparison(check, changes.take(known), 100 * (now.values / before.values - 1), (before, now))
    low, high = divide(subject.print.ends(now), subject.print.ends(before), 100)
    published = subject.print.ends(found.figures)
    fits = found.within | may_be_one(published, (low - 100, high - 100))
    alone = len(changes) - len(found.figures)
    note = f"{counted(alone, 'change')} more, without spending of the year, or of the year before, in the release."
    return conclude(check, [Matches(found, fits)], Remarks(notes=(note,) if alone else ()))


def _find_pairs(changes: Column, spending: Column) -> tuple[Values, Column, Column]:
    """The changes that have spending of the year before and of the year, and both."""
    before, now = (spending.find(changes.members, changes.years - years) for years in (1, 0))
    known = (before >= 0) & (now >= 0)
    known[known] = spending.values[before[known]] != 0
    return known, spending.take(before[known]), spending.take(now[known])
