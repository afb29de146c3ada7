"""What a browser asks of the application, and views of its pages to ask for."""

import csv
from collections.abc import Callable
from io import StringIO
from typing import Any

from werkzeug.test import TestResponse

from dashboard.shared.frame import Words
from dashboard.view import View
from etl.store.snapshot import Snapshot

Said = Callable[[str], dict[str, str]]
Route = Callable[..., TestResponse]

QUERIES = (
    "", "?as_of=2024-06-17&year=2024", "?as_of=2024-06-17&year=2019&verdict=nominal", "?as_of=2016-01-28",
    "?as_of=1999-01-01", "?as_of=2019-12-04&target=hague_2025_core", "?year=1999", "?as_of=2025-08-28&sort=member",
    "?membership=year&year=2015&as_of=2024-06-17&sort=-gap", "?indicator=military_personnel&time=2016..2020",
    "?indicator=wdi_population&country=DEU~FRA&rows=-2020", "?country=&others=no", "?country=ISL&events=yes",
    "?indicator=defence_expenditure_national_currency_current&as_of=2016-01-28&country=SVK~EST~DEU",
    "?chart=multiples", "?chart=multiples&indicator=wdi_gdp_growth&others=no&country=DEU",
    "?indicator=equipment_share&as_of=2024-06-17", "?indicator=gap_to_2_percent&targets=no",
)  # fmt: skip


def router_body(pathname: Any = "/", search: Any = "") -> dict[str, Any]:
    """The body that asks the router for what stands at a path."""
    return {
        "output": "page.children",
        "outputs": {"id": "page", "property": "children"},
        "inputs": [{"id": "left-for", "property": "data", "value": pathname}],
        "state": [{"id": "url", "property": "search", "value": search}],
        "changedPropIds": ["left-for.data"],
    }


def rows_of(page: Any, snapshot: Snapshot, view: View) -> list[dict[str, str]]:
    """The rows of the CSV of a page."""
    return list(csv.DictReader(StringIO(page.csv(snapshot, view))))


def key_of(words: Words) -> list[str]:
    """The entries of a key, as they are read."""
    return ["".join(part for part in entry.children if isinstance(part, str)) for entry in words.key]
