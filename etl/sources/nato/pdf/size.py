"""How much a PDF unpacks to, found before anything else reads it: a small file can fill the memory of a computer."""

import re
import zlib

from etl.errors import LayoutError

MAX_UNPACKED = 12 * 1024 * 1024  # of all compressed parts together; the PDF with most has 4.8 MB
_STREAM = re.compile(rb"(?<!end)stream\r?\n")


def check_unpacked(content: bytes, file: str) -> None:
    """Raise LayoutError where the compressed parts of `content` unpack to more than MAX_UNPACKED bytes.

    Not more than that is ever unpacked. Parts that are not compressed by zlib, such as photographs, do not count.
    """
    left = MAX_UNPACKED
    for found in _STREAM.finditer(content):
        left -= _size(content, found.end(), left)
        if left < 0:
            problem = f"unpacks to more than the {MAX_UNPACKED:,} bytes that are read"
            raise LayoutError(file, problem, "Fetch it again, or put a good copy in its place.")


def _size(content: bytes, start: int, limit: int) -> int:
    """The unpacked size of the part at `start`, also where it was packed several times over; at most `limit` + 1."""
    total = 0
    part: bytes | memoryview = memoryview(content)[start:]
    while total <= limit:
        try:
            part = zlib.decompressobj().decompress(part, limit + 1 - total)
        except zlib.error:
            break
        total += len(part)
        if not part:
            break
    return total
