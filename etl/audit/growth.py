"""Annual real change against spending of the year and of the year before."""

from etl.audit.checks import check_named
from etl.audit.finding import Finding
from etl.audit.rounding import Ends, fits, ratio
from etl.audit.subject import Subject
from etl.audit.trial import Told, Trial, cell, gathered
from etl.observation import Observation
from etl.prose import counted

Pair = tuple[Observation, Observation]


def real_change(subject: Subject) -> Finding:
    """Every published change in points; the first year of a release has none before it to recompute it from."""
    changes = subject.figures.column(check_named("real_change").inputs[0]).values()
    known = {(row.member, row.year): pair for row in changes if (pair := _pair(subject, row))}
    trials = (_trial(subject, row, known[row.member, row.year]) for row in changes if (row.member, row.year) in known)
    alone = len(changes) - len(known)
    said = f"{counted(alone, 'change')} more, without spending of the year, or of the year before, in the release."
    return gathered("real_change", trials, Told(notes=(said,) if alone else ()))


def _pair(subject: Subject, change: Observation) -> Pair | None:
    spending = subject.figures.column(check_named("real_change").inputs[1])
    before, now = (spending.get((change.member, year)) for year in (change.year - 1, change.year))
    return (before, now) if before and now and before.value else None


def _trial(subject: Subject, change: Observation, pair: Pair) -> Trial:
    check, (before, now) = check_named("real_change"), pair
    tried = cell(check.id, change, 100 * ((now.value or 0.0) / (before.value or 1.0) - 1), pair)
    low, high = _less_100(ratio(subject.print.ends(now), subject.print.ends(before), 100))
    exact = abs(tried.deviation) <= check.limit
    return Trial(tried, exact or fits(subject.print.ends(change), (low, high)))


def _less_100(ends: Ends) -> Ends:
    return ends[0] - 100, ends[1] - 100
