"""NATO's own page: the workbooks and PDFs that it links to, and the releases there that the list lacks or has in part.

They are known by what is in files, never by their names.
"""

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from etl.catalogue.seed_file import place_rows
from etl.catalogue.seeds import read_csv
from etl.dataframe import ParsedRelease
from etl.errors import AbsentError, FetchError, LayoutError
from etl.fetch import Fetch, Resource
from etl.sources.links import Link, list_links, share_site
from etl.sources.nato.candidates import find_releases
from etl.sources.nato.recognition import recognise_document
from etl.sources.releases import KnownRelease, check_columns, make_fault
from etl.sources.remedies import MOVED

MAX_FILES = 100  # on one page; an archive of all releases would have about 60
# What a link to a file looks like: its ending, or the type that the link states.
ENDINGS = (".xlsx", ".pdf")
TYPES = ("application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


USES = ("page", "ignored")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Pages:
    """The addresses of NATO's page, of which the first that can be had is read; and files that are left out by name."""

    addresses: tuple[str, ...]
    ignored: frozenset[str] = frozenset()


def read_pages() -> Pages:
    """Those of seeds/nato/pages.csv. Raises SeedError where a use is not one of USES."""
    rows = read_csv("nato/pages.csv")
    for place, row in place_rows("seeds/nato/pages.csv", rows):
        check_columns(place, row, ("url", "use", "why"))
        if row["use"] not in USES:
            raise make_fault(place, "use", f"{row['use']!r} is no use ({', '.join(USES)})")
    by_use = {use: [row["url"] for row in rows if row["use"] == use] for use in USES}
    return Pages(tuple(by_use["page"]), frozenset(by_use["ignored"]))


def discover_releases(
    fetch: Fetch, where: Pages, known: Sequence[KnownRelease], hashes: Collection[str] = ()
) -> tuple[ParsedRelease, ...]:
    """The releases that NATO's page links to and `known` lacks, or has in part only; none where no page can be had.

    `hashes` are those of files that are read already: the same bytes at another address are no other release.
    A release that the list has in part is under its name there, and is to take its place. What a mirror lacks is left
    out in silence; what the network does not give is told in the log. Raises LayoutError where a file that is newer
    than all of the list has NATO's tables, but cannot be read (see `find_releases`).
    """
    listed = {url for one in known for url in (one.file, one.control)}
    addresses = [url for url in _list_links(fetch, where) if url not in listed | where.ignored]
    had = {one.sha256: one for url in addresses if (one := _fetch(fetch, url)) is not None}
    documents = [recognise_document(one) for sha256, one in had.items() if sha256 not in hashes]
    return tuple(find_releases([one for one in documents if one is not None], known))


def _list_links(fetch: Fetch, where: Pages) -> tuple[str, ...]:
    for url in where.addresses:
        page = _fetch(fetch, url)
        if page is not None:
            return list_files(page.content, url)
    return ()


def _fetch(fetch: Fetch, url: str) -> Resource | None:
    try:
        return fetch(url)
    except AbsentError:
        return None
    except FetchError as error:
        _log.warning("New releases of NATO are looked for without this one: %s", error)
        return None


def list_files(content: bytes, url: str) -> tuple[str, ...]:
    """The addresses of the files that the page at `url` links to on its own site, each once, in its order.

    Raises LayoutError where they, or the page, are far more than any page of NATO has.
    """
    links = [link for link in list_links(content, url) if share_site(link.address, url)]
    found = tuple(dict.fromkeys(link.address for link in links if _is_file(link)))
    if len(found) > MAX_FILES:
        problem = f"links to {len(found)} workbooks and PDFs, more than the {MAX_FILES} that are looked at"
        raise LayoutError(url, problem, MOVED.format("nato"))
    return found


def _is_file(link: Link) -> bool:
    return PurePosixPath(urlsplit(link.address).path).suffix.lower() in ENDINGS or link.type in TYPES
