"""The methodology: every measure with what it rests on, and on which releases it computes."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from made_up import figures, population, release

from etl.asof.pin import Pin
from etl.catalogue.measures import measures
from etl.catalogue.seeds import shipped
from etl.cli import main
from etl.measures.choice import OFFERS, Choice
from etl.measures.compute import compute
from etl.measures.inputs import bind_figures
from etl.methodology import find_coverage, list_profiles, write_document
from etl.methodology.profile import Profile, list_beside
from etl.store.publish import publish
from etl.store.snapshot import Snapshot, Store


@pytest.fixture(scope="module")
def embedded() -> Snapshot:
    return Store(shipped("embedded")).current()


@pytest.fixture
def small(tmp_path: Path) -> Snapshot:
    """A made-up release of NATO before and one after the World Bank's only one; the second has two years."""
    old = release(figures(), name="2020-06-01")
    new = release([*figures(), *figures(year=2021)], name="2021-08-01")
    publish(tmp_path, [old, new, population("2021-07-01")])
    return Store(tmp_path).current()


def entry(snapshot: Snapshot, name: str) -> Profile:
    return Profile(measures()[name], find_coverage(snapshot, measures()[name]))


def test_every_measure_has_a_section_under_its_id_and_a_place_in_the_contents(embedded: Snapshot) -> None:
    text = write_document(embedded)
    for known in measures().values():
        assert f"\n### {known.id}\n**{known.title}**\n" in text
        assert f"[{known.title}](#{known.id})" in text
    assert text.count("\n### ") == len(measures())


def test_every_choice_has_words_and_a_default() -> None:
    assert set(OFFERS) == set(Choice.__dataclass_fields__)
    assert all(option.text and option.otherwise for option in OFFERS.values())
    assert OFFERS["target"].value == "2"
    assert OFFERS["across_definitions"].value == "no"
    assert OFFERS["growth"].value == ""
    assert OFFERS["growth"].otherwise == "none, the reader has to choose"
    assert OFFERS["price"].listed == "constant, current"


def test_other_sources_are_taken_as_of_the_release_s_day(small: Snapshot) -> None:
    old, new, newest = find_coverage(small, measures()["per_head"])
    assert [one.release for one in (old, new, newest)] == ["2020-06-01", "2021-08-01", ""]
    assert [list_beside(one) for one in (old, new)] == ["", "World Bank 2021-07-01"]
    assert list_beside(newest) == "NATO 2021-08-01; World Bank 2021-07-01"
    assert old.why is not None
    assert "Population (World Bank)" in old.missing
    assert "Population (World Bank)" not in new.missing


def test_where_a_measure_does_not_compute_the_missing_inputs_are_named(small: Snapshot) -> None:
    found = entry(small, "per_soldier")
    assert found.counted == "Computes on 0 of 2 releases of NATO."
    assert found.rows[0] == (
        "2020-06-01, 2021-08-01", "", "no",
        "Military personnel (NATO); Equipment as a share of defence expenditure (NATO)",
    )  # fmt: skip


def test_releases_of_which_the_same_is_to_be_said_stand_in_one_row(small: Snapshot) -> None:
    assert [row[:3] for row in entry(small, "ability_ratio").rows] == [
        ("2020-06-01, 2021-08-01", "", "yes"), ("newest of each source", "NATO 2021-08-01", "yes"),
    ]  # fmt: skip


def test_too_few_years_or_releases_are_said_to_be_so(small: Snapshot) -> None:
    assert [one.lack for one in find_coverage(small, measures()["change_split"])] == ["Too few years.", "", ""]
    assert [one.lack for one in find_coverage(small, measures()["catch_up_year"])] == ["Too few years."] * 3
    first, second, _ = find_coverage(small, measures()["revision_triangle"])
    assert first.lack == "Fewer than two releases are known then."
    assert list_beside(second) == "NATO 2020-06-01"


def test_where_a_measure_computes_in_other_prices_the_prices_are_named(embedded: Snapshot) -> None:
    found = entry(embedded, "gap_to_target")
    computes = {one.release: one.computes for one in found.coverage}
    assert computes["2019-06-25"] == "yes, from constant prices"
    assert computes["2024-06-17"] == "yes"
    (row,) = (row for row in found.rows if "2019-06-25" in row[0])
    assert row[2:] == ("yes, from constant prices", "GDP in current prices (NATO)")


def test_a_source_that_is_not_at_hand_has_no_coverage(small: Snapshot) -> None:
    found = entry(small, "ukraine_aid")
    assert found.rows == ()
    assert found.counted == "No release of Kiel Institute is here."
    assert "No release of Kiel Institute is here." in write_document(small)


@pytest.mark.parametrize("name", ["ability_ratio", "category_tilt", "definition_gap", "exploitation", "verdicts"])
def test_what_computes_has_a_number_and_what_does_not_has_none(embedded: Snapshot, name: str) -> None:
    for one in find_coverage(embedded, measures()[name]):
        if one.release:
            results = compute(name, bind_figures(embedded, Pin.of_releases({"nato": one.release})), Choice())
            assert (one.why is None) == any(found.value is not None for found in results if not found.part), one


def test_each_measure_names_the_sources_of_what_it_rests_on(embedded: Snapshot) -> None:
    for _, of_group in list_profiles(embedded):
        for found in of_group:
            facts = dict(found.facts)
            assert facts["Formula"] == found.measure.formula
            assert set(facts) >= {"Formula", "Unit", "Source of the formula", "Choices"}
            assert found.measure.sources[0] in {source for one in found.coverage for source, _ in one.used}


def test_what_is_said_of_a_measure_is_a_phrase_or_ends_with_a_full_stop(embedded: Snapshot) -> None:
    every = [found for _, of_group in list_profiles(embedded) for found in of_group]
    assert not [text for found in every for _, text in found.phrases if text.endswith(".")]
    assert not [text for found in every for _, text in found.remarks if not text.endswith(".")]


def test_the_command_prints_the_document(embedded: Snapshot) -> None:
    told = CliRunner().invoke(main, ["measure", "--document", "--data", str(shipped("embedded"))])
    assert told.stdout == write_document(embedded)


@pytest.mark.parametrize("words", [[], ["verdicts", "--document"]])
def test_the_command_wants_a_measure_or_the_document(words: list[str]) -> None:
    told = CliRunner().invoke(main, ["measure", *words])
    assert told.exit_code == 2
    assert "Name one measure, or ask for the --document." in told.output
