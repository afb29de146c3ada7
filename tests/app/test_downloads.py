"""What a download will hold is said before it is taken, in one way on every page, on the snapshot that ships."""

import csv
import json
import re
from io import StringIO

import pytest
from asking import Route
from flask.testing import FlaskClient

from dashboard.pages import PAGES

BUTTON = re.compile(
    r'"children": "(Download CSV[^"]*)", "className": "button", "data-download": "csv", "href": "([^"]*)"'
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.parametrize("query", ["", "?as_of=2019-12-04", "?as_of=1990-01-01"])
def test_a_download_says_its_rows_and_size_and_is_that_of_the_document(
    page: object, query: str, client: FlaskClient, route: Route
) -> None:
    name, path = page.name, page.path  # type: ignore[attr-defined]
    told = json.dumps(route(client, path, query).get_json(), ensure_ascii=False, sort_keys=True)
    ((label, address),) = BUTTON.findall(told)
    content = client.get(address).data
    rows = len(list(csv.DictReader(StringIO(content.decode()))))
    assert label.startswith(f"Download CSV ({rows:,} row{'' if rows == 1 else 's'}, ")
    assert f" {len(content) / 1000:,.0f} kB)" in label
    assert address == f"/csv/{name}.csv{query}"
    assert f'href="{address}"' in client.get(f"{path}{query}").text


@pytest.mark.parametrize(("path", "says"), [("/trends", "The chart and the controls need"), ("/errata", "The rest of")])
def test_a_document_without_a_chart_does_not_promise_one(path: str, says: str, client: FlaskClient) -> None:
    noscript = client.get(path).text.partition("<noscript>")[2].partition("</noscript>")[0]
    assert says in noscript
