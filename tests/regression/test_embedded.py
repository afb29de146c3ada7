"""The snapshot that ships is the one that the pipeline makes of the publishers' files, and opens in other tools."""

from pathlib import Path

import duckdb
import pandas as pd

from etl.catalogue.seeds import shipped
from etl.fetch import Mirror
from etl.observation import COLUMNS
from etl.pipeline import refresh
from etl.snapshot import Store, current_id


def test_the_pipeline_makes_the_snapshot_that_ships(mirror: Path, tmp_path: Path) -> None:
    outcome = refresh(tmp_path, Mirror(mirror).get, lambda _: None, excerpt=True)
    assert outcome.snapshot == current_id(shipped("embedded"))


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
    assert duckdb.execute(query, [f"{folder.as_posix()}/*.parquet"]).fetchone() == (rows,)


def test_no_text_of_an_observation_would_be_computed_by_a_spreadsheet() -> None:
    snapshot = Store(shipped("embedded")).current()
    texts = {text for part in snapshot.parts for row in snapshot.observations(part) for text in (row.cell, row.note)}
    assert not [text for text in texts if text.startswith(("=", "+", "-", "@"))]
