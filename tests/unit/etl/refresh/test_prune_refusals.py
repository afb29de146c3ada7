"""Prunings that are refused, fail or die. All snapshots are of made-up releases."""

import shutil
from pathlib import Path

import pytest
from dying_calls import Death, die_after
from filelock import FileLock
from made_up import files_below
from pruning import assert_all_whole, burden, four_snapshots, in_order

from etl.errors import PublishError
from etl.refresh.prune import Choice, choose_all_but, choose_ids, prune
from etl.store.disk import list_originals, list_parts
from etl.store.folder import current_id, snapshot_ids


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return four_snapshots(tmp_path)


def refused(data: Path, choice: Choice) -> str:
    before = files_below(data)
    with pytest.raises(PublishError) as caught:
        prune(data, choice)
    assert files_below(data) == before
    return str(caught.value)


def test_the_one_in_force_is_not_dropped(data: Path) -> None:
    first, *_, last = in_order(data)
    assert f"Snapshot {last} is in force, and nothing was dropped" in refused(data, choose_ids([first, last]))


@pytest.mark.parametrize("unknown", ["0" * 16, "", "../CURRENT"])
def test_an_unknown_snapshot_is_refused_and_those_there_are_are_listed(data: Path, unknown: str) -> None:
    said = refused(data, choose_ids([in_order(data)[0], unknown]))
    assert f"There is no snapshot {unknown!r}" in said
    assert all(known in said for known in in_order(data))


def test_where_nothing_is_in_force_nothing_is_dropped(data: Path) -> None:
    (data / "CURRENT").unlink()
    assert "no snapshot is in force" in refused(data, choose_all_but(1))


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="there is no such folder"):
        prune(tmp_path / "no", choose_all_but(1))
    assert not (tmp_path / "no").exists()


@pytest.mark.parametrize("damage", [b"", b"{}", b'{"format": 1, "parts": []}'])
def test_a_damaged_manifest_of_a_snapshot_that_stays_stops_all(data: Path, damage: bytes) -> None:
    first, second, *_ = in_order(data)
    (data / "snapshots" / f"{second}.json").write_bytes(damage)
    said = refused(data, choose_ids([first]))
    assert f"Nothing was dropped, for what snapshot {second} needs is not known" in said


def test_a_damaged_snapshot_can_itself_be_dropped(data: Path) -> None:
    first = in_order(data)[0]
    (data / "snapshots" / f"{first}.json").write_bytes(b"")
    assert prune(data, choose_ids([first])).snapshots == (first,)
    assert_all_whole(data)


def test_a_manifest_in_force_that_is_gone_stops_all(data: Path) -> None:
    (data / "snapshots" / f"{current_id(data)}.json").unlink()
    assert "missing" in refused(data, choose_all_but(1))


def test_while_a_refresh_is_at_work_nothing_is_dropped(data: Path) -> None:
    with FileLock(data / "refresh.lock"):
        assert "is at work here" in refused(data, choose_all_but(1))


def test_a_pruning_that_dies_at_any_step_leaves_every_snapshot_whole_and_the_next_one_ends_it(
    data: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    kept = in_order(data)[2:]
    for number in range(20):
        folder = tmp_path_factory.mktemp("dying") / "data"
        shutil.copytree(data, folder)
        with pytest.MonkeyPatch.context() as patch:
            die_after(number, patch)
            try:
                prune(folder, choose_all_but(2))
            except Death:
                died = number
        assert_all_whole(folder)
        assert current_id(folder) == kept[-1]
        assert set(kept) <= set(snapshot_ids(folder))
        prune(folder, choose_all_but(2))
        assert set(snapshot_ids(folder)) == set(kept)
        assert len(list_parts(folder)) == len(list_originals(folder)) == 3
        assert not list(folder.rglob("*.part"))
    assert died == 9, "six files to remove, two audits to look for, and a listing to write in two steps"


def test_a_file_that_cannot_be_removed_is_an_error_and_the_rest_is_whole(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: Path, **_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "unlink", denied)
    with pytest.raises(PublishError, match="not all could be removed"):
        prune(data, choose_all_but(1))
    assert_all_whole(data)


@pytest.mark.parametrize("words", [[], ["0" * 16, "--keep", "1"]])
def test_the_command_wants_either_ids_or_a_number(data: Path, words: list[str]) -> None:
    result = burden("prune", *words, "--data", data)
    assert result.exit_code == 2
    assert "either their IDs, or --keep N" in result.stderr
    assert len(in_order(data)) == 4


@pytest.mark.parametrize("number", ["0", "-1", "x"])
def test_at_least_one_is_kept(data: Path, number: str) -> None:
    assert burden("prune", "--keep", number, "--data", data).exit_code == 2
    assert len(in_order(data)) == 4
