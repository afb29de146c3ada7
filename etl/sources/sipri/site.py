"""SIPRI's own page: the workbooks that it links to, and the editions there that the list lacks."""

import logging
from collections.abc import Collection, Iterator, Sequence
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from etl.catalogue.sources import SOURCES
from etl.dataframe import MissedRelease
from etl.errors import AbsentError, FetchError, LayoutError
from etl.fetch import Fetch, Resource
from etl.observation import order_name
from etl.sources.links import get_file_name, list_links, share_site
from etl.sources.releases import KnownRelease
from etl.sources.remedies import look_at_page
from etl.sources.sipri.recognition import Edition, recognise_edition
from etl.sources.sipri.releases import name_edition

PAGE = SOURCES["sipri"].finds.address
MAX_FILES = 50  # on the page; it has had one to three
_log = logging.getLogger(__name__)


def discover_editions(
    fetch: Fetch, known: Sequence[KnownRelease], hashes: Collection[str]
) -> Iterator[Edition | MissedRelease]:
    """The editions that SIPRI's page links to and that are not `known`, by their addresses and by what is in them.

    `hashes` are those of files that are read already: the same bytes at another address are no other edition. What a
    mirror lacks is left out in silence. The page, and a workbook newer than all that is known, are missed where they
    cannot be had or read; an older one is told in the log.
    """
    try:
        addresses = list_workbooks(fetch(PAGE))
    except AbsentError:
        return
    except (FetchError, LayoutError) as error:
        yield MissedRelease(error)
        return
    listed = {one.file for one in known}
    seen = set(hashes)
    for address in addresses:
        if address not in listed:
            yield from _look_at(fetch, address, known, seen)


def list_workbooks(page: Resource) -> tuple[str, ...]:
    """The addresses of the workbooks that SIPRI's page links to on its own site, each once, in its order.

    Raises LayoutError where there are none, or far more than the page has ever had.
    """
    links = [link.address for link in list_links(page.content, page.url) if share_site(link.address, page.url)]
    found = tuple(dict.fromkeys(one for one in links if PurePosixPath(urlsplit(one).path).suffix.lower() == ".xlsx"))
    if not found:
        raise LayoutError(page.url, "links to no workbook", look_at_page(page.url))
    if len(found) > MAX_FILES:
        problem = f"links to {len(found)} workbooks, more than the {MAX_FILES} that are looked at"
        raise LayoutError(page.url, problem, look_at_page(page.url))
    return found


def _look_at(
    fetch: Fetch, address: str, known: Sequence[KnownRelease], seen: set[str]
) -> Iterator[Edition | MissedRelease]:
    """The edition at an address; none where it is another workbook, or the same as one that was seen."""
    try:
        fetched = fetch(address)
        found = None if fetched.sha256 in seen else recognise_edition(fetched)
        seen.add(fetched.sha256)
    except AbsentError:
        return
    except (FetchError, LayoutError) as error:
        yield from tell_unread(name_edition(get_file_name(address)), error, known)
        return
    if found:
        yield found


def tell_unread(
    edition: str, error: FetchError | LayoutError, known: Sequence[KnownRelease]
) -> Iterator[MissedRelease]:
    """That an edition on SIPRI's page cannot be had or read: it is missed if it is newer than all that are known.

    One without a name may be newer. Another one is told in the log.
    """
    if not edition or order_name(edition) > max((order_name(one.release) for one in known), default=()):
        yield MissedRelease(error)
    else:
        _log.warning("A workbook on SIPRI's page is left out: %s", error)
