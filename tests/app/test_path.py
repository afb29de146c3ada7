"""The page of paths on the snapshot that ships: check values, pins, and what is said where it has no answer."""

import json

import pytest
from asking import Route, Said, rows_of
from flask.testing import FlaskClient

from dashboard.pages.path import page
from dashboard.pages.path.outlook import PathView
from dashboard.pages.path.query import select_path
from etl.store.snapshot import Snapshot


def test_germany_needs_about_6_2_per_cent_a_year_by_the_release_of_june_2024(snapshot: Snapshot) -> None:
    focus = select_path(snapshot, PathView.from_query("?country=DEU&as_of=nato:2024-06-17")).focus
    assert focus is not None
    assert focus.required == pytest.approx(6.24, abs=5e-3)
    assert focus.record(5) == pytest.approx(9.62, abs=5e-3)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "20 of 26 members below 3.5 % grew as fast from 2021 to 2026e as 3.5 % by 2035 asks"),
        ("?country=DEU", "Germany: 3.5 % by 2035 asks 4.5 % real growth a year; the last five years had 13.9 %"),
        ("?country=DEU&growth=0", "Germany: 3.5 % by 2035 asks 3.0 % real growth a year"),
        ("?country=USA&trend=10", "The United States: 3.5 % by 2035 asks 2.6 % real growth a year; the last ten years"),
        ("?country=POL", "Poland: 4.68 % expected in 2026, at or above 3.5 % already"),
        ("?country=NATO_EUR_CAN", "Europe and Canada: 3.5 % by 2035 asks 5.2 % real growth a year"),
        ("?target=wales_2014&as_of=2016-06-01", "2 of 22 members below 2 % grew as fast from 2010 to 2015e"),
        ("?trend=10&as_of=2016-06-01", "26 of 27 members are below 3.5 %; this release has no record of 10 years"),
    ],
)  # fmt: skip
def test_the_heading_is_the_finding(query: str, title: str, client: FlaskClient, said: Said) -> None:
    assert said(client.get(f"/path{query}").text)["h1"].startswith(title)


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("?as_of=1999-01-01", "No release of NATO is known here as of 1 January 1999."),
        ("?target=wales_2014", "2 % was due in 2024, and NATO, release of 10 July 2026, goes to 2026"),
        ("?as_of=nato:2026-03-26", "has no shares of GDP with spending and GDP at constant prices."),
        ("?country=FIN&as_of=2022-09-01", "Finland was no member in 2022, as known then."),
    ],
)
def test_where_there_is_no_answer_a_sentence_says_why(query: str, why: str, client: FlaskClient, said: Said) -> None:
    assert why in said(client.get(f"/path{query}").text)["og:description"]


def test_members_together_are_the_same_in_all_years(snapshot: Snapshot) -> None:
    shown = select_path(snapshot, PathView())
    first = next(row for row in shown.shares if row.year == 2014)
    assert first.value == pytest.approx(2.53, abs=5e-3)  # NATO's total without the four that joined since: 2.56
    assert first.cell == "sum of spending / sum of GDP of 31 members"


def test_the_related_spending_is_shown_as_not_published(client: FlaskClient, route: Route) -> None:
    told = json.dumps(route(client, "/path", "").get_json(), ensure_ascii=False)
    assert "not published" in told
    assert "no figures in NATO's tables" in told
    earlier = json.dumps(route(client, "/path", "?target=wales_2014&as_of=2016-06-01").get_json(), ensure_ascii=False)
    assert "no figures in NATO's tables" not in earlier


def test_a_growth_out_of_reach_is_ignored_with_a_notice() -> None:
    view = PathView.from_query("?growth=80")
    assert (view.growth, view.notices) == (1.5, ("growth: “80” was ignored; a number from -5 to 10 is wanted.",))
    assert PathView.from_query("?growth=2.25").to_query() == "?growth=2.25"
    assert PathView.from_query("?growth=nan").growth == PathView.from_query("?growth=x").growth == 1.5


@pytest.mark.parametrize(
    ("sort", "first"), [("-lead", "DNK"), ("required", "DNK"), ("-share", "LTU"), ("member", "ALB")]
)
def test_a_heading_sorts_the_members(sort: str, first: str, snapshot: Snapshot) -> None:
    assert select_path(snapshot, PathView.from_query(f"?sort={sort}")).rows[0].code == first


def test_the_csv_has_what_was_computed_with_its_cells(snapshot: Snapshot) -> None:
    rows = rows_of(page.PAGE, snapshot, PathView.from_query("?country=DEU&as_of=nato:2024-06-17"))
    mine = {(row["indicator"], row["year"]): row for row in rows if row["member"] == "DEU"}
    asked = mine["required_real_growth", "2024"]
    assert float(asked["value"]) == pytest.approx(6.2378, abs=5e-4)
    assert (asked["cell"], asked["gdp_growth"], asked["due"]) != ("", "", "")
    assert float(mine["target_path", "2035"]["value"]) == 3.5
    assert mine["defence_expenditure_share_gdp", "2014"]["cell"].endswith("!TABLE3!D21")
