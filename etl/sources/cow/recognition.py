"""Which of the project's files one is that a person brings: by its columns, in a zip or plain, never by its name."""

from collections.abc import Iterator
from dataclasses import replace

from etl.errors import LayoutError
from etl.fetch import Fetch, Resource
from etl.sources.cow import layout
from etl.sources.cow.parse import read_states, read_table
from etl.sources.cow.releases import VERSIONS
from etl.sources.cow.zip_file import get_file_name, unpack
from etl.sources.csv_file import read_header
from etl.sources.given import Recognised
from etl.sources.releases import KnownRelease
from etl.sources.remedies import add_row


def recognise(fetched: Resource) -> Recognised | None:
    """What the file is; None where it is none of the project's.

    A version is known by its file in the zip, or, of a table alone, by its last year. Raises LayoutError where it is
    none that is known, or a row is not as known; SeedError where the list of versions is wrong.
    """
    if set(read_header(fetched.content)) == set(layout.STATE_COLUMNS):
        read_states(fetched.url, fetched.content)
        return Recognised("cow", address=layout.STATES)
    for version in VERSIONS.read():
        table = _unpack(fetched, version)
        if set(read_header(table)) >= {"ccode", "year", *layout.list_columns()}:
            return _recognise_table(fetched, table)
    return None


def list_addresses(_: Fetch) -> Iterator[str]:
    """The addresses of all files that the versions are read from."""
    yield layout.STATES
    yield from (version.file for version in VERSIONS.read())


def _unpack(fetched: Resource, version: KnownRelease) -> bytes:
    try:
        return unpack(replace(fetched, url=version.file))
    except LayoutError:
        return b""


def _recognise_table(fetched: Resource, table: bytes) -> Recognised:
    last = max((row["year"] for row in read_table(get_file_name(fetched.url), table)), default="")
    for version in VERSIONS.read():
        if version.title.endswith(f"-{last})"):
            return Recognised("cow", version.release, version.published, version.file)
    problem = f"is a table of National Material Capabilities up to {last or 'no year'}, and no version of that is known"
    remedy = add_row("cow/releases.csv", "VERSION", "DAY", f"TITLE (1816-{last})", "ADDRESS#FILE", "NOTE")
    raise LayoutError(fetched.url, problem, remedy)
