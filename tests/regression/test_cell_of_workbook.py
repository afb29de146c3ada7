"""See the cell in NATO's own workbook, where a refresh kept it beside the data."""

import hashlib
import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.pages.cell.query import CellView, select_cell
from dashboard.pages.cell.summary import write_summary
from dashboard.web.app import create_app
from etl.catalogue.seeds import shipped
from etl.store.snapshot import Snapshot, Store

BOOK = "www.nato.int/nato_static_fl2014/assets/pdf/2024/6/pdf/240617-def-exp-2024-TABLES-en.xlsx"


@pytest.fixture
def store(tmp_path: Path, mirror: Path) -> Store:
    """The data that ship, with the workbook of June 2024 kept beside them."""
    folder = Path(shutil.copytree(shipped("embedded"), tmp_path / "data"))
    content = (mirror / BOOK).read_bytes()
    (folder / "raw").mkdir()
    (folder / "raw" / hashlib.sha256(content).hexdigest()).write_bytes(content)
    return Store(folder)


def test_a_figure_is_told_as_the_workbook_has_it_with_its_headings(store: Store) -> None:
    found = select_cell(store.current(), CellView(release="2024-06-17", member="EST", year=2024))
    assert write_summary(found) == (
        "It stands in cell N18 of the sheet TABLE3 of 240617-def-exp-2024-TABLES-en.xlsx. The file has "
        "3.4314625890573818 there, beside “Estonia*”, below “2024e”; the same is held here."
    )


def test_what_stands_around_it_is_what_the_sheet_shows_and_leads_on(store: Store) -> None:
    found = select_cell(store.current(), CellView(release="2024-06-17", member="FRA", year=2020))
    assert found.grid
    lines = {head: [near.text for near in nears] for head, nears in found.grid.rows}
    columns = found.grid.columns
    assert lines["8"][columns.index("I")] == "2019"
    # France was set by hand.
    assert [lines[row][columns.index("J")] for row in ("19", "20", "21")] == ["1.53", "2", "1.51"]
    assert [lines[row][columns.index("C")] for row in ("18", "20")] == ["Estonia*", "France"]
    (here,) = [near for _, nears in found.grid.rows for near in nears if near.here]
    assert here.row == found.row
    beside = dict(zip(columns, dict(found.grid.rows)["18"], strict=True))["N"]
    assert beside.row
    assert (beside.row.member, beside.row.year, beside.row.value) == ("EST", 2024, 3.4314625890573818)


@pytest.mark.parametrize("indicator", ["gdp_usd_constant", "defence_expenditure_usd_constant", "military_personnel"])
def test_each_figure_of_the_workbook_is_read_back_below_its_own_year(indicator: str, store: Store) -> None:
    snapshot: Snapshot = store.current()
    rows = snapshot.rows(snapshot.part("nato", "2024-06-17"), indicator)
    for row in rows[:: len(rows) // 12]:
        found = select_cell(
            snapshot, CellView(release="2024-06-17", indicator=indicator, member=row.member, year=row.year)
        )
        if row.value is not None and found.stand:
            assert found.stand.above.startswith(str(row.year))
            assert found.stand.beside


def test_the_page_is_answered_with_the_sheet(store: Store) -> None:
    client: FlaskClient = create_app(store).server.test_client()
    told = client.get("/cell?release=2024-06-17&member=EST&year=2024").text
    assert "What stands around it, in the publisher&#x27;s sheet" in told
    assert "not kept here" not in told


def test_a_damaged_file_is_none(store: Store) -> None:
    (kept,) = (store.folder / "raw").iterdir()
    kept.write_bytes(b"damaged")
    found = select_cell(store.current(), CellView(release="2024-06-17", member="EST", year=2024))
    assert found.stand is None
    assert found.grid
