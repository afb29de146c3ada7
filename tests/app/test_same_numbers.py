"""Through HTTP: the chart, the table and the CSV of a view hold the same numbers, at load and after a change."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from asking import router_body
from flask.testing import FlaskClient

from dashboard.shared.wording import name_area, write_number


def with_id(tree: Any, wanted: str) -> dict[str, Any]:
    """The properties of the component with this id in the JSON of a page."""
    return next(props for props in components(tree) if props.get("id") == wanted)


def components(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        if isinstance(tree.get("props"), dict):
            yield tree["props"]
        for part in tree.values():
            yield from components(part)
    elif isinstance(tree, list):
        for part in tree:
            yield from components(part)


def asked(client: FlaskClient, path: str, query: str) -> Any:
    answer = client.post("/_dash-update-component", json=router_body(path, query))
    assert answer.status_code == 200
    return answer.get_json()["response"]["page"]["children"]


def csv_rows(client: FlaskClient, name: str, query: str) -> list[dict[str, str]]:
    answer = client.get(f"/csv/{name}.csv{query}")
    assert answer.mimetype == "text/csv"
    return list(csv.DictReader(StringIO(answer.text)))


@pytest.mark.parametrize("query", ["", "?as_of=2024-06-17&year=2014", "?as_of=2016-01-28&verdict=recomputed"])
def test_the_scoreboard_s_chart_table_and_csv_agree(query: str, client: FlaskClient) -> None:
    page = asked(client, "/scoreboard", query)
    [trace] = with_id(page, "scoreboard-graph")["figure"]["data"]
    charted = dict(zip(map(name_area, trace["y"]), trace["x"], strict=True))
    body = with_id(page, "scoreboard-table")["data"]["body"]
    tabled = {row[1]["props"]["children"]: row[2] for row in body if row[2] != "–" and isinstance(row[1], dict)}
    tabled |= {row[1]: row[2] for row in body if row[2] != "–" and isinstance(row[1], str)}
    rows = [row for row in csv_rows(client, "scoreboard", query) if row["verdict"] and row["value"]]
    assert charted == {row["member_name"]: float(row["value"]) for row in rows}
    assert tabled == {name: write_number(value, 2) for name, value in charted.items()}


@pytest.mark.parametrize(
    "query", ["", "?as_of=2024-06-17&indicator=gdp_usd_current&country=ISL~DEU", "?time=2020..2026"]
)
def test_trends_chart_and_csv_agree(query: str, client: FlaskClient) -> None:
    page = asked(client, "/trends", query)
    traces = with_id(page, "trends-graph")["figure"]["data"]
    charted = {value for trace in traces for value in trace["y"] if value is not None}
    rows = [row for row in csv_rows(client, "trends", query) if row["value"]]
    assert charted == {float(row["value"]) for row in rows}
    cells = [cell for row in with_id(page, "trends-table")["data"]["body"] for cell in row[1:]]
    assert len([cell for cell in cells if cell not in ("", "[n]", "[x]")]) == len(rows)


def test_a_changed_control_draws_what_its_new_address_describes(client: FlaskClient) -> None:
    dependencies = client.get("/_dash-dependencies").get_json()
    chart = next(entry for entry in dependencies if "scoreboard-graph.figure" in entry["output"])
    names = [part.rpartition(".") for part in chart["output"].strip(".").split("...")]
    values = {"scoreboard-year": "2019", "scoreboard-verdict": "strict"}
    body = {
        "output": chart["output"],
        "outputs": [{"id": name, "property": prop} for name, _, prop in names],
        "inputs": [{**part, "value": values.get(part["id"])} for part in chart["inputs"]],
        "changedPropIds": ["scoreboard-year.value"],
    }
    answer = client.post("/_dash-update-component", json=body).get_json()["response"]
    query = answer["scoreboard-url"]["search"]
    assert query == "?year=2019&verdict=strict"
    assert "value" not in answer.get("scoreboard-year", {}), "what the browser holds already is not sent again"
    assert answer["scoreboard-target"]["value"] == "wales_2014"
    fresh = with_id(asked(client, "/scoreboard", query), "scoreboard-graph")["figure"]
    assert answer["scoreboard-graph"]["figure"] == fresh


@pytest.mark.parametrize("page", ["scoreboard", "trends", "claims"])
def test_an_address_that_came_is_not_written_again_for_it_may_be_on_its_way_to_another_page(
    page: str, client: FlaskClient
) -> None:
    dependencies = client.get("/_dash-dependencies").get_json()
    wanted = f"{page}-url.search"
    entry = next(one for one in dependencies if wanted in one["output"])
    names = [part.rpartition(".") for part in entry["output"].strip(".").split("...")]
    body = {
        "output": entry["output"],
        "outputs": [{"id": name, "property": prop} for name, _, prop in names],
        "inputs": [
            {
                **part,
                "value": "?year=2020&indicator=equipment_share"
                if f"{part['id']}.{part['property']}" == wanted
                else None,
            }
            for part in entry["inputs"]
        ],
        "changedPropIds": [wanted],
    }
    answer = client.post("/_dash-update-component", json=body).get_json()["response"]
    assert f"{page}-url" not in answer
