"""From a point of a chart to its cell: where presses lead on the charts of all pages, on the snapshot that ships."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

import pytest

from dashboard.pages import CHARTED
from dashboard.pages.cell.query import CellView, select_cell
from dashboard.pages.figures.query import find_figures, read_all
from dashboard.pages.figures.view import FiguresView
from dashboard.shared.chart import still
from dashboard.shared.page import Screen
from dashboard.shared.point_link import lead_to_cells, lead_to_inputs, lead_to_pages
from etl.store.snapshot import Snapshot

STATES = [
    *((page.name, "") for page in CHARTED),
    ("country", "?member=HUN"),
    ("path", "?country=POL"),
    ("trends", "?chart=multiples&as_of=2024-12-31"),
    ("trends", "?indicator=kiel_total_year"),
    ("trends", "?indicator=sipri_military_expenditure_share_gdp&country=USA~DEU"),
    ("scoreboard", "?year=2019&as_of=2019-12-04"),
]
# Figures of two indicators, which no page lists together.
SUMS = re.compile(r"<br>cell (100 × )?sum of spending ")
SPENDING, SHARE = "defence_expenditure_usd_current", "defence_expenditure_share_gdp"


def draw(page: str, query: str, snapshot: Snapshot) -> list[dict[str, Any]]:
    """The traces of the chart of a page."""
    found = next(one for one in CHARTED if one.name == page)
    assert found.figure is not None
    data: list[dict[str, Any]] = found.figure(snapshot, found.view.from_query(query), Screen())["data"]
    return data


def lead(trace: dict[str, Any], at: int) -> str:
    """Where a press on a point leads, as assets/shell.js puts it together; "" where nowhere."""
    word = str((trace.get("customdata") or [""] * (at + 1))[at] or "")
    mark = (trace.get("meta") or {}).get("mark", word)
    return "" if "{}" in mark and not word else mark.replace("{x}", str(trace["x"][at])).replace("{}", word)


def list_points(traces: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """The points that say something: what, and where they lead."""
    for trace in traces:
        for at, text in enumerate(trace.get("hovertext", ())):
            if text and trace["y"][at] is not None:
                yield text, lead(trace, at)


@pytest.mark.parametrize(("page", "query"), STATES)
def test_every_point_that_names_one_cell_leads_on(page: str, query: str, snapshot: Snapshot) -> None:
    points = [one for one in list_points(draw(page, query, snapshot)) if one[0].count("<br>cell ") == 1]
    assert points or query
    assert [text for text, there in points if not there and not SUMS.search(text)] == []


@pytest.mark.parametrize(("page", "query"), STATES)
def test_a_point_leads_to_the_cell_that_it_names(page: str, query: str, snapshot: Snapshot) -> None:
    points = [(text, there) for text, there in list_points(draw(page, query, snapshot)) if there.startswith("/cell?")]
    for text, there in points[:: max(1, len(points) // 25)]:
        row = select_cell(snapshot, CellView.from_query(there.partition("?")[2])).row
        assert row, there
        assert re.sub(r"<br> *", "", row.cell) in re.sub(r"<br> *", "", text), (text, there)


def test_a_point_of_a_sum_leads_to_its_summands_in_that_year(snapshot: Snapshot) -> None:
    query = f"?indicator={SPENDING}&group=DEU-FRA-POL&country=&others=no"
    (solid, *_) = draw("trends", query, snapshot)
    there = lead(solid, 2)
    assert there == f"/figures?indicator={SPENDING}&country=DEU~FRA~POL&time=2016..2016"
    found = read_all(snapshot, find_figures(snapshot, FiguresView.from_query(there.partition("?")[2])))
    assert sum(row.value or 0 for row, _ in found) == pytest.approx(solid["y"][2])


def test_an_index_leads_to_its_base_year_too(snapshot: Snapshot) -> None:
    trace = draw("trends", "?show=index&country=DEU&others=no", snapshot)[0]
    assert lead(trace, 2) == f"/figures?indicator={SHARE}&country=DEU&time=2014..2026"


def test_beside_a_mark_a_line_leads_to_its_member_as_of_the_pin(snapshot: Snapshot) -> None:
    trace = draw("trends", "?country=DEU&others=no&as_of=2024-12-31", snapshot)[0]
    assert trace["meta"]["beside"] == "/country/DEU?as_of=2024-12-31"
    assert "as_of" not in trace["meta"]["mark"]


def test_points_say_only_what_differs_and_nothing_in_a_picture(snapshot: Snapshot) -> None:
    rows = snapshot.rows(snapshot.part("nato", "2024-06-17"), SHARE)
    germany = [row for row in rows if row.member == "DEU"]
    one = lead_to_cells(germany, over_years=True)
    assert "customdata" not in one
    assert one["meta"]["mark"].endswith(f"release=2024-06-17&indicator={SHARE}&member=DEU&year={{x}}")
    both = lead_to_cells([germany[0], None, rows[-1]])
    assert dict(parse_qsl(both["customdata"][0])) == {"member": "DEU", "year": str(germany[0].year)}
    assert both["customdata"][1] is None
    with still():
        assert "hovertemplate" not in lead_to_cells(germany)


def test_what_has_no_figure_leads_nowhere(snapshot: Snapshot) -> None:
    assert lead_to_cells([None]) == {}
    assert lead_to_inputs([]) == {}
    assert lead_to_pages("/path?country={}", [None], "") == {}
