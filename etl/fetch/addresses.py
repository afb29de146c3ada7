"""Addresses that a publisher has moved since the program was made: seeds/addresses.csv, rows that an operator adds.

A row is of an address, or of all that begin with it: what follows is the same at the new place.
"""

from collections.abc import Mapping
from urllib.parse import urlsplit

from etl.catalogue.moves import FILE
from etl.catalogue.seed_file import Row, fill_in
from etl.catalogue.seeds import read_csv
from etl.errors import AbsentError, SeedError
from etl.fetch.resource import Fetch, Resource


def read_addresses() -> dict[str, str]:
    """The new address by the old one. Raises SeedError where a row gives none."""
    return {row["address"]: _read_new(row) for row in read_csv(FILE)}


def _read_new(row: Row) -> str:
    fill_in(row, "now")
    for column in ("address", "now"):
        if urlsplit(row[column]).scheme not in ("http", "https"):
            raise SeedError(f"{row.place}, {column}: {row[column]!r} is no web address. Mend the row.")
    return row["now"]


def follow_addresses(fetch: Fetch) -> Fetch:
    """A fetch that asks at the new address for what was moved, and at the old one where a mirror lacks the new.

    Raises SeedError as `read_addresses` does.
    """
    moved = read_addresses()

    def get(url: str) -> Resource:
        new = find_new(url, moved)
        try:
            return fetch(new)
        except AbsentError:
            if new == url:
                raise
            return fetch(url)

    return get if moved else fetch


def find_new(url: str, moved: Mapping[str, str]) -> str:
    """The address by the longest of `moved` that `url` begins with; `url` itself where there is none."""
    old = max((old for old in moved if url.startswith(old)), key=len, default="")
    return moved[old] + url.removeprefix(old) if old else url
