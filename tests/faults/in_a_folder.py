"""Run as a program in a mount namespace of its own: refreshes on a disk that is full, or that cannot be written.

`in_a_folder.py full|read_only PLACE`. Ends with an error where what should hold does not. All figures are made up.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from misbehaving_server import running
from publishers import Publishers
from refreshed import Refreshed

from etl.errors import PublishError
from etl.refresh import pipeline

BLOCK = 4096
SIZE = 1024 * BLOCK


def full(place: Path) -> None:
    """With so many blocks left, from none to enough, a refresh fails and tells why, or is good."""
    mount("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place))
    refreshed, words = refreshing(place / "data"), []
    for left in (0, 1, 4, 16, 64, 200):
        refreshed.publishers.mend(share=2.01 + left / 100_000)
        fill(place / "filler", left)
        outcome = refreshed.refresh()
        words.append(outcome.word)
        if not outcome.ok:
            told = [fault.message for faults in outcome.faults.values() for fault in faults]
            assert any("No space left on device" in message for message in told), told
            refreshed.assert_unharmed()
    (place / "filler").unlink()
    assert words[0] == "failed", words
    assert words[-1] == "published", words
    refreshed.assert_mended()


def fill(filler: Path, left: int) -> None:
    """Take all blocks but so many."""
    filler.unlink(missing_ok=True)
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(BLOCK))
        except OSError:
            file.truncate(max(0, file.tell() - left * BLOCK))


def read_only(place: Path) -> None:
    """A folder that cannot be written is told, and left alone."""
    refreshed = refreshing(place / "data")
    before = (refreshed.data / "status.json").read_bytes()
    mount("--bind", str(refreshed.data), str(refreshed.data))
    mount("-o", "remount,bind,ro", str(refreshed.data))
    refreshed.publishers.mend(share=2.01)
    with pytest.raises(PublishError, match=r"cannot be written \(Read-only file system\)"):
        refreshed.refresh()
    assert (refreshed.data / "status.json").read_bytes() == before
    refreshed.assert_unharmed()
    subprocess.run(["umount", str(refreshed.data)], check=True)
    refreshed.assert_mended()


def mount(*words: str) -> None:
    """Mount, for this process only."""
    subprocess.run(["mount", *words], check=True)


def refreshing(data: Path) -> Refreshed:
    """A folder that was refreshed from the publishers."""
    # The corrections of the project are about real figures.
    pipeline.corrections = tuple
    return Refreshed(data, Publishers(server))


SCENES: dict[str, Callable[[Path], None]] = {"full": full, "read_only": read_only}

if __name__ == "__main__":
    with running() as server:
        SCENES[sys.argv[1]](Path(sys.argv[2]))
