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
from dashboard.pages.burden.proportion import tell_proportion
from dashboard.pages.burden.query import select_burden
from dashboard.pages.burden.row import choose_symbol
from dashboard.pages.burden.strip import PATH, Burden, BurdenView, name_weight
from dashboard.shared.controls import Control
from dashboard.shared.exhibit import Chart, Exhibit, Export, Prose
from dashboard.shared.member_link import locate_member
from dashboard.shared.notices import list_notices
from dashboard.shared.wording import name_in_prose
from etl.catalogue.burden_components import COMPONENTS
from etl.catalogue.measures import measures
from etl.store.snapshot import Snapshot

_FOLD = "Weigh the measures yourself"
CONTROLS = (
    Control("member"),
    *(Control(name_weight(component), fold=_FOLD) for component in COMPONENTS),
)


def _marks(burden: Burden) -> set[str]:
    return {choose_symbol(dot) for strip in burden.rows for dot in strip.dots}


def _list_notices(snapshot: Snapshot, burden: Burden, view: BurdenView) -> tuple[str, ...]:
    return list_notices(snapshot, burden.part, view)


def _lead_on(_snapshot: Snapshot, burden: Burden) -> Iterator[Component]:
    """Where there is more on the followed member."""
    code, pin = burden.view.member, burden.view.as_of
    yield html.P(dcc.Link(f"All on {name_in_prose(code)}", href=locate_member(code, pin)))


def _about(burden: Burden) -> Iterator[Any]:
    """What there is to say of each measure, with a link to its definition; and what ranks are."""
    for gauge, remark in prose.list_remarks(burden):
        yield [dcc.Link(gauge.title, href=f"/methodology#{gauge.measure}"), f": {remark}"]
    for one in burden.proportions:
        known, told = measures()[one.measure], tell_proportion(one, burden.view.member)
        yield [dcc.Link(known.title, href=f"/methodology#{known.id}"), f": {told} {known.caution}"]
    if burden.strips:
        yield (
            "Members with the same figure share a rank; who has no armed forces has none. Ranks tell the order alone: "
            "more is not always better, and equal steps in rank may be unequal steps in burden."
        )


def _name_file(burden: Burden) -> str:
    """What, and the release of the share of GDP."""
    release = burden.part.release if burden.part else None
    return f"burden_{release.source}-{release.release}" if release else "burden_none"


EXHIBIT = Exhibit(
    "burden", PATH, "Burden", BurdenView, select_burden,
    Chart(chart.draw_burden, chart.measure_least, _marks, alone=partial(chart.draw_burden, alone=True)),
    Prose(
        prose.write_title, prose.write_subtitle, prose.write_summary, _about, _list_notices, list_numbers, _lead_on
    ),
    Export(
        tables.tabulate_burden, tables.list_records, tables.CSV_COLUMNS, _name_file, lambda burden: burden.parts
    ),
    CONTROLS,
)  # fmt: skip
PAGE = EXHIBIT.to_page()
