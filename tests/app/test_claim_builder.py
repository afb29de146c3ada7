"""A claim put together on the page, by a plain form: what is chosen writes the sentence, and a sentence fills it."""

import re
from dataclasses import replace
from html import unescape
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from dashboard.pages.claims.query import ClaimsView, settle
from dashboard.view import list_parameters
from etl.claims import parse, write_claim
from etl.claims.pieces import Choices
from etl.claims.sentence import make_claim

FORM = vars(Choices())


def send(**chosen: str) -> str:
    """The address that the form sends: every field is in it."""
    return f"/claims?{urlencode({**FORM, **chosen})}"


def test_what_is_chosen_is_answered_as_the_sentence_that_it_makes(client: FlaskClient) -> None:
    page = client.get(send(who="DEU", way="more", what="money", against="FRA", time="year", year="2024")).text
    assert 'value="Germany spends more in dollars than France in 2024"' in page
    assert "in 2024, 1.46 times the 64.3 billion of France" in page
    assert 'href="/claims?claim=Germany+spends+more+in+dollars+than+France+in+2024"' in page
    # The table has the ratio as it is, not as the release prints money.
    assert re.search(r">1\.46\s✓<", page)


def test_a_day_that_is_chosen_is_that_of_the_claim(client: FlaskClient) -> None:
    address = send(number="19", way="below", figure="2", time="year", year="2019", day="2019-12-04")
    assert "Holds: NATO's statement of 29 November 2019 expected 19 of 28 members" in unescape(client.get(address).text)


def test_a_form_without_scripts_has_real_fields_filled_by_the_claim(client: FlaskClient) -> None:
    page = client.get("/claims?claim=Spain+has+never+reached+2+%25").text
    form = page[page.index('class="builder"') :]
    form = form[: form.index("</form>")]
    assert re.search(r'<option[^>]*selected[^>]*value="ESP"', form)
    assert re.search(r'<option[^>]*selected[^>]*value="never"', form)
    assert re.search(r'<input type="text"[^>]*name="figure" value="2"', form)
    assert re.findall(r'name="([a-z]+)"', form) == list(FORM)
    assert re.search(r'<input type="text"[^>]*name="claim" value="Spain has never reached 2 %"', page)
    assert '<button class="button" type="submit">Check</button>' in page


def test_several_members_are_chosen_each_or_together_and_an_amount_is_that_of_each(client: FlaskClient) -> None:
    two = {"who": "DEU", "also": "FRA", "way": "above", "figure": "60", "what": "money", "time": "year", "year": "2024"}
    page = client.get(send(**two)).text
    assert 'value="Germany and France each above 60 billion US dollars at current prices in 2024"' in page
    assert "France at 64.3 billion US dollars at current prices and Germany at 93.7 billion" in page
    joint = client.get(send(**{**two, "joint": "together", "figure": "159"})).text
    assert 'value="Germany and France together above 159 billion US dollars at current prices in 2024"' in joint
    # By the release of July 2026: 64.3 and 93.7 billion.
    assert "Does not hold" in joint
    assert re.search(r'<option[^>]*selected[^>]*value="FRA"', joint)
    assert re.search(r'<option[^>]*selected[^>]*value="together"', joint)


def test_a_target_is_chosen_by_its_name_and_says_what_is_measured(client: FlaskClient) -> None:
    page = client.get(send(who="DEU", target="wales_2014_equipment", figure="7", time="year", year="2023")).text
    assert 'value="Germany at or above the equipment guideline in 2023"' in page
    assert re.search(r"Germany at \d+\.\d+ % on equipment in 2023", page)


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("?claim=Spain+below+2+%25", ["", "hague_2025_core", "wales_2014_equipment", "wales_2014", "guideline_2006"]),
        ("?claim=Spain+below+2+%25&as_of=2025-06-24", ["", "wales_2014_equipment", "wales_2014", "guideline_2006"]),
        (
            "?claim=Spain+below+2+%25&as_of=nato:2019-06-25",
            ["", "wales_2014_equipment", "wales_2014", "guideline_2006"],
        ),
        ("?claim=Spain+below+2+%25+in+2013+as+of+4+September+2014", ["", "guideline_2006"]),
    ],
)
def test_a_target_is_offered_from_the_day_of_its_agreement_on(
    client: FlaskClient, asked: str, offered: list[str]
) -> None:
    page = client.get(f"/claims{asked}").text
    field = page[page.index('name="target"') :].partition("</select>")[0]
    assert re.findall(r'value="([^"]*)"', field) == offered


def test_what_nobody_had_agreed_on_by_the_day_chosen_is_refused_and_stays_chosen(client: FlaskClient) -> None:
    page = unescape(client.get(send(target="hague_2025_core", number="3", day="2019-12-04")).text)
    assert "was agreed on 25 June 2025, later than 4 December 2019. Choose a number, or a later day." in page
    assert re.search(r'<option[^>]*selected[^>]*value="hague_2025_core"', page)


def test_another_publisher_is_asked_and_its_release_is_named_with_its_day(client: FlaskClient) -> None:
    chosen = {"who": "DEU", "way": "equals", "figure": "2.3", "time": "year", "year": "2025", "by": "sipri"}
    page = unescape(client.get(send(**chosen)).text)
    assert """value="Germany at exactly 2.3 % of GDP in 2025 by SIPRI's count\"""" in page
    assert re.search(r"Holds: SIPRI's edition 1949-2025-v1\.2 of 27 April 2026 has Germany at 2\.27\s% of GDP", page)
    assert re.search(r'<option[^>]*selected[^>]*value="sipri"', page)


@pytest.mark.parametrize("name", ["who", "also", "among", "against"])
def test_whoever_is_offered_makes_a_sentence_that_is_read(name: str) -> None:
    whole = (
        Choices("DEU", way="more", what="money", against="FRA")
        if name in ("also", "against")
        else Choices(number="2", figure="2")
    )
    for one in list_parameters(ClaimsView)[name].options():
        if one.word or name != "against":
            claim = make_claim(replace(whole, **{name: one.word}))
            assert parse(write_claim(claim)) == claim


def test_members_stand_apart_from_those_taken_together(client: FlaskClient) -> None:
    page = client.get("/claims").text
    field = page[page.index('name="who"') :].partition("</select>")[0]
    assert re.findall(r'<optgroup[^>]*label="([^"]+)"', field) == ["Members", "Together"]


def test_what_makes_no_sentence_is_told_and_stays_chosen(client: FlaskClient) -> None:
    page = client.get(send(way="below", figure="<b>", number="19")).text
    assert "&lt;b&gt;" in page
    assert "The number cannot be read: '<b>'. Write it as 2 or 2.5." in unescape(page)
    assert '<details class="many" open' in page
    assert re.search(r'name="number" value="19"', page)


@pytest.mark.parametrize("part", [name for name in FORM if name != "way"])
def test_choices_without_a_way_are_no_claim(part: str) -> None:
    view = ClaimsView.from_query(f"?{part}={'DEU' if part == 'who' else FORM[part]}")
    assert settle(view).claim == ClaimsView().claim


def test_a_pin_of_the_header_stays_beside_what_is_chosen() -> None:
    view = settle(ClaimsView.from_query(send(way="last", who="ESP").partition("?")[2] + "&as_of=2019-12-04"))
    assert str(view.as_of) == "2019-12-04"
    assert parse(view.claim).rank == -1
