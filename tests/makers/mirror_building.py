"""Mirrors of publishers whose bytes are made up, for the tests of building one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
from made_up import figures, population, release

from etl.dataframe import ParsedRelease
from etl.fetch import Fetch, Mirror, Resource
from etl.fetch.index import Update
from etl.refresh.mirror_build import build
from etl.refresh.pipeline import Collectors

BOOK = "https://nato.example.org/2021/book.xlsx"
PAGES = ("https://bank.example.org/v2?page=1", "https://bank.example.org/v2?page=2")
WEB = {BOOK: b"a workbook", PAGES[0]: b"[1]", PAGES[1]: b"[2]"}


def nato(fetch: Fetch) -> Iterator[ParsedRelease]:
    fetch(BOOK)
    yield release(figures())


def bank(fetch: Fetch) -> Iterator[ParsedRelease]:
    for url in PAGES:
        fetch(url)
    yield population("2021-07-01")


SOURCES: Collectors = {"nato": nato, "worldbank": bank}


def web(**changes: bytes) -> Fetch:
    """The network, made up; `book` stands for other bytes of the workbook."""
    there = {**WEB, BOOK: changes.get("book", WEB[BOOK])}
    return lambda url: Resource(url, there[url], Resource.of(url, there[url], "").sha256, "text/x", "2026-07-01T00:00Z")


def built(folder: Path, fetch: Fetch | None = None, collectors: Collectors = SOURCES) -> Update:
    return build(folder, fetch or web(), lambda _: None, collectors)


def entries(folder: Path) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = orjson.loads((folder / "mirror.json").read_bytes())["entries"]
    return listed


def gives(folder: Path) -> dict[str, bytes]:
    mirror = Mirror(folder)
    return {url: mirror.get(url).content for url in mirror.entries}
