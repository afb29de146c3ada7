"""What was said in public stands on the page of claims by year, with what was known, in plain HTML."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from dashboard.pages.claims.public import TITLE, write_verdict
from etl.catalogue.public_claims import PublicClaim, public_claims
from etl.claims.public import list_checked


@pytest.fixture
def section(client: FlaskClient) -> str:
    """The section as it is sent, without JavaScript."""
    found = client.get("/claims").text
    start = found.index('<section id="claims-public">')
    return unescape(found[start : found.index("</section>", start)]).replace("\N{NO-BREAK SPACE}", " ")


def test_there_is_a_fold_for_each_year_with_all_that_was_said_in_it(section: str) -> None:
    years = sorted({one.said_on.year for one in public_claims()})
    assert TITLE in section
    assert [int(year) for year in re.findall(r"<summary>(\d{4}): ", section)] == years
    assert section.count("<details") == len(years)
    assert re.findall(r'<li id="(\w+)"', section) == [one.id for one in public_claims()]


def test_each_is_told_with_its_source_its_day_and_its_verdict(section: str) -> None:
    for one in public_claims():
        told = section[section.index(f'<li id="{one.id}"') :].partition("</li>")[0]
        assert f"<q>{one.says}</q>" in told
        assert f"<strong>{write_verdict(one)}.</strong>" in told
        assert str(one.said_on.year) in told
        assert one.said_by in told
        assert f'href="{one.address}"' in told if one.address else one.publisher in told
        assert ("Worked out by hand" in told) == (one not in list_checked())


def test_what_the_checker_reads_leads_to_its_answer(section: str) -> None:
    asked = [parse_qs(urlsplit(link).query)["claim"] for link in re.findall(r'href="(/claims\?[^"]+)"', section)]
    mine = [one for one in public_claims() if one in list_checked()]
    assert asked == [[one.sentence] for one in mine]


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("twenty_three_in_2024", "Held until 28 August 2025"),
        ("official_four_in_2016", "Held until 17 June 2024, and holds again by the newest release"),
        ("cameron_britain_meets_two", "Not checkable on the day; it holds by the newest release"),
        ("trump_germany_owes_vast_sums", "Not checkable"),
        ("all_members_two_in_2025", "Undecided on the day; it does not hold by the newest release"),
        ("starmer_uk_2_3", "Holds"),
    ],
)
def test_a_verdict_says_what_changed_since(name: str, verdict: str) -> None:
    found: dict[str, PublicClaim] = {one.id: one for one in public_claims()}
    assert write_verdict(found[name]).replace("\N{NO-BREAK SPACE}", " ") == verdict


def test_an_address_leads_to_a_publication_in_one_step() -> None:
    for one in public_claims():
        if one.address:
            assert urlsplit(one.address).scheme in ("http", "https"), one.id
            assert urlsplit(one.address).hostname, one.id
