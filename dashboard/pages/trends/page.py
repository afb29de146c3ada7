"""Trends: burden sharing per member over time, any indicator of one release, targets and estimates marked."""

from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.pages.trends import figure as chart
from dashboard.pages.trends import multiples
from dashboard.pages.trends import summary as prose
from dashboard.pages.trends import table as tables
from dashboard.pages.trends.kinship import tell_groups
from dashboard.pages.trends.period import list_ends, list_starts
from dashboard.pages.trends.query import Trends, TrendsView, select_trends
from dashboard.pages.trends.shortfall import list_shortfalls
from dashboard.shared.about import name_edition, tell_definition, tell_source, tell_target
from dashboard.shared.controls import Control
from dashboard.shared.download import record_rows
from dashboard.shared.exhibit import Chart, Exhibit, Export, Prose
from dashboard.shared.notices import list_notices
from dashboard.shared.theme import Theme
from dashboard.view import Option
from etl.catalogue.definitions import definition_in
from etl.store.snapshot import Snapshot


def _bases_on_offer(snapshot: Snapshot, view: TrendsView) -> tuple[Option, ...]:
    shown = select_trends(snapshot, view)
    years = {*shown.years, *([view.base] if view.base else ())}
    return Option("first", "First year of all lines"), *(Option(str(year), str(year)) for year in sorted(years)[::-1])


_MORE = "A group of your own, the base year of an index"
CONTROLS = (
    Control("indicator", searched=True),
    Control("show"),
    Control("time", list_starts),
    Control("time", list_ends, name="until", label="Until"),
    *map(Control, ("chart", "country", "others", "targets", "events")),
    Control("group", fold=_MORE),
    Control("base", _bases_on_offer, fold=_MORE),
)


def _draw(shown: Trends, theme: Theme, narrow: bool) -> dict[str, Any]:
    draw = multiples.draw_multiples if shown.view.chart == "multiples" else chart.draw_trends
    return draw(shown, theme, narrow)


def _measure_least(shown: Trends, narrow: bool) -> tuple[float, float]:
    measure = multiples.measure_least if shown.view.chart == "multiples" else chart.measure_least
    return measure(shown, narrow)


def _marks(shown: Trends) -> set[str]:
    drawn = [(line.focus, row) for line in shown.series for row in line.points if row.value is not None]
    alone = len(shown.years) == 1
    # A grey line has no marks, but for a figure that stands alone.
    shapes = {chart.choose_symbol(row, shown) for focus, row in drawn if focus or alone}
    if alone:
        return shapes
    dashed = {"dash"} if any(shown.is_open(row) for _, row in drawn) else set()
    return dashed if shown.view.chart == "multiples" else shapes | dashed


def _list_notices(snapshot: Snapshot, shown: Trends, view: TrendsView) -> Iterator[str]:
    yield from list_shortfalls(shown)
    yield from list_notices(snapshot, shown.part, view)


def _about(shown: Trends) -> Iterator[str]:
    indicator, part = shown.indicator, shown.part
    if indicator.formula:
        yield f"{indicator.title}: {indicator.formula}."
    yield tell_definition(definition_in(part.release, indicator) if part else indicator.definition)
    yield from map(tell_target, shown.lines)
    yield from tell_groups(shown)
    if part:
        yield tell_source(part.release)
    yield "Lines show every year of the release, also years before a member's accession."
    yield (
        "In the table: [e] estimate, [f] forecast, [m] part of a year, [p] pinned, [x] not available, [n] not "
        "applicable."
    )


def _records(shown: Trends) -> Iterator[Mapping[str, object]]:
    return record_rows(tables.list_rows(shown))


def _name_file(shown: Trends) -> str:
    """Indicator, unit and release; of an index the year that is 100."""
    base = f"_{shown.manner.base}" if shown.manner.base else ""
    indicator, unit = (one.replace("_", "-") for one in (shown.indicator.id, f"{shown.unit}{base}"))
    return f"{indicator}_{unit}_{shown.indicator.source}-{name_edition(shown.part)}"


def _lacks(shown: Trends) -> bool:
    return shown.part is not None and not any(line.points for line in shown.series)


EXHIBIT = Exhibit(
    "trends", "/trends", "Trends", TrendsView, select_trends,
    Chart(_draw, _measure_least, _marks),
    Prose(prose.write_title, prose.write_subtitle, prose.write_summary, _about, _list_notices),
    Export(tables.tabulate_trends, _records, () , _name_file, lambda shown: [shown.part], _lacks),
    CONTROLS,
)  # fmt: skip
PAGE = EXHIBIT.to_page()
