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
    size = len(content) / 1000
    assert f" {size:,.{0 if size >= 1 else 1}f} kB)" in label
    assert " 0 kB" not in label
    assert address == f"/csv/{name}.csv{query}"
    assert f'href="{address}"' in client.get(f"{path}{query}").text


@pytest.mark.parametrize("path", ["/trends", "/errata"])
def test_a_document_promises_nothing_to_who_has_no_scripts_but_says_what_is_lacking(
    path: str, client: FlaskClient
) -> None:
    noscript = client.get(path).text.partition("<noscript>")[2].partition("</noscript>")[0]
    assert noscript == "<p>The controls need JavaScript.</p>"


REFUSED = {
    "trends.csv?as_of=2019-13-45": "as_of: “2019-13-45” was ignored",
    "scoreboard.csv?as_of=2019-13-45": "as_of: “2019-13-45” was ignored",
    "data.csv?as_of=x:1": "as_of: “x:1” was ignored",
    "errata.csv?as_of=yesterday": "as_of: “yesterday” was ignored",
    "methodology.csv?as_of=yesterday": "as_of: “yesterday” was ignored",
    "trends.csv?indicator=nothing": "indicator: “nothing” was ignored",
    "trends.csv?country=DEU~XXX": "and XXX is none",
    "trends.csv?country=DEU~FRA~USA~GBR~POL~ITA~ESP~BEL": "at most 7 lines can be told apart",
    "trends.csv?time=2020..2010": "the first year has to come before the last",
    "trends.csv?others=perhaps": "yes or no is wanted",
    "trends.csv?contry=DEU": "“contry” is no parameter of this page",
    "trends.csv?verdict=nominal": "“verdict” is a parameter of Scoreboard",
    "trends.csv?country=DEU&country=FRA": "“DEU” was ignored; FRA stands behind it",
    "scoreboard.csv?year=20": "a year from 1816 to 2100 is wanted",
    "scoreboard.csv?target=moon": "target: “moon” was ignored",
    f"trends.csv?{'a' * 5000}": "The address is too long to be read",
    "claims.csv?claim=": "a claim in plain words is wanted",
    f"claims.csv?claim={'a' * 301}": "at most 300 characters",
    "claims.csv?claim=the+moon+is+cheese": "",
    "trends.csv?as_of=nato:1999-01-01": "NATO, release of 1 January 1999, is not here.",
    "scoreboard.csv?as_of=nato:1999-01-01": "NATO, release of 1 January 1999, is not here.",
    "data.csv?as_of=sipri:1949-2025": "SIPRI, release 1949-2025, is not here.",
    "trends.csv?as_of=nato:2024-06-17~sipri:1949-2025": "as_of: SIPRI, release 1949-2025, is not here.",
    "scoreboard.csv?as_of=nato:2024-06-17~sipri:1949-2025": "as_of: SIPRI, release 1949-2025, is not here.",
    "data.csv?as_of=nato:2024-06-17~sipri:1949-2025": "as_of: SIPRI, release 1949-2025, is not here.",
    "claims.csv?claim=Poland+above+3.5+%25+of+GDP+in+2024&as_of=nato:1999-01-01": "nato:1999-01-01 is not available",
    "scoreboard.csv?year=1900": "NATO, release of 10 July 2026, has no share of GDP for 1900.",
    "scoreboard.csv?as_of=nato:2022-03-31": "is available in part only, without shares of GDP.",
    "trends.csv?as_of=nato:2022-03-31": "is available in part only, without this: ",
    "trends.csv?time=1816..1817": "No figures for these members and years.",
    "trends.csv?country=ISL&others=no": "Iceland has no armed forces, and so no figures here.",
    "trends.csv?country=&others=no": "No member is chosen.",
}


@pytest.mark.parametrize(("address", "reason"), REFUSED.items(), ids=[address[:40] for address in REFUSED])
def test_a_file_that_would_not_be_the_one_asked_for_is_refused_with_the_reason(
    address: str, reason: str, client: FlaskClient
) -> None:
    answer = client.get(f"/csv/{address}")
    assert answer.status_code == 400
    assert "Content-Disposition" not in answer.headers
    assert reason in answer.get_json(force=True)["detail"]
    assert len(answer.get_json(force=True)["detail"]) > 40


def test_a_reader_gets_the_reasons_as_a_page(client: FlaskClient) -> None:
    answer = client.get("/csv/trends.csv?indicator=<b>", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.mimetype) == (400, "text/html")
    assert "indicator: “&lt;b&gt;” was ignored" in answer.text


def test_a_document_of_a_claim_that_means_nothing_links_to_no_file(client: FlaskClient) -> None:
    assert "/csv/" not in client.get("/claims?claim=the+moon+is+cheese").text


# Of which there is no file, or one of less than was asked for.
LACKING = [
    "/scoreboard?as_of=nato:1999-01-01",
    "/scoreboard?as_of=nato:2024-06-17~sipri:1949-2025",
    "/scoreboard?year=1900",
    "/trends?as_of=nato:1999-01-01",
    "/trends?as_of=nato:2024-06-17~sipri:1949-2025",
    "/trends?time=1816..1817",
    "/data?as_of=nato:1999-01-01",
]


@pytest.mark.parametrize("address", LACKING)
def test_a_page_offers_no_file_that_would_be_refused(address: str, client: FlaskClient, route: Route) -> None:
    path, _, query = address.partition("?")
    told = client.get(address).text, route(client, path, f"?{query}").text
    assert not any("/csv/" in text or "/picture/" in text for text in told)


@pytest.mark.parametrize("path", ["/changes.atom", "/freshness"])
def test_what_has_no_parameters_refuses_those_of_the_pages(path: str, client: FlaskClient) -> None:
    refused = client.get(f"{path}?as_of=2019-12-04")
    assert refused.status_code == 400
    assert "“as_of”" in refused.get_json(force=True)["detail"]
    # What others put behind every address says nothing of what is wanted.
    assert client.get(f"{path}?utm_source=made-up").status_code == 200


def test_a_link_of_a_thousand_words_gets_a_few_notices_and_their_number(client: FlaskClient, route: Route) -> None:
    query = "?" + "&".join(f"a{number}" for number in range(700))
    told = json.dumps(route(client, "/trends", query).get_json(), ensure_ascii=False)
    assert told.count("no parameters of this page") == 1
    assert "“a7” and 692 more are no parameters of this page and were ignored." in told
    assert len(client.get(f"/csv/trends.csv{query}").data) < 1000
