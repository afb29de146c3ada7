"""The page of methodology says what the document says, of every measure, on the snapshot that ships."""

import csv
import json
from collections.abc import Callable
from io import StringIO

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.pages.methodology import page as methodology
from dashboard.view import View
from etl.asof.columns import has_value
from etl.catalogue.indicators import indicators
from etl.catalogue.measures import GROUPS, measures
from etl.methodology import list_profiles, write_document
from etl.store.snapshot import Snapshot


@pytest.fixture(scope="module")
def rows(snapshot: Snapshot) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(methodology.csv(snapshot, View()))))


def test_every_measure_stands_in_one_group() -> None:
    listed = [measure.id for group in GROUPS.values() for measure in group]
    assert sorted(listed) == sorted(measures())


def test_every_measure_has_formula_citation_and_coverage(rows: list[dict[str, str]]) -> None:
    assert {row["measure"] for row in rows} == set(measures())
    assert all(row["formula"] and row["citation"] and row["unit"] for row in rows)
    assert {row["computes"] for row in rows} == {"yes", "no"}


def test_where_a_measure_does_not_compute_it_says_what_is_lacking(rows: list[dict[str, str]]) -> None:
    assert not [row for row in rows if row["computes"] == "no" and not row["lacking"]]
    none = {row["measure"] for row in rows} - {row["measure"] for row in rows if row["computes"] == "yes"}
    assert none == {"common_funding", "research_share"}, "cost shares are in no source; of EDA an excerpt ships"


def test_the_prices_that_stand_in_for_others_are_named(rows: list[dict[str, str]]) -> None:
    on_basis = {(row["measure"], row["release"]) for row in rows if row["basis"]}
    assert on_basis == {("gap_to_target", release) for release in ("2016-01-28", "2019-06-25", "2022-06-27")}


@pytest.mark.parametrize(
    ("measure", "release", "computes"),
    [
        ("verdicts", "2019-11-29", "yes"),
        ("verdicts", "2026-03-26", "no"),
        ("ability_ratio", "2024-06-17", "yes"),
        ("ability_ratio", "2025-08-28", "no"),
        ("definition_gap", "2016-01-28", "no"),
        ("definition_gap", "2019-06-25", "yes"),
        ("definition_gap", "2024-06-17", "yes"),
    ],
)
def test_a_measure_computes_on_the_releases_that_have_its_inputs(
    measure: str, release: str, computes: str, rows: list[dict[str, str]]
) -> None:
    (row,) = (row for row in rows if (row["measure"], row["release"]) == (measure, release))
    assert row["computes"] == computes


def test_page_and_document_tell_the_same_facts(snapshot: Snapshot, client: FlaskClient) -> None:
    text = write_document(snapshot)
    for _, of_group in list_profiles(snapshot):
        for entry in of_group:
            assert all(fact in text for _, fact in entry.facts)
            assert f"### {entry.measure.id}\n" in text
    assert "how each is computed" in client.get("/methodology").text


def test_every_measure_has_a_section_that_links_lead_to(
    client: FlaskClient, route: Callable[..., TestResponse]
) -> None:
    page = json.dumps(route(client, "/methodology").get_json())
    for known in measures().values():
        assert f'"id": "{known.id}"' in page
        # From the contents, and from the section itself.
        assert page.count(f'"href": "#{known.id}"') == 2
        assert json.dumps(known.formula) in page


def test_the_data_page_leads_to_it_and_the_navigation_does_not(
    client: FlaskClient, route: Callable[..., TestResponse]
) -> None:
    assert '"href": "/methodology"' in json.dumps(route(client, "/data").get_json())
    assert not methodology.PAGE.listed


def test_the_csv_has_a_row_for_each_release_and_the_newest(snapshot: Snapshot, rows: list[dict[str, str]]) -> None:
    ability = [row for row in rows if row["measure"] == "ability_ratio"]
    releases = [part.release.release for part in snapshot.releases("nato")]
    assert [row["release"] for row in ability] == [*releases, "newest"]
    assert "Germany 0.78" in ability[0]["note"]


def test_coverage_is_found_out_once_for_a_snapshot(snapshot: Snapshot) -> None:
    assert methodology._profiles(snapshot) is methodology._profiles(snapshot)


@pytest.mark.parametrize("release", ["2024-06-17", "2019-11-29"])
def test_a_release_has_a_value_of_an_indicator_where_its_rows_have_one(release: str, snapshot: Snapshot) -> None:
    part = snapshot.part("nato", release)
    for indicator in indicators():
        rows = snapshot.rows(part, indicator) if indicator in part.indicators else ()
        valued = {row.year for row in rows if row.value is not None and not row.period}
        assert has_value(snapshot, part, indicator) == bool(valued)
        assert has_value(snapshot, part, indicator, 2019) == (2019 in valued)
