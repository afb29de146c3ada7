"""What no release has, and what is ignored of an address, is said where it is missing, on the snapshot that ships."""

import json

import pytest
from asking import Route, Said
from flask.testing import FlaskClient


@pytest.mark.parametrize("path", ["/scoreboard", "/trends"])
def test_a_pin_on_a_release_of_another_source_that_is_not_here_is_named_as_what_is_missing(
    path: str, client: FlaskClient, said: Said
) -> None:
    found = said(client.get(f"{path}?as_of=sipri:1949-2025").text)
    assert "SIPRI, release 1949-2025, is not here." in found["og:description"]
    assert "later date" not in found["og:description"]
    assert "9999" not in found["title"]


def test_the_year_control_of_a_pin_that_is_not_here_offers_a_year_of_our_time(
    client: FlaskClient, route: Route, empty: FlaskClient, said: Said
) -> None:
    assert "9999" not in route(client, "/scoreboard", "?as_of=sipri:1949-2025").text
    assert "9999" not in said(empty.get("/scoreboard").text)["title"]


def test_a_year_that_no_release_known_has_is_said_with_the_release_and_the_years_of_all(
    client: FlaskClient, said: Said
) -> None:
    told = said(client.get("/scoreboard?year=1990").text)["og:description"]
    assert "NATO, release of 10 July 2026, has no share of GDP for 1990. Its shares are of 2014 to 2026." in told
    assert "No other release known here has any for 1990; together they are of 2000 to 2026." in told
    named = said(client.get("/scoreboard?year=1990&as_of=nato:2026-07-10").text)["og:description"]
    assert "No other release" not in named


@pytest.mark.parametrize("path", ["/errata", "/methodology"])
def test_a_page_that_the_pin_does_not_change_says_so(path: str, client: FlaskClient, route: Route) -> None:
    assert "whatever the date or release in the header" in route(client, path, "?as_of=2019-12-04").text
    assert "whatever the date or release in the header" not in route(client, path).text


def test_the_links_of_the_page_of_data_keep_the_pin(client: FlaskClient, route: Route) -> None:
    page = route(client, "/data", "?as_of=2019-12-04").text
    assert "errata?as_of=2019-12-04" in page
    assert "methodology?as_of=2019-12-04" in page


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("/trends?as_of=nato:2022-03-31", "NATO, release of 31 March 2022, is available in part only, without this: "),
        ("/trends?indicator=sipri_military_expenditure_per_head", "1949-2025-v1.2, is passed on in part only, without"),
        ("/trends?indicator=at_or_above_2_percent&as_of=nato:2024-06-17", "17 June 2024, does not have this: At or "),
        (
            "/scoreboard?as_of=nato:2022-03-31",
            "NATO, release of 31 March 2022, is available in part only, without shares of GDP.",
        ),
        (
            "/scoreboard?as_of=nato:2019-06-25&verdict=nominal",
            "in part only, without shares of GDP at current prices.",
        ),
    ],
)
def test_what_is_not_at_hand_of_a_release_is_not_said_to_be_unpublished(
    address: str, why: str, client: FlaskClient, said: Said
) -> None:
    told = said(client.get(address).text)["og:description"]
    assert why in told
    assert "Not published" not in told
    assert "as published only" not in told


@pytest.mark.parametrize(
    ("query", "ignored", "used"),
    [
        ("?year=2019&year=2020", "2019", "2020"),
        ("?as_of=2019-12-04&as_of=2024-07-01", "2019-12-04", "2024-07-01"),
    ],
)
def test_a_parameter_that_stands_twice_is_said_to_count_once(
    query: str, ignored: str, used: str, client: FlaskClient, route: Route
) -> None:
    told = json.dumps(route(client, "/scoreboard", query).get_json(), ensure_ascii=False)
    assert f"“{ignored}” was ignored; {used} stands behind it" in told
    assert "was ignored" not in route(client, "/scoreboard", "?year=2020&year=2020").text


def test_two_releases_of_one_source_make_no_pin(client: FlaskClient, route: Route) -> None:
    told = route(client, "/scoreboard", "?as_of=nato:2019-11-29~nato:2019-06-25").get_json()
    assert "two releases of nato are named" in json.dumps(told)


def test_where_no_release_answers_the_one_with_most_verdicts_of_the_year_is_shown(
    client: FlaskClient, said: Said
) -> None:
    found = said(client.get("/scoreboard?as_of=2021-03-17&year=2020").text)
    assert found["h1"] == "At least 11 of 29 members expected at or above 2 % of GDP in 2020, no figure for 16"
    assert "At least 11 of all 30 members are expected to be at or above 2 %" in found["og:description"]


def test_an_older_release_that_is_whole_answers_for_a_year_that_the_newest_then_has_in_part(
    client: FlaskClient, said: Said
) -> None:
    # That of 7 July 2023 is at hand for two years only; that of June 2022 has 2020 for all.
    found = said(client.get("/scoreboard?as_of=2023-08-01&year=2020").text)
    assert found["h1"] == "10 of 29 members at or above 2 % of GDP in 2020"


def test_that_another_release_has_shares_of_the_year_by_another_convention_is_said(
    client: FlaskClient, said: Said
) -> None:
    told = said(client.get("/scoreboard?year=2006&verdict=nominal").text)["og:description"]
    assert "Another release known here has shares of that year as published." in told


def test_years_without_figures_are_said_with_the_release_and_the_years_it_has(client: FlaskClient, said: Said) -> None:
    told = said(client.get("/trends?time=1950..1960").text)["og:description"]
    assert "NATO, release of 10 July 2026, has none: its figures are of 2014 to 2026." in told


def test_lines_are_of_a_release_that_has_figures_of_the_years_asked_where_none_has_all(
    client: FlaskClient, said: Said
) -> None:
    found = said(client.get("/trends?time=2020..2021&as_of=2021-07-01").text)
    assert "nothing to show" not in found["h1"]
    assert "NATO, release of 16 March 2021" in found["og:description"]
    assert "no figures in this release" in found["og:description"]


def test_releases_that_a_pin_does_not_let_answer_are_not_said_to_lack_what_is_shown(
    client: FlaskClient, route: Route
) -> None:
    for path in ("/scoreboard", "/trends"):
        page = route(client, path, "?as_of=nato:2019-06-25~sipri:1949-2025-v1.2").get_json()
        told = json.dumps(page, ensure_ascii=False).replace("\N{NO-BREAK SPACE}", " ")
        assert "known then too" not in told
        assert "Not the newest release: there is one of 10 July 2026." in told
