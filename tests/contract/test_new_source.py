"""What it takes to add a source: a folder and two entries. The source here is made up; nobody publishes it."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from made_up import no_network

from etl.catalogue import indicators as catalogue
from etl.catalogue.indicator import Indicator
from etl.catalogue.indicators import indicators
from etl.catalogue.source import Source
from etl.catalogue.sources import SOURCES
from etl.contract import schema
from etl.refresh import pipeline
from etl.refresh.pipeline import refresh
from etl.sources import COLLECTORS
from etl.store.snapshot import Store

# The folder etl/sources/<id>/, as it would be written.
FOLDER = """
from datetime import date

from etl.observation import Observation, Origin, ParsedRelease, Release


def collect(fetch):
    release = Release("madeup", "1", "Made up", date(2026, 1, 1), "wdi", "original", "",
                      (Origin("https://example.org/1.csv", "0" * 64, 1),))
    row = Observation(source="madeup", release="1", definition="wdi", indicator="madeup_ships", member="DEU", year=2025,
                      period="", value=7.0, unit="persons", price_base="", status="actual", acquisition="original",
                      cell="1.csv!A1", note="")
    yield ParsedRelease(release, (row,))
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The folder of the made-up source; corrections of the project are about real figures."""
    (tmp_path / "made_up_source").mkdir()
    (tmp_path / "made_up_source" / "__init__.py").write_text(FOLDER, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(pipeline, "corrections", lambda: ())
    _forget()
    yield
    sys.modules.pop("made_up_source", None)
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    catalogue.indicators.cache_clear()
    catalogue.yearly.cache_clear()
    schema._schema.cache_clear()


def entry_of_the_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    ships = Indicator("madeup_ships", "Ships", "persons", "madeup", (0.0, 10.0), definition="wdi")
    monkeypatch.setitem(
        SOURCES,
        "madeup",
        Source("madeup", "Nobody", "Ships", "https://example.org", "none", "{release}", "none", (ships,), None),
    )
    _forget()


def entry_of_the_collectors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COLLECTORS, "madeup", import_module("made_up_source").collect)


@pytest.mark.usefixtures("folder")
def test_a_folder_and_two_entries_are_all_that_a_new_source_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry_of_the_catalogue(monkeypatch)
    entry_of_the_collectors(monkeypatch)
    test_every_collector_has_its_entry_in_the_catalogue_and_every_entry_its_collector()
    only = {"madeup": COLLECTORS["madeup"]}
    assert refresh(tmp_path / "data", no_network, lambda _: None, only).ok
    snapshot = Store(tmp_path / "data").current()
    rows = snapshot.rows(snapshot.releases("madeup")[0], "madeup_ships")
    assert [(row.member, row.year, row.value, row.cell) for row in rows] == [("DEU", 2025, 7.0, "1.csv!A1")]


def test_every_collector_has_its_entry_in_the_catalogue_and_every_entry_its_collector() -> None:
    assert set(COLLECTORS) == set(SOURCES)
    for source in SOURCES.values():
        assert source.indicators, f"{source.id} has no indicators"
        assert all(indicators()[one.id] is one and one.source == source.id for one in source.indicators)


@pytest.mark.usefixtures("folder")
def test_a_source_that_is_only_in_the_catalogue_is_found_by_the_test_of_both(monkeypatch: pytest.MonkeyPatch) -> None:
    entry_of_the_catalogue(monkeypatch)
    with pytest.raises(AssertionError):
        test_every_collector_has_its_entry_in_the_catalogue_and_every_entry_its_collector()


@pytest.mark.usefixtures("folder")
def test_a_source_that_only_collects_is_found_by_the_test_of_both_and_stops_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry_of_the_collectors(monkeypatch)
    with pytest.raises(AssertionError):
        test_every_collector_has_its_entry_in_the_catalogue_and_every_entry_its_collector()
    outcome = refresh(tmp_path / "data", no_network, lambda _: None, {"madeup": COLLECTORS["madeup"]})
    assert not outcome.ok
    assert "madeup" in outcome.faults["madeup"][0].message
