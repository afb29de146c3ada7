"""See the cell, on the snapshot that ships: what is told of a figure, what stands around it, and of what is none."""

import csv
import re
from html import unescape
from io import StringIO
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from dashboard.pages.cell import page as cell
from dashboard.pages.cell.query import CellView, select_cell
from dashboard.shared.cell_link import locate_cell
from etl.asof.pin import Pin
from etl.store.snapshot import Snapshot

ESTONIA = "/cell?release=2024-06-17&member=EST&year=2024"
NOT_KEPT = "The publisher's file is not kept here; what stands around it is what we read of it."


def read(client: FlaskClient, address: str) -> str:
    """The words of a document, without its markup."""
    page = client.get(address).text.partition('id="first"')[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).replace("\N{NO-BREAK SPACE}", " ").split())


def test_a_figure_is_told_with_its_cell_its_value_its_note_and_its_file(client: FlaskClient) -> None:
    told = read(client, ESTONIA)
    assert "Estonia, 2024e: 3.43 % of GDP, as published by NATO" in told
    assert "It stands in cell N18 of the sheet TABLE3 of 240617-def-exp-2024-TABLES-en.xlsx. " + NOT_KEPT in told
    assert "As held here 3.4314625890573818 Unit % of GDP, constant 2015 prices Status estimate Note These" in told
    assert "94f4de63de124dd323cb6729ddf66b66a3e024b9984d21abc6cb5624773b375e" in told


def test_around_it_stand_the_other_years_of_its_row_and_the_other_members_of_its_column(snapshot: Snapshot) -> None:
    found = select_cell(snapshot, CellView.from_query(ESTONIA.partition("?")[2]))
    assert found.grid
    assert found.grid.columns[0] == "D: 2014"
    assert found.grid.columns[-2:] == ("M: 2023e", "N: 2024e")
    heads = [head for head, _ in found.grid.rows]
    assert heads[4:7] == ["17: Denmark", "18: Estonia", "19: Finland"]
    (here,) = [near for _, row in found.grid.rows for near in row if near.here]
    assert here.row == found.row
    assert [near.text for near in dict(found.grid.rows)["18: Estonia"]][-2:] == ["3.04", "3.43"]
    assert all(near.row and near.row.cell.startswith("240617") for _, row in found.grid.rows for near in row)


def test_every_release_of_the_figure_is_listed_the_newest_first_and_in_its_csv(client: FlaskClient) -> None:
    rows = list(csv.DictReader(StringIO(client.get("/csv" + ESTONIA.replace("?", ".csv?")).text)))
    assert [row["release"] for row in rows] == ["2026-07-10", "2025-08-28", "2024-06-17"]
    assert rows[-1]["value"] == "3.4314625890573818"
    then = client.get(f"/csv/cell.csv?as_of=2024-12-31&{ESTONIA.partition('?')[2]}").text
    assert [row["release"] for row in csv.DictReader(StringIO(then))] == ["2024-06-17"]


def test_a_computed_figure_has_its_rule_and_the_cells_that_it_is_made_of(
    snapshot: Snapshot, client: FlaskClient
) -> None:
    asked = f"{ESTONIA}&indicator=defence_expenditure_share_gdp_recomputed"
    told = read(client, asked)
    assert "Estonia, 2024e: 3.43 % of GDP, computed from NATO's figures" in told
    assert NOT_KEPT not in told
    found = select_cell(snapshot, CellView.from_query(asked.partition("?")[2]))
    places = [row.cell.partition("!")[2] for row in found.inputs]
    assert places == ["TABLE2!N52", "TABLE5!N53"]


def test_every_figure_of_a_release_leads_to_itself(snapshot: Snapshot) -> None:
    for source, release, indicator in [
        ("nato", "2026-07-10", "defence_expenditure_share_gdp"),
        ("kiel", "29", "kiel_commitments"),
        ("sipri", "1949-2024", "sipri_military_expenditure_share_gdp"),
    ]:
        for row in snapshot.rows(snapshot.part(source, release), indicator)[::37]:
            view = CellView.from_query(locate_cell(row, Pin()).partition("?")[2])
            assert view.notices == ()
            assert select_cell(snapshot, view).row == row
            assert cell.headline(snapshot, view).answers


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("release=1999-01-01", "release: “1999-01-01” is not here. Of NATO there are: 2026-07-10, 2026-03-26,"),
        ("member=XXX", "member: “XXX” has no row here. There are: ALB, BEL,"),
        ("member=JPN", "member: Japan (JPN) has no row here. There are: ALB, BEL,"),
        ("year=1950", "year: there is no 1950 of Germany here. There are 2014 to 2026."),
        ("period=M07", "period: “M07” has no figure here. There are whole years."),
        ("source=sipri", "indicator: Defence expenditure as a share of GDP is a figure of NATO, not of SIPRI."),
        (
            "release=2021-06-11",
            "indicator: NATO, release of 11 June 2021, does not have this: Defence expenditure",
        ),
    ],
)
def test_what_names_nothing_is_named_with_what_there_is_and_a_figure_is_offered(
    query: str, sentence: str, client: FlaskClient
) -> None:
    told = read(client, f"/cell?{query}")
    assert "No such figure" in told
    assert sentence in told
    assert "Germany, 2026e: 2.69 % of GDP, as published by NATO" in told
    assert client.get(f"/csv/cell.csv?{query}").status_code == 400
    assert client.get(f"/cell?{query}").status_code == 200


def test_as_of_a_day_the_release_known_then_answers_and_before_all_that_none_was_is_said(client: FlaskClient) -> None:
    assert "NATO, release of 25 June 2019 (NATO definition)." in read(client, "/cell?as_of=2019-12-04")
    assert "No figure known then" in read(client, "/cell?as_of=1990-01-01")


def test_a_cell_is_cited_by_the_link_that_names_its_release(client: FlaskClient) -> None:
    told = read(client, "/cell?member=EST")
    stays = "http://localhost/cell?release=2026-07-10&member=EST&year=2026"
    assert "Burden Sharing. (2026, July 10). Estonia, 2026e: 5.10 % of GDP, as published by NATO [Table cell]. " in told
    assert f"release of 2026-07-10. {stays} " in told


@pytest.mark.parametrize("path", ["/scoreboard", "/trends", "/country/EST"])
def test_tables_lead_to_the_cells_of_their_figures(path: str, client: FlaskClient) -> None:
    given = {"source": "nato", "release": "2026-07-10", "indicator": "defence_expenditure_share_gdp", "member": "EST"}
    address = f"/cell?{urlencode({**given, 'year': 2026})}"
    assert f'href="{address}"' in unescape(client.get(path).text)
    assert "Estonia, 2026e: 5.10 % of GDP, as published by NATO" in read(client, address)
