"""The page of releases on the snapshot that ships; expected figures were read from NATO's releases by hand."""

import csv
import re
from io import StringIO

import pytest
from flask.testing import FlaskClient

from dashboard.pages.releases import page
from dashboard.pages.releases.comparison import ReleasesView
from dashboard.pages.releases.query import select_comparison
from dashboard.shared import frame
from etl.store.snapshot import Snapshot


def words(snapshot: Snapshot, query: str = "") -> frame.Words:
    return page.EXHIBIT.words(snapshot, ReleasesView.from_query(query))


def test_the_newest_two_whole_releases_of_one_definition_are_compared(snapshot: Snapshot) -> None:
    shown = select_comparison(snapshot, ReleasesView())
    assert [part.release.release for part in shown.pair or ()] == ["2024-06-17", "2025-08-28"]
    assert shown.passed is not None
    assert "The newest release, of 10 July 2026, counts by another definition" in words(snapshot).summary


def test_the_heading_counts_the_revisions_and_names_the_largest(snapshot: Snapshot) -> None:
    assert words(snapshot).title == (
        "208 of 341 shares of GDP revised between June 2024 and August 2025; Greece 2024 most, by −0.34 points"
    )


def test_a_revision_is_split_into_spending_and_gdp(snapshot: Snapshot) -> None:
    said = words(snapshot, "?member=GRC&year=2024").summary
    assert "Greece 2024 went from 3.08 to 2.74 %, −0.336 points: −0.283 by spending, −0.072 by GDP" in said


def test_verdicts_that_changed_are_counted_and_named(snapshot: Snapshot) -> None:
    shown = select_comparison(snapshot, ReleasesView())
    turned = {one.place: (one.old.value, one.new.value) for one in shown.turned}
    assert turned["BGR", 2024] == pytest.approx((2.18, 1.95), abs=0.005)
    assert len(turned) == 11
    assert "No longer at 2 %: Albania 2024, Bulgaria 2024" in words(snapshot).summary


def test_the_bulgarian_purchase_of_2019_is_a_revision_of_what_was_known_before(snapshot: Snapshot) -> None:
    shown = select_comparison(snapshot, ReleasesView.from_query("?old=2019-06-25&new=2022-06-27"))
    assert shown.place == ("BGR", 2019)
    assert [round(one.value, 2) for one in shown.course[:2]] == [1.61, 3.13]


def test_releases_of_two_definitions_are_not_compared_and_the_page_says_why(snapshot: Snapshot) -> None:
    told = words(snapshot, "?old=2025-08-28&new=2026-07-10")
    assert told.title == "No revisions to show"
    assert "count by two definitions: the difference is no revision" in told.summary
    assert (told.download, told.pictures, told.subtitle) == ("", {}, "")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?old=2024-06-17&new=2019-06-25", "Choose the other way round."),
        ("?as_of=1999-01-01", "No release of NATO is known here as of 1 January 1999."),
        ("?as_of=2008-06-01", "One release with shares alone was known then"),
        ("?as_of=2019-12-04&old=2024-06-17", "NATO's release 2024-06-17 has no shares here, or was not known then."),
        ("?member=ISL", "Iceland has no armed forces, and so no share of 2024 in any release."),
        ("?member=DEU&year=1999", "Germany has no share of 1999 in any release."),
    ],
)
def test_what_cannot_be_shown_is_said(query: str, said: str, snapshot: Snapshot) -> None:
    assert said in words(snapshot, query).summary


def test_as_of_a_day_only_what_was_known_then_is_compared(snapshot: Snapshot) -> None:
    shown = select_comparison(snapshot, ReleasesView.from_query("?as_of=2019-12-04"))
    assert [part.release.release for part in shown.pair or ()] == ["2016-01-28", "2019-06-25"]


def test_the_file_has_both_figures_of_each_revision_and_the_cells_that_it_rests_on(snapshot: Snapshot) -> None:
    rows = list(csv.DictReader(StringIO(page.EXHIBIT.csv(snapshot, ReleasesView()))))
    greece = [row for row in rows if (row["member"], row["year"]) == ("GRC", "2024")]
    plain = {row["release"]: row for row in greece if row["indicator"] == "defence_expenditure_share_gdp"}
    assert set(plain) == {"2024-06-17", "2025-08-28"}
    revision = next(row for row in greece if row["indicator"] == "revisions")
    assert float(revision["value"]) == pytest.approx(2.740117844 - 3.0759535261611037)
    assert revision["cell"].count("; ") == 1
    assert {row["indicator"] for row in greece} >= {"revision_split:spending", "revision_split:gdp"}


def test_the_error_of_estimates_by_age_is_that_of_the_measure_and_of_what_was_known_then(client: FlaskClient) -> None:
    def errors(query: str) -> str:
        section = client.get(f"/releases{query}").text.partition('id="errors"')[2].partition("</section>")[0]
        return re.sub(r"<[^>]+>", " ", section)

    assert re.search(r"published in the same year\s+0\.147\s+\+0\.038\s+148", errors(""))
    assert re.search(r"published 1 year later\s+0\.070\s+−0\.006\s+27", errors("?as_of=2019-12-04"))
    assert errors("?as_of=2016-02-01") == "", "nothing had been revised then"


def test_the_page_leads_to_audits_and_changes_and_keeps_the_pin(client: FlaskClient) -> None:
    page = client.get("/releases?as_of=2024-06-17").text
    assert 'href="/data?as_of=2024-06-17#audit"' in page
    assert 'href="/data?as_of=2024-06-17#changed"' in page
