"""The folder inbox/ of the data folder: what a person puts there, the next refresh takes in."""

import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from etl.errors import BurdenError, FetchError, UnfinishedError
from etl.prose import counted
from etl.refresh.deposits.intake import Saying, check_rivals, examine
from etl.refresh.deposits.shelf import Shelf, describe
from etl.refresh.ledger import Ledger
from etl.refresh.outcome import INBOX, Fault, Step
from etl.sources.given import clean_name

MAX_FILES = 200  # looked at in one refresh
# Seconds without a change after which a file is taken to be whole.
QUIET = 3.0


def receive_files(ledger: Ledger) -> None:
    """Have a refresh read what was given, after what lies in inbox/ was taken in; what stays there is a fault."""
    ledger.shelf = Shelf(ledger.data)
    faults = tuple(map(Fault.of, take_in(ledger.data, ledger.shelf, lambda what: ledger.tell(Step("", what)))))
    if faults:
        ledger.faults[INBOX] = faults


def take_in(data: Path, shelf: Shelf, tell: Callable[[str], None]) -> Iterator[BurdenError]:
    """Keep what is recognised among the files of inbox/, and take it out there; `tell` is told of each.

    Gives an error for each that stays because it is not recognised, or cannot be read or kept. What begins with a dot
    is passed over, for programs that copy write so; what was changed a moment ago is left for the next refresh.
    """
    folder = data / INBOX
    try:
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except FileNotFoundError:
        return
    except OSError as error:
        problem = f"cannot be looked into ({error.strerror or error})"
        yield FetchError(str(folder), problem, "Make it a folder that this user can read.")
        return
    _wait_for_quiet(paths)
    for path in paths[:MAX_FILES]:
        try:
            tell(_take(path, shelf))
        except UnfinishedError as unfinished:
            tell(f"{INBOX}: {unfinished}")
        except BurdenError as error:
            yield error
    if len(paths) > MAX_FILES:
        tell(f"{INBOX}: {counted(len(paths) - MAX_FILES, 'more file')} left for the next refresh")


def _take(path: Path, shelf: Shelf) -> str:
    """Keep the file and take it out of the inbox; in words, what it is. Raises like `examine`, or PublishError."""
    name = repr(clean_name(path.name))
    before = _look(path, name)
    brought = examine(path, Saying(), datetime.now(UTC))
    one, how = brought.deposit, "is kept"
    known = next((other for other in shelf.deposits if other.sha256 == one.sha256), None)
    if known is None:
        check_rivals(one, shelf.deposits)
    else:
        one, how = known, f"was given on {known.given:%Y-%m-%d} already"
    shelf.keep(one, brought.content)
    return f"{INBOX}: {name} is {describe(one)}, and {how}{_remove(path, before)}"


def _look(path: Path, name: str) -> os.stat_result:
    try:
        found = path.lstat()
    except OSError:
        raise UnfinishedError(name, "was taken away a moment ago", "Nothing was done with it.") from None
    if stat.S_ISREG(found.st_mode) and 0 <= time.time() - found.st_mtime < QUIET:
        raise UnfinishedError(name, "was changed a moment ago", "The next refresh looks at it again.")
    return found


def _remove(path: Path, before: os.stat_result) -> str:
    """Take the file out of the inbox, unless it is another by now; in words, why it stays."""
    try:
        now = path.lstat()
        if (now.st_ino, now.st_size, now.st_mtime_ns) != (before.st_ino, before.st_size, before.st_mtime_ns):
            return "; it was changed meanwhile, and stays for the next refresh"
        path.unlink()
    except OSError as error:
        return f"; it cannot be taken out of {INBOX}/ ({error.strerror or error}): remove it by hand"
    return ""


def _wait_for_quiet(paths: Iterable[Path]) -> None:
    """Wait until the file that was changed last has been quiet, which never takes longer than QUIET."""
    times = []
    for path in paths:
        with suppress(OSError):
            found = path.lstat()
            times += [found.st_mtime] if stat.S_ISREG(found.st_mode) else []
    rest = QUIET - (time.time() - max(times, default=0.0))
    if 0 < rest <= QUIET:
        time.sleep(rest + 0.05)
