"""Finds releases on NATO's own page that the list lacks, or has in part: by what is in files, never by their names."""

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from etl.catalogue.seeds import read_csv
from etl.errors import AbsentError, FetchError
from etl.fetch import Fetch, Fetched
from etl.observation import ParsedRelease
from etl.sources.nato.candidates import releases
from etl.sources.nato.page import files
from etl.sources.nato.recognise import recognise
from etl.sources.releases import KnownRelease, check_columns, make_fault

USES = ("page", "ignored")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Pages:
    """The addresses of NATO's page, of which the first that can be had is read; and files that are left out by name."""

    addresses: tuple[str, ...]
    ignored: frozenset[str] = frozenset()


def pages() -> Pages:
    """Those of seeds/nato/pages.csv. Raises SeedError where a use is not one of USES."""
    rows = read_csv("nato/pages.csv")
    for line, row in enumerate(rows, start=2):
        check_columns("nato/pages.csv", line, row, ("url", "use", "why"))
        if row["use"] not in USES:
            raise make_fault("nato/pages.csv", line, "use", f"{row['use']!r} is no use ({', '.join(USES)})")
    by_use = {use: [row["url"] for row in rows if row["use"] == use] for use in USES}
    return Pages(tuple(by_use["page"]), frozenset(by_use["ignored"]))


def discovered(
    fetch: Fetch, where: Pages, known: Sequence[KnownRelease], hashes: Collection[str] = ()
) -> tuple[ParsedRelease, ...]:
    """The releases that NATO's page links to and `known` lacks, or has in part only; none where no page can be had.

    `hashes` are those of files that are read already: the same bytes at another address are no other release.
    A release that the list has in part is under its name there, and is to take its place. What a mirror lacks is left
    out in silence; what the network does not give is told in the log. Raises LayoutError where a file that is newer
    than all of the list has NATO's tables, but cannot be read (see `found.releases`).
    """
    listed = {url for one in known for url in (one.file, one.control)}
    addresses = [url for url in _linked(fetch, where) if url not in listed | where.ignored]
    had = {one.sha256: one for url in addresses if (one := _had(fetch, url)) is not None}
    documents = [recognise(one) for sha256, one in had.items() if sha256 not in hashes]
    return tuple(releases([one for one in documents if one is not None], known))


def _linked(fetch: Fetch, where: Pages) -> tuple[str, ...]:
    for url in where.addresses:
        page = _had(fetch, url)
        if page is not None:
            return files(page.content, url)
    return ()


def _had(fetch: Fetch, url: str) -> Fetched | None:
    try:
        return fetch(url)
    except AbsentError:
        return None
    except FetchError as error:
        _log.warning("New releases of NATO are looked for without this one: %s", error)
        return None
