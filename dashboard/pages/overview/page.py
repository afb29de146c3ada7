"""Overview: the alliance on one screen; the map, every member sorted, the claim as a story, the questions as doors."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.pages.overview import figure as chart
from dashboard.pages.overview import summary as prose
from dashboard.pages.overview import table as tables
from dashboard.pages.overview.alliance import Alliance, OverviewView
from dashboard.pages.overview.entrances import draw_entrances
from dashboard.pages.overview.key_numbers import list_numbers
from dashboard.pages.overview.news import find_news, write_news
from dashboard.pages.overview.query import select_alliance
from dashboard.pages.overview.story import CLAIM, find_story, write_story
from dashboard.picture.sheet import Sheet
from dashboard.shared import frame
from dashboard.shared.download import export_csv, label_export, locate_download
from dashboard.shared.frame import Drawing, Words
from dashboard.shared.notices import explain_missing, list_notices
from dashboard.shared.page import Headline, Page, Screen
from dashboard.shared.picture_link import locate_pictures
from dashboard.shared.plate import choose_colours, list_key, name_source
from dashboard.shared.score import choose_symbol
from dashboard.shared.table import draw_section
from dashboard.shared.theme import choose_theme
from dashboard.shared.wording import hold_together
from dashboard.view import repin
from etl.asof.pin import Pin
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.sources import cite
from etl.prose import day
from etl.store.snapshot import Snapshot

NAME = "overview"
PATH = "/"
_MAP = (
    "The map's lines are those of Natural Earth (public domain), simplified, and say nothing on the status of any "
    "territory; land that belongs to no member is one tint, without borders. The two charts are not of one scale."
)


def figure(snapshot: Snapshot, view: OverviewView, screen: Screen) -> dict[str, Any]:
    """The chart as Plotly's JSON."""
    return chart.draw_overview(select_alliance(snapshot, view), choose_theme(screen.dark), screen.narrow)


def words(snapshot: Snapshot, view: OverviewView) -> Words:
    """All that stands around the chart."""
    alliance = select_alliance(snapshot, view)
    lacks = _find_lack(snapshot, alliance)
    return Words(
        title=prose.write_title(alliance),
        subtitle=hold_together(prose.write_subtitle(alliance)),
        summary=hold_together(prose.write_summary(alliance)),
        notices=list_notices(snapshot, alliance.part, view),
        marks=tuple(_list_marks(alliance)),
        table=tables.tabulate_alliance(alliance),
        download="" if lacks else locate_download(NAME, view),
        download_label=label_export(tables.list_rows(alliance), tables.CSV_COLUMNS),
        pictures={} if lacks else locate_pictures(NAME, view),
        about=_about(alliance),
        numbers=list_numbers(alliance),
        more=tuple(_list_sections(snapshot, alliance)),
    )


def _list_marks(alliance: Alliance) -> set[str]:
    shapes = {choose_symbol(score) for score in alliance.with_share}
    return shapes | {"met" if score.met else "below" for score in alliance.with_share if score.met is not None}


def _list_sections(snapshot: Snapshot, alliance: Alliance) -> Iterator[Component]:
    """The claim as a story, what the release changed, and the questions."""
    pin, story = alliance.view.as_of, find_story(snapshot)
    if not alliance.with_share:
        yield from _lead_on(snapshot, alliance)
    told = write_story(story, alliance.day or date.max) if story else ""
    if told and story:
        says = f"“One of {story.claimed} members that missed 2 %.” "
        link = dcc.Link("See what was known when", href=f"/claims{repin(f'claim={CLAIM}', pin)}")
        yield html.P([html.Strong(hold_together(says)), hold_together(told), " ", link], className="story")
    news = find_news(snapshot, alliance.part) if alliance.part else None
    if news:
        yield html.P([html.Strong("What this release changed. "), hold_together(write_news(news))], className="story")
    questions = html.Ul(draw_entrances(pin), className="entrances")
    yield draw_section("questions", "Questions that have an answer here", questions)


def _lead_on(snapshot: Snapshot, alliance: Alliance) -> Iterator[Component]:
    """Where nothing can be drawn, the way to what was known on the day, else to the newest of all."""
    then = alliance.day
    if then and alliance.view.as_of.releases:
        on_day = OverviewView(as_of=Pin(then))
        if select_alliance(snapshot, on_day).with_share:
            yield html.P(dcc.Link(f"All that was known on {day(then)}", href=f"{PATH}{on_day.to_query()}"))
            return
    if alliance.view.as_of:
        yield html.P(dcc.Link("The newest of each source", href=PATH))


def picture(snapshot: Snapshot, view: OverviewView, screen: Screen) -> Sheet:
    """The chart to be taken away, with what is burnt in."""
    alliance = select_alliance(snapshot, view)
    return Sheet(
        title=prose.write_title(alliance),
        subtitle=prose.write_subtitle(alliance),
        told=prose.write_summary(alliance),
        source=name_source(alliance.part, alliance.drawn),
        key=list_key(_list_marks(alliance), screen.dark),
        figure=figure(snapshot, view, screen),
        least=chart.measure_least(alliance, screen.narrow),
        colours=choose_colours(screen.dark),
    )


def headline(snapshot: Snapshot, view: OverviewView) -> Headline:
    """What the page says without JavaScript."""
    alliance = select_alliance(snapshot, view)
    description = f"{prose.write_subtitle(alliance)} {prose.write_summary(alliance)}".strip()
    return Headline(prose.write_title(alliance), description, answers=not _find_lack(snapshot, alliance))


def csv(snapshot: Snapshot, view: OverviewView) -> str:
    """The CSV of the members as they are sorted."""
    return export_csv(tables.list_rows(select_alliance(snapshot, view)), tables.CSV_COLUMNS)


def lack(snapshot: Snapshot, view: OverviewView) -> str:
    """Why there is no file of what is asked; "" where there is one."""
    return _find_lack(snapshot, select_alliance(snapshot, view))


def _find_lack(snapshot: Snapshot, alliance: Alliance) -> str:
    lacks = alliance.part is not None and not any(tables.list_rows(alliance))
    return explain_missing(snapshot, alliance.view.as_of) or (prose.write_summary(alliance) if lacks else "")


def csv_name(snapshot: Snapshot, view: OverviewView) -> str:
    """The file's name: what, unit, year and release."""
    alliance = select_alliance(snapshot, view)
    release = alliance.part.release.release if alliance.part else "none"
    return f"burden-sharing_overview_percent-of-gdp_{alliance.year or 'none'}_nato-{release}.csv"


def _about(alliance: Alliance) -> tuple[str, ...]:
    aims = tuple(f"{aim.title}. {aim.wording} ({aim.source}.)" for aim in alliance.targets)
    if alliance.part is None:
        return (*aims, _MAP)
    release = alliance.part.release
    definition = DEFINITIONS[release.definition]
    return (
        *aims,
        f"{definition.title}: {definition.text}",
        "The part of the United States in spending, GDP and people is of the sums over all members with armed forces.",
        f"Source: {cite('nato', release.release)}. {release.note}",
        _MAP,
        "In the table: [e] estimate, [p] pinned, – no figure.",
    )


DRAWING = Drawing(NAME, OverviewView, (), figure, words)
body, register = partial(frame.draw_body, DRAWING), partial(frame.register, DRAWING)
PAGE = Page(
    NAME,
    PATH,
    "Overview",
    OverviewView,
    body,
    headline,
    csv,
    csv_name,
    register,
    picture=picture,
    lack=lack,
    figure=figure,
)
