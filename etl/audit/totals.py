"""Sums: NATO's totals of its members, the four categories of spending, and the aid of all donors."""

from collections.abc import Iterator
from math import fsum

from etl.audit.checks import EVERYBODY, Check
from etl.audit.finding import Finding, Match, Remarks, compare, conclude, is_within, miss
from etl.audit.subject import Subject, may_be_one
from etl.catalogue.composition import counted_in
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.indicators import added_up, indicators
from etl.catalogue.members import area_names, members
from etl.measures.figures import title_of
from etl.observation import Observation

_WHOLE = 100.0
_NO_TOTALS = "The release does not hold a total together with its members."


def aggregates(check: Check, subject: Subject) -> Finding:
    """Every total of money, people and GDP, in per cent; notes and cells say which members had no figure."""
    matches = [one for indicator in added_up() for one in _match_totals(check, subject, indicator)]
    return conclude(check, matches, Remarks(notes=tuple(_make_notes(subject)))) if matches else miss(check, _NO_TOTALS)


def _match_totals(check: Check, subject: Subject, indicator: str) -> Iterator[Match]:
    for total in _list_printed(subject, indicator):
        parts = list(_list_parts(subject, total))
        if parts:
            yield _match_total(check, subject, total, parts)


def _match_total(check: Check, subject: Subject, total: Observation, parts: list[Observation]) -> Match:
    recomputed = fsum(row.value or 0.0 for row in parts)
    lowest, highest = (fsum(end) for end in zip(*map(subject.print.ends, parts), strict=True))
    note = f"{len(parts)} members"
    if lacking := _find_lacking(subject, total):
        note += f", without {', '.join(_list_names(lacking))}: {(total.value or 0.0) - recomputed:,.6g} are left over"
    cell = compare(check, total, recomputed, (), note)
    fits = is_within(check, cell) or may_be_one(subject.print.ends(total), (lowest, highest))
    return Match(cell, fits, f"{title_of(total.indicator)}, {area_names()[total.member]}")


def _list_printed(subject: Subject, indicator: str) -> Iterator[Observation]:
    return (row for row in subject.figures.column(indicator).values() if row.member in AGGREGATES)


def _list_parts(subject: Subject, total: Observation) -> Iterator[Observation]:
    column = subject.figures.column(total.indicator)
    found = (column.get((code, total.year)) for code in sorted(counted_in(total.member, total.year)))
    return (row for row in found if row is not None)


def _find_lacking(subject: Subject, total: Observation) -> set[str]:
    """The members counted that have no figure and should: who has no armed forces has none that needs any."""
    column = subject.figures.column(total.indicator)
    exempt = indicators()[total.indicator].needs_armed_forces
    return {
        code
        for code in counted_in(total.member, total.year)
        if (code, total.year) not in column and (members()[code].armed_forces or not exempt)
    }


def _make_notes(subject: Subject) -> Iterator[str]:
    for indicator in added_up():
        lacking = {code for total in _list_printed(subject, indicator) for code in _find_lacking(subject, total)}
        if lacking:
            yield f"{title_of(indicator)}: no figure of {', '.join(_list_names(lacking))}, which NATO's totals count."


def _list_names(codes: set[str]) -> list[str]:
    return sorted(area_names()[code] for code in codes)


def categories(check: Check, subject: Subject) -> Finding:
    """The sum of the four shares of every member and year, less 100, in points."""
    return conclude(check, _match_sums(check, subject))


def _match_sums(check: Check, subject: Subject) -> Iterator[Match]:
    for rows in subject.together(*check.inputs):
        total = fsum(row.value or 0.0 for row in rows)
        lowest, highest = (fsum(end) for end in zip(*map(subject.print.ends, rows), strict=True))
        cell = compare(check, rows[0]._replace(value=total), _WHOLE, rows[1:], f"sum of {check.formula}")
        yield Match(cell, is_within(check, cell) or may_be_one((_WHOLE, _WHOLE), (lowest, highest)))


def donors(check: Check, subject: Subject) -> Finding:
    """The aid of every month, in billions of euros: as totalled, and summed over the donors."""
    return conclude(check, (one for kind in check.inputs for one in _match_months(check, subject, kind)))


def _match_months(check: Check, subject: Subject, kind: str) -> Iterator[Match]:
    by_month = _group_by_month(subject, kind)
    for total in (row for row in subject.figures.rows(kind) if row.member == EVERYBODY and row.value is not None):
        parts = by_month.get((total.year, total.period), [])
        cell = compare(check, total, fsum(row.value or 0.0 for row in parts), (), f"{len(parts)} donors")
        yield Match(cell, is_within(check, cell), title_of(kind))


def _group_by_month(subject: Subject, kind: str) -> dict[tuple[int, str], list[Observation]]:
    found: dict[tuple[int, str], list[Observation]] = {}
    for row in subject.figures.rows(kind):
        if row.member != EVERYBODY:
            found.setdefault((row.year, row.period), []).append(row)
    return found
