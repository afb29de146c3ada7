"""Measures that hold NATO's figures against SIPRI's, or rest on Kiel's or the Pentagon's, as shipped."""

from collections.abc import Callable
from datetime import date

import pytest

from etl.asof.pin import Pin
from etl.catalogue.level_measures import SIPRI_SHARE
from etl.catalogue.sources import SOURCES
from etl.measures.choice import Choice
from etl.measures.inputs import compute_as_of
from etl.measures.result import Result
from etl.store.snapshot import Snapshot

NOVEMBER_2026 = date(2026, 11, 1)
Asked = Callable[..., dict[tuple[str, str], Result]]


@pytest.fixture(scope="module")
def asked(snapshot: Snapshot) -> Asked:
    """The results of a measure for one year as of a day, by part and member."""

    def ask(name: str, year: int | None, day: date = NOVEMBER_2026) -> dict[tuple[str, str], Result]:
        return {(one.part, one.member): one for one in compute_as_of(snapshot, name, Choice(year=year), Pin(day))}

    return ask


def test_as_of_december_2019_the_money_missing_is_that_of_june_at_constant_prices(asked: Asked) -> None:
    found = asked("gap_to_target", 2019, date(2019, 12, 4))
    assert found["", "DEU"].value == pytest.approx(23_144, abs=0.5)
    assert found["", "DEU"].basis == "constant_prices"
    assert {(row.release, row.price_base) for row in found["", "DEU"].rests_on} == {("2019-06-25", "2015")}


def test_what_ships_of_sipri_is_an_excerpt_that_holds_the_share(snapshot: Snapshot) -> None:
    excerpt = SOURCES["sipri"].excerpt
    assert excerpt is not None
    assert SIPRI_SHARE in excerpt.indicators
    for part in snapshot.releases("sipri"):
        assert part.release.extent == "excerpt"
        assert set(part.indicators) == set(excerpt.indicators)
        assert part.years[0] == excerpt.since


@pytest.mark.parametrize(
    ("day", "year", "releases", "expected"),
    [
        (date(2021, 12, 4), 2019, ("2019-06-25", "1949-2020"), (0.0904, 28)),
        (date(2024, 7, 1), 2022, ("2024-06-17", "1949-2022"), (0.1155, 29)),
        (NOVEMBER_2026, 2023, ("2026-07-10", "1949-2025-v1.2"), (0.0967, 30)),
    ],
)
def test_nato_stands_against_the_edition_of_sipri_that_was_known_then(
    asked: Asked, day: date, year: int, releases: tuple[str, str], expected: tuple[float, int]
) -> None:
    found = asked("definition_gap", year, day)
    ours, theirs = found["sipri", "DEU"].rests_on
    assert (ours.release, theirs.release) == releases
    assert found["sipri", "DEU"].value == pytest.approx(expected[0], abs=5e-5)
    assert found["sipri", "DEU"].value == (ours.value or 0) - (theirs.value or 0)
    assert found["sipri_ratio", "DEU"].value == (ours.value or 0) / (theirs.value or 0)
    assert found["", "DEU"].value == found["sipri", "DEU"].value
    have_both = {member for (part, member), one in found.items() if part == "sipri" and one.value is not None}
    assert len(have_both) == expected[1]
    assert {member for part, member in found if part == "sipri"} - have_both == {"ISL"}


def test_two_copies_of_sipri_need_not_agree(asked: Asked) -> None:
    found = asked("definition_gap", 2023)
    assert found["sipri", "GBR"].value == pytest.approx(0.0682, abs=5e-5)
    assert found["worldbank", "GBR"].value == pytest.approx(-0.0106, abs=5e-5)


def test_before_the_first_edition_of_sipri_none_stands_in(asked: Asked) -> None:
    found = asked("definition_gap", 2014, date(2017, 1, 1))
    assert {one.value for one in found.values()} == {None}
    assert "No release of SIPRI known then is here" in found["", "DEU"].reason


def test_as_of_december_2019_sipri_answers_up_to_2016_and_the_world_bank_not_at_all(asked: Asked) -> None:
    found = asked("definition_gap", 2016, date(2019, 12, 4))
    assert found["sipri", "DEU"].value is not None
    assert "No release of World Bank known then is here" in found["worldbank", "DEU"].reason
    assert "no figure for Germany in 2018" in asked("definition_gap", 2018, date(2019, 12, 4))["", "DEU"].reason


def test_spain_spends_more_and_luxembourg_less_by_sipri_s_definition_than_by_nato_s(asked: Asked) -> None:
    gaps = {member: one.value for (part, member), one in asked("definition_gap", 2023).items() if part == "sipri"}
    known = {member: gap for member, gap in gaps.items() if gap is not None}
    assert sorted(known, key=known.__getitem__)[:2] == ["ALB", "ESP"]
    assert max(known, key=known.__getitem__) == "LUX"


def test_aid_to_ukraine_rests_on_kiel_s_months_alone(asked: Asked) -> None:
    found = asked("ukraine_aid", 2024)
    assert found["", "DEU"].value == pytest.approx(4.399875)
    assert {row.source for one in found.values() for row in one.rests_on} == {"kiel"}
    assert found["", "DEU"].value == pytest.approx(
        sum(found[kind, "DEU"].value or 0 for kind in ("military", "financial", "humanitarian"))
    )
    assert found["", "HUN"].status == "not_published"
    assert "Hungary" in found["", "NATO_TOTAL"].reason


def test_aid_summed_up_is_the_sum_of_its_years(asked: Asked) -> None:
    years = [asked("ukraine_aid", year)["", "DEU"].value for year in range(2022, 2027)]
    assert asked("ukraine_aid", 2026)["cumulative", "DEU"].value == pytest.approx(sum(value or 0 for value in years))


def test_before_kiel_s_release_there_is_no_aid_on_record(asked: Asked) -> None:
    (found,) = asked("ukraine_aid", None, date(2026, 7, 31)).values()
    assert "No release of Kiel Institute known then is here" in found.reason


def test_forces_hosted_are_counted_beside_the_people_who_live_there(asked: Asked) -> None:
    found = asked("us_troops_hosted", 2022)
    assert found["", "DEU"].value == 35_781
    forces, people = found["per_thousand", "DEU"].rests_on
    assert (forces.source, people.source) == ("troops", "worldbank")
    assert found["per_thousand", "DEU"].value == pytest.approx(0.4302, abs=5e-5)
    assert found["per_thousand", "DEU"].value == 1000 * (forces.value or 0) / (people.value or 1)
    assert found["", "USA"].value is None


def test_forces_hosted_are_known_before_the_people_are(asked: Asked) -> None:
    found = asked("us_troops_hosted", 2022, date(2026, 6, 2))
    assert found["", "DEU"].value == 35_781
    assert "No release of World Bank known then is here" in found["per_thousand", "DEU"].reason
