"""NATO's own page: the workbooks and PDFs that it links to, and the releases there that the list lacks or has in part.

They are known by what is in files, never by their names.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from etl.catalogue.seed_file import place_rows
from etl.catalogue.seeds import read_csv
from etl.dataframe import MissedRelease, ParsedRelease
from etl.errors import AbsentError, FetchError, GoneError, LayoutError
from etl.fetch import Fetch, Resource
from etl.prose import counted
from etl.sources.links import Link, list_links, share_site
from etl.sources.nato.discovery import NOTHING, Discovery, Holdings
from etl.sources.nato.editions import fetch_editions
from etl.sources.releases import KnownRelease, check_columns, make_fault
from etl.sources.remedies import MOVED

MAX_FILES = 100  # on one page; an archive of all releases would have about 60
# What a link to a file looks like: its ending, or the type that the link states.
ENDINGS = (".xlsx", ".pdf")
TYPES = ("application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
USES = ("page", "ignored")
_log = logging.getLogger(__name__)
_UNNOTICED = "a newer release of NATO would not be noticed"
_MOVED = MOVED.format("nato")


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
    fetch: Fetch,
    where: Pages,
    known: Sequence[KnownRelease],
    held: Holdings = NOTHING,
) -> tuple[ParsedRelease | MissedRelease, ...]:
    """The releases that NATO's page links to and `known` lacks, or has from a transcription; none where a mirror has no
    page.

    The bytes of files that are `held` are no other release at another address. A release that the list has is under its
    name there, and is to take its place. Where the page cannot be had or read, or what may be newer than all that was
    read, that is missed. Of anything older the log tells; what a mirror lacks of it is left out in silence.
    """
    try:
        page = _fetch_page(fetch, where)
        if page is None:
            return ()
        links = list_files(page.content, page.url)
        if not links:
            raise LayoutError(page.url, f"links to no workbook or PDF: {_UNNOTICED}", _MOVED)
    except (FetchError, LayoutError) as error:
        return (MissedRelease(error),)
    listed = {url for one in known if one.release not in held.lacking for url in (one.file, one.control)}
    others = [link for link in links if link not in listed]
    editions = tuple(fetch_editions(fetch, others, where.ignored | listed))
    found = tuple(Discovery(known, held).find(editions))
    missed = any(isinstance(one, MissedRelease) for one in found)
    if missed or len(others) < len(links) or any(one.files or one.address in where.ignored for one in editions):
        return found
    problem = f"links to {counted(len(links), 'file')}, of which none can be had: {_UNNOTICED}"
    return (*found, MissedRelease(LayoutError(page.url, problem, _MOVED)))


def _fetch_page(fetch: Fetch, where: Pages) -> Resource | None:
    """The first page that can be had; None where a mirror has none. Raises FetchError where the network gives none."""
    errors: list[FetchError] = []
    for url in where.addresses:
        try:
            page = fetch(url)
        except AbsentError:
            continue
        except FetchError as error:
            errors.append(error)
        else:
            for before in errors:
                _log.warning("New releases of NATO are looked for on %s instead: %s", url, before)
            return page
    if not errors:
        return None
    problem = f"{_UNNOTICED}, for the page that links to it cannot be had"
    if all(isinstance(error, GoneError) for error in errors):
        raise GoneError(errors[0].url, f"{problem}: nothing is there any more", _MOVED)
    raise FetchError(errors[0].url, problem, " ".join(map(str, errors)))


def list_files(content: bytes, url: str) -> tuple[str, ...]:
    """The addresses of the files that the page at `url` links to on its own site, each once, in its order.

    Raises LayoutError where they, or the page, are far more than any page of NATO has.
    """
    links = [link for link in list_links(content, url) if share_site(link.address, url)]
    found = tuple(dict.fromkeys(link.address for link in links if _is_file(link)))
    if len(found) > MAX_FILES:
        problem = f"links to {len(found)} workbooks and PDFs, more than the {MAX_FILES} that are looked at"
        raise LayoutError(url, problem, _MOVED)
    return found


def _is_file(link: Link) -> bool:
    return PurePosixPath(urlsplit(link.address).path).suffix.lower() in ENDINGS or link.type in TYPES
