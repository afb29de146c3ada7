"""Path: the real growth of spending that a target asks, beside the record, the straight path and the trend."""

from collections.abc import Iterator

from dashboard.pages.path import figure as chart
from dashboard.pages.path import summary as prose
from dashboard.pages.path import table as tables
from dashboard.pages.path.course import list_arrivals
from dashboard.pages.path.outlook import Path, PathView
from dashboard.pages.path.query import select_path
from dashboard.pages.path.tally import list_numbers
from dashboard.shared.about import name_edition, tell_definition, tell_formula, tell_source, tell_target
from dashboard.shared.controls import Control
from dashboard.shared.exhibit import Chart, Exhibit, Export, Prose
from dashboard.shared.notices import find_agreed_later, list_notices
from dashboard.shared.signs import FIGURES, Sign
from dashboard.shared.target_choice import offer_targets
from etl.catalogue.measures import measures
from etl.catalogue.targets import targets
from etl.measures.target.steps import MEASURES
from etl.store.snapshot import Snapshot

CONTROLS = (Control("country"), Control("target", offer_targets), Control("growth"), Control("trend"))
SIGNS = {
    **FIGURES,
    "asks": Sign("upright stroke: growth that the target asks"),
    "fast": Sign("grew as fast as it asks, or is there already", colour="accent", looks="blue"),
    "slow": Sign("grew more slowly", colour="below", looks="orange"),
    "straight": Sign("dashed: straight path from the year of the agreement"),
    "trend": Sign("dotted: trend, and to an estimate"),
    "arrival": Sign("bar on the target: years of arrival on the trend"),
}


def _marks(shown: Path) -> set[str]:
    if not shown.rows:
        return set()
    slow = {"slow"} if len(shown.ahead) < len(shown.judged) else set()
    straight = {"straight"} if shown.focus and not shown.focus.is_met else set()
    straight |= {"arrival"} if list_arrivals(shown) else set()
    hollow = {"circle-open"} if shown.estimate else set()
    return {"circle", "fast", "asks", "trend", *slow, *straight, *hollow}


def _list_notices(snapshot: Snapshot, shown: Path, view: PathView) -> Iterator[str]:
    yield from list_notices(snapshot, shown.part, view)
    yield from find_agreed_later(snapshot, shown.target, view)


def _about(shown: Path) -> Iterator[str]:
    yield tell_target(shown.target)
    for one in map(measures().__getitem__, MEASURES):
        yield tell_formula(one, one.caution)
    yield from (f"{one.title}. {one.wording}" for one in targets() if one.value is None)
    if shown.part:
        yield tell_definition(shown.part.release.definition)
        yield tell_source(shown.part.release)
        yield "In the table: [e] rests on an estimate, – no figure."


def _name_file(shown: Path) -> str:
    """What, whose, unit, target and release."""
    whose, aim = shown.view.country.replace("_", "-"), shown.view.target.replace("_", "-")
    return f"path_{whose}_percent-a-year_{aim}_nato-{name_edition(shown.part)}"


def _lacks(shown: Path) -> bool:
    return shown.part is not None and not shown.rows


EXHIBIT = Exhibit(
    "path", "/path", "Path", PathView, select_path,
    Chart(chart.draw_path, chart.measure_least, _marks, SIGNS),
    Prose(prose.write_title, prose.write_subtitle, prose.write_summary, _about, _list_notices, list_numbers),
    Export(
        tables.tabulate_path, tables.list_records, tables.CSV_COLUMNS, _name_file, lambda shown: [shown.part], _lacks
    ),
    CONTROLS,
)  # fmt: skip
PAGE = EXHIBIT.to_page()
