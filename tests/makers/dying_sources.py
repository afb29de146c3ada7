"""Sources whose reading ends its process, or takes all its memory. All figures are made up.

Run as a program, `dying_sources.py FOLDER`: a refresh whose source reads for ever, and says so by FOLDER/reading.
"""

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from made_up import figures, no_network, release

from etl.dataframe import ParsedRelease, UnreadRelease
from etl.fetch import Fetch
from etl.refresh.isolation import read_apart
from etl.refresh.pipeline import refresh
from etl.refresh.tasks import Manner


def is_killed(_: Fetch) -> Iterator[ParsedRelease]:
    """Ends like one whom the system ends for its memory."""
    yield release(figures())
    os.kill(os.getpid(), signal.SIGKILL)


def crashes(_: Fetch) -> Iterator[ParsedRelease]:
    """Ends like one whose library writes where it may not."""
    yield release(figures())
    os.kill(os.getpid(), signal.SIGSEGV)


def ends_itself(_: Fetch) -> Iterator[ParsedRelease]:
    """Ends like one whose library ends the program."""
    os._exit(3)
    yield release(figures())


def exits(_: Fetch) -> Iterator[ParsedRelease]:
    """Ends by an error that nothing is to catch."""
    yield release(figures())
    sys.exit("made up")


def runs_out_of_memory(_: Fetch) -> Iterator[ParsedRelease]:
    """Is told that there is no more memory."""
    yield release(figures())
    raise MemoryError


def takes_all_memory(_: Fetch) -> Iterator[ParsedRelease]:
    """Takes memory until there is no more."""
    held = []
    while True:
        held.append(bytearray(16_000_000))
    yield release(figures())


def dies_when_looked_into(_: Fetch) -> Iterator[UnreadRelease]:
    """Ends while a release is read whose files are at hand."""

    def read() -> ParsedRelease:
        os._exit(3)

    yield UnreadRelease(release(figures(), name="2022-01-01").release, read)


def read_for_ever(folder: Path) -> None:
    """A refresh that does not end."""

    def collect(_: Fetch) -> Iterator[ParsedRelease]:
        (folder / "reading").write_text(str(os.getpid()))
        time.sleep(600)
        yield release(figures())

    refresh(folder, no_network, lambda _: None, {"nato": collect}, Manner(read_apart))


if __name__ == "__main__":
    read_for_ever(Path(sys.argv[1]))
