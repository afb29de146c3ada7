"""What is missing, ignored or less precise than it looks is said where it is missing, on the snapshot that ships."""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

Said = Callable[[str], dict[str, str]]
Route = Callable[..., Any]


@pytest.mark.parametrize("path", ["/", "/trends"])
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
    assert "9999" not in route(client, "/", "?as_of=sipri:1949-2025").text
    assert "9999" not in said(empty.get("/").text)["title"]


def test_a_year_that_no_release_known_has_is_said_with_the_release_and_the_years_of_all(
    client: FlaskClient, said: Said
) -> None:
    told = said(client.get("/?year=1990").text)["og:description"]
    assert "NATO, release of 10 July 2026, has no share of GDP for 1990. Its shares are of 2014 to 2026." in told
    assert "No other release known here has any for 1990; together they are of 2000 to 2026." in told
    named = said(client.get("/?year=1990&as_of=nato:2026-07-10").text)["og:description"]
    assert "No other release" not in named


@pytest.mark.parametrize(
    ("verdict", "words"),
    [("strict", "unrounded"), ("recomputed", "recomputed from"), ("nominal", "at current prices")],
)
def test_a_title_by_another_convention_names_it(verdict: str, words: str, client: FlaskClient, said: Said) -> None:
    assert words in said(client.get(f"/?as_of=nato:2024-06-17&verdict={verdict}").text)["h1"]
    assert words not in said(client.get("/?as_of=nato:2024-06-17").text)["h1"]


@pytest.mark.parametrize(
    ("query", "who"),
    [
        ("country=FIN~SWE&as_of=2019-12-04", "Finland and Sweden have no figures in this release."),
        ("country=UKR~DEU", "Ukraine has no figures in this release."),
        ("as_of=nato:hoc-hc111-2007-08", "NATO Europe and Canada has no figures in this release."),
    ],
)
def test_a_country_that_was_chosen_and_is_not_drawn_is_named(
    query: str, who: str, client: FlaskClient, said: Said
) -> None:
    assert who in said(client.get(f"/trends?{query}").text)["og:description"]


@pytest.mark.parametrize("path", ["/errata", "/methodology"])
def test_a_page_that_the_pin_does_not_change_says_so(path: str, client: FlaskClient, route: Route) -> None:
    assert "whatever the date or release in the header" in route(client, path, "?as_of=2019-12-04").text
    assert "whatever the date or release in the header" not in route(client, path).text


def test_the_links_of_the_page_of_data_keep_the_pin(client: FlaskClient, route: Route) -> None:
    page = route(client, "/data", "?as_of=2019-12-04").text
    assert "errata?as_of=2019-12-04" in page
    assert "methodology?as_of=2019-12-04" in page


@pytest.mark.parametrize(
    ("address", "printed", "false"),
    [
        ("/trends?country=DEU&as_of=nato:2026-03-26", "2.4\xa0%", "2.40"),
        ("/trends?country=DEU&chart=multiples&as_of=nato:hoc-hc111-2007-08", "1.5\xa0%", "1.50"),
        ("/?as_of=nato:2026-03-26", '"2.4"', "2.40"),
        ("/claims?claim=Germany was 2.4 %25 in 2025 as of April 2026", "2.4 % of GDP in 2025", "2.40"),
        ("/claims?claim=United Kingdom was 2.5 %25 in 2006 as of 2010", "2.3 % of GDP in 2006", "2.30"),
    ],
)
def test_a_figure_is_shown_with_no_more_decimals_than_its_release_prints(
    address: str, printed: str, false: str, client: FlaskClient, route: Route
) -> None:
    path, _, query = address.replace(" ", "%20").partition("?")
    page = route(client, path, f"?{query}").get_json()
    text = json.dumps(page, ensure_ascii=False)
    assert printed in text
    assert false not in text


@pytest.mark.parametrize("claim", ["Iceland spends less than 2 %", "Iceland spends 2 %", "Iceland above 1 % in 2024"])
def test_why_there_is_no_figure_for_iceland_is_said_whatever_the_year(
    claim: str, client: FlaskClient, said: Said
) -> None:
    heading = said(client.get(f"/claims?claim={quote(claim)}").text)["h1"]
    assert heading == "Cannot be checked: Iceland has no armed forces, so there is no figure"


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("/trends?as_of=nato:2022-03-31", "NATO, release of 31 March 2022, is at hand in part only, without this: "),
        ("/trends?indicator=sipri_military_expenditure_per_head", "1949-2025-v1.2, is passed on in part only, without"),
        ("/trends?indicator=at_or_above_2_percent&as_of=nato:2024-06-17", "17 June 2024, does not have this: At or "),
        ("/?as_of=nato:2022-03-31", "NATO, release of 31 March 2022, is at hand in part only, without shares of GDP."),
        (
            "/?as_of=nato:2019-06-25&verdict=nominal",
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
    told = json.dumps(route(client, "/", query).get_json(), ensure_ascii=False)
    assert f"“{ignored}” was ignored; {used} stands behind it" in told
    assert "was ignored" not in route(client, "/", "?year=2020&year=2020").text


def test_two_releases_of_one_source_make_no_pin(client: FlaskClient, route: Route) -> None:
    told = route(client, "/", "?as_of=nato:2019-11-29~nato:2019-06-25").get_json()
    assert "two releases of nato are named" in json.dumps(told)


@pytest.mark.parametrize(("verdict", "said_of_money"), [("published", True), ("strict", True), ("nominal", False)])
def test_money_missing_by_the_published_share_is_not_said_to_be_that_by_another(
    verdict: str, said_of_money: bool, client: FlaskClient, route: Route
) -> None:
    page = json.dumps(route(client, "/", f"?as_of=nato:2024-06-17&verdict={verdict}").get_json(), ensure_ascii=False)
    assert ("would bring every member below" in page) == said_of_money
    assert ("by the published share" in page) != said_of_money


def test_where_few_members_have_a_share_none_has_a_rank(client: FlaskClient, route: Route) -> None:
    def ranks(query: str) -> set[str]:
        # In the table Germany and the United States alone have a share in what is at hand of that release.
        told = json.dumps(route(client, "/", query).get_json())
        return set(re.findall(r'\["(\d+)", "(?:Germany|United States)"', told))

    assert ranks("?as_of=nato:2019-11-29") == set()
    assert ranks("?as_of=nato:2019-06-25")


@pytest.mark.parametrize(
    ("claim", "lacks"),
    [
        ("Germany at or above 20 % on equipment in 2023", "does not contain this: Equipment"),
        ("Germany grew by more than 5 % in real terms in 2022", "does not contain this: Annual real change"),
    ],
)
def test_a_claim_says_why_the_release_of_the_pin_does_not_answer_where_another_known_does(
    claim: str, lacks: str, client: FlaskClient, said: Said
) -> None:
    found = said(client.get(f"/claims?as_of=nato:2026-03-26&claim={quote(claim)}").text)
    assert found["h1"].startswith("Cannot be checked: NATO's release of 26 March 2026 does not answer")
    assert lacks in found["h1"]


def test_millions_are_told_in_millions(client: FlaskClient, said: Said) -> None:
    claim = quote("Albania spent 100 million dollars in 2017 as of 2017-07-01")
    found = said(client.get(f"/claims?claim={claim}").text)
    assert "Albania to be at 100 million US dollars" in found["h1"]
    assert "145 million US dollars at current prices (17 June 2024)" in found["og:description"]


@pytest.mark.parametrize("membership", ["then", "today"])
def test_shares_too_coarse_for_a_count_are_said_to_be_of_the_release_that_has_them(
    membership: str, client: FlaskClient, said: Said
) -> None:
    found = said(client.get(f"/?year=2006&membership={membership}").text)
    assert found["h1"] == "No count at 2 % for 2006: this release has shares with one decimal"
    assert "NATO, release hoc-hc111-2007-08 (NATO definition)." in found["og:description"]
    assert "10 July 2026" not in found["og:description"]


def test_where_no_release_answers_the_one_with_most_verdicts_of_the_year_is_shown(
    client: FlaskClient, said: Said
) -> None:
    for day in ("2021-03-17", "2023-08-01"):
        found = said(client.get(f"/?as_of={day}&year=2020").text)
        assert found["h1"] == "At least 11 of 29 members expected at or above 2 % of GDP in 2020, no figure for 16"
        assert "At least 11 of all 30 members are expected to be at or above 2 %" in found["og:description"]


def test_that_another_release_has_shares_of_the_year_by_another_convention_is_said(
    client: FlaskClient, said: Said
) -> None:
    told = said(client.get("/?year=2006&verdict=nominal").text)["og:description"]
    assert "Another release known here has shares of that year as published." in told


def test_a_claim_on_the_alliance_as_a_whole_is_told_that_it_names_nobody(client: FlaskClient, said: Said) -> None:
    told = said(client.get(f"/claims?claim={quote('NATO spent 2.7 % of GDP in 2024')}").text)["og:description"]
    assert told.startswith("whom it is about is missing.")


def test_a_target_that_was_agreed_after_the_day_of_the_pin_is_said_to_be(client: FlaskClient, route: Route) -> None:
    def told(query: str) -> str:
        return json.dumps(route(client, "/", query).get_json(), ensure_ascii=False)

    said_of_it = "The Hague 2025 was agreed on 25 June 2025, after what is shown was known."
    assert said_of_it in told("?target=hague_2025_core&as_of=2019-12-04")
    assert said_of_it in told("?target=hague_2025_core&as_of=nato:2024-06-17")
    assert "was agreed on" not in told("?target=hague_2025_core")
    assert "was agreed on" not in told("?as_of=2019-12-04")


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


@pytest.mark.parametrize(
    ("claim", "heading"),
    [
        ("the 3.5 % commitment was agreed in 2014", "Does not hold: it was agreed on 25 June 2025 (The Hague 2025)"),
        ("the 3.5 % commitment was agreed in 2025", "Holds: it was agreed on 25 June 2025 (The Hague 2025)"),
    ],
)
def test_the_heading_of_a_claim_of_an_agreement_says_when_it_was(
    claim: str, heading: str, client: FlaskClient, said: Said
) -> None:
    assert said(client.get(f"/claims?claim={quote(claim)}").text)["h1"] == heading


def test_numbers_beside_progress_are_said_to_be_expected_where_they_are(client: FlaskClient, said: Said) -> None:
    told = said(client.get(f"/claims?claim={quote('members made progress towards 2 % since 2014')}").text)
    assert "three in 2014, 30 expected in 2026" in told["og:description"]
    assert "127.3 % expected" in told["og:description"]
