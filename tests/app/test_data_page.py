"""The pages without a chart, the feed and the freshness of the data, on the snapshot that ships."""

import csv
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from flask.testing import FlaskClient
from made_up import figures, no_network, population, release

from dashboard.pages.data import page as data
from dashboard.pages.data.feed import atom, title
from dashboard.pages.errata import page as errata
from dashboard.shared.notices import overdue
from dashboard.view import View
from dashboard.web.app import create_app
from etl.catalogue.corrections import corrections
from etl.catalogue.seeds import shipped
from etl.catalogue.sources import SOURCES
from etl.changes import Change, changes
from etl.refresh import pipeline
from etl.refresh.pipeline import refresh
from etl.store.snapshot import Snapshot, Store

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return Store(shipped("embedded")).current()


@pytest.fixture
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which made-up releases were published twice."""
    # Those of the project are about real figures.
    monkeypatch.setattr(pipeline, "corrections", lambda: ())
    sources = {"nato": lambda _: iter([release(figures())])}
    assert refresh(tmp_path, no_network, lambda _: None, sources).ok
    later = {**sources, "worldbank": lambda _: iter([population("2021-07-01")])}
    assert refresh(tmp_path, no_network, lambda _: None, later).ok
    return tmp_path


def test_every_release_is_a_row_with_its_source_licence_and_citation(snapshot: Snapshot) -> None:
    rows = list(csv.DictReader(StringIO(data.csv(snapshot, View()))))
    assert [(row["source"], row["release"]) for row in rows] == [
        (source, part.release.release) for source in SOURCES for part in snapshot.releases(source)
    ]
    assert sum(int(row["rows"]) for row in rows) == sum(part.rows for part in snapshot.parts)
    assert all(row["licence"] and row["citation"] and row["files"] for row in rows)


def test_a_source_that_should_have_published_by_now_is_told_of(snapshot: Snapshot) -> None:
    assert list(overdue(snapshot, "nato", date(2026, 7, 11))) == []
    told = list(overdue(snapshot, "nato", date(2028, 1, 1)))
    assert len(told) == 1
    assert told[0].startswith("A newer release of NATO was to be expected by ")
    assert list(overdue(snapshot, "cow", date(2060, 1, 1))) == [], "it has no rhythm"


def test_errata_lists_every_correction_with_what_the_source_has(snapshot: Snapshot) -> None:
    rows = list(csv.DictReader(StringIO(errata.csv(snapshot, View()))))
    assert [(row["member"], int(row["year"]), float(row["source_has"])) for row in rows] == [
        (*one.figure[1:], one.expect) for one in corrections()
    ]
    assert errata.headline(snapshot, View()).title.startswith(f"{len(rows)} figures corrected or withheld")


def test_the_freshness_of_every_source_is_to_be_had_as_json(client: FlaskClient) -> None:
    told = client.get("/freshness").get_json()
    assert [one["source"] for one in told["sources"]] == list(SOURCES)
    assert told["overdue"] is any(one["overdue"] for one in told["sources"])
    assert told["snapshot"] == client.get("/healthz").get_json()["snapshot"]


def test_the_feed_tells_each_publication_newest_first(history: Path) -> None:
    client = create_app(Store(history)).server.test_client()
    answer = client.get("/changes.atom")
    assert answer.content_type.startswith("application/atom+xml")
    entries = fromstring(answer.data).findall("a:entry", ATOM)
    assert [entry.findtext("a:title", "", ATOM) for entry in entries] == [
        "World Bank published its release 2021-07-01", "First publication: 1 release"
    ]  # fmt: skip
    assert f"Snapshot {Store(history).current().id}" in entries[0].findtext("a:content", "", ATOM)
    assert len({entry.findtext("a:id", "", ATOM) for entry in entries}) == 2


def test_a_feed_without_a_history_is_a_feed() -> None:
    feed = fromstring(atom((), "https://example.org/"))
    assert feed.findtext("a:updated", "", ATOM) == "1970-01-01T00:00:00Z"
    assert feed.findall("a:entry", ATOM) == []


def test_a_publication_of_many_releases_has_a_short_title(history: Path) -> None:
    first, second = changes(history)[::-1]
    many = Change("0" * 16, "1" * 16, datetime(2026, 1, 1, tzinfo=UTC), (*first.releases, *second.releases) * 2)
    assert title(many).endswith(", and 2 more")
