"""The page about the record says of every word what the catalogue says, on the snapshot that ships."""

import csv
from io import StringIO

from flask.testing import FlaskClient

from dashboard.pages.about import page as about
from dashboard.shared.page import Screen
from dashboard.shared.signs import FIGURES, VERDICTS
from dashboard.view import View
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.sources import SOURCES, cite
from etl.catalogue.statuses import STATUSES
from etl.catalogue.targets import targets
from etl.prose import start
from etl.store.snapshot import Snapshot


def test_it_says_every_definition_target_status_and_sign(snapshot: Snapshot) -> None:
    shown = str(about.body(snapshot, View(), Screen()))
    assert all(one.title in shown and one.text in shown for one in DEFINITIONS.values())
    assert all(one.wording in shown and one.source in shown for one in targets())
    assert all(start(one.label) in shown for one in STATUSES.values())
    assert all(sign.says in shown for sign in (*FIGURES.values(), *VERDICTS.values()))


def test_it_says_the_licence_of_every_source_and_how_its_newest_release_is_cited(snapshot: Snapshot) -> None:
    shown = str(about.body(snapshot, View(), Screen()))
    for source in SOURCES.values():
        newest = snapshot.releases(source.id)[-1].release.release
        assert source.licence in shown
        assert cite(source.id, newest) in shown


def test_the_record_is_cited_by_its_snapshot_and_its_newest_release(snapshot: Snapshot) -> None:
    assert about.cite_record(snapshot) == (
        f"Burden Sharing: the open record of NATO defence spending. Snapshot {snapshot.id}, "
        "releases up to 4 August 2026."
    )


def test_its_links_keep_the_pin_and_lead_to_methodology_errata_and_data(client: FlaskClient) -> None:
    document = client.get("/about?as_of=2019-12-04").text
    assert all(f'href="/{name}?as_of=2019-12-04"' in document for name in ("methodology", "errata", "data"))
    assert "This page is the same whatever the date" in document


def test_every_word_is_explained_in_the_file_too(snapshot: Snapshot) -> None:
    rows = list(csv.DictReader(StringIO(about.csv(snapshot, View()))))
    assert {row["word"] for row in rows if row["kind"] == "definition"} == set(DEFINITIONS)
    assert {row["word"] for row in rows if row["kind"] == "status"} == set(STATUSES)
    assert {row["word"] for row in rows if row["kind"] == "target"} == {one.id for one in targets()}
    assert all(row["title"] and row["explanation"] for row in rows)
