"""The paths as a table and as rows of a CSV."""

from collections.abc import Iterator

from dashboard.pages.path.outlook import GROUPS, RECORDS, Outlook, Path
from dashboard.shared.cell_link import link_cell
from dashboard.shared.member_link import name_member
from dashboard.shared.result_rows import Record, record_figure, record_result
from dashboard.shared.table import Column, tabulate
from dashboard.shared.wording import MISSING, write_number, write_period
from etl.catalogue.members import members

CSV_COLUMNS = ("target", "due", "gdp_growth", "trend_years")


def list_records(path: Path) -> Iterator[Record]:
    """The figures that are drawn, and by area all that was computed, with the cells that it rests on."""
    beside: Record = {
        "target": path.target.id,
        "due": path.due,
        "gdp_growth": f"{path.view.growth:g}",
        "trend_years": path.view.trend,
    }
    for row in list_areas(path):
        seen = [row.share] if row.share else []
        if path.focus and row.code == path.focus.code:
            seen = list(path.shares)
        yield from (record_figure(one, path.estimate and one.year == path.last) for one in seen)
        for result in row.computed:
            yield {**record_result(result, path.estimate), **beside}


def list_areas(path: Path) -> tuple[Outlook, ...]:
    """The group chosen, if one is, and the members."""
    return (*([path.focus] if path.focus and path.focus.code in GROUPS else []), *path.rows)


def tabulate_path(path: Path) -> dict[str, object]:
    """The paths as a table, in the order that the view says."""
    if not path.rows:
        return tabulate([], [])
    return tabulate(_columns(path), [_cells(path, row) for row in list_areas(path)])


def _columns(path: Path) -> list[Column]:
    until = write_period(path.last, path.estimate)
    return [
        _sortable(path, "member", "Member"),
        _sortable(path, "share", f"Share {until}, % of GDP"),
        _sortable(path, "required", f"Required to {path.due}, % a year"),
        *(
            _sortable(path, "record", f"Last {years} years, % a year") if years == path.trend
            else Column(f"Last {years} years, % a year")
            for years in RECORDS
        ),
        _sortable(path, "lead", f"Last {path.trend} years less required, points"),
        _sortable(path, "standing", "Share less straight path, points"),
        _sortable(path, "arrival", f"At {path.aim:g} % on the trend"),
        Column("Within the error of estimates"),
        Column("Status"),
    ]  # fmt: skip


def _sortable(path: Path, column: str, title: str) -> Column:
    view = path.view
    first = column if column in ("member", "arrival", "required") else f"-{column}"
    turned = {column: f"-{column}", f"-{column}": column}.get(view.sort, first)
    order = {column: "rising", f"-{column}": "falling"}.get(view.sort, "")
    return Column(title, "/path" + view.but(sort=turned).to_query(), order)


def _cells(path: Path, row: Outlook) -> list[str]:
    years = [row.value("catch_up_year", end) for end in ("earliest", "latest")]
    arrival = row.value("catch_up_year")
    band = " to ".join(dict.fromkeys(f"{year:.0f}" for year in years if year is not None)) or MISSING
    return [
        name_member(row.code, path.view.as_of) if row.code in members() else row.name,
        link_cell(write_number(row.share.value if row.share else None, 2), row.published, path.view.as_of),
        write_number(row.required, 1),
        *(write_number(row.record(span), 1) for span in RECORDS),
        write_number(row.lead(path.trend), 1),
        write_number(row.standing, 2),
        f"{arrival:.0f}" if arrival is not None else MISSING,
        band,
        _status(path, row),
    ]


def _status(path: Path, row: Outlook) -> str:
    if row.is_met:
        return f"{'[e] ' if path.estimate else ''}at or above {path.aim:g} %"
    if row.required is None:
        return "no figure"
    return "[e]" if path.estimate else "actual"
