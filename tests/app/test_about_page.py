"""The page about the record says of every word what the catalogue says, on the snapshot that ships."""

import csv
from html import unescape
from io import StringIO
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.pages import PAGES
from dashboard.pages.about import page as about
from dashboard.shared.explanations import EXPLAINED
from dashboard.shared.page import Page, Screen
from dashboard.shared.signs import FIGURES, VERDICTS
from dashboard.view import View
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.dictionary import ANY_YEAR
from etl.catalogue.indicators import indicators
from etl.catalogue.sources import SOURCES, cite
from etl.catalogue.statuses import STATUSES
from etl.catalogue.targets import targets
from etl.contract.schema import ACQUISITIONS
from etl.observation import EXCERPT, PARTIAL, WHOLE
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


@pytest.fixture(scope="module")
def entries(snapshot: Snapshot) -> dict[str, dict[str, list[str]]]:
    """What the file explains: by kind and word, each explanation."""
    found: dict[str, dict[str, list[str]]] = {}
    for row in csv.DictReader(StringIO(about.csv(snapshot, View()))):
        found.setdefault(row["kind"], {}).setdefault(row["word"], []).append(row["explanation"])
    return found


Entries = dict[str, dict[str, list[str]]]


def test_every_entry_has_a_title_and_an_explanation_in_the_file(snapshot: Snapshot) -> None:
    rows = list(csv.DictReader(StringIO(about.csv(snapshot, View()))))
    assert [row for row in rows if not (row["title"] and row["explanation"])] == []
    named = [(row["kind"], row["word"], row["title"]) for row in rows]
    assert len(set(named)) == len(named)


def test_every_definition_target_status_source_and_indicator_is_in_the_file(entries: Entries) -> None:
    assert set(entries["definition"]) == set(DEFINITIONS)
    assert set(entries["status"]) == set(STATUSES)
    assert set(entries["target"]) == {one.id for one in targets()}
    assert set(entries["source"]) == set(SOURCES)
    assert set(entries["indicator"]) == set(indicators())
    assert set(entries["acquisition"]) == set(ACQUISITIONS)
    assert set(entries["extent"]) == {WHOLE, PARTIAL, EXCERPT}


WORDS = {
    "status": "status", "unit": "unit", "price_base": "price base", "definition": "definition", "source": "source",
    "acquisition": "acquisition", "period": "period", "indicator": "indicator",
}  # fmt: skip


@pytest.mark.parametrize(("column", "kind"), WORDS.items(), ids=list(WORDS))
def test_every_word_of_the_snapshot_that_ships_is_explained(
    column: str, kind: str, snapshot: Snapshot, entries: Entries
) -> None:
    held = {word for part in snapshot.parts for word in snapshot.table(part)[column].unique().to_pylist()}
    words = {ANY_YEAR if column == "price_base" and word.isdecimal() else word for word in held}
    assert words <= set(entries[kind])


def test_the_extent_of_every_release_is_explained(snapshot: Snapshot, entries: Entries) -> None:
    assert {part.release.extent for part in snapshot.parts} <= set(entries["extent"])


# A page may have files of other columns too.
FURTHER = {"claims": ("?many=Poland+above+2+%25+of+GDP+in+2024",)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_column_of_every_file_is_explained_and_no_other(page: Page[Any], client: FlaskClient) -> None:
    files = [f"/csv/{page.name}.csv{query}" for query in ("", *FURTHER.get(page.name, ()))]
    heads = [next(csv.reader(StringIO(client.get(file).text))) for file in files]
    assert all(len(set(head)) == len(head) for head in heads)
    assert sorted({name for head in heads for name in head}) == sorted(
        one.column for one in EXPLAINED if page.name in one.pages
    )


def test_the_dictionary_stands_on_the_page_too(snapshot: Snapshot, client: FlaskClient, entries: Entries) -> None:
    shown = unescape(client.get("/about").text.partition('id="dictionary"')[2])
    assert all(f"<code>{word}</code>" in shown for words in entries.values() for word in words)
    assert all(text in shown for words in entries.values() for texts in words.values() for text in texts)
