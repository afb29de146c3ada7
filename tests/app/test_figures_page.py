"""Every row of the snapshot that ships is to be had as a plain page of a table, and found by what it is of."""

import csv
import re
from collections.abc import Iterator
from html import unescape
from io import StringIO
from typing import Any

import pytest
from asking import rows_of
from flask.testing import FlaskClient

from dashboard.pages.figures import page as figures
from dashboard.pages.figures.query import MOST_IN_FILE, find_figures, read_all, read_page
from dashboard.pages.figures.table import write_figure, write_year
from dashboard.pages.figures.view import PAGE_ROWS, FiguresView, read_time, write_time
from dashboard.shared.page import Screen
from etl.arithmetic.precision import FULL_PRECISION
from etl.asof.select import select_release
from etl.catalogue.share import SHARE
from etl.observation import Observation
from etl.store.snapshot import Snapshot

EVERY = "?indicator=all&releases=all"
ESTONIA = "240617-def-exp-2024-TABLES-en.xlsx!TABLE3!N18"


def view_of(query: str) -> FiguresView:
    return FiguresView.from_query(query)


def rows_found(snapshot: Snapshot, query: str) -> list[Observation]:
    return [row for row, _ in read_all(snapshot, find_figures(snapshot, view_of(query)))]


def every_row(snapshot: Snapshot) -> Iterator[Observation]:
    return (row for part in snapshot.parts for row in snapshot.observations(part))


def test_without_any_filter_there_are_as_many_rows_as_the_snapshot_has(snapshot: Snapshot) -> None:
    found = find_figures(snapshot, view_of(EVERY))
    assert found.number == sum(part.rows for part in snapshot.parts)
    assert found.pages == -(-found.number // PAGE_ROWS)


@pytest.mark.parametrize(
    ("query", "is_meant"),
    [
        (f"{EVERY}&country=EST&time=2024..2024", lambda row: row.member == "EST" and row.year == 2024),
        (f"{EVERY}&status=pinned", lambda row: row.status == "pinned"),
        (f"{EVERY}&source=sipri", lambda row: row.source == "sipri"),
        ("?releases=all&time=2014..2016", lambda row: row.indicator == SHARE and 2014 <= row.year <= 2016),
        ("?releases=all&indicator=kiel_total&country=DEU~FRA",
         lambda row: row.indicator == "kiel_total" and row.member in ("DEU", "FRA")),
        (f"{EVERY}&source=eda&country=ISL", lambda row: row.source == "eda" and row.member == "ISL"),
    ],
)  # fmt: skip
def test_a_filter_finds_the_rows_that_are_meant_each_once(query: str, is_meant: Any, snapshot: Snapshot) -> None:
    found = rows_found(snapshot, query)
    assert sorted(found, key=str) == sorted((row for row in every_row(snapshot) if is_meant(row)), key=str)


def test_the_pages_hold_each_row_once_in_the_order_asked_for(snapshot: Snapshot) -> None:
    found = find_figures(snapshot, view_of("?releases=all&sort=-value"))
    shown = [
        row for page in range(1, found.pages + 1) for row, _ in read_page(snapshot, found.at(found.view.but(page=page)))
    ]
    values = [row.value for row in shown if row.value is not None]
    assert values == sorted(values, reverse=True)
    assert [row.value for row in shown[len(values) :]] == [None] * (len(shown) - len(values))
    assert len(set(shown)) == len(shown) == found.number


@pytest.mark.parametrize("query", ["", "?as_of=2019-12-04", "?as_of=nato:2022-06-27", "?as_of=2026-04-01"])
def test_the_newest_release_is_the_one_that_other_pages_show(query: str, snapshot: Snapshot) -> None:
    view = view_of(query)
    part = select_release(snapshot, "nato", view.as_of, (SHARE,))
    assert {row.release for row in rows_found(snapshot, query)} == {part.release.release if part else ""}


def test_nothing_newer_than_the_pin_is_shown_in_all_releases(snapshot: Snapshot) -> None:
    published = {part.release.release: part.release.published.isoformat() for part in snapshot.parts}
    found = rows_found(snapshot, "?releases=all&as_of=2019-12-04")
    assert max(published[row.release] for row in found) == "2019-11-29"


def test_estonia_2024_stands_with_unit_prices_status_release_and_cell(client: FlaskClient) -> None:
    document = client.get("/figures?as_of=nato:2024-06-17&country=EST&time=2024..2024").text
    row = document.partition("<tbody>")[2].partition("</tr>")[0]
    cells = [unescape(re.sub("<[^>]+>", "", cell)) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)]
    assert cells == [
        "Estonia", "2024", "3.43", "% of GDP", "of 2015", "estimate", "NATO, 17 June 2024", ESTONIA
    ]  # fmt: skip
    assert 'href="/country/EST?as_of=nato:2024-06-17"' in row
    (cell,) = re.findall(r'href="(/cell[^"]+)"', row)
    assert ESTONIA.rpartition("!")[2] in client.get(unescape(cell)).text


def test_a_page_is_a_hundred_rows_also_without_scripts_and_leads_to_its_neighbours(client: FlaskClient) -> None:
    document = client.get("/figures?releases=all&page=2").text
    assert document.partition("<tbody>")[2].partition("</tbody>")[0].count("<tr>") == PAGE_ROWS
    pager = unescape(document.partition('aria-label="More rows"')[2].partition("</nav>")[0])
    assert re.findall(r'href="([^"]+)"[^>]*>([^<]+)', pager) == [
        ("/figures?releases=all", "First"), ("/figures?releases=all", "Previous"),
        ("/figures?releases=all&page=3", "Next"), ("/figures?releases=all&page=24", "Last"),
    ]  # fmt: skip


def test_the_file_holds_all_rows_in_full_precision_in_the_order_of_the_page(snapshot: Snapshot) -> None:
    query = "?as_of=nato:2024-06-17&sort=value&country=EST~POL"
    rows = rows_of(figures.PAGE, snapshot, view_of(query))
    assert [row["cell"] for row in rows] == [row.cell for row in rows_found(snapshot, query)]
    assert "3.4314625890573818" in [row["value"] for row in rows]


def test_of_more_rows_than_a_file_has_there_is_none_and_it_is_said_why(client: FlaskClient) -> None:
    for address in ("/figures?indicator=all", "/csv/figures.csv?indicator=all"):
        assert f"a file has {MOST_IN_FILE:,} at most" in client.get(address).text
    assert client.get("/csv/figures.csv?indicator=all").status_code == 400
    assert "/csv/figures.csv" not in client.get("/figures?indicator=all").text


def test_a_large_file_is_said_to_be_about_as_large_as_it_is(client: FlaskClient) -> None:
    document = client.get("/figures?releases=all").text
    (about,) = re.findall(r"Download CSV \(2,331 rows, about ([0-9.]+) MB\)", document)
    content = client.get("/csv/figures.csv?releases=all").data
    assert len(list(csv.reader(StringIO(content.decode())))) == 2_332
    assert float(about) == pytest.approx(len(content) / 1e6, abs=0.2)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?page=0", "page: “0” was ignored; a page from 1 to 99,999 is wanted."),
        ("?page=²", "a page from 1 to 99,999 is wanted."),
        ("?page=99", "page: there is no page 99; the last, 5, is shown."),
        ("?time=2024..2014", "the first year has to come before the last"),
        ("?time=2024", "two years such as 2014..2024 are wanted, or 2024..2024 for one"),
        ("?status=guess", "status: “guess” was ignored"),
        ("?source=nobody", "source: “nobody” was ignored"),
        ("?country=XXX", "and XXX is none"),
        ("?sort=cell", "sort: “cell” was ignored"),
        ("?indicator=all&sort=-value", "values of several indicators are not compared"),
        ("?source=imf&indicator=gdp_usd_current", "is a figure of NATO, not of the IMF."),
        ("?as_of=nato:1999-01-01", "NATO, release of 1 January 1999, is not here."),
        ("?chart=lines", "is a parameter of Trends, not of this page"),
    ],
)
def test_what_cannot_be_shown_is_said_and_the_page_stands(query: str, said: str, client: FlaskClient) -> None:
    answer = client.get(f"/figures{query}")
    assert answer.status_code == 200
    assert said in unescape(answer.text)


def test_where_nothing_is_found_the_page_leads_to_where_something_may_be(client: FlaskClient) -> None:
    document = client.get("/figures?as_of=1990-01-01").text
    assert "No release that has it is known here as of 1 January 1990." in document
    assert 'href="/figures?releases=all"' in document
    document = client.get("/figures?time=1900..1900&as_of=2019-12-04").text
    assert "There is no such row." in document
    assert 'href="/figures?as_of=2019-12-04&amp;releases=all"' in document


def test_a_publisher_that_is_chosen_brings_its_own_indicators(snapshot: Snapshot) -> None:
    view = view_of("?source=eda")
    assert {row.source for row in rows_found(snapshot, "?source=eda")} == {"eda"}
    assert view.one_indicator == ""
    chosen = figures._choose(
        view_of("?indicator=imf_population"), held(snapshot, "eda", "imf_population"), "figures-source"
    )
    assert (chosen.source, chosen.indicator) == ("eda", "all")
    chosen = figures._choose(view_of("?source=eda"), held(snapshot, "eda", "imf_population"), "figures-indicator")
    assert (chosen.source, chosen.indicator) == ("all", "imf_population")


def held(snapshot: Snapshot, source: str, indicator: str) -> tuple[Any, ...]:
    """What the controls hold where these two are chosen."""
    chosen = {"source": source, "indicator": indicator}
    return tuple(chosen.get(one.field, one.value(snapshot, FiguresView())) for one in figures.CONTROLS)


@pytest.mark.parametrize("text", ["all", "2024..2024", "2014..2024"])
def test_years_are_written_as_they_are_read(text: str) -> None:
    assert write_time(read_time(text)) == text


def test_of_all_indicators_each_figure_has_the_decimals_of_its_own_as_of_one_alone(client: FlaskClient) -> None:
    """Spain's share of 2026 is 2.00 on both pages."""
    for query in ("indicator=all&source=nato", "indicator=defence_expenditure_share_of_gdp"):
        page = client.get(f"/figures?{query}&country=ESP&time=2026..2026&as_of=nato:2026-07-10").text
        assert ">2.00<" in page
        assert ">2<" not in page


def row_of(value: float | None, unit: str = "percent_of_gdp", period: str = "") -> Observation:
    """A made-up figure."""
    return Observation("nato", "r", "nato", SHARE, "DEU", 2024, period, value, unit, "", "actual", "original", "", "")


@pytest.mark.parametrize(
    ("value", "unit", "printed", "written"),
    [
        (None, "percent_of_gdp", 2, "–"), (0.0, "percent_of_gdp", 0, "0"), (2.0, "percent_of_gdp", 2, "2.00"),
        (3.4314, "percent_of_gdp", FULL_PRECISION, "3.43"), (1.1, "percent_of_gdp", 1, "1.1"),
        (0.000036, "usd_million", FULL_PRECISION, "0.000036"), (-0.004, "percent_of_gdp", FULL_PRECISION, "−0.0040"),
        (1032836.42, "usd_million", FULL_PRECISION, "1,032,836"), (1.0, "yes_or_no", 0, "yes"),
    ],
)  # fmt: skip
def test_a_figure_has_the_decimals_of_its_unit_and_no_more_than_were_printed(
    value: float | None, unit: str, printed: int, written: str
) -> None:
    assert write_figure(row_of(value, unit), printed) == written


@pytest.mark.parametrize(("period", "written"), [("", "2024"), ("M05", "May 2024"), ("Q1", "Q1 2024")])
def test_a_month_and_a_quarter_are_written_with_their_year(period: str, written: str) -> None:
    assert write_year(row_of(1.0, period=period)) == written


def test_the_page_of_data_leads_to_the_figures_as_of_its_pin(client: FlaskClient) -> None:
    assert 'href="/figures?as_of=2019-12-04"' in client.get("/data?as_of=2019-12-04").text


def test_drawing_a_page_asks_for_no_other_release_than_those_that_answer(snapshot: Snapshot) -> None:
    assert len(find_figures(snapshot, view_of("")).parts) == 1
    assert figures.body(snapshot, view_of("?indicator=kiel_total"), Screen()).to_plotly_json()["type"] == "Article"
