"""The page of claims, on the snapshot that ships: those of the article, a reader's own, and what is refused."""

import csv
from io import StringIO

import pytest
from flask.testing import FlaskClient

from dashboard.pages.claims import page as claims
from dashboard.pages.claims.query import asked
from dashboard.shared.screen import Screen
from dashboard.view import View
from etl.catalogue.claims import claims as ready
from etl.catalogue.seeds import shipped
from etl.store.snapshot import Snapshot, Store

NINETEEN = "Holds under NATO's statement of 29 November 2019 without Iceland"


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return Store(shipped("embedded")).current()


def rows(snapshot: Snapshot, query: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(claims.csv(snapshot, View.from_query(query)))))


def test_the_page_opens_with_the_claim_of_the_article_as_of_its_day(snapshot: Snapshot) -> None:
    found = claims.headline(snapshot, View())
    assert found.title.startswith(NINETEEN)
    assert "19 of 28 members" in found.title
    assert "20 of 29 members" in found.description


def test_the_csv_has_the_nineteen_and_the_twenty_with_who_is_in(snapshot: Snapshot) -> None:
    stated = {row["iceland"]: row for row in rows(snapshot, "") if row["convention"] == "stated"}
    assert (stated["no"]["number"], stated["no"]["of"], stated["no"]["holds"]) == ("19", "28", "yes")
    assert (stated["yes"]["number"], stated["yes"]["of"], stated["yes"]["holds"]) == ("20", "29", "no")
    assert "DEU" in stated["no"]["inside"].split()
    assert "ISL" not in stated["no"]["inside"].split()
    assert len(stated["no"]["outside"].split()) == 9


def test_a_pin_takes_the_place_of_the_day_of_the_claim(snapshot: Snapshot) -> None:
    today = asked(snapshot, View.from_query("?as_of=2026-11-24")).checked
    assert today is not None
    assert today.verdict == "does not hold"
    assert not today.later
    june = asked(snapshot, View.from_query("?as_of=nato:2019-06-25")).checked
    assert june is not None
    assert {(row.number, row.of) for row in june.in_force if row.number} == {(22, 29), (21, 28)}


@pytest.mark.parametrize("name", sorted(ready()))
def test_every_claim_that_is_ready_has_a_title_an_explanation_and_a_body(name: str, snapshot: Snapshot) -> None:
    view = View.from_query(f"?claim={name}")
    found = claims.headline(snapshot, view)
    assert found.title
    assert 20 < len(found.description.split()) < 170
    assert claims.body(snapshot, view, Screen())
    assert rows(snapshot, f"?claim={name}")


def test_a_claim_in_a_reader_s_own_words_is_checked_and_stays_in_the_address(snapshot: Snapshot) -> None:
    view = View.from_query("?claim=Poland+above+3.5%25+of+GDP+in+2024")
    assert "Poland" in claims.headline(snapshot, view).title
    assert View.from_query(view.to_query()) == view


@pytest.mark.parametrize("text", ["nonsense", "<script>alert(1)</script>", "💥", "19"])
def test_what_is_not_understood_says_which_part_and_shows_examples(text: str, snapshot: Snapshot) -> None:
    view = View().but(claim=text)
    found = asked(snapshot, view)
    assert found.checked is None
    assert "Write it like one of these" in found.fault
    assert claims.headline(snapshot, view).description == found.fault
    assert rows(snapshot, view.to_query()) == []


def test_an_empty_or_endless_claim_is_ignored_with_a_notice() -> None:
    for text in ("", "+", "x" * 301):
        view = View.from_query(f"claim={text}")
        assert view.claim == "nineteen_below"
        assert "a claim in plain words is wanted" in view.notices[0]


def test_the_page_says_its_finding_without_javascript(client: FlaskClient) -> None:
    assert NINETEEN.replace("'", "&#x27;") in client.get("/claims").text
