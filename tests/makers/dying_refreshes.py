"""Run as a program: refreshes that die. `dying_refreshes.py FOLDER`, or `dying_refreshes.py FOLDER SEED`.

Without a seed, FOLDER/n is what a refresh leaves that dies at its n-th call to the operating system that changes a
folder, for every n, and at last what one leaves that lives. One that dies at once writes nothing more: what it leaves
is what lies there at that call, so that one refresh tells of all deaths. Some children do die there: FOLDER/died/n is
what the one left that died at its n-th call. With a seed, children are killed at random moments while they publish one
snapshot after the other, and FOLDER/n is what the n-th child left. All figures are made up.
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
from functools import partial
from pathlib import Path
from typing import Any

from made_up import Source, figures, no_network, release

from etl import files
from etl.contract import check_releases
from etl.refresh.pipeline import refresh

CALLS = ("replace", "rename", "fsync", "open", "write", "mkdir", "chmod", "unlink", "close")
KILLS = 12
DIED = 77
# From one call that a child dies at to the next such.
STRIDE = 9


def run(data: Path, share: float) -> None:
    """A refresh of two releases with this share; the program ends where it fails."""
    releases = Source(release(figures(share=share)), release(figures(share=share), name="2022-01-01"))
    if not refresh(data, no_network, lambda _: None, {"nato": releases}).ok:
        sys.exit("a refresh that should have been good was not")


class Calls:
    """Tells `come` the number of each call that changes a folder, before it is done; of one that writes, half-way."""

    def __init__(self, come: Callable[[int], object]) -> None:
        self.number, self.come, self.is_told = 0, come, False
        for name in CALLS:
            setattr(os, name, self._telling(getattr(os, name)))
        setattr(files, "NamedTemporaryFile", self._tearing(tempfile.NamedTemporaryFile))  # noqa: B010  # for mypy

    def tell(self) -> None:
        # Calls of who is told do not count.
        if not self.is_told:
            self.number += 1
            self.is_told = True
            self.come(self.number)
            self.is_told = False

    def _telling(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*words: Any, **named: Any) -> Any:
            self.tell()
            return call(*words, **named)

        return instead

    def _tearing(self, make: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*words: Any, **named: Any) -> Any:
            file = make(*words, **named)
            whole = file.write

            def write(content: bytes) -> Any:
                half = len(content) // 2
                whole(content[:half])
                file.flush()
                self.tell()
                return half + whole(content[half:])

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
    """The ways in which children ended: two that lived, and those that died."""
    start, data = folder / "start", folder / "data"
    yield ended(child(lambda: run(start, 2.0)))
    yield ended(child(lambda: keep_every_call(start, data, folder)))
    for number in range(1, len(kept(folder)), STRIDE):
        yield ended(child(partial(die_at, number, start, folder / "died" / str(number))))


def keep_every_call(start: Path, data: Path, folder: Path) -> None:
    """A refresh of a copy of `start`; what lies there at each call, and at the end, is kept in `folder`."""
    shutil.copytree(start, data)
    calls = Calls(lambda number: shutil.copytree(data, folder / str(number)))
    run(data, 2.2)
    calls.tell()


def die_at(last: int, start: Path, data: Path) -> None:
    """A refresh of a copy of `start` that dies at its call of this number."""
    shutil.copytree(start, data)
    Calls(lambda number: number == last and os._exit(DIED))
    run(data, 2.2)


def kept(folder: Path) -> list[Path]:
    """What was kept at each call, in their order."""
    return sorted((path for path in folder.iterdir() if path.name.isdecimal()), key=lambda path: int(path.name))


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
