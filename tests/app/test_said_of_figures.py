"""What a figure is, whose, and how precise it is, is said of those that are shown, on the snapshot that ships."""

import json
import re

import pytest
from asking import Route, Said
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("verdict", "words"),
    [("strict", "unrounded"), ("recomputed", "recomputed from"), ("nominal", "at current prices")],
)
def test_a_title_by_another_convention_names_it(verdict: str, words: str, client: FlaskClient, said: Said) -> None:
    assert words in said(client.get(f"/scoreboard?as_of=nato:2024-06-17&verdict={verdict}").text)["h1"]
    assert words not in said(client.get("/scoreboard?as_of=nato:2024-06-17").text)["h1"]


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


@pytest.mark.parametrize(
    ("address", "printed", "false"),
    [
        ("/trends?country=DEU&as_of=nato:2026-03-26", "2.4\xa0%", "2.40"),
        ("/trends?country=DEU&chart=multiples&as_of=nato:hoc-hc111-2007-08", "1.5\xa0%", "1.50"),
        ("/scoreboard?as_of=nato:2026-03-26", '"2.4"', "2.40"),
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


@pytest.mark.parametrize(("verdict", "said_of_money"), [("published", True), ("strict", True), ("nominal", False)])
def test_money_missing_by_the_published_share_is_not_said_to_be_that_by_another(
    verdict: str, said_of_money: bool, client: FlaskClient, route: Route
) -> None:
    page = json.dumps(
        route(client, "/scoreboard", f"?as_of=nato:2024-06-17&verdict={verdict}").get_json(), ensure_ascii=False
    )
    assert ("To bring every member below up to" in page) == said_of_money
    assert ("by the published share" in page) != said_of_money


def test_where_few_members_have_a_share_none_has_a_rank(client: FlaskClient, route: Route) -> None:
    def ranks(query: str) -> set[str]:
        # In the table Germany and the United States alone have a share in what is available of that release.
        told = json.dumps(route(client, "/scoreboard", query).get_json())
        return set(re.findall(r'\["(\d+)", (?:\{"props": \{"children": )?"(?:Germany|United States)"', told))

    assert ranks("?as_of=nato:2019-11-29") == set()
    assert ranks("?as_of=nato:2019-06-25")


@pytest.mark.parametrize("membership", ["then", "today"])
def test_shares_too_coarse_for_a_count_are_said_to_be_of_the_release_that_has_them(
    membership: str, client: FlaskClient, said: Said
) -> None:
    found = said(client.get(f"/scoreboard?year=2006&membership={membership}").text)
    assert found["h1"] == "No count at 2 % for 2006: this release has shares with one decimal"
    assert "NATO, House of Commons paper HC 111 of 2007–08 (NATO definition)." in found["og:description"]
    assert "10 July 2026" not in found["og:description"]


def test_a_target_that_was_agreed_after_the_day_of_the_pin_is_said_to_be(client: FlaskClient, route: Route) -> None:
    def told(query: str) -> str:
        return route(client, "/scoreboard", query).text

    said_of_it = "The Hague 2025 was agreed on 25 June 2025, after what is shown was known."
    assert said_of_it in told("?target=hague_2025_core&as_of=2019-12-04")
    assert said_of_it in told("?target=hague_2025_core&as_of=nato:2024-06-17")
    assert "was agreed on" not in told("?target=hague_2025_core")
    assert "was agreed on" not in told("?as_of=2019-12-04")
