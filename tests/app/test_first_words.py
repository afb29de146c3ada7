"""What is read first is right: the title of a document, its heading and its link preview, through HTTP."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from asking import Said
from flask.testing import FlaskClient

BRAND = " – Burden Sharing"

NINE = "9 of 28 members expected at or above 2 % of GDP in 2019, as NATO stated on 29 November 2019"
SCOREBOARD = {
    "/scoreboard?as_of=2019-12-04": NINE,
    "/scoreboard?as_of=nato:2019-11-29": NINE,
    "/scoreboard?as_of=4 December 2019": NINE,
    "/scoreboard?as_of=2019-06-30": "7 of 28 members expected at or above 2 % of GDP in 2019",
    "/scoreboard?as_of=2025-09-01": "30 of 31 members expected at or above 2 % of GDP in 2025, no figure for Germany",
    "/scoreboard?as_of=nato:2021-03-16": (
        "At least 11 of 29 members expected at or above 2 % of GDP in 2020, no figure for 16"
    ),
    "/scoreboard?year=2019": "6 of 28 members at or above 2 % of GDP in 2019",
    "/scoreboard?year=2019&membership=today": "6 of today's 31 members at or above 2 % of GDP in 2019",
    "/scoreboard?as_of=nato:2021-06-11": "No shares of GDP to show for 2021",
}


@pytest.mark.parametrize(("address", "title"), SCOREBOARD.items(), ids=list(SCOREBOARD))
def test_title_heading_and_preview_of_the_scoreboard_say_one_thing(
    address: str, title: str, client: FlaskClient, said: Said
) -> None:
    found = said(client.get(address.replace(" ", "%20")).text)
    assert (found["title"], found["h1"], found["og:title"]) == (title + BRAND, title, title)


def test_the_day_of_the_article_names_the_older_shares_and_whose_verdict_is_another(
    client: FlaskClient, said: Said
) -> None:
    told = said(client.get("/scoreboard?as_of=2019-12-04").text)["og:description"]
    assert "20 of 29 or 19 of 28 are below" in told
    assert "Shares drawn from the older release of 25 June 2019" in told
    assert "Bulgaria (stated at or above, drawn at 1.61 %) and Lithuania (stated at or above, drawn at 1.98 %)" in told


def test_who_has_no_figure_is_named_in_the_sentence_that_counts(client: FlaskClient, said: Said) -> None:
    told = said(client.get("/scoreboard?as_of=2025-09-01").text)["og:description"]
    assert "30 of 31 without Iceland, which has no armed forces; there is no figure for Germany." in told


def test_a_release_without_shares_says_what_it_has_and_not_that_it_covers_the_year(
    client: FlaskClient, said: Said
) -> None:
    told = said(client.get("/scoreboard?as_of=nato:2021-06-11").text)["og:description"]
    assert "NATO, release of 11 June 2021, is available in part only, without shares of GDP." in told
    assert "national currency" in told


CLAIMS = {
    "nineteen_below": ("Holds", "29 November 2019", "19 of 28 members", "Iceland not counted"),
    "Germany spends 2 % of GDP": ("Does not hold", "10 July 2026", "2.69 %"),
    "Estonia spends 5%": ("Does not hold", "10 July 2026", "5.10 %"),
    "Canada spends less than 2% of its GDP on defence": ("Does not hold", "10 July 2026", "2.13 %"),
    "united_kingdom_2016": ("Does not hold", "10 July 2026", "2.07 %"),
    "23 of 32 allies meet 2% in 2024": ("Held until 28 August 2025", "10 July 2026", "17 of 31"),
    "Germany spent 90.6 billion dollars in 2024": ("Does not hold", "10 July 2026", "93.7 billion"),
    "all allies meet 2% in 2025": ("Does not hold", "10 July 2026", "28 of 31"),
    "3 allies above 3.5 % in 2025 as of 28 August 2025": ("Undecided", "three or four of 31", "Germany"),
    "at least 3 allies above 3.5 % in 2025 as of 28 August 2025": ("Holds", "28 August 2025", "three"),
    "all allies meet 2% in 2025 as of 28 August 2025": ("Undecided", "28 August 2025", "Germany"),
}


@pytest.mark.parametrize(("claim", "parts"), CLAIMS.items(), ids=list(CLAIMS))
def test_the_heading_of_a_claim_is_told_from_the_newest_answer_of_nato(
    claim: str, parts: tuple[str, ...], client: FlaskClient, said: Said
) -> None:
    found = said(client.get(f"/claims?claim={quote(claim)}").text)
    assert found["h1"].startswith(parts[0])
    assert [part for part in parts[1:] if part not in found["h1"]] == []
    assert found["title"] == found["h1"] + BRAND
    assert found["og:title"] == found["h1"]


@pytest.mark.parametrize("claim", ["23 of 32 allies meet 2% in 2024", "Germany spent 90.6 billion dollars in 2024"])
def test_the_newest_is_called_newest_only_if_it_is(claim: str, client: FlaskClient, said: Said) -> None:
    told = said(client.get(f"/claims?claim={quote(claim)}").text)["og:description"]
    assert "release of 10 July 2026, the newest answer available" in told
    assert "by the definition in use until 2025" in told.lower()
    assert told.count("newest answer") == 1


@pytest.mark.parametrize(
    ("query", "day"),
    [
        ("claim=germany_below&as_of=2024-07-01", "4 December 2019"),
        ("claim=17 allies below 2% in 2018 as of June 2019&as_of=2024-07-01", "30 June 2019"),
        ("claim=17 allies below 2% in 2018&as_of=2019-06-30", "30 June 2019"),
    ],
)
def test_a_claim_s_own_day_goes_before_the_header_s_and_the_page_says_which_won(
    query: str, day: str, client: FlaskClient, route: Callable[..., Any]
) -> None:
    address = quote(query, safe="=&")
    page = json.dumps(route(client, "/claims", f"?{address}").get_json(), ensure_ascii=False)
    page = page.replace("\N{NO-BREAK SPACE}", " ")
    assert f"As known on {day}" in page
    assert ("goes before that of the header" in page) == ("2024" in query)


def test_trends_show_constant_prices_where_no_others_are_known_and_say_so(client: FlaskClient, said: Said) -> None:
    told = said(client.get("/trends?indicator=gap_to_2_percent&as_of=2019-12-04").text)["og:description"]
    assert "constant 2015 prices" in told
    assert "Germany: 22.3 billion US$ in 2012, 23.1 billion US$ in 2019e" in " ".join(told.split())


def test_nothing_to_show_is_not_said_above_a_chart_of_yes_and_no(client: FlaskClient, said: Said) -> None:
    title = said(client.get("/trends?indicator=at_or_above_2_percent").text)["h1"]
    assert "nothing to show" not in title
    assert "9 of the 28 members" in title


def test_before_the_first_release_the_page_of_data_lists_none_as_in_force(client: FlaskClient, said: Said) -> None:
    title = said(client.get("/data?as_of=1990-01-01").text)["h1"]
    assert title == "No release of any source known as of 1 January 1990"
