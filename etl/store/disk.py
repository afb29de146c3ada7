"""What lies in a folder of snapshots: manifests, parts and originals, and the room that they take."""

import re
from collections.abc import Iterable
from pathlib import Path

from etl.prose import counted
from etl.store.folder import snapshot_ids
from etl.store.manifest import manifest_path

_SHA256 = re.compile(r"[0-9a-f]{64}")


def list_parts(folder: Path) -> list[Path]:
    """The files with rows, whatever snapshot they belong to."""
    return list_named_by_hash(folder.glob("parts/*.parquet"))


def list_originals(folder: Path) -> list[Path]:
    """The publishers' files, as they came."""
    return [path for path in list_named_by_hash(folder.glob("raw/*")) if not path.suffix]


def list_named_by_hash(files: Iterable[Path]) -> list[Path]:
    """Those of the files that are named after their content, sorted: other files are nobody's business here."""
    return sorted(path for path in files if _SHA256.fullmatch(path.stem) and path.is_file())


def sum_bytes(files: Iterable[Path]) -> int:
    """The bytes of these files together; one that a pruning took away meanwhile has none."""
    return sum(map(_find_size, files))


def describe_use(folder: Path) -> str:
    """A line on how many snapshots, parts and originals there are, and the bytes of each kind."""
    kinds = {
        "snapshot": [manifest_path(folder, known) for known in snapshot_ids(folder)],
        "part": list_parts(folder),
        "original": list_originals(folder),
    }
    given = list_named_by_hash(folder.glob("given/*"))
    if given:
        kinds["given file"] = given
    told = (f"{counted(len(files), kind)} ({counted(sum_bytes(files), 'byte')})" for kind, files in kinds.items())
    return f"On disk: {', '.join(told)}."


def _find_size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
