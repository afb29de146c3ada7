"""Revisions as a table, the largest first, and as rows of a CSV."""

from collections.abc import Iterator

from dashboard.pages.releases.comparison import Comparison, Revision
from dashboard.shared.cell_link import link_cell
from dashboard.shared.member_link import name_member
from dashboard.shared.result_rows import Record, record_figure, record_result
from dashboard.shared.table import Column, tabulate
from dashboard.shared.wording import write_number, write_signed
from etl.asof.pin import Pin
from etl.prose import day

CSV_COLUMNS = ("target", "verdict")
_TURNED = {1: "now at or above", -1: "no longer at"}


def tabulate_revisions(shown: Comparison) -> dict[str, object]:
    """What is read differently, the largest difference first, and then what is not."""
    if shown.pair is None or not shown.revisions:
        return tabulate([], [])
    old, new = map(day, shown.days)
    titles = ("Member", "Year", f"{old}, %", f"{new}, %", "Points", f"Verdict on {shown.target.value:g} %")
    same = [one for one in shown.revisions if not one.is_revised]
    return tabulate(
        [Column(title) for title in titles], [_cells(one, shown.view.as_of) for one in (*shown.revised, *same)]
    )


def _cells(one: Revision, pin: Pin) -> list[str]:
    return [
        name_member(one.code, pin),
        str(one.year),
        write_number(one.old.value, 2),
        # From there all releases of it are reached: a thousand links are in the way of the keyboard.
        link_cell(write_number(one.new.value, 2), one.new, pin),
        write_signed(one.points, 3),
        _TURNED.get(one.turned, "same" if one.flip else "in doubt"),
    ]


def list_records(shown: Comparison) -> Iterator[Record]:
    """By member and year both figures, and the difference with the cells that it rests on; then the split shown."""
    estimates = [part.estimate_years for part in shown.pair or ()]
    for one in shown.revisions:
        for row, years in zip((one.old, one.new), estimates, strict=True):
            yield record_figure(row, row.year in years)
        judged = {"target": shown.target.id, "verdict": str(one.turned) if one.flip else ""}
        yield {**record_result(one.difference, any(one.year in years for years in estimates)), **judged}
    for part in shown.parts:
        yield record_result(part, any(part.year in years for years in estimates))
