"""Publishers at a local server: a workbook, a CSV file and the World Bank's API. All their figures are made up.

What reads them is the project's own: NATO's parser, the reader of CSV files, the World Bank's collector.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

import nato_workbook
import orjson
import pytest
from made_up import GDP, SHARE, SPENDING, figures, release
from misbehaving_server import Behaviour, Server, answers
from worldbank_answers import answer

from etl.catalogue.members import members
from etl.dataframe import ParsedRelease
from etl.fetch import Fetch, Resource
from etl.refresh.pipeline import Collectors
from etl.sources import csv_file, worldbank
from etl.sources.nato.parse import parse_workbook
from etl.sources.worldbank.layout import build_address, list_indicators

BOOK = "https://publisher.example.org/2021/book.xlsx"
TABLE = "https://publisher.example.org/2022/table.csv"
# Of the World Bank only these, to save time.
FEW = list_indicators()[:2]
PAGE = build_address(FEW[0].code, 2)
COLUMNS = ("member", "year", "share")


def book() -> bytes:
    """A workbook laid out like NATO's."""
    return nato_workbook.saved(nato_workbook.workbook())


def table(share: float = 2.0, delimiter: str = ",") -> str:
    """A CSV file with a row for each member of the workbook."""
    rows = (COLUMNS, *((member, "2021", str(share)) for member in ("BEL", "CAN", "EST")))
    return "\n".join(delimiter.join(row) for row in rows) + "\n"


def page(code: str, number: int) -> bytes:
    """A page of the World Bank's API, with a figure in the middle of its bounds in every row."""
    [indicator] = [one for one in FEW if one.code == code]
    header, rows = answer(code, number)
    middle = sum(indicator.bounds) / 2
    return orjson.dumps([header, [{**row, "value": None if row["value"] is None else middle} for row in rows]])


def nato(fetch: Fetch) -> Iterator[ParsedRelease]:
    """A release from the workbook, and another from the CSV file."""
    yield from from_book(fetch)
    yield from from_table(fetch)


def from_book(fetch: Fetch) -> Iterator[ParsedRelease]:
    """The release that NATO's parser reads from the workbook."""
    parsed = parse_workbook(fetch(BOOK).content, "book.xlsx", nato_workbook.RELEASE).release
    # The made-up categories and totals do not add up.
    sound = (row for row in parsed.observations if row.indicator in (SHARE, SPENDING, GDP) and row.member in members())
    yield parsed.with_observations(sound)


def from_table(fetch: Fetch) -> Iterator[ParsedRelease]:
    """The release that comes from the CSV file."""
    rows = csv_file.read_lines(fetch(TABLE), COLUMNS, "Look at the file.")
    shares = [figures(row.cells["member"], int(row.cells["year"]), float(row.cells["share"])) for row in rows]
    yield release((one for several in shares for one in several), name="2022-01-01")


def bank(fetch: Fetch) -> Iterator[ParsedRelease]:
    """The World Bank's release, of a few indicators."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worldbank, "list_indicators", lambda: FEW)
        yield from worldbank.collect(fetch)


COLLECTORS: Collectors = {"nato": nato, "worldbank": bank}


@dataclass
class Publishers:
    """The server that stands for all publishers. It behaves well, until told how not to."""

    server: Server
    moved: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.mend()

    def mend(self, share: float = 2.0) -> None:
        """Have all publishers behave well, with this share in the CSV file."""
        self.moved.clear()
        self.behave(BOOK, answers(200, book()))
        self.behave(TABLE, answers(200, table(share).encode()))
        for indicator in FEW:
            for number in (1, 2):
                self.behave(build_address(indicator.code, number), answers(200, page(indicator.code, number)))

    def behave(self, url: str, *behaviours: Behaviour) -> None:
        """Behave like this when `url` is asked for."""
        self.moved[url] = self.server.at(_path(url), *behaviours)

    def through(self, fetch: Fetch) -> Fetch:
        """Fetches from the server what a collector wants from its publisher."""

        def fetched(url: str) -> Resource:
            return replace(fetch(self.moved[url]), url=url)

        return fetched


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
