"""Which of the project's files one is that a person brings: by its columns, in a zip or plain, never by its name."""

from collections.abc import Iterator

from etl.errors import LayoutError
from etl.fetch import Fetch, Resource
from etl.sources.cow import layout
from etl.sources.cow.copies import name_version
from etl.sources.cow.parse import read_states, read_table
from etl.sources.cow.releases import VERSIONS
from etl.sources.cow.zip_file import unpack_table
from etl.sources.csv_file import read_header
from etl.sources.given import Recognised


def recognise(fetched: Resource) -> Recognised | None:
    """What the file is; None where it is none of the project's.

    A version of the list is known by the last year of its table, another by the name of that in its zip. Raises
    LayoutError where a row is not as known, SeedError where the list of versions is wrong.
    """
    if set(read_header(fetched.content)) == set(layout.STATE_COLUMNS):
        read_states(fetched.url, fetched.content)
        return Recognised("cow", address=layout.STATES)
    file, table = _unpack(fetched)
    if not {"ccode", "year", *layout.list_columns()} <= set(read_header(table)):
        return None
    last = max((row["year"] for row in read_table(file, table)), default="")
    for version in VERSIONS.read():
        if version.title.endswith(f"-{last})"):
            return Recognised("cow", version.release, version.published, version.file)
    return Recognised("cow", name_version(file))


def list_addresses(_: Fetch) -> Iterator[str]:
    """The addresses of files without which no version is read."""
    yield layout.STATES


def _unpack(fetched: Resource) -> tuple[str, bytes]:
    try:
        return unpack_table(fetched)
    except LayoutError:
        return "", b""
