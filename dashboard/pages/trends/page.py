"""Trends: burden sharing per member over time, any indicator of one release, targets and estimates marked."""

from functools import partial
from typing import Any

from dashboard.pages.trends import figure as chart
from dashboard.pages.trends import multiples
from dashboard.pages.trends import summary as prose
from dashboard.pages.trends import table as tables
from dashboard.pages.trends.query import Trends, TrendsView, select_trends
from dashboard.pages.trends.shortfall import list_shortfalls
from dashboard.picture.sheet import Sheet
from dashboard.shared import frame
from dashboard.shared.controls import Control
from dashboard.shared.download import export_csv, label_export, locate_download
from dashboard.shared.frame import Drawing, Words
from dashboard.shared.notices import explain_missing, list_notices
from dashboard.shared.page import Headline, Page, Screen
from dashboard.shared.picture_link import locate_pictures
from dashboard.shared.plate import choose_colours, list_key, name_source
from dashboard.shared.stock import Memory
from dashboard.shared.theme import choose_theme
from dashboard.view import Option
from etl.catalogue.definitions import DEFINITIONS, definition_in
from etl.catalogue.sources import cite
from etl.store.snapshot import Snapshot

NAME = "trends"
PATH = "/trends"


def _years_on_offer(snapshot: Snapshot, view: TrendsView) -> tuple[Option, ...]:
    years = select_trends(snapshot, view.but(time=None)).years
    since = [Option(f"{year}..{years[-1]}", f"Since {year}") for year in years[-2::-1]]
    if view.time and (view.time[0], view.time[1]) not in [(year, years[-1]) for year in years[-2::-1]]:
        since.insert(0, Option(f"{view.time[0]}..{view.time[1]}", f"{view.time[0]}–{view.time[1]}"))
    return Option("all", "All years"), *since


CONTROLS = (
    Control("indicator"),
    Control("time", _years_on_offer),
    *map(Control, ("chart", "country", "others", "targets", "events")),
)


def figure(snapshot: Snapshot, view: TrendsView, screen: Screen) -> dict[str, Any]:
    """The chart as Plotly's JSON."""
    return _draw(select_trends(snapshot, view), screen)


def _draw(shown: Trends, screen: Screen) -> dict[str, Any]:
    draw = multiples.draw_multiples if shown.view.chart == "multiples" else chart.draw_trends
    return draw(shown, choose_theme(screen.dark), screen.narrow)


def picture(snapshot: Snapshot, view: TrendsView, screen: Screen) -> Sheet:
    """The chart to be taken away, with what is burnt in."""
    shown = select_trends(snapshot, view)
    least = multiples.measure_least if view.chart == "multiples" else chart.measure_least
    return Sheet(
        title=prose.write_title(shown),
        subtitle=prose.write_subtitle(shown),
        told=prose.write_summary(shown),
        source=name_source(shown.part),
        key=list_key(_marks(shown), screen.dark),
        figure=_draw(shown, screen),
        least=least(shown, screen.narrow),
        colours=choose_colours(screen.dark),
    )


def words(snapshot: Snapshot, view: TrendsView) -> Words:
    """All that stands around the chart."""
    shown = select_trends(snapshot, view)
    lacks = _find_lack(snapshot, shown)
    return Words(
        title=prose.write_title(shown),
        subtitle=prose.write_subtitle(shown),
        summary=prose.write_summary(shown),
        notices=(*list_shortfalls(shown), *list_notices(snapshot, shown.part, view)),
        marks=tuple(_marks(shown)),
        table=tables.tabulate_trends(shown),
        download="" if lacks else locate_download(NAME, view),
        download_label=_label_download(snapshot, view),
        pictures={} if lacks else locate_pictures(NAME, view),
        about=_about(shown),
    )


_LABELS: Memory[TrendsView, str] = Memory()


def _label_download(snapshot: Snapshot, view: TrendsView) -> str:
    return _LABELS.find(snapshot, view) or _LABELS.keep(snapshot, view, _measure_download(snapshot, view))


def _measure_download(snapshot: Snapshot, view: TrendsView) -> str:
    return label_export(tables.list_rows(select_trends(snapshot, view)))


def _marks(shown: Trends) -> set[str]:
    drawn = [(line.focus, row) for line in shown.series for row in line.points if row.value is not None]
    alone = len(shown.years) == 1
    # A grey line has no marks, but for a figure that stands alone.
    shapes = {chart.choose_symbol(row, shown) for focus, row in drawn if focus or alone}
    if alone:
        return shapes
    dashed = {"dash"} if any(shown.is_open(row) for _, row in drawn) else set()
    return dashed if shown.view.chart == "multiples" else shapes | dashed


def headline(snapshot: Snapshot, view: TrendsView) -> Headline:
    """What the page says without JavaScript."""
    shown = select_trends(snapshot, view)
    description = f"{prose.write_subtitle(shown)} {prose.write_summary(shown)}".strip()
    return Headline(prose.write_title(shown), description, answers=not _find_lack(snapshot, shown))


def csv(snapshot: Snapshot, view: TrendsView) -> str:
    """The CSV of every number that the chart shows."""
    return export_csv(tables.list_rows(select_trends(snapshot, view)))


def lack(snapshot: Snapshot, view: TrendsView) -> str:
    """Why there is no file of what is asked; "" where there is one."""
    return _find_lack(snapshot, select_trends(snapshot, view))


def _find_lack(snapshot: Snapshot, shown: Trends) -> str:
    """That a release which is named is not here, or that the one that answers has nothing of this; "" otherwise.

    As of a day before every release there is one, without rows: that nothing was known is the answer.
    """
    lacks = shown.part is not None and not any(line.points for line in shown.series)
    return explain_missing(snapshot, shown.view.as_of) or (prose.write_summary(shown) if lacks else "")


def csv_name(snapshot: Snapshot, view: TrendsView) -> str:
    """The file's name: indicator, unit and release."""
    shown = select_trends(snapshot, view)
    release = shown.part.release.release if shown.part else "none"
    unit = shown.unit.replace("_", "-")
    return f"burden-sharing_{shown.indicator.id.replace('_', '-')}_{unit}_{shown.indicator.source}-{release}.csv"


def _about(shown: Trends) -> tuple[str, ...]:
    indicator, part = shown.indicator, shown.part
    definition = DEFINITIONS[definition_in(part.release, indicator) if part else indicator.definition]
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


DRAWING = Drawing(NAME, TrendsView, CONTROLS, figure, words)
body, register = partial(frame.draw_body, DRAWING), partial(frame.register, DRAWING)
PAGE = Page(
    NAME, PATH, "Trends", TrendsView, body, headline, csv, csv_name, register, picture=picture, lack=lack, figure=figure
)
