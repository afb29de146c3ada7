"""The one atomic write: whoever reads a file finds it whole, the old one or the new."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: to a neighbour first, flushed to disk, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:20]}.", suffix=".part", delete=False) as file:
        neighbour = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            # Windows renames no file that is open.
            file.close()
            neighbour.chmod(0o644)
            neighbour.replace(path)
        except BaseException:
            # On a disk that is full, closing writes what is left over, and fails again.
            with suppress(OSError):
                file.close()
            with suppress(OSError):
                neighbour.unlink()
            raise
    _flush_names(path.parent)


def _flush_names(folder: Path) -> None:
    # So that a power cut cannot undo the renames of parts and keep that of CURRENT. Windows cannot, and need not.
    with suppress(OSError):
        names = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(names)
        finally:
            os.close(names)
