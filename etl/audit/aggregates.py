"""NATO's totals against the members that it counts in the year."""

from collections.abc import Iterator
from math import fsum

from etl.audit.checks import check_named
from etl.audit.finding import Finding
from etl.audit.rounding import fits
from etl.audit.subject import Subject
from etl.audit.trial import Told, Trial, cell, gathered, not_at_hand
from etl.catalogue.composition import counted_in
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.indicators import added_up, indicators
from etl.catalogue.members import area_names, members
from etl.measures.figures import title_of
from etl.observation import Observation


def aggregates(subject: Subject) -> Finding:
    """Every total of money, people and GDP, in per cent; notes and cells say which members had no figure."""
    trials = [trial for indicator in added_up() for trial in _totals(subject, indicator)]
    if not trials:
        return not_at_hand(check_named("aggregates"), "The release does not hold a total together with its members.")
    return gathered("aggregates", trials, Told(notes=tuple(_notes(subject))))


def _totals(subject: Subject, indicator: str) -> Iterator[Trial]:
    for total in _printed(subject, indicator):
        parts = list(_parts(subject, total))
        if parts:
            yield _trial(subject, total, parts)


def _trial(subject: Subject, total: Observation, parts: list[Observation]) -> Trial:
    check = check_named("aggregates")
    recomputed = fsum(row.value or 0.0 for row in parts)
    lowest, highest = (fsum(end) for end in zip(*map(subject.print.ends, parts), strict=True))
    note = f"{len(parts)} members"
    if lacking := _lacking(subject, total):
        note += f", without {', '.join(_names(lacking))}: {(total.value or 0.0) - recomputed:,.6g} are left over"
    tried = cell(check.id, total, recomputed, (), note)
    fitting = abs(tried.deviation) <= check.limit or fits(subject.print.ends(total), (lowest, highest))
    return Trial(tried, fitting, f"{title_of(total.indicator)}, {area_names()[total.member]}")


def _printed(subject: Subject, indicator: str) -> Iterator[Observation]:
    return (row for row in subject.figures.column(indicator).values() if row.member in AGGREGATES)


def _parts(subject: Subject, total: Observation) -> Iterator[Observation]:
    column = subject.figures.column(total.indicator)
    found = (column.get((code, total.year)) for code in sorted(counted_in(total.member, total.year)))
    return (row for row in found if row is not None)


def _lacking(subject: Subject, total: Observation) -> set[str]:
    """The members counted that have no figure and should: who has no armed forces has none that needs any."""
    column = subject.figures.column(total.indicator)
    exempt = indicators()[total.indicator].needs_armed_forces
    return {
        code
        for code in counted_in(total.member, total.year)
        if (code, total.year) not in column and (members()[code].armed_forces or not exempt)
    }


def _notes(subject: Subject) -> Iterator[str]:
    for indicator in added_up():
        lacking = {code for total in _printed(subject, indicator) for code in _lacking(subject, total)}
        if lacking:
            yield f"{title_of(indicator)}: no figure of {', '.join(_names(lacking))}, which NATO's totals count."


def _names(codes: set[str]) -> list[str]:
    return sorted(area_names()[code] for code in codes)
