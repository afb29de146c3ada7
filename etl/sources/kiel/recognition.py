"""Which of the tracker's files one is that a person brings: by its columns, never by its name. Pure."""

from collections.abc import Iterator

from etl.fetch import Fetch, Resource
from etl.sources.csv_file import has_header, read_lines
from etl.sources.given import Recognised
from etl.sources.kiel import layout
from etl.sources.kiel.releases import read_edition
from etl.sources.remedies import CHANGED


def recognise(fetched: Resource) -> Recognised | None:
    """What the file is; None where it is none of the tracker's. Raises LayoutError where a row is not as known."""
    name = next((name for name, columns in layout.COLUMNS.items() if has_header(fetched, columns)), None)
    if name is None:
        return None
    address = f"{layout.FOLDER}{name}"
    if name == layout.RELEASE:
        edition = read_edition(fetched)
        return Recognised("kiel", edition.number, edition.published, address)
    for _ in read_lines(fetched, layout.COLUMNS[name], CHANGED):
        pass
    return Recognised("kiel", address=address)


def list_addresses(_: Fetch) -> Iterator[str]:
    """The addresses of all files that a release is read from."""
    return (f"{layout.FOLDER}{name}" for name in layout.COLUMNS)
