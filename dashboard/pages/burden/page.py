"""Burden: several measures side by side, each with its rank; share against GDP, the Lorenz curve, one's own weights."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.pages.burden import figure as chart
from dashboard.pages.burden import summary as prose
from dashboard.pages.burden import table as tables
from dashboard.pages.burden.key import list_numbers
from dashboard.pages.burden.query import select_burden
from dashboard.pages.burden.row import choose_symbol
from dashboard.pages.burden.strip import PATH, Burden, BurdenView, name_weight
from dashboard.picture.sheet import Sheet
from dashboard.shared import frame
from dashboard.shared.controls import Control
from dashboard.shared.download import label_download, locate_download
from dashboard.shared.frame import Drawing, Words
from dashboard.shared.member_link import locate_member
from dashboard.shared.notices import explain_missing, list_notices
from dashboard.shared.page import Headline, Page, Screen
from dashboard.shared.picture_link import locate_pictures
from dashboard.shared.plate import choose_colours, list_key, name_source
from dashboard.shared.theme import choose_theme
from dashboard.shared.wording import name_area
from etl.catalogue.burden_components import COMPONENTS
from etl.store.snapshot import Snapshot

NAME = "burden"
_FOLD = "Weigh the measures yourself"
CONTROLS = (
    Control("member"),
    *(Control(name_weight(component), fold=_FOLD) for component in COMPONENTS),
)


def figure(snapshot: Snapshot, view: BurdenView, screen: Screen) -> dict[str, Any]:
    """The chart as Plotly's JSON."""
    return chart.draw_burden(select_burden(snapshot, view), choose_theme(screen.dark), screen.narrow)


def words(snapshot: Snapshot, view: BurdenView) -> Words:
    """All that stands around the chart."""
    burden = select_burden(snapshot, view)
    lacks = lack(snapshot, view)
    records = list(tables.list_records(burden))
    return Words(
        title=prose.write_title(burden),
        subtitle=prose.write_subtitle(burden),
        summary=prose.write_summary(burden),
        notices=list_notices(snapshot, burden.part, view),
        marks=tuple(_marks(burden)),
        table=tables.tabulate_burden(burden),
        download="" if lacks else locate_download(NAME, view),
        download_label=label_download(len(records), tables.export(burden)),
        pictures={} if lacks else locate_pictures(NAME, view),
        about=tuple(_about(burden)),
        numbers=list_numbers(burden),
        more=tuple(_lead_on(burden)),
    )


def _marks(burden: Burden) -> set[str]:
    return {choose_symbol(dot) for strip in burden.rows for dot in strip.dots}


def picture(snapshot: Snapshot, view: BurdenView, screen: Screen) -> Sheet:
    """The strips to be taken away, with what is burnt in."""
    burden = select_burden(snapshot, view)
    return Sheet(
        title=prose.write_title(burden),
        subtitle=prose.write_subtitle(burden),
        told=prose.write_summary(burden),
        source=name_source(*burden.parts),
        key=list_key(_marks(burden), screen.dark),
        figure=chart.draw_burden(burden, choose_theme(screen.dark), screen.narrow, alone=True),
        least=chart.measure_least(burden, screen.narrow),
        colours=choose_colours(screen.dark),
    )


def headline(snapshot: Snapshot, view: BurdenView) -> Headline:
    """What the page says without JavaScript."""
    burden = select_burden(snapshot, view)
    description = f"{prose.write_subtitle(burden)} {prose.write_summary(burden)}".strip()
    return Headline(prose.write_title(burden), description, answers=not lack(snapshot, view))


def csv(snapshot: Snapshot, view: BurdenView) -> str:
    """The CSV of every number that the strips show."""
    return tables.export(select_burden(snapshot, view))


def lack(snapshot: Snapshot, view: BurdenView) -> str:
    """That a release which is named is not here; as of a day before every release the empty file is the answer."""
    return explain_missing(snapshot, view.as_of)


def csv_name(snapshot: Snapshot, view: BurdenView) -> str:
    """The file's name: what, and the release of the share of GDP."""
    part = select_burden(snapshot, view).part
    release = f"{part.release.source}-{part.release.release}" if part else "none"
    return f"burden-sharing_burden_{release}.csv"


def _lead_on(burden: Burden) -> Iterator[Component]:
    """Where there is more on the followed member."""
    code, pin = burden.view.member, burden.view.as_of
    yield html.P(dcc.Link(f"All on {name_area(code)}", href=locate_member(code, pin)))


def _about(burden: Burden) -> Iterator[Any]:
    """What there is to say of each measure, with a link to its definition; and what ranks are."""
    for gauge, remark in prose.list_remarks(burden):
        yield [dcc.Link(gauge.title, href=f"/methodology#{gauge.measure}"), f": {remark}"]
    if burden.strips:
        yield (
            "Members with the same figure share a rank; who has no armed forces has none. Ranks tell the order alone: "
            "more is not always better, and equal steps in rank may be unequal steps in burden."
        )


DRAWING = Drawing(NAME, BurdenView, CONTROLS, figure, words)
body, register = partial(frame.draw_body, DRAWING), partial(frame.register, DRAWING)
PAGE = Page(
    NAME, PATH, "Burden", BurdenView, body, headline, csv, csv_name, register, picture=picture, lack=lack, figure=figure
)
