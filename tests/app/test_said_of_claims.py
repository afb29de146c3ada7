"""Why a claim has no answer, and of when and in what unit the answer is, through HTTP on the snapshot that ships."""

from urllib.parse import quote

import pytest
from asking import Said
from flask.testing import FlaskClient


@pytest.mark.parametrize("claim", ["Iceland spends less than 2 %", "Iceland spends 2 %", "Iceland above 1 % in 2024"])
def test_why_there_is_no_figure_for_iceland_is_said_whatever_the_year(
    claim: str, client: FlaskClient, said: Said
) -> None:
    heading = said(client.get(f"/claims?claim={quote(claim)}").text)["h1"]
    assert heading == "Not checkable: Iceland has no armed forces, so there is no figure"


@pytest.mark.parametrize(
    ("claim", "lacks"),
    [
        ("Germany at or above 20 % on equipment in 2023", "does not include “Equipment"),
        ("Germany grew by more than 5 % in real terms in 2022", "does not include “Annual real change"),
    ],
)
def test_a_claim_says_why_the_release_of_the_pin_does_not_answer_where_another_known_does(
    claim: str, lacks: str, client: FlaskClient, said: Said
) -> None:
    found = said(client.get(f"/claims?as_of=nato:2026-03-26&claim={quote(claim)}").text)
    assert found["h1"].startswith("Not checkable: NATO's release of 26 March 2026 does not answer")
    assert lacks in found["h1"]


def test_millions_are_told_in_millions(client: FlaskClient, said: Said) -> None:
    claim = quote("Albania spent 100 million dollars in 2017 as of 2017-07-01")
    found = said(client.get(f"/claims?claim={claim}").text)
    assert "Albania to be at 100 million US dollars" in found["h1"]
    assert "145 million US dollars at current prices (27 June 2022 and 17 June 2024)" in found["og:description"]


def test_a_claim_on_the_alliance_as_a_whole_is_held_against_nato_total(client: FlaskClient, said: Said) -> None:
    found = said(client.get(f"/claims?claim={quote('NATO spent 2.7 % of GDP in 2024')}").text)
    assert found["og:description"].startswith("The claim: NATO Total at exactly 2.7 % of GDP in 2024. It holds.")
    assert "has NATO Total at 2.65 % of GDP in 2024" in found["h1"]


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        # Of money, which others may mean by who spends most; from the end that is nearer.
        ("Germany is the second largest spender in NATO",
         "By money it was expected to be second of 31 members at 147.0 billion US dollars at current prices."),
        ("Italy is second lowest in 2023",
         "By money it is fifth of 30 members at 33.9 billion US dollars at current prices."),
        ("Montenegro is last in 2024", "By money it is last of 31 members at "),
        # The unit stands once.
        ("Norway spent more per head than the United States in 2026", "1.28 times the 2,481 of the United States."),
        ("Britain spends more than France", "1.38 times the 79.8 billion of France."),
    ],
)  # fmt: skip
def test_beside_what_is_compared_another_reading_is_told_and_no_unit_twice(
    claim: str, told: str, client: FlaskClient, said: Said
) -> None:
    assert told in said(client.get(f"/claims?claim={quote(claim)}").text)["og:description"]


@pytest.mark.parametrize(
    "claim", ["Turkey has the second largest army", "Germany second by money", "Poland and Estonia last"]
)
def test_money_is_told_only_beside_one_members_share(claim: str, client: FlaskClient, said: Said) -> None:
    assert "By money" not in said(client.get(f"/claims?claim={quote(claim)}").text)["og:description"]


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
    assert "three of 27 in 2014, 30 of 31 expected in 2026" in told["og:description"]
    assert "127.3 % expected" in told["og:description"]
