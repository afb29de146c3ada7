"""Dropping snapshots by hand. All snapshots are of made-up releases, and so are the publishers' bytes."""

import hashlib
from pathlib import Path

import orjson
import pytest
from made_up import files_below
from pruning import assert_all_whole, burden, four_snapshots, in_order

from etl.refresh.prune import Pruning, choose_all_but, choose_ids, prune
from etl.store.disk import list_originals, list_parts
from etl.store.folder import current_id
from etl.store.snapshot import parts_named


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return four_snapshots(tmp_path)


def test_a_snapshot_goes_with_the_part_and_the_original_that_only_it_needs(data: Path) -> None:
    first, *others = in_order(data)
    (own,) = {part.file for part in parts_named(data, first)} - {
        part.file for other in others for part in parts_named(data, other)
    }
    before = files_below(data)
    pruned = prune(data, choose_ids([first]))
    assert pruned.snapshots == (first,)
    assert [path.name for path in pruned.parts] == [own]
    assert [path.name for path in pruned.originals] == [hashlib.sha256(b"of 0").hexdigest()]
    assert in_order(data) == others
    assert not any(path.exists() for path in (*pruned.parts, *pruned.originals))
    gone = before.keys() - files_below(data).keys()
    assert len(gone) == 3
    assert pruned.bytes == sum(len(before[file]) for file in gone)
    assert_all_whole(data)


def test_what_is_removed_is_no_longer_recorded_and_the_rest_is(data: Path) -> None:
    prune(data, choose_all_but(1))
    recorded = orjson.loads((data / "raw" / "origins.json").read_bytes())
    assert {said["sha256"] for said in recorded.values()} == {path.name for path in list_originals(data)}
    assert len(recorded) == 2


@pytest.mark.parametrize(("newest", "left"), [(1, 1), (2, 2), (4, 4), (9, 4)])
def test_the_newest_stay(data: Path, newest: int, left: int) -> None:
    before = in_order(data)
    prune(data, choose_all_but(newest))
    assert in_order(data) == before[-left:]
    assert len(list_parts(data)) == len(list_originals(data)) == left + 1
    assert_all_whole(data)


def test_the_one_in_force_stays_however_old_it_is(data: Path) -> None:
    first, *_, last = in_order(data)
    assert burden("publish", first, "--data", data).exit_code == 0
    prune(data, choose_all_but(1))
    assert in_order(data) == [first, last]
    assert current_id(data) == first


def test_what_no_snapshot_needs_goes_too_and_files_of_others_stay(data: Path) -> None:
    left = [data / "parts" / f"{'0' * 64}.parquet", data / "raw" / ("0" * 64)]
    strange = [data / "parts" / "mine.parquet", data / "raw" / "notes.txt", data / "mine.json"]
    for path in (*left, *strange):
        path.write_bytes(b"12345")
    pruned = prune(data, choose_all_but(9))
    assert (pruned.snapshots, pruned.bytes) == ((), 10)
    assert [*pruned.parts, *pruned.originals] == left
    assert not any(path.exists() for path in left)
    assert all(path.exists() for path in strange)


def test_a_dry_run_tells_the_same_and_changes_nothing(data: Path) -> None:
    before = files_below(data)
    told = prune(data, choose_all_but(2), dry_run=True)
    assert files_below(data) == before
    assert prune(data, choose_all_but(2)) == told


def test_a_second_pruning_finds_nothing(data: Path) -> None:
    prune(data, choose_all_but(2))
    before = files_below(data)
    assert prune(data, choose_all_but(2)) == Pruning((), (), (), 0)
    assert files_below(data) == before


def test_the_command_says_which_and_how_many_bytes(data: Path) -> None:
    first, second, *_ = in_order(data)
    dry = burden("prune", "--keep", "2", "--dry-run", "--data", data)
    assert dry.exit_code == 0
    assert f"Would drop snapshot {first}.\n" in dry.stdout
    assert "Would drop 2 snapshots, 2 parts, 2 originals: " in dry.stdout
    done = burden("prune", first, second, "--data", data)
    assert done.stdout == dry.stdout.replace("Would drop", "Dropped")
    assert len(in_order(data)) == 2


def test_check_tells_the_disk_use(data: Path) -> None:
    result = burden("check", "--data", data)
    size = sum(path.stat().st_size for path in list_originals(data))
    assert "On disk: 4 snapshots (" in result.stdout
    assert f", 5 originals ({size:,} bytes)." in result.stdout


@pytest.mark.parametrize("command", [["prune"], ["mirror", "build"]])
def test_the_commands_explain_themselves(command: list[str]) -> None:
    result = burden(*command, "--help")
    assert result.exit_code == 0
    assert "--data" in result.stdout
