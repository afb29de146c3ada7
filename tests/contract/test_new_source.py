"""What it takes to add a source: a folder and two entries. The source here is made up; nobody publishes it.

In the folder lie its parser and its declaration, with an indicator, a unit and a definition of its own.
"""

import sys
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from made_up import no_network

from etl.catalogue import indicators as catalogue
from etl.catalogue.declaration import read_source
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.indicators import indicators
from etl.catalogue.sources import SOURCES
from etl.catalogue.units import unit
from etl.contract import schema
from etl.errors import SeedError
from etl.refresh import pipeline
from etl.refresh.pipeline import COLLECTORS, refresh
from etl.store.snapshot import Store

# The folder etl/sources/<id>/, as it would be written: its parser and its declaration.
PARSER = """
from datetime import date

from etl.dataframe import ParsedRelease
from etl.observation import Observation, Origin, Release


def collect(fetch):
    release = Release("madeup", "1", "Made up", date(2026, 1, 1), "tonnage", "original", "",
                      (Origin("https://example.org/1.csv", "0" * 64, 1),))
    row = Observation(source="madeup", release="1", definition="tonnage", indicator="madeup_ships", member="DEU",
                      year=2025, period="", value=7.0, unit="ships", price_base="", status="actual",
                      acquisition="original", cell="1.csv!A1", note="")
    yield ParsedRelease.of(release, (row,))
"""
DECLARATION = """
publisher = "Nobody"
title = "Ships"
prose = "Nobody"
issue = "list of {day}"
url = "https://example.org"
licence = "none"
citation = "Nobody, {release}"
fiscal_year = "none"
finds = { how = "by hand", address = "https://example.org/ships" }

[[definitions]]
id = "tonnage"
title = "Ships of the line"
words = "Nobody's definition"
text = "Whatever floats."

[[units]]
id = "ships"
label = "ships"
suffix = " ships"
decimals = 0

[defaults]
definition = "tonnage"

[[indicators]]
id = "madeup_ships"
title = "Ships"
unit = "ships"
bounds = [0.0, 10.0]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the made-up source; corrections of the project are about real figures."""
    made = tmp_path / "madeup"
    made.mkdir()
    (made / "__init__.py").write_text(PARSER, encoding="utf-8")
    (made / "source.toml").write_text(DECLARATION, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(pipeline, "corrections", lambda: ())
    _forget()
    yield made
    sys.modules.pop("madeup", None)
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    catalogue.indicators.cache_clear()
    catalogue.yearly.cache_clear()
    schema._schema.cache_clear()


def entry_of_the_catalogue(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its name in SOURCES, and what an import makes of that."""
    source = read_source(folder)
    monkeypatch.setitem(SOURCES, folder.name, source)
    for definition in source.definitions:
        monkeypatch.setitem(DEFINITIONS, definition.id, definition)
    _forget()


def entry_of_the_collectors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COLLECTORS, "madeup", import_module("madeup").collect)


def test_a_folder_and_two_entries_are_all_that_a_new_source_takes(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry_of_the_catalogue(folder, monkeypatch)
    entry_of_the_collectors(monkeypatch)
    test_every_collector_has_its_entry_in_the_catalogue_and_every_entry_its_collector()
    only = {"madeup": COLLECTORS["madeup"]}
    assert refresh(tmp_path / "data", no_network, lambda _: None, only).ok
    snapshot = Store(tmp_path / "data").current()
    rows = snapshot.rows(snapshot.releases("madeup")[0], "madeup_ships")
    assert [(row.member, row.year, row.value, row.cell) for row in rows] == [("DEU", 2025, 7.0, "1.csv!A1")]
    assert rows[0].unit == "ships"
    assert unit("ships").suffix == " ships"
    assert DEFINITIONS[rows[0].definition].words == "Nobody's definition"
    released = SOURCES["madeup"].name_release("1", date(2026, 1, 1))
    assert released == "Nobody's list of 1 January 2026"


def test_every_collector_has_its_entry_in_the_catalogue_and_every_entry_its_collector() -> None:
    assert set(COLLECTORS) == set(SOURCES)
    for source in SOURCES.values():
        assert source.indicators, f"{source.id} has no indicators"
        assert all(indicators()[one.id] is one and one.source == source.id for one in source.indicators)


def test_a_source_that_is_only_in_the_catalogue_is_found_by_the_test_of_both(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry_of_the_catalogue(folder, monkeypatch)
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


@pytest.mark.parametrize(
    ("line", "instead", "told"),
    [
        ('unit = "ships"', 'units = "ships"', "no such field: units of indicators 'madeup_ships'"),
        ("decimals = 0", 'decimals = "none"', r"Expected `int`, got `str` - at `\$\.units\[0\]\.decimals`"),
        ('publisher = "Nobody"', "", "missing required field `publisher`"),
        ('finds = { how = "by hand", address = "https://example.org/ships" }', "", "missing required field `finds`"),
        ('how = "by hand"', 'how = "by luck"', r"Invalid enum value 'by luck' - at `\$\.finds\.how`"),
        ('licence = "none"', 'licence = "none"\ncolour = "red"', "no such field: colour"),
        ("[defaults]", "[defaults", "source.toml"),
    ],
)
def test_a_slip_in_the_declaration_is_told_with_its_place(folder: Path, line: str, instead: str, told: str) -> None:
    (folder / "source.toml").write_text(DECLARATION.replace(line, instead), encoding="utf-8")
    with pytest.raises(SeedError, match=rf"etl/sources/madeup/source\.toml: .*{told}|{told}"):
        read_source(folder)


def test_a_folder_without_a_declaration_is_told(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match=r"source\.toml"):
        read_source(tmp_path)
