"""Run as a program: refreshes that die. `dying_refreshes.py FOLDER`, or `dying_refreshes.py FOLDER SEED`.

Without a seed, the n-th child dies at its n-th call to the operating system that changes a folder, for every n until a
child lives to the end. With a seed, children are killed at random moments while they publish one snapshot after the
other. FOLDER/n is what the n-th child left. All figures are made up.
"""

import itertools
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from made_up import Source, figures, no_network, release

from etl import files
from etl.contract import check_releases
from etl.refresh.pipeline import refresh

CALLS = ("replace", "rename", "fsync", "open", "write", "mkdir", "chmod", "unlink", "close")
KILLS = 12
DIED = 77


def run(data: Path, share: float) -> None:
    """A refresh of two releases with this share; the program ends where it fails."""
    releases = Source(release(figures(share=share)), release(figures(share=share), name="2022-01-01"))
    if not refresh(data, no_network, lambda _: None, {"nato": releases}).ok:
        sys.exit("a refresh that should have been good was not")


class Countdown:
    """Makes the n-th call that changes a folder the last; where it is one to write, half of it is done."""

    def __init__(self, number: int) -> None:
        self.left = number
        for name in CALLS:
            setattr(os, name, self._dying(getattr(os, name)))
        setattr(files, "NamedTemporaryFile", self._tearing(tempfile.NamedTemporaryFile))  # noqa: B010  # for mypy

    def is_over(self) -> bool:
        self.left -= 1
        return self.left == 0

    def _dying(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*words: Any, **named: Any) -> Any:
            if self.is_over():
                os._exit(DIED)
            return call(*words, **named)

        return instead

    def _tearing(self, make: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*words: Any, **named: Any) -> Any:
            file = make(*words, **named)
            whole = file.write

            def write(content: bytes) -> Any:
                if self.is_over():
                    whole(content[: len(content) // 2])
                    file.flush()
                    os._exit(DIED)
                return whole(content)

            file.write = write
            return file

        return instead


def child(work: Callable[[], None]) -> int:
    """The id of a new process that does the work and ends. This one never does any, so it has no threads to lose."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
            os._exit(0)
        finally:
            os._exit(1)
    return pid


def ended(pid: int) -> int:
    """How a child ended."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def die_at_every_call(folder: Path) -> Iterator[int]:
    """The ways in which children ended, up to the first that lived."""
    start = folder / "start"
    yield ended(child(lambda: run(start, 2.0)))
    for number in itertools.count(1):
        data = folder / str(number)
        shutil.copytree(start, data)

        def work(data: Path = data, number: int = number) -> None:
            Countdown(number)
            run(data, 2.2)

        code = ended(child(work))
        yield code
        if code != DIED:
            return


def kill_at_random(folder: Path, seed: str) -> Iterator[int]:
    """The ways in which children ended, each killed in the middle of publishing."""
    chance = random.Random(seed)
    data = folder / "start"
    yield ended(child(lambda: run(data, 2.0)))

    def work() -> None:
        for number in itertools.count(1):
            run(data, 2 + number / 100_000)

    for number in range(1, KILLS + 1):
        pid = child(work)
        time.sleep(chance.uniform(0.001, 0.2))
        os.kill(pid, signal.SIGKILL)
        yield ended(pid)
        shutil.copytree(data, folder / str(number))


if __name__ == "__main__":
    # What the first check imports is there before any child is, and need not be read by each of them.
    check_releases([release(figures())])
    ways = kill_at_random(Path(sys.argv[1]), sys.argv[2]) if len(sys.argv) > 2 else die_at_every_call(Path(sys.argv[1]))
    sys.stdout.write(" ".join(map(str, ways)))
