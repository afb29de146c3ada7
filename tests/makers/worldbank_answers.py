"""Made-up answers of the World Bank's API: two years of every economy, fifty rows a page."""

import re
from collections.abc import Callable
from typing import Any

import orjson
import pytest

from etl.dataframe import ParsedRelease
from etl.errors import BurdenError, LayoutError
from etl.fetch import Resource
from etl.observation import Observation
from etl.sources.worldbank import collect, layout

PER_PAGE = 50
YEARS = ("2025", "2024")
GDP = "NY.GDP.MKTP.CD"

Answer = Any
Change = Callable[[str, int, Answer], Answer]


def row(code: str, economy: str, year: str) -> dict[str, Any]:
    return {
        "indicator": {"id": code, "value": "made up"},
        "country": {"id": economy[:2], "value": "made up"},
        "countryiso3code": economy,
        "date": year,
        "value": None if economy == "ISL" and code.startswith("MS.MIL") else 7.5,
        "unit": "",
        "obs_status": "",
        "decimal": 1,
    }


def answer(code: str, page: int) -> Answer:
    rows = [row(code, economy, year) for economy in layout.list_economies() for year in YEARS]
    header = {
        "page": page,
        "pages": 2,
        "per_page": PER_PAGE,
        "total": len(rows),
        "sourceid": "2",
        "lastupdated": "2026-07-01",
    }
    return [header, rows[PER_PAGE * (page - 1) : PER_PAGE * page]]


def fetching(change: Change | None = None) -> Callable[[str], Resource]:
    """Answers as the publisher would, after `change` had its way with them."""

    def fetch(url: str) -> Resource:
        found = re.search(r"/indicator/([A-Z.]+)\?format=json&per_page=1000&page=([0-9]+)$", url)
        assert found is not None, url
        code, page = found[1], int(found[2])
        said = answer(code, page)
        if change is not None:
            said = change(code, page, said)
        content = said if isinstance(said, bytes) else orjson.dumps(said)
        return Resource.of(url, content, "application/json")

    return fetch


def read(change: Change | None = None) -> ParsedRelease:
    [parsed] = collect(fetching(change))
    return parsed


def on_page(number: int, change: Callable[[Answer], Answer]) -> Change:
    """Change one page of GDP only."""
    return lambda code, page, said: change(said) if (code, page) == (GDP, number) else said


def with_header(number: int = 1, **fields: Any) -> Change:
    return on_page(number, lambda said: [{**said[0], **fields}, said[1]])


def with_first_row(number: int = 1, **fields: Any) -> Change:
    return on_page(number, lambda said: [said[0], [{**said[1][0], **fields}, *said[1][1:]]])


def fault(change: Change, kind: type[BurdenError] = LayoutError) -> str:
    with pytest.raises(kind) as caught:
        read(change)
    return str(caught.value)


def found(parsed: ParsedRelease, indicator: str, member: str, year: int = 2025) -> Observation:
    [one] = [
        each for each in parsed.observations if (each.indicator, each.member, each.year) == (indicator, member, year)
    ]
    return one
