"""Feeds of a member and of a claim, on the snapshot that ships: an entry where what is said changes, and only there."""

from itertools import pairwise
from urllib.parse import quote
from xml.etree.ElementTree import Element, fromstring

import pytest
from flask.testing import FlaskClient

ATOM = {"a": "http://www.w3.org/2005/Atom"}
CLAIM = "19 members below the 2 % guideline in 2019"


def read(client: FlaskClient, address: str) -> list[Element]:
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml")
    return fromstring(answer.data).findall("a:entry", ATOM)


def tell(entries: list[Element]) -> list[tuple[str, str]]:
    """Day and title of each, the newest first."""
    return [(one.findtext("a:updated", "", ATOM)[:10], one.findtext("a:title", "", ATOM)) for one in entries]


def test_a_member_s_feed_has_an_entry_for_each_release_that_changed_its_title(client: FlaskClient) -> None:
    told = tell(read(client, "/feed/country.atom?member=DEU"))
    assert told[0] == ("2026-07-10", "Germany crossed 2 % in 2024 and is expected at 2.69 % in 2026")
    days = [day for day, _ in told]
    assert days == sorted(days, reverse=True)
    assert all(title != older for (_, title), (_, older) in pairwise(told))
    # What SIPRI or the World Bank published on a day of its own changes nothing that NATO says.
    assert "2026-07-01" not in days


def test_an_entry_leads_to_the_page_as_of_its_day_whose_title_it_has(client: FlaskClient) -> None:
    for entry in read(client, "/feed/country.atom?member=POL"):
        link = entry.find("a:link", ATOM)
        assert link is not None
        address = link.get("href", "").removeprefix("http://localhost")
        assert f"as_of={entry.findtext('a:updated', '', ATOM)[:10]}" in address
        title = entry.findtext("a:title", "", ATOM).replace("\N{NO-BREAK SPACE}", " ")
        assert title in client.get(address).text


def test_a_claim_s_feed_tells_when_its_verdict_or_its_figure_changed(client: FlaskClient) -> None:
    told = dict(tell(read(client, f"/feed/claims.atom?claim={quote(CLAIM)}")))
    assert told["2019-11-29"].startswith("Holds: NATO's statement of 29")
    assert told["2022-06-27"].startswith("Held until 27")
    titles = list(told.values())
    assert len(titles) == len(set(titles))


def test_a_claim_with_a_day_of_its_own_is_followed_without_it(client: FlaskClient) -> None:
    with_day = client.get(f"/feed/claims.atom?claim={quote(CLAIM + ' as of 4 December 2019')}").data
    assert with_day == client.get(f"/feed/claims.atom?claim={quote(CLAIM)}").data


def test_a_claim_that_was_put_together_is_followed_as_the_sentence_that_it_makes(client: FlaskClient) -> None:
    chosen = client.get("/feed/claims.atom?who=ESP&way=last").data
    assert (
        chosen == client.get(f"/feed/claims.atom?claim={quote('Spain last by share of GDP in the newest year')}").data
    )


def test_who_has_a_feed_already_is_told_so(client: FlaskClient) -> None:
    first = client.get("/feed/country.atom?member=ESP")
    again = client.get("/feed/country.atom?member=ESP", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_entries_keep_their_names(client: FlaskClient) -> None:
    names = [one.findtext("a:id", "", ATOM) for one in read(client, "/feed/country.atom?member=DEU")]
    assert len(set(names)) == len(names)
    assert names[0] == "urn:burden-sharing:feed%2Fcountry.atom:2026-07-10"


@pytest.mark.parametrize(
    ("address", "status", "why"),
    [
        ("/feed/country.atom?member=XXX", 400, "This would be another feed than the one asked for."),
        ("/feed/country.atom?member=DEU&as_of=2019-12-04", 400, "Leave as_of out."),
        ("/feed/claims.atom?claim=cats+purr", 400, "cats"),
        ("/feed/claims.atom?many=Spain+is+last", 400, "A feed follows one claim"),
        ("/feed/claims.atom?way=below&figure=2", 400, "A feed follows one claim"),
        ("/feed/scoreboard.atom", 404, "Feeds are to be had of country and claims."),
        ("/feed/", 404, "Nothing stands at"),
        ("/changes.atom?as_of=2019-12-04", 400, "is a parameter of pages"),
    ],
)
def test_what_cannot_be_followed_is_refused_with_why(address: str, status: int, why: str, client: FlaskClient) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert why in answer.text


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("/country/POL?as_of=2019-12-04", "/feed/country.atom?member=POL"),
        ("/claims?claim=Poland+spends+the+most", "/feed/claims.atom?claim=Poland+spends+the+most"),
    ],
)
def test_a_page_names_its_feed_to_readers_and_to_programs(page: str, feed: str, client: FlaskClient) -> None:
    text = client.get(page).text
    assert f'<link rel="alternate" type="application/atom+xml" href="{feed}">' in text
    assert f'<a href="{feed}">Atom feed</a>' in text
