"""Where a press on the chart leads: a name or a line in colour to the member's page, a grey line into colour."""

from collections.abc import Sequence

from dashboard.pages.trends.query import MOST_COUNTRIES, Trends
from dashboard.shared.chart import Json
from dashboard.shared.member_link import locate_member
from etl.catalogue.members import members
from etl.observation import Observation

# Where the code of the member that was pressed stands in an address (assets/shell.js).
_CODE, _WRITTEN = "{}", "%7B%7D"


def lead_points(rows: Sequence[Observation | None], trends: Trends, focus: bool) -> Json:
    """The codes of a trace's points, and the address that they complete; nothing where it holds no members."""
    known = members()
    codes = [row.member if row is not None and row.member in known else None for row in rows]
    if not any(codes):
        return {}
    return {"customdata": codes, "meta": locate_member(_CODE, trends.view.as_of) if focus else _locate_more(trends)}


def lead_name(code: str, trends: Trends) -> Json:
    """What makes a name in the chart lead to the member's page; nothing for what is no member."""
    return {"name": locate_member(code, trends.view.as_of), "captureevents": True} if code in members() else {}


def _locate_more(trends: Trends) -> str:
    """The page with one more member in colour; where there is no room for one, the member's own."""
    view = trends.view
    if len(view.country) + (len(view.group) > 1) >= MOST_COUNTRIES:
        return locate_member(_CODE, view.as_of)
    return f"/trends{view.but(country=(*view.country, _CODE)).to_query().replace(_WRITTEN, _CODE)}"
