"""Where a press on the chart of trends leads, on a made-up release."""

from pathlib import Path
from typing import Any

import pytest
from made_up import SHARE, observation, release

from dashboard.pages.trends.figure import draw_trends
from dashboard.pages.trends.multiples import draw_multiples
from dashboard.pages.trends.query import TrendsView, select_trends
from dashboard.shared.theme import LIGHT
from etl.store.publish import publish

MEMBERS = ("BEL", "DEU", "ESP", "FRA", "ITA", "NLD", "NOR", "POL")


def drawn(tmp_path: Path, query: str) -> dict[str, Any]:
    rows = [
        observation(SHARE, 2.0 + place, member=code, year=year, cell=f"{code}{year}")
        for place, code in enumerate((*MEMBERS, "NATO_TOTAL"))
        for year in (2019, 2020)
    ]
    snapshot, _ = publish(tmp_path, [release(rows)])
    found = select_trends(snapshot, TrendsView.from_query(query))
    draw = draw_multiples if "multiples" in query else draw_trends
    return draw(found, LIGHT, False)


def leads(figure: dict[str, Any]) -> dict[str, str]:
    """By the code of each point of grey lines, where a press on it leads."""
    return {
        code: trace["meta"]["mark"].replace("{}", code)
        for trace in figure["data"]
        for code in trace.get("customdata", ())
        if code
    }


def test_a_grey_line_comes_into_colour_and_one_in_colour_leads_to_its_cells_and_its_member(tmp_path: Path) -> None:
    figure = drawn(tmp_path, "country=DEU~NATO_TOTAL&as_of=2021-06-01")
    found = leads(figure)
    assert found["POL"] == "/trends?as_of=2021-06-01&country=DEU~NATO_TOTAL~POL"
    assert not {"DEU", "NATO_TOTAL"} & set(found)
    member, total = (trace["meta"] for trace in figure["data"] if "customdata" not in trace)
    assert member["beside"] == "/country/DEU?as_of=2021-06-01"
    assert [one["mark"].partition("&member=")[2] for one in (member, total)] == [
        "DEU&year={x}", "NATO_TOTAL&year={x}"
    ]  # fmt: skip
    assert "beside" not in total


@pytest.mark.parametrize(
    "query", ["country=BEL~DEU~ESP~FRA~ITA~NLD~NOR", "country=BEL~DEU~ESP~FRA~ITA~NLD&group=NOR-BEL"]
)
def test_where_no_more_lines_can_be_told_apart_a_grey_one_leads_to_its_member_too(query: str, tmp_path: Path) -> None:
    assert leads(drawn(tmp_path, query))["POL"] == "/country/POL"


@pytest.mark.parametrize("chart", ["lines", "multiples"])
def test_the_names_of_members_lead_to_their_pages_and_those_of_others_nowhere(chart: str, tmp_path: Path) -> None:
    notes = drawn(tmp_path, f"country=DEU~NATO_TOTAL&chart={chart}")["layout"]["annotations"]
    named = {note["name"] for note in notes if "name" in note}
    assert named == ({"/country/DEU"} if chart == "lines" else {f"/country/{code}" for code in MEMBERS})
    assert all(note["captureevents"] for note in notes if "name" in note)
