"""Where a press on the chart leads: a mark to its cell, beside it and on a name to a member, a grey line to colour."""

from collections.abc import Sequence

from dashboard.pages.trends.choices import INDEX
from dashboard.pages.trends.query import MOST_COUNTRIES, Trends
from dashboard.pages.trends.series import Series
from dashboard.shared.chart import Json
from dashboard.shared.member_link import locate_member
from dashboard.shared.point_link import WORD, lead_to_cells, lead_to_inputs, lead_to_pages
from etl.catalogue.members import members
from etl.observation import Observation


def lead_line(line: Series, rows: Sequence[Observation | None], trends: Trends) -> Json:
    """What makes the points of a line in colour lead to their cells, or to what they are computed from."""
    beside = locate_member(line.code, trends.view.as_of) if line.code in members() else ""
    if not line.rests_on:
        return lead_to_cells(rows, over_years=True, beside=beside)
    # An index rests on its base year too.
    return lead_to_inputs(line.rests_on, by_year=trends.way != INDEX, beside=beside)


def lead_grey(rows: Sequence[Observation | None], trends: Trends) -> Json:
    """What makes the points of grey lines lead into colour; where there is no room for one more, to the member."""
    known, view = members(), trends.view
    codes = [row.member if row is not None and row.member in known else None for row in rows]
    if len(view.country) + (len(view.group) > 1) >= MOST_COUNTRIES:
        return lead_to_pages(locate_member(WORD, view.as_of), codes, "its page")
    return lead_to_pages(f"/trends{view.but(country=(*view.country, WORD)).to_query()}", codes, "in colour")


def lead_name(code: str, trends: Trends) -> Json:
    """What makes a name in the chart lead to the member's page; nothing for what is no member."""
    return {"name": locate_member(code, trends.view.as_of), "captureevents": True} if code in members() else {}
