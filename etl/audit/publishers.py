"""Figures of a release against those of another publisher, of its day, of today, or nearest in time."""

from collections.abc import Iterator

from etl.audit.checks import Check
from etl.audit.finding import Finding, Match, Remarks, compare, conclude, is_within, miss
from etl.audit.subject import Other, Subject, may_be_one, say_absent
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.measures.figures import title_of

# In millions, as NATO's.
_MILLIONS = {"usd": 1e-6, "usd_million": 1.0}


def spending_per_head(check: Check, subject: Subject) -> Finding:
    """Spending per head of every member against the World Bank's population as it was known then, in per cent."""
    bank = subject.then.get(check.publisher)
    if bank is None:
        return miss(check, say_absent(check.publisher, f"published by {subject.release.published}"))
    return conclude(check, _match_by_population(check, subject, bank), Remarks((str(bank),)))


def _match_by_population(check: Check, subject: Subject, bank: Other) -> Iterator[Match]:
    people = bank.figures.column(check.beside)
    for per_head, spending in subject.together(*check.inputs):
        population = people.get((per_head.member, per_head.year))
        if population is None or not population.value:
            continue
        recomputed = 1e6 * (spending.value or 0.0) / population.value
        cell = compare(check, per_head, recomputed, (spending, population))
        low, high = (1e6 * end / population.value for end in subject.print.ends(spending))
        yield Match(cell, is_within(check, cell) or may_be_one(subject.print.ends(per_head), (low, high)))


def gdp_world_bank(check: Check, subject: Subject) -> Finding:
    """GDP of members at current prices over the World Bank's of today, in per cent of the latter."""
    return _compare_gdp(check, subject)


def gdp_imf(check: Check, subject: Subject) -> Finding:
    """GDP of members at current prices over the IMF's of today, in per cent of the latter."""
    return _compare_gdp(check, subject)


def _compare_gdp(check: Check, subject: Subject) -> Finding:
    other = subject.today.get(check.publisher)
    if other is None:
        return miss(check, say_absent(check.publisher, "with GDP"))
    return conclude(check, _match_gdp(check, subject, other), Remarks((str(other),)))


def _match_gdp(check: Check, subject: Subject, other: Other) -> Iterator[Match]:
    theirs = other.figures.column(check.beside)
    for place, row in subject.figures.column(check.inputs[0]).items():
        their = theirs.get(place)
        # Aggregates of the same name may be made of other countries.
        if their is None or not their.value or row.member not in members():
            continue
        note = "their figure is a forecast" if their.status == "forecast" else ""
        cell = compare(check, row, their.value * _MILLIONS[their.unit], (their,), note)
        group = "estimates of the release" if row.status == "estimate" else "years that were over"
        yield Match(cell, is_within(check, cell), group)


def sipri_share(check: Check, subject: Subject) -> Finding:
    """Every military share of the World Bank less SIPRI's of the edition nearest in time, in points."""
    sipri = subject.nearest.get(check.publisher)
    if sipri is None:
        return miss(check, say_absent(check.publisher, "with shares"))
    return conclude(check, _match_copies(check, subject, sipri), Remarks((str(sipri),)))


def _match_copies(check: Check, subject: Subject, original: Other) -> Iterator[Match]:
    for copy in (one for one in indicators().values() if one.copy_of):
        theirs = original.figures.column(copy.copy_of)
        for place, row in subject.figures.column(copy.id).items():
            its = theirs.get(place)
            if its is not None and its.value is not None:
                cell = compare(check, row, its.value, (its,))
                yield Match(cell, is_within(check, cell), title_of(copy.id))
