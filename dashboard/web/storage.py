"""Content that is sent again and again, in a file without a name: processes read it, and none has it in memory."""

import os
import tempfile
import weakref
from contextlib import suppress
from io import SEEK_CUR, SEEK_END, BytesIO, RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, cast


class Stored:
    """Bytes that were put away; where no file can be had, or none can be shared, they stay in memory."""

    def __init__(self, content: bytes) -> None:
        self.size = len(content)
        self._file, self._content = -1, content
        # Windows reads no file by place.
        with suppress(OSError, AttributeError):
            self._file, self._content = _write(content), b""
            weakref.finalize(self, os.close, self._file)

    def open(self) -> BinaryIO:
        """A reader of its own place: who takes it slowly costs no copy."""
        return BytesIO(self._content) if self._file < 0 else cast(BinaryIO, _Reader(self, self._file))


def _write(content: bytes) -> int:
    """The descriptor of a file that holds this, is named nowhere and goes with the last process that has it.

    Raises OSError, or AttributeError where a file has one place for all who read it.
    """
    pread = os.pread
    file, name = tempfile.mkstemp()
    try:
        Path(name).unlink()
        with os.fdopen(os.dup(file), "wb") as writing:
            writing.write(content)
        if pread(file, 1, len(content) - 1) != content[-1:]:
            raise OSError("what was written is not there")
    except OSError:
        os.close(file)
        raise
    return file


class _Reader(RawIOBase):
    """Reads from a place that other readers of the file do not move."""

    def __init__(self, stored: Stored, file: int) -> None:
        # Has the file open as long as it is read.
        self._stored, self._file, self._place = stored, file, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self._place = offset + {SEEK_CUR: self._place, SEEK_END: self._stored.size}.get(whence, 0)
        return self._place

    def tell(self) -> int:
        return self._place

    def read(self, size: int = -1) -> bytes:
        # What stands behind it by `readinto` copies each piece three times, into memory that is new to the process.
        if size < 0:
            return self.readall()
        found = os.pread(self._file, size, self._place)
        self._place += len(found)
        return found

    def readinto(self, buffer: Any) -> int:
        found = self.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)
