"""From any figure to its cell: which numbers of pages lead on, and which do not and why; on the snapshot that ships."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pytest
from dash._utils import to_json

from dashboard.pages import PAGES
from dashboard.pages.cell.query import CellView, select_cell
from dashboard.pages.figures.query import find_figures, read_all
from dashboard.pages.figures.view import FiguresView
from dashboard.pages.overview.alliance import OverviewView
from dashboard.pages.overview.query import select_alliance
from dashboard.pages.path.outlook import GROUPS
from dashboard.shared.cell_link import locate_inputs
from dashboard.shared.page import Screen
from dashboard.shared.wording import write_number
from etl.asof.pin import Pin
from etl.catalogue.claims import claims
from etl.store.snapshot import Snapshot

ASKED = {
    "claims": [f"?claim={name}" for name in claims()],
    "trends": ["", "?indicator=defence_expenditure_usd_current&country=USA~NATO_EUR_CAN&show=share_of_alliance"],
    "country": ["?member=DEU", "?member=HUN&as_of=2024-12-31"],
    "path": ["", "?country=POL", "?country=NATO_EUR_CAN&as_of=2020-01-01"],
    "cell": ["", "?indicator=defence_expenditure_share_gdp_recomputed"],
}
NUMBER = re.compile(r"(at least |about |≥ )?[+−-]?\d[\d,.]*( |$)")
# Columns of numbers that are no figures of a publisher: places, years, counts, what the page itself computes of the
# figures beside them, and what a table has of its rows before their cell.
OWN = {
    "Rank", "Year", "Points", "Change, points", "By spending, points", "By GDP, points", "Residual, points",
    "Real change of spending, %", "Real change of GDP, %", "Off by, points", "Too high by, points", "Estimates",
    "Required to 2035, % a year", "Last 3 years, % a year", "Last 5 years, % a year", "Last 10 years, % a year",
    "Last 5 years less required, points", "Share less straight path, points", "At 3.5 % on the trend",
    "Within the error of estimates", "Published", "Since", "Release", "Unit",
    # Computed from figures of several indicators.
    "Ability ratio", "Personnel ratio", "US forces hosted",
}  # fmt: skip
# Tables in which each row has one cell that leads: beside its figure, or the newest, from which the others are reached.
BY_ROW = (
    "overview-table", "trends-table", "country-table", "releases-table", "claims-cells", "cell-inputs"
)  # fmt: skip
# Tables without figures of publishers, and those in which the cell that is shown stands itself.
OTHERS = ("errors-table", "cell-grid", "cell-releases")
SHOWN = [one for one in PAGES if one.name not in ("data", "about", "errata", "methodology")]
# Of the scoreboard the column of cells is that of its shares.
BESIDE = {"Share, % of GDP": "Source cell of the share"}
# Numbers that are counted or computed from the rows of the table below them, or computed from several indicators.
COUNTED_BELOW = ("change", "releases", "path", "burden")


@lru_cache(100)
def _draw(name: str, query: str, snapshot: Snapshot) -> Any:
    page: Any = next(one for one in SHOWN if one.name == name)
    return json.loads(to_json(page.body(snapshot, page.view.from_query(query), Screen())))


def draw(page: Any, query: str, snapshot: Snapshot) -> Any:
    """The body of a page as the browser gets it."""
    return _draw(page.name, query, snapshot)


def find_tables(node: Any) -> Iterator[tuple[str, list[str], list[list[Any]]]]:
    """The tables of a page, each with its headings and its rows."""
    if isinstance(node, list):
        for one in node:
            yield from find_tables(one)
    elif isinstance(node, dict):
        data = node.get("props", {}).get("data")
        if node.get("type") == "Table" and isinstance(data, dict):
            yield node["props"]["id"], [read(head) for head in data["head"]], link_cells(data)
        for one in node.values():
            yield from find_tables(one)


def link_cells(data: Any) -> list[list[Any]]:
    """The rows of a table, with a link in place of each cell that leads on."""
    links = {(row, column): address for row, column, address in data.get("links", ())}
    return [
        [
            {"props": {"children": cell, "href": links[row, column]}} if (row, column) in links else cell
            for column, cell in enumerate(cells)
        ]
        for row, cells in enumerate(data["body"])
    ]


def read(cell: Any) -> str:
    """The text of a cell or a heading, without the sign of its order."""
    return str(cell if isinstance(cell, str) else cell["props"]["children"]).rstrip(" \N{NO-BREAK SPACE}▲▼")


def leads(cell: Any) -> bool:
    return isinstance(cell, dict) and str(cell["props"].get("href", "")).startswith(("/cell?", "/figures?"))


def list_dead_ends(tables: Iterator[tuple[str, list[str], list[list[Any]]]]) -> Iterator[str]:
    """The columns, or where one cell of a row leads the rows, of which numbers do not lead on."""
    for name, heads, body in tables:
        if name.startswith(OTHERS):
            continue
        figures = [at for at, head in enumerate(heads) if head.split(", 20")[0].split(", to")[0] not in OWN]
        for row in body:
            there = {head for head, cell in zip(heads, row, strict=True) if leads(cell)}
            dead = [
                heads[at] for at in figures
                if at and NUMBER.match(read(row[at])) and not {heads[at], BESIDE.get(heads[at])} & there
            ]  # fmt: skip
            # Of a group the share is computed over the same members in all years, by two indicators.
            computed = name == "path-table" and read(row[0]) in GROUPS.values()
            if dead and not computed and not (name in BY_ROW and there):
                yield from (f"{name}: {head}" for head in dead)


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.name)
def test_every_figure_of_a_table_leads_to_its_cell(page: Any, snapshot: Snapshot) -> None:
    for query in ASKED.get(page.name, [""]):
        assert not dict.fromkeys(list_dead_ends(find_tables(draw(page, query, snapshot)))), query


def find_numbers(node: Any) -> Iterator[Any]:
    """The entries of the row of key numbers of a page."""
    if isinstance(node, list):
        for one in node:
            yield from find_numbers(one)
    elif isinstance(node, dict) and node.get("props", {}).get("className") == "key-numbers":
        yield from node["props"]["children"]
    elif isinstance(node, dict):
        for one in node.values():
            yield from find_numbers(one)


def find_addresses(node: Any) -> list[str]:
    return re.findall(r'(?:"href": ?|\[\d+, \d+, )"([^"]*)"', json.dumps(node))


@pytest.mark.parametrize("page", [one for one in SHOWN if one.chart], ids=lambda page: page.name)
def test_every_key_number_leads_to_its_cell_or_to_what_it_is_counted_from(page: Any, snapshot: Snapshot) -> None:
    for query in ASKED.get(page.name, [""]):
        body = draw(page, query, snapshot)
        numbers = list(find_numbers(body))
        dead = [json.dumps(one) for one in numbers if not find_addresses(one)]
        assert not dead or page.name in COUNTED_BELOW, dead


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.name)
def test_every_link_to_a_cell_or_to_figures_finds_them(page: Any, snapshot: Snapshot) -> None:
    for query in ASKED.get(page.name, [""]):
        body = draw(page, query, snapshot)
        there = [one for one in dict.fromkeys(find_addresses(body)) if one.startswith(("/cell?", "/figures?"))]
        # One in some: each costs a look into a release.
        for address in there[:: max(1, len(there) // 12)]:
            path, _, asked = address.partition("?")
            if path == "/cell":
                cell = CellView.from_query(asked)
                assert (cell.notices, select_cell(snapshot, cell).fault) == ((), ""), address
            else:
                figures = FiguresView.from_query(asked)
                assert figures.notices == (), address
                assert find_figures(snapshot, figures).number, address


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.name)
def test_what_leads_to_a_cell_is_the_figure_of_that_cell(page: Any, snapshot: Snapshot) -> None:
    for query in ASKED.get(page.name, [""]):
        body = draw(page, query, snapshot)
        tables = [rows for name, _, rows in find_tables(body) if not name.startswith(OTHERS)]
        linked = [cell for rows in tables for row in rows[:: max(1, len(rows) // 6)] for cell in row if leads(cell)]
        for cell in linked:
            path, _, asked = cell["props"]["href"].partition("?")
            plain = re.fullmatch(r"([−-]?[\d,]+)(?:\.(\d+))?(?: \[\w\])?", read(cell))
            if path == "/cell" and plain:
                row = select_cell(snapshot, CellView.from_query(asked)).row
                assert row
                assert read(cell).startswith(write_number(row.value, len(plain[2] or ""))), (read(cell), asked)


@pytest.mark.parametrize("pin", ["", "2024-12-31", "2019-12-04"])
def test_parts_of_the_united_states_lead_to_the_figures_that_they_are_parts_of(pin: str, snapshot: Snapshot) -> None:
    alliance = select_alliance(snapshot, OverviewView.from_query(f"?as_of={pin}" if pin else ""))
    for part in (alliance.sums.spending, alliance.sums.gdp, alliance.sums.people):
        if part:
            asked = locate_inputs(part.rests_on, alliance.view.as_of).partition("?")[2]
            listed = {row for row, _ in read_all(snapshot, find_figures(snapshot, FiguresView.from_query(asked)))}
            assert listed >= set(part.rests_on)


def test_what_rests_on_several_indicators_has_no_page_that_lists_them(snapshot: Snapshot) -> None:
    part = snapshot.part("nato", "2024-06-17")
    rows = [snapshot.rows(part, name)[0] for name in ("gdp_usd_current", "equipment_share")]
    assert locate_inputs(rows, Pin()) == ""
    assert locate_inputs((), Pin()) == ""
