"""Change: who crossed the target between two years of one release, and what of it was spending and what GDP."""

from collections.abc import Iterator

from dashboard.pages.change import figure as chart
from dashboard.pages.change import summary as prose
from dashboard.pages.change import table as tables
from dashboard.pages.change.crossings import Change, ChangeView
from dashboard.pages.change.lack import explain_outsider
from dashboard.pages.change.query import MEASURE, select_change
from dashboard.pages.change.tally import list_numbers
from dashboard.pages.change.title import write_title
from dashboard.shared.about import name_edition, tell_definition, tell_formula, tell_source, tell_target
from dashboard.shared.controls import Control
from dashboard.shared.exhibit import Chart, Exhibit, Export, Prose
from dashboard.shared.notices import find_agreed_later, list_notices
from dashboard.shared.signs import FIGURES, VERDICTS, Sign
from dashboard.shared.target_choice import offer_targets
from dashboard.shared.wording import write_period
from dashboard.view import Option
from etl.asof.columns import is_expected
from etl.catalogue.measures import measures
from etl.store.snapshot import Snapshot

SIGNS = {
    **FIGURES,
    **VERDICTS,
    "spending": Sign("due to spending", colour="spending", looks="green, thick"),
    "gdp": Sign("due to GDP", colour="gdp", looks="violet, thin"),
    "residual": Sign("grey, thinnest: residual, where the share is not spending over GDP"),
    "whole": Sign("upright stroke: the whole change"),
    "rose": Sign("▲ rose to the target"),
    "fell": Sign("▼ fell below the target"),
}


def _years_before(snapshot: Snapshot, view: ChangeView) -> tuple[Option, ...]:
    shown = select_change(snapshot, view)
    return _offer(shown, [year for year in shown.years if not shown.span or year < shown.span[1]], view.since)


def _years_after(snapshot: Snapshot, view: ChangeView) -> tuple[Option, ...]:
    shown = select_change(snapshot, view)
    return _offer(shown, [year for year in shown.years if not shown.span or year > shown.span[0]], view.year)


def _offer(shown: Change, years: list[int], asked: int | None) -> tuple[Option, ...]:
    """The years newest first; one that is asked for and is not there is among them, so that it can be seen."""
    listed = {*years, *([asked] if asked and not shown.span else [])}
    part = shown.part
    return tuple(
        Option(str(year), write_period(year, part is not None and is_expected(part, year)))
        for year in sorted(listed, reverse=True)
    )


def _first_year(snapshot: Snapshot, view: ChangeView) -> str:
    return _in_force(select_change(snapshot, view), 0, view.since)


def _last_year(snapshot: Snapshot, view: ChangeView) -> str:
    return _in_force(select_change(snapshot, view), 1, view.year)


def _in_force(shown: Change, end: int, asked: int | None) -> str:
    year = shown.span[end] if shown.span else asked
    return str(year) if year else ""


CONTROLS = (
    Control("since", _years_before, _first_year),
    Control("year", _years_after, _last_year),
    Control("target", offer_targets),
    *map(Control, ("membership", "country")),
)


def _marks(shown: Change) -> set[str]:
    if not shown.drawn:
        return set()
    shapes = {chart.choose_symbol(shown, row, end) for row in shown.drawn for end in (0, 1)}
    sides = {"met" if row.met[1] else "below" for row in shown.drawn if row.met[1] is not None}
    turned = {name for row in shown.drawn if (name := {1: "rose", -1: "fell"}.get(row.direction or 0))}
    parts = {"spending", "gdp", "whole", *({"residual"} if any(row.residual for row in shown.drawn) else ())}
    return shapes | sides | turned | parts


def _list_notices(snapshot: Snapshot, shown: Change, view: ChangeView) -> Iterator[str]:
    yield from _list_unshown(shown)
    yield from list_notices(snapshot, shown.part, view)
    yield from find_agreed_later(snapshot, shown.target, view)


def _list_unshown(shown: Change) -> Iterator[str]:
    """The members that were chosen and were none in the last year."""
    there = {row.code for row in shown.rows}
    gone = [code for code in shown.view.country if code not in there] if shown.span else []
    yield from (explain_outsider(shown, code) for code in gone)


def _about(shown: Change) -> Iterator[str]:
    measure = measures()[MEASURE]
    yield tell_target(shown.target)
    yield tell_formula(measure, measure.citation)
    if shown.part:
        yield (
            "Crossed by spending: without GDP's part of the change it would have crossed too, and without spending's "
            "it would not. A part of GDP above zero means that GDP fell."
        )
        yield "Who crossed goes by the share as published, rounded to two decimals."
        yield tell_definition(shown.part.release.definition)
        yield tell_source(shown.part.release)
        yield "In the table: [e] rests on an estimate, [p] on a share that was set by hand, – no figure."


def _name_file(shown: Change) -> str:
    """What, unit, years and release."""
    span = "-".join(map(str, shown.span or ("none",)))
    return f"change_percentage-points_{span}_nato-{name_edition(shown.part)}"


def _lacks(shown: Change) -> bool:
    return shown.part is not None and not shown.drawn


EXHIBIT = Exhibit(
    "change", "/change", "Change", ChangeView, select_change,
    Chart(chart.draw_change, chart.measure_least, _marks, SIGNS),
    Prose(write_title, prose.write_subtitle, prose.write_summary, _about, _list_notices, list_numbers),
    Export(
        tables.tabulate_change, tables.list_records, tables.CSV_COLUMNS, _name_file, lambda shown: [shown.part], _lacks
    ),
    CONTROLS,
)  # fmt: skip
PAGE = EXHIBIT.to_page()
