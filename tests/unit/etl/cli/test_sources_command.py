"""`burden sources`, on the snapshot that ships and on made-up refreshes."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from made_up import Source
from refreshing import known, run, soldiers

from etl.catalogue.source import Finds, Lookout
from etl.catalogue.sources import SOURCES
from etl.cli import main
from etl.dataframe import MissedRelease
from etl.errors import FetchError
from etl.refresh import pipeline


def told(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["sources", *arguments])
    assert result.exit_code == 0
    return result.stdout


@pytest.fixture
def embedded() -> str:
    return str(Path(__file__).resolve().parents[4] / "data" / "embedded")


def test_below_the_table_stands_how_the_next_release_of_every_source_is_found(embedded: str) -> None:
    table, _, below = told("--data", embedded).partition("How the next release is found:\n")
    assert all(line.startswith("| ") for line in table.strip().splitlines())
    assert len(below.strip().splitlines()) == len(SOURCES)
    assert all(f"{source.publisher}, {source.title}: {source.finds}\n" in below for source in SOURCES.values())


def test_a_source_that_no_program_can_look_for_wants_a_file_by_hand() -> None:
    said = str(Lookout(Finds.BY_HAND, "https://example.org/ships"))
    assert said.startswith("wants a file by hand: look at https://example.org/ships")
    assert "`burden add FILE`" in said


@pytest.mark.usefixtures("no_corrections")
def test_how_the_last_refresh_left_each_source_stands_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missed = MissedRelease(FetchError("https://nato.example/2026.pdf", "is an image", "Bring the workbook"))
    wrong = known(source="worldbank", release="*", figure=("wdi_population", "BEL", 2020), expect=1e9)
    monkeypatch.setattr(pipeline, "corrections", lambda: (wrong,))
    run(tmp_path, nato=Source(soldiers()))
    run(tmp_path, nato=lambda _: iter([soldiers(), soldiers("2022-01-01", times=1000.0), missed]))
    below = told("--data", str(tmp_path)).partition("How the last refresh left them:\n")[2]
    lines = below.splitlines()
    assert lines[0].startswith("NATO: behind, 2021-01-01 in force, last read on ")
    assert lines[1] == f"  missed: {missed.error}"
    assert lines[2].startswith("  held: 2022-01-01 is held and not published: military_personnel: ")
    assert lines[3].startswith("World Bank: unchanged, 2021-07-01 in force, last read on ")
    assert lines[4].startswith("  spent: seeds/corrections.csv, line 2 (worldbank *: wdi_population of BEL in 2020): ")
    assert len(lines) == 5


@pytest.mark.usefixtures("no_corrections")
def test_a_source_that_failed_says_since_when_it_is_stale(tmp_path: Path) -> None:
    run(tmp_path)
    run(tmp_path, nato=Source(error=FetchError("https://nato.example", "is down", "Wait")))
    below = told("--data", str(tmp_path)).partition("How the last refresh left them:\n")[2]
    assert re.match(r"NATO: stale since [0-9: -]+ UTC, 2021-01-01 in force, last read on ", below)


def test_where_no_refresh_has_run_nothing_is_said_of_one(embedded: str) -> None:
    assert "last refresh" not in told("--data", embedded)
