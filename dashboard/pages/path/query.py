"""What a target asks of each member and of members together, from one release, as of a pin."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.pages.path.outlook import ALL, GROUPS, RECORDS, Outlook, Path, PathView
from dashboard.shared.stock import Memory
from etl.asof.membership import select_members, with_armed_forces
from etl.asof.pin import Pin, day_of
from etl.asof.select import find_common_years, select_span
from etl.catalogue.quantities import GDP, SPENDING
from etl.catalogue.share import SHARE
from etl.catalogue.sources import LEAD
from etl.catalogue.targets import Target, target
from etl.measures.choice import Choice
from etl.measures.figures import Figures
from etl.measures.inputs import bind_figures, estimate_band
from etl.measures.target.steps import list_ways
from etl.measures.target.together import add_together
from etl.store.snapshot import Part, Snapshot

_NEEDS = (SHARE, SPENDING, GDP)
_FOUND: Memory[PathView, Path] = Memory()


def select_path(snapshot: Snapshot, view: PathView) -> Path:
    """What the target asks by the release that answers as of the view's pin, sorted as the view says."""
    return _FOUND.find(snapshot, view) or _FOUND.keep(snapshot, view, _find_path(snapshot, view))


def _find_path(snapshot: Snapshot, view: PathView) -> Path:
    aim = target(view.target)
    part = select_span(snapshot, view.as_of, _NEEDS)
    if part is None:
        return Path(view, aim, here=day_of(snapshot, view.as_of) is not None)
    years = find_common_years(snapshot, part, _NEEDS)
    if len(years) < 2 or years[-1] >= (aim.due or 0):
        return Path(view, aim, part, last=years[-1] if years else 0)
    return _look_out(snapshot, view, part, years)


def _look_out(snapshot: Snapshot, view: PathView, part: Part, years: Sequence[int]) -> Path:
    aim, last = target(view.target), years[-1]
    known = day_of(snapshot, view.as_of) or part.release.published
    codes = with_armed_forces(select_members(last, known))
    if view.country not in (*codes, *GROUPS):
        return Path(view, aim, part, last=last, outsider=True)
    figures = _bind(snapshot, part, codes)
    band = estimate_band(snapshot, view.as_of)
    choice = Choice(
        target=aim.value or 0.0, due=aim.due or 0, growth=view.growth, trend=int(view.trend), band=band,
        since=_choose_start(aim, years),
    )  # fmt: skip
    rows = [_look(figures, choice, code, last) for code in codes]
    shares = [row for (code, _), row in figures.column(SHARE).items() if code == view.country]
    chosen = [row for row in rows if row.code == view.country]
    focus = chosen[0] if chosen else _look(figures, choice, view.country, last)
    return Path(
        view, aim, part, True, last, choice.since or last, _sorted(rows, view), focus,
        tuple(sorted(shares, key=lambda row: row.year)), band,
    )  # fmt: skip


def _choose_start(aim: Target, years: Sequence[int]) -> int:
    """The year in which the target was agreed, where the release has it; else the newest."""
    return aim.agreed.year if aim.agreed.year in years else years[-1]


def _bind(snapshot: Snapshot, part: Part, codes: Sequence[str]) -> Figures:
    """The figures of one release, and those of members together in place of NATO's own totals."""
    figures = bind_figures(snapshot, Pin.of_releases({LEAD: part.release.release}), _NEEDS, 2)
    for group in GROUPS:
        figures = add_together(figures, group, [code for code in codes if group == ALL or code != "USA"])
    return figures


def _look(figures: Figures, choice: Choice, code: str, last: int) -> Outlook:
    results, path, records = {}, {}, {}
    for one in list_ways(figures, choice, code):
        if one.measure == "target_path":
            path[one.part, one.year] = one
        else:
            results[one.measure, one.part] = one
    for years in RECORDS:
        again = list_ways(figures, replace(choice, trend=years), code)
        records[years] = next(one for one in again if one.part == "achieved")
    return Outlook(code, figures.column(SHARE).get((code, last)), results, records, path)


def _sorted(rows: Sequence[Outlook], view: PathView) -> tuple[Outlook, ...]:
    """By a column, those without a figure last."""
    column, falling = view.sort.removeprefix("-"), view.sort.startswith("-")
    by_name = sorted(rows, key=lambda row: row.name, reverse=falling and column == "member")
    if column == "member":
        return tuple(by_name)
    sign = -1 if falling else 1

    def key(row: Outlook) -> tuple[bool, float]:
        value = _read(row, column, int(view.trend))
        return value is None, 0.0 if value is None else sign * value

    return tuple(sorted(by_name, key=key))


def _read(row: Outlook, column: str, years: int) -> float | None:
    columns: Mapping[str, float | None] = {
        "lead": row.lead(years), "share": row.share.value if row.share else None, "required": row.required,
        "record": row.record(years), "standing": row.standing, "arrival": row.value("catch_up_year"),
    }  # fmt: skip
    return columns[column]
