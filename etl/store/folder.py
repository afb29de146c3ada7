"""A folder of snapshots, seen from outside: which there are, and which is in force. No snapshot is opened here."""

import re
from contextlib import suppress
from pathlib import Path

from etl.errors import PublishError

# The file that names the snapshot in force.
CURRENT = "CURRENT"
ID = re.compile(r"[0-9a-f]{16}")


def current_id(folder: Path) -> str | None:
    """The id of the snapshot in force in `folder`; None where nothing was published yet.

    Raises PublishError where that cannot be read.
    """
    path = folder / CURRENT
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise PublishError(f"{path}: cannot be read ({error.strerror}). Make it readable.") from error


def snapshot_ids(folder: Path) -> tuple[str, ...]:
    """The ids of all snapshots that `folder` holds, the one written last first."""
    written: list[tuple[int, str]] = []
    for path in folder.glob("snapshots/*.json"):
        # A pruning may take one away meanwhile.
        with suppress(FileNotFoundError):
            written.append((path.stat().st_mtime_ns, path.stem))
    return tuple(stem for _, stem in sorted(written, reverse=True) if ID.fullmatch(stem))
