"""Audits in words, a line a check for all releases, all that was found for one; and as CSV, a row a check or a cell."""

from collections.abc import Iterable, Iterator

from etl.audit.checks import find_check
from etl.audit.finding import NOISE, Audit, CheckState, Deviation, Finding, Group
from etl.catalogue.members import area_names
from etl.catalogue.sources import SOURCES
from etl.measures.figures import title_of
from etl.spreadsheet import write_rows

_UNITS = {"points": "points", "percent": "%", "eur_billion": "billion euros"}


def format_text(audits: Iterable[Audit], whole: bool) -> str:
    """The audits for readers; `whole` lists every cell that does not fit, with both numbers."""
    return "\n".join(line for audit in audits for line in _list_lines(audit, whole)) + "\n"


def _list_lines(audit: Audit, whole: bool) -> Iterator[str]:
    yield f"{SOURCES[audit.source].publisher}, release {audit.release}"
    for finding in audit.findings:
        if whole:
            yield ""
            yield from _list_whole(finding)
        else:
            yield f"  {finding.check:<24}  {_describe(finding)}"
    yield ""


def _list_whole(finding: Finding) -> Iterator[str]:
    known = find_check(finding.check)
    yield f"{finding.title} ({finding.check})"
    yield f"  {known.formula}"
    yield f"  {_describe(finding)}"
    if finding.state == CheckState.CHECKED:
        yield f"  Fits: {finding.tolerance}. {known.why}"
    if finding.against:
        yield f"  Against: {', '.join(finding.against)}"
    yield from (f"  {_describe_group(group, known.fitting)}" for group in finding.groups)
    yield from (f"  {note}" for note in finding.notes)
    yield from (f"  - {_describe_cell(cell, known.other)}" for cell in finding.cells)


def _describe(finding: Finding) -> str:
    if finding.state != CheckState.CHECKED:
        return f"{'not applicable' if finding.state == CheckState.NOT_APPLICABLE else 'not checked'}: {finding.reason}"
    counted = f"{finding.fit:,} of {finding.checked:,} {find_check(finding.check).fitting}"
    if finding.largest is None:
        return f"{counted}, none is off by anything"
    return f"{counted}; farthest off: {_format_place(finding.largest)} by {_format_off(finding.largest)}"


def _describe_group(group: Group, fitting: str) -> str:
    counted = f"{group.title}: {group.fit:,} of {group.checked:,} {fitting}"
    if group.median is None or group.largest is None:
        return counted
    unit = _UNITS[group.unit]
    middle, most = map(_format_number, (group.median, group.largest))
    return f"{counted}; off by {middle} {unit} (median), {most} {unit} (largest)"


def _describe_cell(cell: Deviation, other: str) -> str:
    note = f" [{cell.note}]" if cell.note else ""
    where = "; ".join(cell.cells)
    numbers = f"{_format_number(cell.published)} published, {_format_number(cell.recomputed)} {other}"
    return f"{title_of(cell.indicator)}, {_format_place(cell)}: {numbers}, {_format_off(cell)}{note} ({where})"


def _format_place(cell: Deviation) -> str:
    when = f"{cell.year}{'-' + cell.period if cell.period else ''}"
    return f"{area_names().get(cell.member, cell.member)} {when}"


def _format_off(cell: Deviation) -> str:
    return f"{cell.deviation:+.4g} {_UNITS[cell.unit]}".replace("-", "\N{MINUS SIGN}")


def _format_number(number: float) -> str:
    if abs(number) <= NOISE:
        return "0"
    written = f"{number:,.0f}" if abs(number) >= 1e5 else f"{number:,.6g}"
    return written.replace("-", "\N{MINUS SIGN}")


OF_CHECKS = ("source", "release", "check", "state", "checked", "fit", "tolerance", "against", "notes", "reason")
OF_CELLS = (
    "source", "release", "check", "indicator", "member", "year", "period", "published", "recomputed", "deviation",
    "unit", "cells", "note",
)  # fmt: skip


def format_csv(audits: Iterable[Audit], whole: bool) -> str:
    """A row for each check of each release; where `whole`, a row for each cell that does not fit."""
    found = ((audit, finding) for audit in audits for finding in audit.findings)
    rows = ((audit.source, audit.release, *row) for audit, finding in found for row in _make_rows(finding, whole))
    return write_rows(OF_CELLS if whole else OF_CHECKS, rows)


def _make_rows(finding: Finding, whole: bool) -> Iterator[tuple[object, ...]]:
    if whole:
        yield from ((finding.check, *_make_row(cell)) for cell in finding.cells)
        return
    joined = "; ".join(finding.against), " ".join(finding.notes)
    yield finding.check, finding.state, finding.checked, finding.fit, finding.tolerance, *joined, finding.reason


def _make_row(cell: Deviation) -> tuple[object, ...]:
    place = cell.indicator, cell.member, cell.year, cell.period
    numbers = repr(cell.published), repr(cell.recomputed), repr(cell.deviation)
    return *place, *numbers, cell.unit, "; ".join(cell.cells), cell.note
