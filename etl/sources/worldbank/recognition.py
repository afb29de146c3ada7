"""Which page of the World Bank's API a file is that a person brings: by what it holds, never by its name. Pure."""

from collections.abc import Iterator

import orjson

from etl.errors import FetchError, LayoutError
from etl.fetch import Fetch, Resource
from etl.sources.given import Recognised
from etl.sources.remedies import CHANGED
from etl.sources.worldbank import layout
from etl.sources.worldbank.response import read_page


def recognise(fetched: Resource) -> Recognised | None:
    """What the page is; None where it is another publisher's. Raises LayoutError where it is not laid out as known."""
    match _decode(fetched):
        case [{"page": page, "lastupdated": _}, [{"indicator": {"id": str() as code}}, *_]]:
            return _recognise_page(fetched, code, page)
        case [{"message": _}]:
            problem = "is an error message of the World Bank's, and no page of figures"
            raise LayoutError(fetched.url, problem, "Look at the address again, and bring what it gives then.")
    return None


def list_addresses(fetch: Fetch) -> Iterator[str]:
    """The addresses of all pages, as far as the first page of each indicator can be had to say how many there are."""
    for indicator in layout.list_indicators():
        first = layout.build_address(indicator.code, 1)
        yield first
        yield from (layout.build_address(indicator.code, page) for page in range(2, _count_pages(fetch, first) + 1))


def _decode(fetched: Resource) -> object:
    try:
        return orjson.loads(fetched.content) if fetched.content.lstrip()[:1] == b"[" else None
    except orjson.JSONDecodeError:
        return None


def _recognise_page(fetched: Resource, code: str, page: object) -> Recognised:
    number = int(page) if isinstance(page, int | str) and str(page).isdecimal() else 0
    if code not in {indicator.code for indicator in layout.list_indicators()}:
        read = ", ".join(indicator.code for indicator in layout.list_indicators())
        problem = f"is a page of the World Bank's indicator {code[:40]!r}, which is not read"
        raise LayoutError(fetched.url, problem, f"Those that are read are {read}.")
    if not number:
        raise LayoutError(fetched.url, f"is page {page!r} of {code}, which is no page", CHANGED)
    updated = read_page(fetched, number).updated
    return Recognised("worldbank", updated.isoformat(), updated, layout.build_address(code, number))


def _count_pages(fetch: Fetch, first: str) -> int:
    try:
        return read_page(fetch(first), 1).pages
    except (FetchError, LayoutError):
        return 1
