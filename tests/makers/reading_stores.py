"""Run as a program: a reader, or a publisher, of one folder of snapshots. All figures are made up.

`reading_stores.py read FOLDER` asks a Store again and again until the file FOLDER/stop is there, and prints a line for
each answer that is another than the one before: the snapshot's id, and the share that each of its parts has.
`reading_stores.py publish FOLDER TIMES` publishes that many snapshots, whose parts all have one share, and prints their
ids with it.
"""

import sys
from pathlib import Path
from time import sleep

from made_up import SHARE, figures, release

from etl.store.publish import publish
from etl.store.snapshot import Store

# So many releases make up a snapshot: with more parts a mixture would show the better.
NAMES = ("2020-01-01", "2021-01-01", "2022-01-01", "2023-01-01")


def put_out(folder: Path, share: float) -> str:
    """Publish a snapshot with this share in each part; its id."""
    return publish(folder, [release(figures(share=share), name=name) for name in NAMES])[0].id


def shares(store: Store) -> tuple[str, list[float | None]]:
    """The id of the snapshot that the store serves, and the share of each of its parts."""
    snapshot = store.current()
    rows = (row for part in snapshot.parts for row in snapshot.rows(part, SHARE))
    return snapshot.id, [row.value for row in rows if row.member == "BEL"]


def read(folder: Path) -> None:
    store, told = Store(folder), ""
    while True:
        last = (folder / "stop").exists()
        known, found = shares(store)
        line = f"{known} {' '.join(map(str, found))}\n"
        if line != told:
            sys.stdout.write(line)
            sys.stdout.flush()
        told = line
        if last:
            return
        # So that on few cores the others get on.
        sleep(0.001)


def publish_often(folder: Path, times: int) -> None:
    for number in range(1, times + 1):
        share = 2 + number / 1000
        sys.stdout.write(f"{put_out(folder, share)} {share}\n")


if __name__ == "__main__":
    what, place, *times = sys.argv[1:]
    if what == "read":
        read(Path(place))
    else:
        publish_often(Path(place), int(times[0]))
