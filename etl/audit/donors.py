"""Aid to Ukraine of all donors by month: two files of the Kiel Institute that must agree."""

from collections.abc import Iterator
from math import fsum

from etl.audit.checks import EVERYBODY, KINDS_OF_AID, check_named
from etl.audit.finding import Finding
from etl.audit.subject import Subject
from etl.audit.trial import Trial, cell, gathered
from etl.measures.figures import title_of
from etl.observation import Observation

Month = tuple[int, str]


def donors(subject: Subject) -> Finding:
    """The aid of every month, in billions of euros: as totalled, and summed over the donors."""
    return gathered("donors", (trial for kind in KINDS_OF_AID for trial in _months(subject, kind)))


def _months(subject: Subject, kind: str) -> Iterator[Trial]:
    check, by_month = check_named("donors"), _by_month(subject, kind)
    for total in (row for row in subject.figures.rows(kind) if row.member == EVERYBODY and row.value is not None):
        parts = by_month.get((total.year, total.period), [])
        tried = cell(check.id, total, fsum(row.value or 0.0 for row in parts), (), f"{len(parts)} donors")
        yield Trial(tried, abs(tried.deviation) <= check.limit, title_of(kind))


def _by_month(subject: Subject, kind: str) -> dict[Month, list[Observation]]:
    found: dict[Month, list[Observation]] = {}
    for row in subject.figures.rows(kind):
        if row.member != EVERYBODY:
            found.setdefault((row.year, row.period), []).append(row)
    return found
