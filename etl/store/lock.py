"""One process at a time changes a folder of snapshots, or a mirror."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from etl.errors import BusyError, PublishError

# Wherever a file is written.
_PLACES = (".", "parts", "snapshots", "raw", "given", "changes", "audits", "quarantine", "quarantine/parts")


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Hold the folder, made if need be. The lock ends with the process, however it ends.

    Raises BusyError where another process holds it, PublishError where the folder cannot be written.
    """
    lock = FileLock(folder / "refresh.lock", timeout=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise BusyError(
            f"{folder}: another refresh or roll-back is at work here, or a pruning or a build. Wait until it "
            "ends, then try again."
        ) from error
    except OSError as error:
        raise PublishError(
            f"{folder}: cannot be written ({error.strerror or error}). Nothing was changed, and status.json does not "
            "tell of it. Name a folder that can be written."
        ) from error
    try:
        yield
    finally:
        lock.release()


def require_folder(folder: Path) -> None:
    """Raise PublishError where there is no such folder: holding it would make one of a name that was mistyped."""
    if not folder.is_dir():
        raise PublishError(f"{folder}: there is no such folder. Name another with --data.")


def sweep_folder(folder: Path) -> None:
    """Remove what a killed process left half-written. Only for who holds the lock.

    Raises PublishError where it cannot be removed.
    """
    for place in _PLACES:
        for left in (folder / place).glob(".*.part"):
            try:
                left.unlink(missing_ok=True)
            except OSError as error:
                raise PublishError(f"{left}: cannot be removed ({error.strerror}). Remove it by hand.") from error
