"""Publishing made-up releases: once, whole, and mended where the folder was damaged."""

import os
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from made_up import figures, files_below, full_disk, observation, population, release

from etl.errors import PublishError
from etl.observation import COLUMNS
from etl.store.folder import current_id, snapshot_ids
from etl.store.publish import publish, put_in_force
from etl.store.snapshot import open_snapshot

FIRST = release(figures())
SECOND = release(figures(share=2.2))


def test_what_is_published_is_in_force_and_verifies(tmp_path: Path) -> None:
    snapshot, changed = publish(tmp_path, [FIRST, population("2021-07-01")])
    assert changed
    assert current_id(tmp_path) == snapshot.id
    assert [part.release.source for part in open_snapshot(tmp_path, snapshot.id).parts] == ["nato", "worldbank"]


def test_the_same_content_is_published_once(tmp_path: Path) -> None:
    snapshot, _ = publish(tmp_path, [FIRST])
    before = files_below(tmp_path)
    again, changed = publish(tmp_path, [FIRST.with_observations(reversed(FIRST.observations))])
    assert (again.id, changed) == (snapshot.id, False)
    assert files_below(tmp_path) == before


def test_the_order_of_releases_does_not_matter(tmp_path: Path) -> None:
    bank = population("2021-07-01")
    assert publish(tmp_path / "a", [FIRST, bank])[0].id == publish(tmp_path / "b", [bank, FIRST])[0].id


def test_a_new_snapshot_adds_only_the_part_that_changed(tmp_path: Path) -> None:
    publish(tmp_path, [FIRST, population("2021-07-01")])
    before = set(files_below(tmp_path))
    publish(tmp_path, [SECOND, population("2021-07-01")])
    added = set(files_below(tmp_path)) - before
    assert sorted(path.split("/")[0] for path in added) == ["parts", "snapshots"]


def test_an_earlier_snapshot_can_be_put_in_force_and_the_later_one_again(tmp_path: Path) -> None:
    old, _ = publish(tmp_path, [FIRST])
    new, _ = publish(tmp_path, [SECOND])
    assert put_in_force(tmp_path, old.id).id == current_id(tmp_path) == old.id
    assert put_in_force(tmp_path, new.id).id == current_id(tmp_path) == new.id
    assert sorted(snapshot_ids(tmp_path)) == sorted([old.id, new.id])


@pytest.mark.parametrize("wanted", ["0" * 16, "../../etc", "", "CURRENT"])
def test_a_snapshot_that_is_not_there_is_not_put_in_force(tmp_path: Path, wanted: str) -> None:
    snapshot, _ = publish(tmp_path, [FIRST])
    with pytest.raises(PublishError):
        put_in_force(tmp_path, wanted)
    assert current_id(tmp_path) == snapshot.id


def test_a_damaged_snapshot_is_not_put_in_force(tmp_path: Path) -> None:
    old, _ = publish(tmp_path, [FIRST])
    new, _ = publish(tmp_path, [SECOND])
    (tmp_path / "parts" / old.parts[0].file).write_bytes(b"PAR1")
    with pytest.raises(PublishError, match="not the one it was published with"):
        put_in_force(tmp_path, old.id)
    assert current_id(tmp_path) == new.id


@pytest.mark.parametrize("damage", ["part", "manifest", "part is gone"])
def test_publishing_again_mends_a_damaged_snapshot(tmp_path: Path, damage: str) -> None:
    snapshot, _ = publish(tmp_path, [FIRST])
    part = tmp_path / "parts" / snapshot.parts[0].file
    if damage == "part is gone":
        part.unlink()
    else:
        (part if damage == "part" else tmp_path / "snapshots" / f"{snapshot.id}.json").write_bytes(b"{}")
    mended, changed = publish(tmp_path, [FIRST])
    assert changed
    assert mended.id == snapshot.id
    open_snapshot(tmp_path, mended.id)


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_the_snapshot_in_force_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    snapshot, _ = publish(tmp_path, [FIRST])
    before = files_below(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(os, call, full_disk)
        with pytest.raises(PublishError, match=r"cannot be written .*No space left on device.* is unchanged"):
            publish(tmp_path, [SECOND])
    assert current_id(tmp_path) == snapshot.id
    assert files_below(tmp_path) == before


def test_a_roll_back_on_a_full_disk_is_a_plain_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, _ = publish(tmp_path, [FIRST])
    new, _ = publish(tmp_path, [SECOND])
    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(PublishError, match="No space left on device"):
        put_in_force(tmp_path, old.id)
    assert current_id(tmp_path) == new.id


def test_a_file_where_the_folder_should_be_is_a_plain_error(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(PublishError, match="cannot be written"):
        publish(tmp_path / "data", [FIRST])


def test_a_few_estimates_do_not_make_a_year_of_estimates(tmp_path: Path) -> None:
    codes = ("BEL", "DEU", "FRA", "GBR")
    rows = [observation(member=code, status="estimate" if code == "DEU" else "actual") for code in codes]
    assert publish(tmp_path, [release(rows)])[0].parts[0].estimate_years == ()


def test_a_part_tells_years_estimates_base_and_indicators(tmp_path: Path) -> None:
    rows = [
        observation(year=2019),
        observation(year=2020, status="estimate"),
        observation("gdp_usd_current", year=2019),
    ]
    part = publish(tmp_path, [release(rows)])[0].parts[0]
    assert (part.rows, part.years, part.estimate_years) == (3, (2019, 2020), (2020,))
    assert (part.price_base, part.indicators) == ("2015", ("defence_expenditure_share_gdp", "gdp_usd_current"))


def test_pandas_and_duckdb_read_the_parts_as_they_are(tmp_path: Path) -> None:
    snapshot, _ = publish(tmp_path, [release([*figures(), *figures(year=2021, share=None, status="not_published")])])
    path = tmp_path / "parts" / snapshot.parts[0].file
    table = pd.read_parquet(path)
    assert tuple(table.columns) == COLUMNS
    assert len(table) == 10
    assert table["value"].isna().sum() == 1
    with duckdb.connect() as connection:
        found = connection.execute("SELECT sum(value), count(*) FROM read_parquet(?)", [str(path)]).fetchone()
    assert found == (table["value"].sum(), 10)


def test_two_rows_of_one_key_are_refused_with_the_cell_of_the_second(tmp_path: Path) -> None:
    again = observation(value=2.5, cell="again.xlsx!A1")
    with pytest.raises(PublishError, match=r"again\.xlsx!A1: a row of the same key stands before it \(nato 2021-01-01"):
        publish(tmp_path, [release([observation(), again])])
    assert current_id(tmp_path) is None
