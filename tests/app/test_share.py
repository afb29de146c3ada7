"""What is taken along of a view: links that follow and that stay, citations, files; on the snapshot that ships."""

import re
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.pages import CHARTED, Place, Site
from dashboard.web.app import create_app
from dashboard.web.origin import Origin
from etl.store.snapshot import Snapshot, Store

FIELD = re.compile(r'<pre aria-label="([^"]*)" aria-readonly="true" role="textbox" tabindex="0">(.*?)</pre>', re.DOTALL)
FOLLOWS = "Link that follows the newest release"


def read(client: FlaskClient, address: str, **headers: str) -> dict[str, str]:
    """The texts of the dialogue in a document, by what they are called."""
    document = client.get(address, headers=headers).text
    return {unescape(label): unescape(text) for label, text in FIELD.findall(document)}


@pytest.mark.parametrize("page", CHARTED, ids=lambda page: page.name)
def test_the_link_that_stays_shows_what_the_page_shows_today(page: Any, store: Store, snapshot: Snapshot) -> None:
    site, today = Site(store, CHARTED), page.view()
    exhibit = page.picture.__self__
    share = exhibit.words(snapshot, today).share
    path, _, query = share.frozen.partition("?")
    stays = site.read_at(page, Place(path, f"?{query}"))
    assert stays.as_of
    assert stays.notices == ()
    assert page.headline(snapshot, stays).title == page.headline(snapshot, today).title
    assert page.csv(snapshot, stays) == page.csv(snapshot, today)


@pytest.mark.parametrize("page", CHARTED, ids=lambda page: page.name)
def test_the_files_that_stay_are_there(page: Any, client: FlaskClient, snapshot: Snapshot) -> None:
    share = page.picture.__self__.words(snapshot, page.view()).share
    assert list(share.files) == ["png", "svg", "csv"]
    for ending in ("svg", "csv"):
        assert client.get(share.files[ending]).status_code == 200
    assert "as_of=" in share.files["png"]


def test_a_view_is_cited_with_its_finding_its_release_and_the_link_that_stays(client: FlaskClient) -> None:
    told = read(client, "/scoreboard?target=hague_2025_core")
    assert told[FOLLOWS] == "http://localhost/scoreboard?target=hague_2025_core"
    stays = "http://localhost/scoreboard?as_of=nato:2026-07-10&target=hague_2025_core"
    assert told["Link that stays as of NATO, release of 10 July 2026"] == stays
    assert told["APA"] == (
        "Burden Sharing. (2026, July 10). 5 of 31 members expected at or above 3.5 % of GDP in 2026 [Chart]. Data: "
        f"NATO, Defence Expenditure of NATO Countries, release of 2026-07-10. {stays}"
    )
    assert f"  url = {{{stays}}},\n" in told["BibTeX"]


def test_a_pin_stays_as_it_was_put_and_is_left_out_of_what_follows(client: FlaskClient) -> None:
    told = read(client, "/country/DEU?as_of=2021-03-30")
    assert told[FOLLOWS] == "http://localhost/country/DEU"
    assert told["Link that stays as of 30 March 2021"] == "http://localhost/country/DEU?as_of=2021-03-30"


def test_addresses_are_those_of_the_public_address_and_of_no_host_that_is_not_believed(store: Store) -> None:
    public = create_app(store, origin=Origin("https://figures.example.org")).server.test_client()
    assert read(public, "/trends")[FOLLOWS] == "https://figures.example.org/trends"
    told = read(create_app(store).server.test_client(), "/trends", Host="evil.example.org")
    assert told[FOLLOWS] == "/trends"
    assert "example.org" not in str(told)


def test_where_there_is_no_file_there_is_nothing_to_share(client: FlaskClient) -> None:
    document = client.get("/scoreboard?as_of=nato:1999-01-01").text
    assert "Share and cite" not in document
    assert read(client, "/scoreboard?as_of=1999-01-01") == {
        FOLLOWS: "http://localhost/scoreboard",
        "Link that stays as of 1 January 1999": "http://localhost/scoreboard?as_of=1999-01-01",
    }


def test_a_claim_with_a_day_of_its_own_has_one_link_and_is_cited_with_its_release(client: FlaskClient) -> None:
    told = read(client, "/claims")
    assert list(told) == [FOLLOWS, "To quote", "APA", "Chicago", "BibTeX"]
    assert told["APA"].startswith("Burden Sharing. (2019, November 29). Holds: NATO's statement")
    asked = read(client, "/claims?claim=30+members+are+at+2+%25+in+2026")
    assert asked["Link that stays as of 4 August 2026"].endswith(
        "as_of=2026-08-04&claim=30+members+are+at+2+%25+in+2026"
    )
