"""A refresh that dies, at whatever moment, leaves a snapshot in force that is whole. The figures are made up."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from dying_refreshes import CALLS, DIED, KILLS, STRIDE, kept
from made_up import SHARE, Source, figures, no_network, release

from etl.refresh.pipeline import refresh
from etl.store.folder import current_id, snapshot_ids
from etl.store.snapshot import open_snapshot

pytestmark = [pytest.mark.long, pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")]

_PROGRAM = Path(__file__).parents[3] / "makers" / "dying_refreshes.py"


def dying(folder: Path, *seed: str) -> list[int]:
    """How the children of the program ended."""
    command = [sys.executable, str(_PROGRAM), str(folder), *seed]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[4])}
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert ran.returncode == 0, ran.stderr
    return [int(code) for code in ran.stdout.split()]


def share_in_force(data: Path) -> float | None:
    """The share of Belgium in the snapshot in force, every part of which is verified."""
    snapshot = open_snapshot(data, str(current_id(data)))
    shares = {row.value for part in snapshot.parts for row in snapshot.rows(part, SHARE) if row.member == "BEL"}
    (share,) = shares
    return share


def assert_the_next_refresh_is_good(data: Path) -> None:
    sources = {"nato": Source(release(figures(share=2.4)), release(figures(share=2.4), name="2022-01-01"))}
    assert refresh(data, no_network, lambda _: None, sources).ok
    assert share_in_force(data) == 2.4
    assert not list(data.rglob("*.part"))
    for known in snapshot_ids(data):
        open_snapshot(data, known)


@pytest.fixture(scope="module")
def dead(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What lies in a folder at each call of a refresh, and what some left that died there."""
    folder = tmp_path_factory.mktemp("dead")
    first, lived, *died = dying(folder)
    assert (first, lived) == (0, 0)
    assert set(died) == {DIED}
    assert len(died) > len(CALLS)
    return folder


def list_bytes(folder: Path) -> dict[str, tuple[int, bytes]]:
    """All that lies in a folder, with its mode and its bytes."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mode, path.read_bytes() if path.is_file() else b"")
        for path in sorted(folder.rglob("*"))
    }


def without_chance(left: dict[str, tuple[int, bytes]]) -> dict[str, tuple[int, bytes]]:
    """The same, but for times, and for the letters in names that are drawn."""
    return {
        re.sub(r"\w{8}\.part$", "part", name): (mode, re.sub(rb"\d{4}-\d\d-\d\d(T| at )[\d:.+]*", b"", content))
        for name, (mode, content) in left.items()
    }


def test_a_refresh_that_dies_at_any_call_leaves_the_old_snapshot_or_the_new_one_whole(
    dead: Path, tmp_path: Path
) -> None:
    folders = kept(dead)
    assert [folder.name for folder in folders] == [str(number) for number in range(1, len(folders) + 1)]
    assert len(folders) - 1 > 2 * len(CALLS)
    left = [share_in_force(folder) for folder in folders]
    assert set(left) == {2.0, 2.2}
    assert sorted(left, key=str) == left, "once the new snapshot is in force it stays"
    assert left[-1] == 2.2
    # Not each call changes a byte, and on the same bytes a refresh does the same.
    for folder in {tuple(list_bytes(folder).items()): folder for folder in folders}.values():
        shutil.copytree(folder, tmp_path / folder.name)
        assert_the_next_refresh_is_good(tmp_path / folder.name)


def test_what_is_kept_at_a_call_is_what_a_refresh_leaves_that_dies_there(dead: Path) -> None:
    *folders, _ = kept(dead)
    for folder in folders[::STRIDE]:
        left = list_bytes(dead / "died" / folder.name)
        assert without_chance(left) == without_chance(list_bytes(folder)), folder.name


def test_a_refresh_that_is_killed_at_random_leaves_a_snapshot_whole(tmp_path: Path) -> None:
    first, *killed = dying(tmp_path, "1949")
    assert first == 0
    assert killed == [-signal.SIGKILL] * KILLS
    for number in range(1, KILLS + 1):
        share = share_in_force(tmp_path / str(number))
        assert share is not None
        assert 2.0 <= share < 2.1
        assert_the_next_refresh_is_good(tmp_path / str(number))
