"""Figures of a release against those of another publisher, of its day, of today, or nearest in time."""

from collections.abc import Iterator

import numpy as np

from etl.audit.checks import Check
from etl.audit.column import Column, Values, join
from etl.audit.finding import Finding, Remarks, miss
from etl.audit.matches import Comparison, Matches, conclude
from etl.audit.subject import Other, Subject, may_be_one, say_absent
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.measures.figures import title_of

# In millions, as NATO's.
_MILLIONS = {"usd": 1e-6, "usd_million": 1.0}


def spending_per_head(check: Check, subject: Subject) -> Finding:
    """Spending per head of every member against the World Bank's population as it was known then, in per cent."""
    bank = subject.find_beside(check)
    if bank is None:
        return miss(check, say_absent(check.publisher, f"published by {subject.release.published}"))
    return conclude(check, [_match_by_population(check, subject, bank)], Remarks((str(bank),)))


def _match_by_population(check: Check, subject: Subject, bank: Other) -> Matches:
    every = join(*map(subject.columns.column, check.inputs), bank.columns.column(check.beside))
    per_head, spending, people = (column.take(every[2].values != 0) for column in every)
    found = Comparison(check, per_head, 1e6 * spending.values / people.values, (spending, people))
    low, high = (1e6 * end / people.values for end in subject.print.ends(spending))
    return Matches(found, found.within | may_be_one(subject.print.ends(per_head), (low, high)))


def gdp_world_bank(check: Check, subject: Subject) -> Finding:
    """GDP of members at current prices over the World Bank's of today, in per cent of the latter."""
    return _compare_gdp(check, subject)


def gdp_imf(check: Check, subject: Subject) -> Finding:
    """GDP of members at current prices over the IMF's of today, in per cent of the latter."""
    return _compare_gdp(check, subject)


def _compare_gdp(check: Check, subject: Subject) -> Finding:
    other = subject.find_beside(check)
    if other is None:
        return miss(check, say_absent(check.publisher, "with GDP"))
    return conclude(check, [_match_gdp(check, subject, other)], Remarks((str(other),)))


def _match_gdp(check: Check, subject: Subject, other: Other) -> Matches:
    every = join(subject.columns.column(check.inputs[0]), other.columns.column(check.beside))
    # Aggregates of the same name may be made of other countries.
    chosen = every[0].members.isin([*members()]) & (every[1].values != 0)
    ours, theirs = (column.take(chosen) for column in every)
    guessed = theirs.texts("status") == "forecast"

    def tell(row: int) -> str:
        return "their figure is a forecast" if guessed[row] else ""

    found = Comparison(check, ours, theirs.values * _find_millions(theirs), (theirs,), tell)
    early = ours.texts("status") == "estimate"
    return Matches(found, found.within, {"estimates of the release": early, "years that were over": ~early})


def _find_millions(figures: Column) -> Values:
    """What each figure is to be multiplied by."""
    units = figures.texts("unit").remove_unused_categories()
    found: Values = np.array([_MILLIONS[unit] for unit in units.categories])[units.codes]
    return found


def sipri_share(check: Check, subject: Subject) -> Finding:
    """Every military share of the World Bank less SIPRI's of the edition nearest in time, in points."""
    sipri = subject.find_beside(check)
    if sipri is None:
        return miss(check, say_absent(check.publisher, "with shares"))
    return conclude(check, _match_copies(check, subject, sipri), Remarks((str(sipri),)))


def _match_copies(check: Check, subject: Subject, original: Other) -> Iterator[Matches]:
    for copy in (one for one in indicators().values() if one.copy_of):
        ours, theirs = join(subject.columns.column(copy.id), original.columns.column(copy.copy_of))
        found = Comparison(check, ours, theirs.values, (theirs,))
        yield Matches(found, found.within, {title_of(copy.id): np.ones(len(ours), dtype=bool)})
