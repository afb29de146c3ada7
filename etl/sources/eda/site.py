"""The agency's page: the workbooks that it links to, by the editions that their links name."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from etl.errors import AbsentError, LayoutError
from etl.fetch import Fetch
from etl.sources.eda import layout
from etl.sources.links import list_links, share_site
from etl.sources.remedies import CHANGED


def find_editions(fetch: Fetch) -> Mapping[int, str]:
    """The address of each edition's workbook, by its year; none where a mirror lacks the page.

    Raises FetchError where the page cannot be had, LayoutError where it links to no edition, or one year to two
    workbooks.
    """
    try:
        page = fetch(layout.PORTAL)
    except AbsentError:
        return {}
    found: dict[int, str] = {}
    for link in list_links(page.content, layout.PORTAL):
        named = layout.LINK.fullmatch(link.text)
        if named and share_site(link.address, layout.PORTAL) and _is_workbook(link.address):
            address = found.setdefault(int(named["year"]), link.address)
            if not is_same(address, link.address):
                problem = f"links {link.text!r} to {address} and to {link.address}"
                raise LayoutError(layout.PORTAL, problem, CHANGED)
    if not found:
        raise LayoutError(layout.PORTAL, "links to no workbook “Defence Data YYYY”", CHANGED)
    return {year: address for year, address in found.items() if year >= layout.FIRST_EDITION}


def is_same(address: str, other: str) -> bool:
    """Whether two addresses are of one file: with www. or without it, and whatever the query."""
    return _name_file(address) == _name_file(other)


def _is_workbook(address: str) -> bool:
    return PurePosixPath(urlsplit(address).path).suffix.lower() == ".xlsx"


def _name_file(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return (parts.hostname or "").removeprefix("www."), parts.path
