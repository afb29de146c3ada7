"""The snapshot that ships is the one that the pipeline makes of the publishers' files, and opens in other tools."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest
from click.testing import CliRunner

from etl.catalogue.seeds import shipped
from etl.cli import main
from etl.fetch import Mirror
from etl.observation import COLUMNS
from etl.store.folder import current_id
from etl.store.snapshot import Store


@pytest.mark.long
def test_the_pipeline_makes_the_snapshot_that_ships_of_a_mirror_that_was_built(mirror: Path, tmp_path: Path) -> None:
    built, data, ours = tmp_path / "mirror", tmp_path / "data", shipped("embedded")
    burden("mirror", "build", built, "--mirror", mirror)
    burden("refresh", "--excerpt", "--mirror", built, "--data", data)
    assert current_id(data) == current_id(ours)
    made, ship = (f"SELECT * FROM read_parquet('{folder}/parts/*.parquet')" for folder in (data, ours))
    # Of its own: a connection that all share may be in the middle of something.
    with duckdb.connect() as connection:
        for one, other in ((made, ship), (ship, made)):
            assert connection.sql(f"{one} EXCEPT ALL {other}").fetchall() == []
        rows = sum(part.rows for part in Store(ours).current().parts)
        assert connection.sql(made).count("member").fetchall() == [(rows,)]
    (audits,) = (ours / "audits").iterdir()
    assert (data / "audits" / audits.name).read_bytes() == audits.read_bytes()
    kinds = {url: (entry.kind, entry.note) for url, entry in Mirror(mirror).entries.items()}
    assert all(kinds[url] == (entry.kind, entry.note) for url, entry in Mirror(built).entries.items())


def burden(*words: str | Path) -> None:
    """A command that has to succeed without a word of warning."""
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert (result.exit_code, result.stderr) == (0, "")


def test_only_one_snapshot_ships_and_none_of_its_parts_is_left_over() -> None:
    snapshot = Store(shipped("embedded")).current()
    assert [path.stem for path in (shipped("embedded") / "snapshots").glob("*.json")] == [snapshot.id]
    assert {path.name for path in (shipped("embedded") / "parts").iterdir()} == {part.file for part in snapshot.parts}


def test_pandas_and_duckdb_read_the_parts_that_ship() -> None:
    snapshot = Store(shipped("embedded")).current()
    folder = shipped("embedded") / "parts"
    rows = sum(part.rows for part in snapshot.parts)
    tables = [pd.read_parquet(folder / part.file) for part in snapshot.parts]
    assert sum(map(len, tables)) == rows
    assert all(tuple(table.columns) == COLUMNS for table in tables)
    query = "select count(*) from read_parquet(?)"
    with duckdb.connect() as connection:
        assert connection.execute(query, [f"{folder.as_posix()}/*.parquet"]).fetchall() == [(rows,)]


def test_no_text_of_an_observation_would_be_computed_by_a_spreadsheet() -> None:
    snapshot = Store(shipped("embedded")).current()
    texts = {text for part in snapshot.parts for row in snapshot.observations(part) for text in (row.cell, row.note)}
    assert not [text for text in texts if text.startswith(("=", "+", "-", "@"))]
