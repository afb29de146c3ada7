"""Run as a program: refreshes over the network that are killed. `killed_refreshes.py FOLDER URL SEED`.

The URL is that of the CSV file. FOLDER/start has a snapshot in force; FOLDER/n is a copy of it
that the n-th child refreshed, over and over, until it was killed at a random moment. Two children work at a time. A
machine that is busy takes longer: where few children came as far as a new snapshot, the next ones are given more time.
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

from made_up import figures, release
from publishers import TABLE, from_table
from quick_fetching import QUICK

from etl.contract import check_releases
from etl.fetch import Fetcher, Resource
from etl.refresh import pipeline
from etl.refresh.pipeline import refresh

KILLS = 50
# In seconds, at the start.
LONGEST = 0.3


def run(data: Path, moved: dict[str, str]) -> None:
    """Refreshes of `data` for ever; the program ends where one is not good."""
    while True:
        fetcher = Fetcher(data, QUICK)

        def fetch(url: str, fetcher: Fetcher = fetcher) -> Resource:
            return replace(fetcher.get(moved[url]), url=url)

        outcome = refresh(data, fetch, lambda _: None, {"nato": from_table})
        if not outcome.ok:
            sys.exit(f"a refresh that should have been good was not: {outcome.faults}")


def child(data: Path, moved: dict[str, str]) -> int:
    """The id of a new process that refreshes. This one never does, so it has no threads to lose."""
    pid = os.fork()
    if pid == 0:
        try:
            run(data, moved)
        finally:
            os._exit(1)
    return pid


def kill(folder: Path, moved: dict[str, str], seed: str) -> Iterator[int]:
    """The ways in which the children ended."""
    chance, longest = random.Random(seed), LONGEST
    renewed: list[bool] = []
    for number in range(0, KILLS, 2):
        ends = []
        for each in (number, number + 1):
            shutil.copytree(folder / "start", folder / str(each))
            ends.append((time.monotonic() + chance.uniform(0.005, longest), child(folder / str(each), moved)))
        for end, pid in sorted(ends):
            time.sleep(max(0.0, end - time.monotonic()))
            os.kill(pid, signal.SIGKILL)
            yield os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        renewed += [in_force(folder, str(each)) != in_force(folder, "start") for each in (number, number + 1)]
        longest *= fit(sum(renewed) / len(renewed))


def in_force(folder: Path, name: str) -> str:
    """The snapshot in force of a folder of data."""
    return (folder / name / "CURRENT").read_text(encoding="ascii")


def fit(share: float) -> float:
    """By how much the moments are spread further, or less far, where this share of the children published."""
    return 1.3 if share < 0.3 else 1 / 1.3 if share > 0.7 else 1.0


if __name__ == "__main__":
    # The corrections of the project are about real figures.
    pipeline.corrections = tuple
    # What the first check imports is there before any child is, and need not be read by each of them.
    check_releases([release(figures())])
    folder, table, seed = sys.argv[1:]
    sys.stdout.write(" ".join(map(str, kill(Path(folder), {TABLE: table}, seed))))
