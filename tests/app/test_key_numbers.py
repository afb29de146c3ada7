"""The row of key numbers between subtitle and key, on a page whose numbers are made up."""

import re
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from dash.development.base_component import Component
from flask.testing import FlaskClient

from dashboard.pages.trends import page as trends
from dashboard.pages.trends.query import TrendsView
from dashboard.shared import frame
from dashboard.shared.frame import Words
from dashboard.shared.numbers import Number
from dashboard.web.app import create_app
from etl.store.snapshot import Snapshot, Store

NUMBERS = (Number("2 %", "Made up", "small print", "/trends?as_of=2019-12-04"), Number("<9>", "Bare"))


def write_words(snapshot: Snapshot, view: TrendsView) -> Words:
    """The words of trends, with made-up numbers as of any day and none without one."""
    return replace(trends.EXHIBIT.words(snapshot, view), numbers=NUMBERS if view.as_of else ())


DRAWING = replace(trends.EXHIBIT.to_drawing(), words=write_words)
PAGE = replace(
    trends.PAGE, body=partial(frame.draw_body, DRAWING), register=partial(frame.register, DRAWING), figure=None
)


@pytest.fixture(scope="module")
def client(store: Store) -> FlaskClient:
    client: FlaskClient = create_app(store, pages=(PAGE,)).server.test_client()
    return client


def row_of(document: str) -> str:
    """What stands in the row, as HTML."""
    found = re.search(r'<dl class="key-numbers" id="trends-numbers">(.*?)</dl>', document)
    assert found
    return found[1]


def test_the_first_document_describes_each_number_by_its_label_and_leads_where_it_is_from(client: FlaskClient) -> None:
    document = client.get("/trends?as_of=2020-01-01").text
    assert row_of(document) == (
        '<div><dt><a class="entry" href="/trends?as_of=2019-12-04">Made up</a></dt><dd>2\N{NO-BREAK SPACE}%</dd>'
        '<dd class="number-note">small print</dd></div><div><dt>Bare</dt><dd>&lt;9&gt;</dd></div>'
    )
    places = [document.index(f'id="trends-{part}"') for part in ("subtitle", "numbers", "key")]
    assert places == sorted(places)


def test_where_there_are_no_numbers_nothing_stands_in_the_row(client: FlaskClient) -> None:
    assert row_of(client.get("/trends").text) == ""


def test_the_numbers_follow_the_address(snapshot: Snapshot) -> None:
    place = [part for part, _ in frame._TOLD].index("numbers")
    told = [tell_numbers(snapshot, query, place) for query in ("", "?as_of=2020-01-01")]
    assert [len(row) for row in told] == [0, 2]


def tell_numbers(snapshot: Snapshot, query: str, place: int) -> list[Component]:
    """What the callback gives the row for an address."""
    row: Any = frame.retell(DRAWING, snapshot, TrendsView.from_query(query))[place]
    return list(row)
