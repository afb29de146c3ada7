"""The page of changes on the snapshot that ships: check values, pins, and what is said where it has no answer."""

import pytest
from asking import Said, rows_of
from flask.testing import FlaskClient

from dashboard.pages.change import page
from dashboard.pages.change.crossings import ChangeView
from dashboard.pages.change.query import select_change
from etl.store.snapshot import Snapshot


def test_the_united_kingdom_rose_by_gdp_from_2019_to_2020(snapshot: Snapshot) -> None:
    view = ChangeView.from_query("?as_of=nato:2024-06-17&since=2019&year=2020")
    rows = {row.code: row for row in select_change(snapshot, view).rows}
    parts = {name: rows["GBR"].part(name) for name in ("", "spending", "gdp")}
    assert parts == {"": pytest.approx(0.270, abs=5e-4), "spending": pytest.approx(0.028, abs=5e-4),
                     "gdp": pytest.approx(0.242, abs=5e-4)}  # fmt: skip
    # Set by hand at 2 in 2020.
    assert rows["FRA"].part("residual") == pytest.approx(0.0135, abs=5e-4)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "23 of 27 members expected to rise to 2 % of GDP between 2014 and 2026; GDP growth took most away"),
        ("?as_of=nato:2024-06-17&since=2019&year=2020",
         "3 of 28 members rose to 2 % between 2019 and 2020, Bulgaria fell below it; France and Romania rose only"),
        ("?target=hague_2025_core&since=2014&year=2024&as_of=nato:2026-07-10", "Poland rose to 3.5 %"),
        ("?since=2014&year=2015&as_of=2016-06-01", "Poland and Estonia expected to rise to 2 % of GDP"),
        ("?since=2020&year=2019", "3 of 28 members rose to 2 % between 2019 and 2020"),
    ],
)  # fmt: skip
def test_the_heading_is_the_finding_of_the_release_that_answers(
    query: str, title: str, client: FlaskClient, said: Said
) -> None:
    assert said(client.get(f"/change{query}").text)["h1"].startswith(title)


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("?as_of=1999-01-01", "No release of NATO is known here as of 1 January 1999."),
        ("?as_of=nato:2026-03-26", "NATO's release of 10 July 2026 has what is asked for"),
        ("?as_of=nato:2024-06-17&since=2008&year=2015",
         "has no figures of 2008: it has those of 2014 to 2024. NATO's release of 28 January 2016"),
        ("?since=2020&year=2020", "A change is between two years, and 2020 is one."),
        ("?year=2014&as_of=nato:2024-06-17", "has no figures before 2014"),
        ("?country=FIN&since=2014&year=2020", "No change to show for Finland between 2014 and 2020."),
    ],
)  # fmt: skip
def test_where_there_is_no_answer_a_sentence_says_why(query: str, why: str, client: FlaskClient, said: Said) -> None:
    assert why in said(client.get(f"/change{query}").text)["og:description"]


def test_years_before_those_of_the_newest_release_are_answered_by_an_older_one(snapshot: Snapshot) -> None:
    shown = select_change(snapshot, ChangeView.from_query("?since=2008&year=2015"))
    assert shown.part is not None
    assert (shown.part.release.release, shown.years) == ("2016-01-28", tuple(range(2008, 2016)))
    assert {row.code for row in shown.joined} == {"ALB", "HRV"}


def test_the_years_on_offer_are_those_of_the_release(snapshot: Snapshot) -> None:
    view = ChangeView.from_query("?as_of=nato:2024-06-17")
    before, after = (control.data(snapshot, view) for control in page.CONTROLS[:2])
    assert [one["value"] for one in before] == [str(year) for year in range(2023, 2013, -1)]
    assert [one["label"] for one in after][:3] == ["2024e", "2023e", "2022"]


@pytest.mark.parametrize(
    ("membership", "of", "joined"), [("then", 27, {"MNE", "MKD", "FIN", "SWE"}), ("today", 31, set())]
)
def test_who_is_counted_is_the_reader_s_choice(membership: str, of: int, joined: set[str], snapshot: Snapshot) -> None:
    shown = select_change(snapshot, ChangeView.from_query(f"?membership={membership}"))
    assert (len(shown.counted), {row.code for row in shown.joined}) == (of, joined)


@pytest.mark.parametrize(
    ("sort", "first"), [("-gdp", "LUX"), ("gdp", "POL"), ("-spending", "LTU"), ("member", "ALB"), ("-before", "USA")]
)
def test_a_heading_sorts_the_members_counted(sort: str, first: str, snapshot: Snapshot) -> None:
    shown = select_change(snapshot, ChangeView.from_query(f"?sort={sort}"))
    assert shown.rows[0].code == first
    assert [bool(row.joined) for row in shown.rows] == sorted(bool(row.joined) for row in shown.rows)


def test_the_csv_has_every_number_with_the_cells_that_it_rests_on(snapshot: Snapshot) -> None:
    rows = rows_of(page.PAGE, snapshot, ChangeView.from_query("?as_of=nato:2024-06-17&country=POL"))
    computed = {row["indicator"]: row for row in rows if row["indicator"].startswith("change_split")}
    assert len(rows) - len(computed) == 6
    assert set(computed) >= {"change_split", "change_split:spending", "change_split:gdp", "change_split:residual"}
    assert float(computed["change_split"]["value"]) == pytest.approx(2.245, abs=5e-4)
    for row in computed.values():
        assert row["cell"].count("; ") == 5
        assert (row["from_year"], row["year"], row["crossed"], row["cause"]) == ("2014", "2024", "rose", "spending")


def test_chart_table_and_csv_hold_the_same_changes(snapshot: Snapshot) -> None:
    view = ChangeView.from_query("?as_of=nato:2022-06-27")
    shown, body = select_change(snapshot, view), page.EXHIBIT.words(snapshot, view).table["body"]
    assert [row[0] for row in body][: len(shown.drawn)] == [row.name for row in shown.drawn]  # type: ignore[index]
    told = {
        row["member_name"]: row["value"]
        for row in rows_of(page.PAGE, snapshot, view)
        if row["indicator"] == "change_split"
    }
    assert {row.name: repr(row.part("")) for row in shown.drawn} == {name: one for name, one in told.items() if one}
