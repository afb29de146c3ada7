"""Whether the four categories of spending make a whole."""

from collections.abc import Iterator
from math import fsum

from etl.audit.checks import check_named
from etl.audit.finding import Finding
from etl.audit.rounding import fits
from etl.audit.subject import Subject
from etl.audit.trial import Trial, cell, gathered

_WHOLE = 100.0


def categories(subject: Subject) -> Finding:
    """The sum of the four shares of every member and year, less 100, in points."""
    return gathered("categories", _sums(subject))


def _sums(subject: Subject) -> Iterator[Trial]:
    check = check_named("categories")
    for rows in subject.together(*check.inputs):
        total = fsum(row.value or 0.0 for row in rows)
        lowest, highest = (fsum(end) for end in zip(*map(subject.print.ends, rows), strict=True))
        tried = cell(check.id, rows[0]._replace(value=total), _WHOLE, rows[1:], f"sum of {check.formula}")
        exact = abs(tried.deviation) <= check.limit
        yield Trial(tried, exact or fits((_WHOLE, _WHOLE), (lowest, highest)))
