"""Trends: burden sharing per member over time, any indicator of one release, targets and estimates marked."""

from typing import Any

from dash import Dash
from dash.development.base_component import Component

from dashboard.pages.trends import figure as chart
from dashboard.pages.trends import multiples
from dashboard.pages.trends import summary as prose
from dashboard.pages.trends import table as tables
from dashboard.pages.trends.query import Trends, trends
from dashboard.shared import frame
from dashboard.shared.controls import Options, pick, select, switch
from dashboard.shared.download import to_csv
from dashboard.shared.frame import Control, Drawing, Words
from dashboard.shared.notices import notices
from dashboard.shared.page import Headline, Page
from dashboard.shared.screen import Screen
from dashboard.shared.theme import theme
from dashboard.view import View, area_name, areas_on_offer
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.indicators import indicators, yearly
from etl.catalogue.sources import SOURCES, cite
from etl.store.snapshot import Snapshot, Store

NAME = "trends"
PATH = "/trends"


def _indicator(_: Snapshot, view: View) -> Component:
    groups: Options = [
        {
            "group": source.publisher,
            "items": [_option(name) for name in yearly() if indicators()[name].source == source.id],
        }
        for source in SOURCES.values()
    ]
    return select(NAME, "indicator", "Indicator", groups, view.indicator)


def _option(name: str) -> dict[str, str]:
    return {"value": name, "label": indicators()[name].title}


def _country(_: Snapshot, view: View) -> Component:
    options: Options = [
        {"group": kind, "items": [{"value": code, "label": area_name(code)} for code in codes]}
        for kind, codes in areas_on_offer().items()
    ]
    return pick(NAME, "country", "In colour", options, view.country)


def _time_options(snapshot: Snapshot, view: View) -> Options:
    years = trends(snapshot, view.but(time=None)).years
    since = [{"value": f"{year}..{years[-1]}", "label": f"Since {year}"} for year in years[-2::-1]]
    chosen = _time_word(snapshot, view)
    if chosen not in {"all", *(option["value"] for option in since)}:
        since.insert(0, {"value": chosen, "label": chosen.replace("..", "–")})
    return [{"value": "all", "label": "All years"}, *since]


def _time_word(_: Snapshot, view: View) -> str:
    return f"{view.time[0]}..{view.time[1]}" if view.time else "all"


def _time(snapshot: Snapshot, view: View) -> Component:
    return select(NAME, "time", "Years", _time_options(snapshot, view), _time_word(snapshot, view))


def _chart(_: Snapshot, view: View) -> Component:
    options = [{"value": "lines", "label": "One chart"}, {"value": "multiples", "label": "Small multiples"}]
    return select(NAME, "chart", "Drawn as", options, view.chart)


def _others(_: Snapshot, view: View) -> Component:
    return switch(NAME, "others", "Other members in grey", view.others)


def _targets(_: Snapshot, view: View) -> Component:
    return switch(NAME, "targets", "Target lines", view.targets)


def _events(_: Snapshot, view: View) -> Component:
    return switch(NAME, "events", "Events", view.events)


CONTROLS = (
    Control("indicator", _indicator, lambda _, view: view.indicator),
    Control("time", _time, _time_word, _time_options),
    Control("chart", _chart, lambda _, view: view.chart),
    Control("country", _country, lambda _, view: list(view.country)),
    Control("others", _others, lambda _, view: view.others, prop="checked"),
    Control("targets", _targets, lambda _, view: view.targets, prop="checked"),
    Control("events", _events, lambda _, view: view.events, prop="checked"),
)


def figure(snapshot: Snapshot, view: View, screen: Screen) -> dict[str, Any]:
    """The chart as Plotly's JSON."""
    draw = multiples.figure if view.chart == "multiples" else chart.figure
    return draw(trends(snapshot, view), theme(screen.dark), screen.narrow)


def words(snapshot: Snapshot, view: View) -> Words:
    """All that stands around the chart."""
    shown = trends(snapshot, view)
    rows = list(tables.csv_rows(shown))
    return Words(
        title=prose.title(shown),
        subtitle=prose.subtitle(shown),
        summary=prose.summary(shown),
        notices=(*filter(None, [prose.substitution(shown)]), *notices(snapshot, shown.part, view)),
        marks=tuple(_marks(shown)),
        table=tables.table(shown),
        download=frame.download_href(NAME, view),
        download_label=frame.download_label(len(rows), to_csv(rows)),
        about=_about(shown),
    )


def _marks(shown: Trends) -> set[str]:
    rows = [row for line in shown.focus for row in line.points if row.value is not None]
    shapes = {chart.symbol(row, shown) for row in rows}
    if len(shown.years) == 1:
        return shapes
    dashed = {"dash"} if any(map(shown.is_open, rows)) else set()
    return dashed if shown.view.chart == "multiples" else shapes | dashed


def headline(snapshot: Snapshot, view: View) -> Headline:
    """What the page says without JavaScript."""
    shown = trends(snapshot, view)
    return Headline(prose.title(shown), f"{prose.subtitle(shown)} {prose.summary(shown)}".strip())


def csv(snapshot: Snapshot, view: View) -> str:
    """The CSV of every number that the chart shows."""
    return to_csv(tables.csv_rows(trends(snapshot, view)))


def csv_name(snapshot: Snapshot, view: View) -> str:
    """The file's name: indicator, unit and release."""
    shown = trends(snapshot, view)
    release = shown.part.release.release if shown.part else "none"
    unit = shown.unit.replace("_", "-")
    return f"burden-sharing_{shown.indicator.id.replace('_', '-')}_{unit}_{shown.indicator.source}-{release}.csv"


def _about(shown: Trends) -> tuple[str, ...]:
    indicator, part = shown.indicator, shown.part
    definition = DEFINITIONS[part.release.definition if part and indicator.source == "nato" else indicator.definition]
    formula = [f"{indicator.title}: {indicator.formula}."] if indicator.formula else []
    source = [f"Source: {cite(indicator.source, part.release.release)}. {part.release.note}"] if part else []
    return (
        *formula,
        f"{definition.title}: {definition.text}",
        *(f"{line.title}. {line.wording} ({line.source}.)" for line in shown.lines),
        *source,
        "Lines show every year of the release, also years before a member's accession.",
        "In the table: [e] estimate, [f] forecast, [m] part of a year, [p] pinned, [x] not available, [n] not "
        "applicable.",
    )


DRAWING = Drawing(NAME, CONTROLS, figure, words)


def body(snapshot: Snapshot, view: View, screen: Screen) -> Component:
    """The page's content."""
    return frame.body(DRAWING, snapshot, view, screen)


def register(app: Dash, store: Store) -> None:
    """Add the page's callbacks."""
    frame.register(DRAWING, app, store)


PAGE = Page(NAME, PATH, "Trends", body, headline, csv, csv_name, register)
