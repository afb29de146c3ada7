"""What a link of NATO's page leads to: a PDF, as a rule, and the workbook of the same tables, which lies beside it.

No page links the workbook. Its name follows from that of the PDF.
"""

import logging
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from etl.errors import AbsentError, FetchError, GoneError
from etl.fetch import Fetch, Resource

PDF = ".pdf"
_LANGUAGE = "-en"
_TABLES = "-TABLES"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Edition:
    """What was had of the file at `address`, to which the page links, and of the workbooks beside it, these first.

    `troubles` say of the others why they could not be had. A workbook that is not there is none.
    """

    address: str
    files: tuple[Resource, ...]
    troubles: tuple[FetchError, ...] = ()


def fetch_editions(fetch: Fetch, links: Sequence[str], ignored: Collection[str]) -> Iterator[Edition]:
    """What the links lead to. A workbook that is linked beside its PDF is of the PDF's edition; nothing `ignored` is
    asked for.
    """
    beside = {book for link in links for book in list_beside(link)}
    for link in links:
        if link not in beside:
            yield _fetch_edition(fetch, link, links, ignored)


def list_beside(link: str) -> tuple[str, ...]:
    """The addresses at which the workbook of a PDF may lie; none of what is no PDF."""
    parts = urlsplit(link)
    path = PurePosixPath(parts.path)
    if path.suffix.lower() != PDF:
        return ()
    # Where one ending is in capitals, the other may be.
    endings = (".xlsx",) if path.suffix == PDF else (".xlsx", ".XLSX")
    stems = [path.stem]
    if path.stem.lower().endswith(_LANGUAGE):
        name, language = path.stem[: -len(_LANGUAGE)], path.stem[-len(_LANGUAGE) :]
        stems.append(f"{name}{_TABLES}{language}")
    named = (str(path.with_name(stem + ending)) for stem in stems for ending in endings)
    return tuple(parts._replace(path=name, query="", fragment="").geturl() for name in named)


def _fetch_edition(fetch: Fetch, link: str, links: Collection[str], ignored: Collection[str]) -> Edition:
    files: list[Resource] = []
    troubles: list[FetchError] = []
    for address in (*list_beside(link), link):
        try:
            if address not in ignored:
                files.append(fetch(address))
        except (AbsentError, GoneError) as error:
            if address in links:
                troubles.append(error)
        except FetchError as error:
            troubles.append(error)
    return Edition(link, tuple(files), tuple(troubles))
