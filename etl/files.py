"""The one atomic write: whoever reads a file finds it whole, the old one or the new. And JSON as it lies on disk."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TypeVar

import msgspec
import orjson

# What to do where a folder cannot be written.
ROOM = "Free some space, or make the folder writable."
_Kind = TypeVar("_Kind")


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


def encode_json(value: object) -> bytes:
    """The value as JSON, indented; a dataclass by its fields in their order, days and times in ISO 8601."""
    return orjson.dumps(value, option=orjson.OPT_INDENT_2)


def decode_json(content: bytes, kind: type[_Kind]) -> _Kind:
    """The value of this type that JSON states: a dataclass, or a container of such.

    Fields that the type does not have are passed over. Raises ValueError, with the place in the JSON, where a field is
    missing or is of another type, and where it is no JSON at all.
    """
    try:
        return msgspec.json.decode(content, type=kind)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def convert_json(stated: object, kind: type[_Kind]) -> _Kind:
    """The value of this type that JSON states, as decoded before. Raises ValueError like `decode_json`."""
    return msgspec.convert(stated, kind)
