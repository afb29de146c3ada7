"""Run as a program: refreshes over the network that are killed. `killed_refreshes.py FOLDER URL SEED`.

The URL is that of the CSV file. FOLDER/start has a snapshot in force; FOLDER/n is a copy of it
that the n-th child refreshed, over and over, until it was killed at a random moment. Two children work at a time. A
machine that is busy takes longer, so a refresh is timed first, and the moments are spread over more than one.
"""

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from publishers import TABLE, from_table
from quick_fetching import QUICK

from etl.fetch import Fetcher, Resource
from etl.refresh import pipeline
from etl.refresh.pipeline import refresh

KILLS = 50
# In seconds, and in refreshes: the moments reach this far.
LONGEST = 0.3
REFRESHES = 1.5


def run(data: Path, moved: dict[str, str], times: int = sys.maxsize) -> None:
    """Refreshes of `data`, for ever where nothing else is said; the program ends where one is not good."""
    for _ in range(times):
        fetcher = Fetcher(data, QUICK)

        def fetch(url: str, fetcher: Fetcher = fetcher) -> Resource:
            return replace(fetcher.get(moved[url]), url=url)

        outcome = refresh(data, fetch, lambda _: None, {"nato": from_table})
        if not outcome.ok:
            sys.exit(f"a refresh that should have been good was not: {outcome.faults}")


def child(data: Path, moved: dict[str, str], times: int = sys.maxsize) -> int:
    """The id of a new process that refreshes. This one never does, so it has no threads to lose."""
    pid = os.fork()
    if pid == 0:
        try:
            run(data, moved, times)
        finally:
            os._exit(1)
    return pid


def time_refresh(folder: Path, moved: dict[str, str]) -> float:
    """How long a child takes for one refresh here and now, in seconds."""
    shutil.copytree(folder / "start", folder / "timed")
    begun = time.monotonic()
    os.waitpid(child(folder / "timed", moved, times=1), 0)
    return time.monotonic() - begun


def kill(folder: Path, moved: dict[str, str], seed: str) -> Iterator[int]:
    """The ways in which the children ended."""
    chance, longest = random.Random(seed), max(LONGEST, REFRESHES * time_refresh(folder, moved))
    for number in range(0, KILLS, 2):
        ends = []
        for each in (number, number + 1):
            shutil.copytree(folder / "start", folder / str(each))
            ends.append((time.monotonic() + chance.uniform(0.005, longest), child(folder / str(each), moved)))
        for end, pid in sorted(ends):
            time.sleep(max(0.0, end - time.monotonic()))
            os.kill(pid, signal.SIGKILL)
            yield os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


if __name__ == "__main__":
    # The corrections of the project are about real figures.
    pipeline.corrections = tuple
    folder, table, seed = sys.argv[1:]
    sys.stdout.write(" ".join(map(str, kill(Path(folder), {TABLE: table}, seed))))
