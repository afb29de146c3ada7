"""The file that an address names by its fragment: inside a zip, which may be inside another, or plain."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import urlsplit
from zipfile import BadZipFile, ZipFile, ZipInfo

from etl.errors import LayoutError
from etl.fetch import Resource
from etl.sources.remedies import CHANGED, COPY

MAX_BYTES = 100 * 1024 * 1024  # unpacked, of one file; the largest known has 5 MB
MAX_FILES = 200  # of one zip; the largest known has a few
_ZIP = b"PK\x03\x04"
_DEEP = 2
_TABLE = re.compile(r"NMC.*abridged.*\.csv", re.IGNORECASE)


def get_file_name(url: str) -> str:
    """The name of the file that `url` names by its fragment, or by its path where it has none."""
    parts = urlsplit(url)
    return parts.fragment or parts.path.rpartition("/")[2]


def unpack(fetched: Resource) -> bytes:
    """The bytes of the file that the address names. Nothing is written to disk, so names with `..` do no harm.

    Raises LayoutError where a zip is damaged, locked or larger than it may be, or does not hold the file just once.
    """
    name = get_file_name(fetched.url)
    return _unpack_only(fetched, re.compile(re.escape(name)), f"files {name!r}")[1]


def unpack_table(fetched: Resource) -> tuple[str, bytes]:
    """The name and the bytes of the abridged table in a zip of a version. Raises LayoutError like `unpack`."""
    return _unpack_only(fetched, _TABLE, "abridged tables (NMC-70-abridged.csv)")


def _unpack_only(fetched: Resource, wanted: re.Pattern[str], what: str) -> tuple[str, bytes]:
    if not fetched.content.startswith(_ZIP):
        return get_file_name(fetched.url), fetched.content
    try:
        found = list(_find(fetched.url, fetched.content, wanted, _DEEP))
    except (BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as error:
        raise LayoutError(fetched.url, f"is a zip that cannot be read ({error})", COPY) from error
    if len(found) != 1:
        raise LayoutError(fetched.url, f"holds {len(found)} {what}, not one", CHANGED)
    return found[0]


def _find(url: str, content: bytes, wanted: re.Pattern[str], depth: int) -> Iterator[tuple[str, bytes]]:
    """The files with such names in a zip, and in zips inside it down to `depth`."""
    with ZipFile(BytesIO(content)) as archive:
        files = archive.infolist()
        if len(files) > MAX_FILES:
            raise LayoutError(url, f"holds a zip of {len(files)} files, more than {MAX_FILES}", CHANGED)
        for file in files:
            own = file.filename.rpartition("/")[2]
            if wanted.fullmatch(own):
                yield own, _unpack(url, archive, file)
            elif own.lower().endswith(".zip") and depth > 1:
                yield from _find(url, _unpack(url, archive, file), wanted, depth - 1)


def _unpack(url: str, archive: ZipFile, file: ZipInfo) -> bytes:
    # What a zip says of its sizes need not be true.
    with archive.open(file) as opened:
        content = opened.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise LayoutError(url, f"{file.filename} has more than {MAX_BYTES:,} bytes unpacked", CHANGED)
    return content
