"""`burden sources`, on the snapshot that ships and on made-up refreshes."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from etl.catalogue.source import Finds, Lookout
from etl.catalogue.sources import SOURCES
from etl.cli import main


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
