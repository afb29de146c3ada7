"""Audits as CSV: a row a check, or a row a cell."""

import csv
import io
from collections.abc import Iterable, Iterator

from etl.audit.finding import Audit, Cell, Finding

OF_CHECKS = ("source", "release", "check", "state", "checked", "fit", "tolerance", "against", "notes", "reason")
OF_CELLS = (
    "source", "release", "check", "indicator", "member", "year", "period", "published", "recomputed", "deviation",
    "unit", "cells", "note",
)  # fmt: skip


def as_csv(audits: Iterable[Audit], whole: bool) -> str:
    """A row for each check of each release; where `whole`, a row for each cell that does not fit."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(OF_CELLS if whole else OF_CHECKS)
    for audit in audits:
        for finding in audit.findings:
            writer.writerows((audit.source, audit.release, *row) for row in _rows(finding, whole))
    return out.getvalue()


def _rows(finding: Finding, whole: bool) -> Iterator[tuple[object, ...]]:
    if whole:
        yield from ((finding.check, *_cell(cell)) for cell in finding.cells)
        return
    joined = "; ".join(finding.against), " ".join(finding.notes)
    yield finding.check, finding.state, finding.checked, finding.fit, finding.tolerance, *joined, finding.reason


def _cell(cell: Cell) -> tuple[object, ...]:
    place = cell.indicator, cell.member, cell.year, cell.period
    numbers = repr(cell.published), repr(cell.recomputed), repr(cell.deviation)
    return *place, *numbers, cell.unit, "; ".join(cell.cells), cell.note
