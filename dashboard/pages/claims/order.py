"""The order of a rank: all who are ranked, as a table."""

from collections.abc import Iterator

from dash.development.base_component import Component

from dashboard.pages.claims.figure import name_unit_of
from dashboard.shared.cell_link import link_cell
from dashboard.shared.member_link import name_member
from dashboard.shared.table import draw_texts
from dashboard.shared.wording import write_value
from etl.claims import Checked
from etl.claims.grammar.words import write_rank
from etl.claims.question import find_pin

ORDER = "The order"


def draw_order(checked: Checked, table_id: str) -> Iterator[Component]:
    """All who are ranked by the release that decides, from the end that places are counted from; of a rank alone."""
    row = checked.judgement.row
    if row is None or not row.order:
        return
    pin, bottom = find_pin(checked.claim), (checked.claim.rank or 1) < 0
    values = [one.value for one in row.order]
    lines = [
        (
            write_rank(-place if bottom else place),
            name_member(one.member, pin),
            write_value(one.value, one.unit, row.decimals),
            one.status,
            link_cell(one.cell, one, pin),
        )
        for one in row.order
        for place in (1 + values.index(one.value),)
    ]
    yield draw_texts(table_id, ("Place", "Member", name_unit_of(checked.claim, row), "Status", "Cell"), lines, ORDER)
