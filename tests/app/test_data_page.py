"""The pages without a chart, the feed and the freshness of the data, on the snapshot that ships."""

import csv
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from dash import html
from flask.testing import FlaskClient
from made_up import figures, no_network, population, release

from dashboard.pages.data import page as data
from dashboard.pages.data.feed import make_feed, write_title
from dashboard.pages.data.query import read_record
from dashboard.pages.data.table import AUDIT, RELEASES, list_audits, list_freshness, list_releases
from dashboard.pages.errata import page as errata
from dashboard.shared.atom import write_feed
from dashboard.shared.notices import find_overdue, list_notices
from dashboard.shared.page import Screen
from dashboard.view import View
from dashboard.web.app import create_app
from etl.audit import read_audits
from etl.catalogue.corrections import corrections
from etl.catalogue.indicators import indicators
from etl.catalogue.sources import SOURCES
from etl.catalogue.units import unit
from etl.changes import Address, Change, as_text, read_changes, tell_change
from etl.dataframe import MissedRelease
from etl.errors import FetchError
from etl.observation import Origin
from etl.refresh import pipeline
from etl.refresh.pipeline import refresh
from etl.sources.given import mark_given
from etl.store.publish import publish
from etl.store.snapshot import Snapshot, Store

ATOM = {"a": "http://www.w3.org/2005/Atom"}


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


def test_the_page_says_how_the_next_release_of_every_source_is_found_and_where_to_look(snapshot: Snapshot) -> None:
    shown = str(data.body(snapshot, View(), Screen()))
    for source in SOURCES.values():
        assert f"href='{source.finds.address}'" in shown
        assert all(piece in shown for piece in source.finds.around)


def test_before_the_first_release_none_was_known_and_what_is_newer_is_said(snapshot: Snapshot) -> None:
    view = View.from_query("?as_of=1990-01-01")
    found = data.headline(snapshot, view)
    assert found.title == "No release of any source known as of 1 January 1990"
    assert found.description.startswith(f"{len(snapshot.parts)} newer releases are here, of ")
    assert data.csv(snapshot, view).count("\r\n") == 1, "the head alone"
    titles, rows = list_freshness(snapshot, read_record(snapshot, view))
    assert "in force" not in " ".join(titles)
    assert {row[1] for row in rows} == {"none"}


def test_the_page_lists_the_releases_known_as_of_the_pin_and_those_only(snapshot: Snapshot) -> None:
    for query, last in (("?as_of=2019-12-04", date(2019, 12, 4)), ("?as_of=nato:2024-06-17", date(2024, 6, 17))):
        view = View.from_query(query)
        known = [part for part in snapshot.parts if part.release.published <= last]
        rows = list(csv.DictReader(StringIO(data.csv(snapshot, view))))
        assert len(rows) == len(known)
        assert max(row["published"] for row in rows) <= last.isoformat()
        assert data.headline(snapshot, view).title.startswith(f"{len(known)} releases of ")
        shown = str(data.body(snapshot, view, Screen()))
        assert "10 July 2026" in shown, "what is newer is named"
        assert "2026-07-10" not in shown, "and is not in the tables"


def test_a_pin_on_a_release_that_is_not_here_lists_none_and_says_so(snapshot: Snapshot) -> None:
    found = data.headline(snapshot, View.from_query("?as_of=nato:2030-01-01"))
    assert found.title.startswith("No release of any source known as of ")
    assert found.description.startswith("NATO, release of 1 January 2030, is not here.")


def test_a_source_that_should_have_published_by_now_is_told_of(snapshot: Snapshot) -> None:
    assert list(find_overdue(snapshot, "nato", date(2026, 7, 11))) == []
    told = list(find_overdue(snapshot, "nato", date(2028, 1, 1)))
    assert len(told) == 1
    assert told[0].startswith("A newer release of NATO was to be expected by ")
    assert list(find_overdue(snapshot, "cow", date(2060, 1, 1))) == [], "it has no rhythm"


def test_a_release_that_was_given_by_hand_says_so_where_releases_are_listed(tmp_path: Path) -> None:
    origin = Origin("given:book.xlsx", "0" * 64, 1)
    parsed = mark_given(replace(release(figures()), release=replace(release(figures()).release, origins=(origin,))))
    found, _ = publish(tmp_path, [parsed])
    [shown] = list_releases(found, read_record(found, View()))
    assert shown[3] == "original, given by hand"
    [row] = csv.DictReader(StringIO(data.csv(found, View())))
    assert (row["note"], row["files"]) == ("Given by hand.", f"given:book.xlsx sha256:{'0' * 64}")


def test_no_page_says_where_on_the_machine_a_file_lies_that_could_not_be_read(tmp_path: Path) -> None:
    fault = FetchError("https://nato.example/2022.pdf", "/srv/mirror/2022.pdf is altered", "Build the mirror anew")
    releases = [release(figures()), MissedRelease(fault)]
    refresh(tmp_path, no_network, lambda _: None, {"nato": lambda _: iter(releases)})
    client = create_app(Store(tmp_path)).server.test_client()
    layout = {"path": "/_dash-layout", "headers": {"Referer": "http://localhost/data"}}
    for asked in ({"path": "/freshness"}, layout, {**layout, "headers": {"Referer": "http://localhost/scoreboard"}}):
        said = client.get(**asked).text
        assert "2022.pdf is altered" in said
        assert "/srv/mirror" not in said


def test_what_a_publisher_has_out_and_could_not_be_read_is_told_wherever_its_newest_is_shown(tmp_path: Path) -> None:
    missed = MissedRelease(FetchError("https://nato.example/2022.pdf", "is an image", "Bring the workbook"))
    refresh(tmp_path, no_network, lambda _: None, {"nato": lambda _: iter([release(figures()), missed])})
    store = Store(tmp_path)
    client = create_app(store).server.test_client()
    assert client.get("/freshness").get_json()["sources"][0]["missed"] == [str(missed.error)]
    _, rows = list_freshness(store.current(), read_record(store.current(), View()))
    assert str(missed.error) in next(rows)[-1]
    [shown], then = store.current().releases("nato"), View.from_query("?as_of=2021-02-01")
    assert any(str(missed.error) in said for said in list_notices(store.current(), shown, View()))
    assert not any(str(missed.error) in said for said in list_notices(store.current(), shown, then))


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


def write_out(drawn: Any) -> str:
    """All that components say, in order, with ` around what is code."""
    if drawn is None or isinstance(drawn, str):
        return drawn or ""
    if isinstance(drawn, list | tuple):
        return "".join(map(write_out, drawn))
    said = write_out(getattr(drawn, "children", None))
    return f"`{said}`" if isinstance(drawn, html.Code) else said


def write_point(point: tuple[str | Address, ...]) -> str:
    return "".join(f"`{piece.cell}`" if isinstance(piece, Address) else piece for piece in point)


def test_the_page_tells_what_changed_in_the_words_of_the_text(history: Path) -> None:
    revised = [row._replace(value=(row.value or 0.0) * 1.2) for row in figures()]
    assert refresh(history, no_network, lambda _: None, {"nato": lambda _: iter([release(revised)])}).snapshot
    change = read_changes(history)[0]
    assert change.releases[0].largest
    page = write_out(data.body(Store(history).current(), View(), Screen()))
    told = ["".join((one.heading, one.text, *map(write_point, one.points))) for one in tell_change(change)]
    assert "".join(told) in page
    assert all(f"- {write_point(point)}\n" in as_text(change) for one in tell_change(change) for point in one.points)


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
    feed = fromstring(write_feed(make_feed(()), "https://example.org"))
    assert feed.findtext("a:updated", "", ATOM) == "1970-01-01T00:00:00Z"
    assert feed.findall("a:entry", ATOM) == []


def test_a_publication_of_many_releases_has_a_short_title(history: Path) -> None:
    first, second = read_changes(history)[::-1]
    many = Change("0" * 16, "1" * 16, datetime(2026, 1, 1, tzinfo=UTC), (*first.releases, *second.releases) * 2)
    assert write_title(many).endswith(", and 2 more")


def test_no_heading_of_a_table_is_a_name_of_the_program(snapshot: Snapshot) -> None:
    for query in ("", "?as_of=2019-12-04"):
        titles, _ = list_freshness(snapshot, read_record(snapshot, View.from_query(query)))
        for title in (*titles, *RELEASES, *AUDIT, *errata._TITLES):
            assert re.fullmatch(r"[A-Z][a-z]*( [a-z]+)*", title), title
    assert titles


def test_the_audits_stand_in_the_order_of_the_releases(snapshot: Snapshot) -> None:
    record = read_record(snapshot, View())
    found = read_audits(snapshot.folder, snapshot.id)
    assert found
    listed = dict.fromkeys(row[:2] for row in list_audits(found, record))
    releases = [(SOURCES[part.release.source].publisher, part.release.release) for part in record.known]
    assert [*listed] == [one for one in releases if one in listed]


def test_a_correction_names_the_unit_of_its_figures(snapshot: Snapshot) -> None:
    rows = list(csv.DictReader(StringIO(errata.csv(snapshot, View()))))
    assert [row["unit"] for row in rows] == [indicators()[row["indicator"]].unit for row in rows]
    shown = str(errata.body(snapshot, View(), Screen()))
    assert all(unit(row["unit"]).label in shown for row in rows)
