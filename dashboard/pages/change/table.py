"""The changes as a table and as rows of a CSV: the figures that they rest on, and what was computed from them."""

from collections.abc import Iterator

from dashboard.pages.change.crossings import Change, Crossing
from dashboard.shared.cell_link import link_cell
from dashboard.shared.member_link import name_member
from dashboard.shared.result_rows import Record, record_figure, record_result
from dashboard.shared.table import Column, tabulate
from dashboard.shared.wording import MISSING, write_number, write_period
from etl.measures.change.cause import Cause

CSV_COLUMNS = ("from_year", "target", "crossed", "cause", "counted")
_CAUSES = {
    Cause.SPENDING: "by spending", Cause.GDP: "by GDP", Cause.EITHER: "by either alone", Cause.BOTH: "by both together",
}  # fmt: skip
_WHERE = {True: "at or above in both", False: "below in both", None: MISSING}


def list_records(change: Change) -> Iterator[Record]:
    """By member the figures of both years, and the change and its parts with the cells that they rest on."""
    for row in change.rows:
        beside = _judged(change, row)
        seen = dict.fromkeys(one for result in row.parts.values() for one in result.rests_on)
        for figure in seen or dict.fromkeys(filter(None, row.shares)):
            end = int(change.span is not None and figure.year == change.span[1])
            yield record_figure(figure, change.is_estimate(end))
        for result in row.parts.values():
            yield {**record_result(result, change.is_estimate(1) or change.is_estimate(0)), **beside}


def _judged(change: Change, row: Crossing) -> Record:
    return {
        "from_year": change.span[0] if change.span else "",
        "target": change.target.id,
        "crossed": {1: "rose", -1: "fell", 0: "no", None: ""}[row.direction],
        "cause": row.cause or "",
        "counted": "no" if row.joined or not row.armed else "yes",
    }


def tabulate_change(change: Change) -> dict[str, object]:
    """The changes as a table, in the order of the chart; below it those that have none."""
    if change.span is None:
        return tabulate([], [])
    rows = (*change.drawn, *(row for row in change.rows if row.part("") is None))
    return tabulate(_columns(change, change.span), [_cells(change, row) for row in rows])


def _columns(change: Change, span: tuple[int, int]) -> list[Column]:
    first, last = (write_period(year, change.is_estimate(end)) for end, year in enumerate(span))
    titles = {
        "member": "Member", "before": f"{first}, % of GDP", "after": f"{last}, % of GDP", "change": "Change, points",
        "spending": "By spending, points", "gdp": "By GDP, points", "residual": "Residual, points",
    }  # fmt: skip
    sortable = [_sortable(change, column, title) for column, title in titles.items()]
    growth = [Column("Real change of spending, %"), Column("Real change of GDP, %")]
    return [*sortable, *growth, _sortable(change, "crossed", f"Crossed {change.aim:g} %"), Column("Status")]


def _sortable(change: Change, column: str, title: str) -> Column:
    view = change.view
    first = column if column in ("member", "crossed") else f"-{column}"
    turned = {column: f"-{column}", f"-{column}": column}.get(view.sort, first)
    order = {column: "rising", f"-{column}": "falling"}.get(view.sort, "")
    return Column(title, "/change" + view.but(sort=turned).to_query(), order)


def _cells(change: Change, row: Crossing) -> list[str]:
    points = [row.part(name) for name in ("", "spending", "gdp")]
    return [
        name_member(row.code, change.view.as_of),
        link_cell(write_number(row.before, 2), row.shares[0], change.view.as_of),
        link_cell(write_number(row.after, 2), row.shares[1], change.view.as_of),
        *(write_number(value, 2) for value in points),
        write_number(row.part("residual"), 3),
        *(write_number(row.part(f"{name}_growth"), 1) for name in ("spending", "gdp")),
        _crossed(row),
        _status(change, row),
    ]


def _crossed(row: Crossing) -> str:
    if not row.direction:
        return _WHERE[None if row.direction is None else row.met[1]]
    verb = "▲ rose" if row.direction > 0 else "▼ fell"
    return f"{verb}, {_CAUSES[row.cause]}" if row.cause else verb


def _status(change: Change, row: Crossing) -> str:
    if row.why:
        return row.why.text
    marks = [
        "[e]" if change.is_estimate(0) or change.is_estimate(1) else "",
        "[p]" if any(share and share.status == "pinned" for share in row.shares) else "",
        "borderline" if row.borderline else "",
        f"joined {row.joined}, not counted" if row.joined else "",
        f"break in GDP {row.broken}" if row.broken else "",
    ]
    return " ".join(filter(None, marks)) or "actual"
