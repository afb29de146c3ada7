"""Change: who crossed the target between two years of one release, and what of it was spending and what GDP."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from dashboard.pages.change import figure as chart
from dashboard.pages.change import summary as prose
from dashboard.pages.change import table as tables
from dashboard.pages.change.crossings import Change, ChangeView
from dashboard.pages.change.lack import explain_outsider
from dashboard.pages.change.query import MEASURE, select_change
from dashboard.pages.change.tally import list_numbers
from dashboard.pages.change.title import write_title
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
from dashboard.shared.wording import write_period
from dashboard.view import Option
from etl.asof.columns import is_expected
from etl.asof.pin import day_of
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.measures import measures
from etl.catalogue.sources import LEAD, cite
from etl.prose import day
from etl.store.snapshot import Snapshot

NAME = "change"
PATH = "/change"


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
    *map(Control, ("target", "membership", "country")),
)


def figure(snapshot: Snapshot, view: ChangeView, screen: Screen) -> dict[str, Any]:
    """The chart as Plotly's JSON."""
    return chart.draw_change(select_change(snapshot, view), choose_theme(screen.dark), screen.narrow)


def picture(snapshot: Snapshot, view: ChangeView, screen: Screen) -> Sheet:
    """The chart to be taken away, with what is burnt in."""
    shown = select_change(snapshot, view)
    return Sheet(
        title=write_title(shown),
        subtitle=prose.write_subtitle(shown),
        told=prose.write_summary(shown),
        source=name_source(shown.part),
        key=list_key(_marks(shown), screen.dark),
        figure=chart.draw_change(shown, choose_theme(screen.dark), screen.narrow),
        least=chart.measure_least(shown, screen.narrow),
        colours=choose_colours(screen.dark),
    )


def words(snapshot: Snapshot, view: ChangeView) -> Words:
    """All that stands around the chart."""
    shown = select_change(snapshot, view)
    lacks = _find_lack(snapshot, shown)
    return Words(
        title=write_title(shown),
        subtitle=prose.write_subtitle(shown),
        summary=prose.write_summary(shown),
        notices=(*_list_unshown(shown), *list_notices(snapshot, shown.part, view), *_agreed_later(snapshot, shown)),
        marks=tuple(_marks(shown)),
        table=tables.tabulate_change(shown),
        download="" if lacks else locate_download(NAME, view),
        download_label=label_records(tables.list_records(shown), tables.CSV_COLUMNS),
        pictures={} if lacks else locate_pictures(NAME, view),
        about=_about(shown),
        numbers=list_numbers(shown),
    )


def _marks(shown: Change) -> set[str]:
    if not shown.drawn:
        return set()
    shapes = {chart.choose_symbol(shown, row, end) for row in shown.drawn for end in (0, 1)}
    sides = {"met" if row.met[1] else "below" for row in shown.drawn if row.met[1] is not None}
    turned = {name for row in shown.drawn if (name := {1: "rose", -1: "fell"}.get(row.direction or 0))}
    parts = {"spending", "gdp", "whole", *({"residual"} if any(row.residual for row in shown.drawn) else ())}
    return shapes | sides | turned | parts


def _list_unshown(shown: Change) -> Iterator[str]:
    """The members that were chosen and were none in the last year."""
    there = {row.code for row in shown.rows}
    gone = [code for code in shown.view.country if code not in there] if shown.span else []
    yield from (explain_outsider(shown, code) for code in gone)


def _agreed_later(snapshot: Snapshot, shown: Change) -> Iterator[str]:
    """That a target is held against what was known before anybody had agreed on it (R20)."""
    known = day_of(snapshot, shown.view.as_of)
    if known and known < shown.target.agreed:
        yield f"{shown.target.occasion} was agreed on {day(shown.target.agreed)}, after what is shown was known."


def headline(snapshot: Snapshot, view: ChangeView) -> Headline:
    """What the page says without JavaScript."""
    shown = select_change(snapshot, view)
    description = f"{prose.write_subtitle(shown)} {prose.write_summary(shown)}".strip()
    return Headline(write_title(shown), description, answers=not _find_lack(snapshot, shown))


def csv(snapshot: Snapshot, view: ChangeView) -> str:
    """The CSV of every number that the page shows, and of those that they rest on."""
    return export_records(tables.list_records(select_change(snapshot, view)), tables.CSV_COLUMNS)


def lack(snapshot: Snapshot, view: ChangeView) -> str:
    """Why there is no file of what is asked; "" where there is one."""
    return _find_lack(snapshot, select_change(snapshot, view))


def _find_lack(snapshot: Snapshot, shown: Change) -> str:
    """That a release which is named is not here, or that the one that answers has nothing of this; "" otherwise.

    As of a day before every release there is one, without rows: that nothing was known is the answer.
    """
    lacks = shown.part is not None and not shown.drawn
    return explain_missing(snapshot, shown.view.as_of) or (prose.write_summary(shown) if lacks else "")


def csv_name(snapshot: Snapshot, view: ChangeView) -> str:
    """The file's name: what, unit, years and release."""
    shown = select_change(snapshot, view)
    release = shown.part.release.release if shown.part else "none"
    span = "-".join(map(str, shown.span or ("none",)))
    return f"burden-sharing_change_percentage-points_{span}_nato-{release}.csv"


def _about(shown: Change) -> tuple[str, ...]:
    aim = f"{shown.target.title}. {shown.target.wording} ({shown.target.source}.)"
    measure = measures()[MEASURE]
    formula = f"{measure.title}: {measure.formula}. {measure.citation}".strip()
    if shown.part is None:
        return aim, formula
    release = shown.part.release
    definition = DEFINITIONS[release.definition]
    return (
        aim,
        formula,
        "Crossed by spending: without GDP's part of the change it would have crossed too, and without spending's it "
        "would not. A part of GDP above zero means that GDP fell.",
        "Who crossed goes by the share as published, rounded to two decimals.",
        f"{definition.title}: {definition.text}",
        f"Source: {cite(LEAD, release.release)}. {release.note}",
        "In the table: [e] rests on an estimate, [p] on a share that was set by hand, – no figure.",
    )


DRAWING = Drawing(NAME, ChangeView, CONTROLS, figure, words)
body, register = partial(frame.draw_body, DRAWING), partial(frame.register, DRAWING)
PAGE = Page(
    NAME, PATH, "Change", ChangeView, body, headline, csv, csv_name, register, picture=picture, lack=lack, figure=figure
)
