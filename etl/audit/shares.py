"""Shares of GDP against spending and GDP of their own release, at constant and at current prices."""

from collections.abc import Iterator

from etl.arithmetic.gap import share_of_gdp
from etl.arithmetic.pinned import is_pinned
from etl.audit.checks import check_named
from etl.audit.finding import Finding
from etl.audit.rounding import fits, ratio
from etl.audit.subject import Subject
from etl.audit.trial import Trial, cell, gathered
from etl.catalogue.groups import AGGREGATES


def shares(subject: Subject) -> Finding:
    """Every published share, in points; those that do not fit were set by hand (R3)."""
    return gathered("shares", _at_constant_prices(subject))


def _at_constant_prices(subject: Subject) -> Iterator[Trial]:
    check = check_named("shares")
    for share, *inputs in subject.together(*check.inputs):
        spending, gdp = inputs
        recomputed = share_of_gdp(spending.value or 0.0, gdp.value or 0.0)
        tried = cell(check.id, share, recomputed, inputs)
        exact = abs(tried.deviation) <= check.limit
        pinned = is_pinned(*map(subject.print.printed, (share, spending, gdp)))
        yield Trial(tried, not pinned, _group(exact, pinned))


def shares_at_current_prices(subject: Subject) -> Finding:
    """The published shares of members against the ratio at current prices, in points (R5).

    Aggregates are left out: their exchange rates weigh their members otherwise at current prices.
    """
    return gathered("shares_at_current_prices", _at_current_prices(subject))


def _at_current_prices(subject: Subject) -> Iterator[Trial]:
    check = check_named("shares_at_current_prices")
    for share, *inputs in subject.together(*check.inputs):
        if share.member in AGGREGATES:
            continue
        spending, gdp = (subject.print.ends(row) for row in inputs)
        tried = cell(check.id, share, share_of_gdp(inputs[0].value or 0.0, inputs[1].value or 0.0), inputs)
        exact = abs(tried.deviation) <= check.limit
        fitting = exact or fits(subject.print.ends(share), ratio(spending, gdp, 100))
        yield Trial(tried, fitting, _group(exact, not fitting))


def _group(exact: bool, off: bool) -> str:
    if off:
        return "farther off"
    return "within 0.0005 points" if exact else "within rounding for print"
