"""Overview: the alliance on one screen; the map, every member sorted, the claim as a story, the questions as doors."""

from collections.abc import Iterator, Mapping
from datetime import date

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
from dashboard.shared.about import name_edition, tell_definition, tell_source, tell_target
from dashboard.shared.download import record_rows
from dashboard.shared.exhibit import Chart, Exhibit, Export, Prose
from dashboard.shared.notices import list_notices
from dashboard.shared.score import choose_symbol
from dashboard.shared.signs import FIGURES, VERDICTS
from dashboard.shared.table import draw_section
from dashboard.shared.wording import hold_together
from dashboard.view import repin
from etl.store.snapshot import Snapshot

PATH = "/"
_MAP = (
    "The map's lines are those of Natural Earth (public domain), simplified, and say nothing on the status of any "
    "territory; land that belongs to no member is one tint, without borders. The two charts are not of one scale."
)


def _list_marks(alliance: Alliance) -> set[str]:
    shapes = {choose_symbol(score) for score in alliance.with_share}
    return shapes | {"met" if score.met else "below" for score in alliance.with_share if score.met is not None}


def _list_sections(snapshot: Snapshot, alliance: Alliance) -> Iterator[Component]:
    """The claim as a story, what the release changed, and the questions."""
    pin, story = alliance.view.as_of, find_story(snapshot)
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


def _list_notices(snapshot: Snapshot, alliance: Alliance, view: OverviewView) -> tuple[str, ...]:
    return list_notices(snapshot, alliance.part, view)


def _about(alliance: Alliance) -> Iterator[str]:
    yield from map(tell_target, alliance.targets)
    if alliance.part:
        yield tell_definition(alliance.part.release.definition)
        yield (
            "The part of the United States in spending, GDP and people is of the sums over all members with armed "
            "forces."
        )
        yield tell_source(alliance.part.release)
        yield _MAP
        yield "In the table: [e] estimate, [p] pinned, – no figure."


def _records(alliance: Alliance) -> Iterator[Mapping[str, object]]:
    return record_rows(tables.list_rows(alliance))


def _name_file(alliance: Alliance) -> str:
    """What, unit, year and release."""
    return f"overview_percent-of-gdp_{alliance.year or 'none'}_nato-{name_edition(alliance.part)}"


def _lacks(alliance: Alliance) -> bool:
    return alliance.part is not None and not any(tables.list_rows(alliance))


EXHIBIT = Exhibit(
    "overview", PATH, "Overview", OverviewView, select_alliance,
    Chart(chart.draw_overview, chart.measure_least, _list_marks, {**FIGURES, **VERDICTS}),
    Prose(
        prose.write_title, prose.write_subtitle, prose.write_summary, _about, _list_notices, list_numbers,
        _list_sections,
    ),
    Export(
        tables.tabulate_alliance, _records, tables.CSV_COLUMNS, _name_file,
        lambda alliance: [alliance.part, alliance.drawn], _lacks, lambda alliance: not alliance.with_share,
    ),
)  # fmt: skip
PAGE = EXHIBIT.to_page()
