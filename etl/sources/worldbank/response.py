"""One answer of the World Bank's API becomes a page of rows, checked against what its own header says."""

import math
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson

from etl.errors import FetchError, LayoutError
from etl.fetch import Resource
from etl.observation import Origin
from etl.sources.remedies import AGAIN, CHANGED
from etl.sources.worldbank import layout


@dataclass(frozen=True)
class Page:
    """One page of one indicator; `pages`, `per_page` and `total` are what it says of the whole."""

    origin: Origin
    number: int
    pages: int
    per_page: int
    total: int
    updated: date
    rows: tuple[Any, ...]


def read_page(fetched: Resource, number: int) -> Page:
    """Page `number` of an indicator.

    Raises FetchError where the publisher answers with an error message, LayoutError where the answer is cut
    short, is not laid out as known, is another page, or has more or fewer rows than it should.
    """
    header, rows = _split(fetched)
    _check_header(fetched.url, header)
    page = Page(
        origin=fetched.origin,
        number=_read_count(fetched.url, header, "page"),
        pages=_read_count(fetched.url, header, "pages"),
        per_page=_read_count(fetched.url, header, "per_page"),
        total=_read_count(fetched.url, header, "total"),
        updated=_read_day(fetched.url, header["lastupdated"]),
        rows=tuple(rows),
    )
    _check_counts(page, number)
    return page


def _split(fetched: Resource) -> tuple[dict[str, Any], list[Any]]:
    try:
        answer = orjson.loads(fetched.content)
    except orjson.JSONDecodeError as error:
        raise LayoutError(fetched.url, f"is not JSON, or is cut short ({error})", AGAIN) from error
    match answer:
        case [{"message": messages}]:
            raise FetchError(fetched.url, f"the World Bank answered {_quote(messages)}", AGAIN)
        case [dict() as header, list() as rows]:
            return header, rows
        case [dict(), None]:
            raise LayoutError(fetched.url, "has no figures at all", AGAIN)
    raise LayoutError(fetched.url, "is not a pair of a header and rows", CHANGED)


def _quote(messages: Any) -> str:
    listed = messages if isinstance(messages, list) else [messages]
    return "; ".join(
        f'"{one.get("key")}: {one.get("value")}" (message {one.get("id")})' if isinstance(one, dict) else f'"{one}"'
        for one in listed
    )


def _check_header(url: str, header: dict[str, Any]) -> None:
    lacking = sorted(layout.HEADER - header.keys())
    unknown = sorted(header.keys() - layout.HEADER - layout.HEADER_IGNORED)
    if lacking or unknown:
        raise LayoutError(url, f"its header lacks {lacking} and has {unknown}, which is not known", CHANGED)
    if header["sourceid"] != layout.DATABASE:
        raise LayoutError(url, f"is of database {header['sourceid']!r}, not {layout.DATABASE!r}", CHANGED)


def _read_count(url: str, header: dict[str, Any], name: str) -> int:
    # The API has given counts as numbers and as texts.
    value = header[name]
    if isinstance(value, str) and value.isascii() and value.isdecimal():
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise LayoutError(url, f"its header gives {value!r} for {name!r}, which is no count", CHANGED)


def _read_day(url: str, stated: Any) -> date:
    try:
        return date.fromisoformat(stated)
    except (TypeError, ValueError) as error:
        raise LayoutError(url, f"was last updated on {stated!r}, which is no date", CHANGED) from error


def _check_counts(page: Page, number: int) -> None:
    url = page.origin.url
    if page.number != number:
        raise LayoutError(url, f"is page {page.number}, where page {number} was asked for", AGAIN)
    if page.per_page < 1 or page.pages != math.ceil(page.total / page.per_page):
        problem = f"{page.total} rows, {page.per_page} on a page, do not make {page.pages} pages"
        raise LayoutError(url, problem, AGAIN)
    if page.pages > layout.MAX_PAGES:
        problem = f"is of {page.pages:,} pages, more than the {layout.MAX_PAGES} that are read"
        raise LayoutError(url, problem, CHANGED)
    due = min(page.per_page, page.total - page.per_page * (number - 1))
    if len(page.rows) != due:
        problem = f"has {len(page.rows)} rows, where page {number} of {page.pages} should have {due}"
        raise LayoutError(url, problem, AGAIN)
