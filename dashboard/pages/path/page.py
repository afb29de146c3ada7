"""Path: the real growth of spending that a target asks, beside the record, the straight path and the trend."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from dashboard.pages.path import figure as chart
from dashboard.pages.path import summary as prose
from dashboard.pages.path import table as tables
from dashboard.pages.path.course import list_arrivals
from dashboard.pages.path.outlook import Path, PathView
from dashboard.pages.path.query import select_path
from dashboard.pages.path.tally import list_numbers
from dashboard.picture.sheet import Sheet
from dashboard.shared import frame
from dashboard.shared.controls import Control
from dashboard.shared.download import locate_download
from dashboard.shared.frame import Drawing, Words
from dashboard.shared.notices import explain_missing, list_notices
from dashboard.shared.page import Headline, Page, Screen
from dashboard.shared.picture_link import locate_pictures
from dashboard.shared.plate import choose_colours, list_key, name_source
from dashboard.shared.result_rows import export_records, label_records
from dashboard.shared.theme import choose_theme
from etl.asof.pin import day_of
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.measures import measures
from etl.catalogue.sources import LEAD, cite
from etl.catalogue.targets import targets
from etl.measures.target.steps import MEASURES
from etl.prose import day
from etl.store.snapshot import Snapshot

NAME = "path"
PATH = "/path"
CONTROLS = tuple(map(Control, ("country", "target", "growth", "trend")))


def figure(snapshot: Snapshot, view: PathView, screen: Screen) -> dict[str, Any]:
    """The chart as Plotly's JSON."""
    return chart.draw_path(select_path(snapshot, view), choose_theme(screen.dark), screen.narrow)


def picture(snapshot: Snapshot, view: PathView, screen: Screen) -> Sheet:
    """The chart to be taken away, with what is burnt in."""
    shown = select_path(snapshot, view)
    return Sheet(
        title=prose.write_title(shown),
        subtitle=prose.write_subtitle(shown),
        told=prose.write_summary(shown),
        source=name_source(shown.part),
        key=list_key(_marks(shown), screen.dark),
        figure=chart.draw_path(shown, choose_theme(screen.dark), screen.narrow),
        least=chart.measure_least(shown, screen.narrow),
        colours=choose_colours(screen.dark),
    )


def words(snapshot: Snapshot, view: PathView) -> Words:
    """All that stands around the chart."""
    shown = select_path(snapshot, view)
    lacks = _find_lack(snapshot, shown)
    return Words(
        title=prose.write_title(shown),
        subtitle=prose.write_subtitle(shown),
        summary=prose.write_summary(shown),
        notices=(*list_notices(snapshot, shown.part, view), *_agreed_later(snapshot, shown)),
        marks=tuple(_marks(shown)),
        table=tables.tabulate_path(shown),
        download="" if lacks else locate_download(NAME, view),
        download_label=label_records(tables.list_records(shown), tables.CSV_COLUMNS),
        pictures={} if lacks else locate_pictures(NAME, view),
        about=_about(shown),
        numbers=list_numbers(shown),
    )


def _marks(shown: Path) -> set[str]:
    if not shown.rows:
        return set()
    slow = {"slow"} if len(shown.ahead) < len(shown.judged) else set()
    straight = {"straight"} if shown.focus and not shown.focus.is_met else set()
    straight |= {"arrival"} if list_arrivals(shown) else set()
    hollow = {"circle-open"} if shown.estimate else set()
    return {"circle", "fast", "asks", "trend", *slow, *straight, *hollow}


def _agreed_later(snapshot: Snapshot, shown: Path) -> Iterator[str]:
    """That a target is held against what was known before anybody had agreed on it (R20)."""
    known = day_of(snapshot, shown.view.as_of)
    if known and known < shown.target.agreed:
        yield f"{shown.target.occasion} was agreed on {day(shown.target.agreed)}, after what is shown was known."


def headline(snapshot: Snapshot, view: PathView) -> Headline:
    """What the page says without JavaScript."""
    shown = select_path(snapshot, view)
    description = f"{prose.write_subtitle(shown)} {prose.write_summary(shown)}".strip()
    return Headline(prose.write_title(shown), description, answers=not _find_lack(snapshot, shown))


def csv(snapshot: Snapshot, view: PathView) -> str:
    """The CSV of every number that the page shows."""
    return export_records(tables.list_records(select_path(snapshot, view)), tables.CSV_COLUMNS)


def lack(snapshot: Snapshot, view: PathView) -> str:
    """Why there is no file of what is asked; "" where there is one."""
    return _find_lack(snapshot, select_path(snapshot, view))


def _find_lack(snapshot: Snapshot, shown: Path) -> str:
    """That a release which is named is not here, or that the one that answers has nothing of this; "" otherwise.

    As of a day before every release there is one, without rows: that nothing was known is the answer.
    """
    lacks = shown.part is not None and not shown.rows
    return explain_missing(snapshot, shown.view.as_of) or (prose.write_summary(shown) if lacks else "")


def csv_name(snapshot: Snapshot, view: PathView) -> str:
    """The file's name: what, whose, unit, target and release."""
    shown = select_path(snapshot, view)
    release = shown.part.release.release if shown.part else "none"
    aim = view.target.replace("_", "-")
    return f"burden-sharing_path_{view.country.replace('_', '-')}_percent-a-year_{aim}_nato-{release}.csv"


def _about(shown: Path) -> tuple[str, ...]:
    aim = f"{shown.target.title}. {shown.target.wording} ({shown.target.source}.)"
    formulas = (f"{one.title}: {one.formula}. {one.caution}".strip() for one in map(measures().__getitem__, MEASURES))
    unpublished = (f"{one.title}. {one.wording}" for one in targets() if one.value is None)
    if shown.part is None:
        return aim, *formulas, *unpublished
    release = shown.part.release
    definition = DEFINITIONS[release.definition]
    return (
        aim,
        *formulas,
        *unpublished,
        f"{definition.title}: {definition.text}",
        f"Source: {cite(LEAD, release.release)}. {release.note}",
        "In the table: [e] rests on an estimate, – no figure.",
    )


DRAWING = Drawing(NAME, PathView, CONTROLS, figure, words)
body, register = partial(frame.draw_body, DRAWING), partial(frame.register, DRAWING)
PAGE = Page(
    NAME, PATH, "Path", PathView, body, headline, csv, csv_name, register, picture=picture, lack=lack, figure=figure
)
