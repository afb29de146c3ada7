"""A scheduler beside a server: a process of its own, that begins and ends with it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.files import write
from etl.refresh.schedule.runs import end, start
from etl.store.lock import locked
from etl.store.publish import put_in_force
from etl.store.snapshot import Store


@contextmanager
def beside(data: Path, line: str, timezone: str) -> Iterator[None]:
    """Run `burden schedule` for `data` while this process does something else."""
    options = {"--cron": line, "--timezone": timezone, "--data": str(data), "--parent": str(os.getpid())}
    child = start(["-m", "etl", "schedule", *(word for option in options.items() for word in option)])
    owner = os.getpid()
    try:
        yield
    finally:
        # gunicorn's workers are copies of this process, and come by here when they end.
        if os.getpid() == owner:
            # Within that the scheduler has to end its refresh.
            end(child, times=3)


def begin_with(shipped: Path, data: Path) -> None:
    """Put the snapshot that ships in force in `data`, where nothing was published yet.

    Raises PublishError where it is damaged, another process is at work, or `data` cannot be written.
    """
    snapshot = Store(shipped).current()
    listed = [f"snapshots/{snapshot.id}.json", *(f"parts/{part.file}" for part in snapshot.parts)]
    with locked(data):
        for name in listed:
            write(data / name, (shipped / name).read_bytes())
        put_in_force(data, snapshot.id)
