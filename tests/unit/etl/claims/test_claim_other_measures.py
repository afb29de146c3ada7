"""Claims on money, equipment and growth, on an agreement and on progress. The releases are made up."""

from pathlib import Path

import pytest
from claiming import found, released, shares, snapshot
from made_up import SPENDING, SPENDING_NOW, category, observation

from etl.catalogue.claims import claims
from etl.claims import Outcome, check, explain, say
from etl.errors import ClaimError
from etl.observation import Observation

RELEASE = "2021-06-01"


def money(value: float, indicator: str = SPENDING_NOW, **changes: object) -> Observation:
    return observation(indicator, value, **changes)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Belgium above 5 billion dollars in 2020", Outcome.HOLDS),
        ("Belgium above 5.5 billion dollars in 2020", Outcome.FAILS),
        ("Belgium spent 5.3 billion dollars in 2020", Outcome.HOLDS),
        ("Belgium spent 5.25 billion dollars in 2020", Outcome.HOLDS),
        ("Belgium spent 5.26 billion dollars in 2020", Outcome.FAILS),
        ("Belgium above 5 billion dollars at constant prices in 2020", Outcome.OPEN),
    ],
)
def test_money_is_compared_in_billions_or_millions(tmp_path: Path, text: str, verdict: str) -> None:
    assert found(tmp_path, text, released(RELEASE, [money(5250.0)])).verdict == verdict


def test_money_has_one_convention(tmp_path: Path) -> None:
    checked = found(tmp_path, "Belgium above 5 billion dollars in 2020", released(RELEASE, [money(5250.0)]))
    assert [row.convention for row in checked.rows] == ["published"]
    assert not checked.rows[0].borderline


def test_constant_prices_are_told_with_their_year(tmp_path: Path) -> None:
    """R12, R28: two releases in prices of two years do not differ over what was spent."""
    old = released("2020-06-01", [money(5000.0, SPENDING, price_base="2015")])
    new = released(RELEASE, [money(6000.0, SPENDING, price_base="2021")])
    claim = "Belgium above 5.5 billion dollars at constant prices in 2020"
    told = explain(found(tmp_path, claim, old, new))
    assert "has Belgium at 6.0 billion US dollars at constant prices of 2021 in 2020." in told
    assert "NATO's release of 1 June 2020 had 5.0 billion US dollars at constant prices of 2015." in told


def test_a_count_at_constant_prices_names_their_year(tmp_path: Path) -> None:
    rows = [money(6000.0, SPENDING, member=row.member, price_base="2021") for row in shares()]
    checked = found(tmp_path, "29 members above 5 billion dollars at constant prices in 2020", released(RELEASE, rows))
    assert "29 of 29 members above 5 billion US dollars at constant prices of 2021 in 2020" in explain(checked)


def test_the_share_of_equipment_is_natos_alone(tmp_path: Path) -> None:
    checked = found(
        tmp_path, "Belgium below 20 % on equipment in 2020", released(RELEASE, [category("equipment", 19.985)])
    )
    assert (checked.verdict, [one.definition for one in checked.definitions]) == (Outcome.HOLDS, ["nato"])
    assert {row.convention for row in checked.rows} == {"published", "strict"}
    assert {row.borderline for row in checked.rows} == {("BEL",)}


@pytest.mark.parametrize(("year", "verdict"), [(2006, Outcome.HOLDS), (2014, Outcome.HOLDS), (2015, Outcome.FAILS)])
def test_two_percent_was_agreed_twice(tmp_path: Path, year: int, verdict: str) -> None:
    checked = found(tmp_path, f"the 2 % guideline was agreed in {year}", released(RELEASE, shares()))
    assert checked.verdict == verdict
    assert [(one.target.id, one.holds) for one in checked.agreements] == [
        ("guideline_2006", year == 2006),
        ("wales_2014", year == 2014),
    ]


def test_the_articles_claim_on_the_target_names_both_dates(tmp_path: Path) -> None:
    checked = check(snapshot(tmp_path, released(RELEASE, shares())), claims()["target_of_2014"])
    assert say(checked) == (
        "holds: it was agreed on 5 September 2014 (Wales 2014), though also on 8 June 2006 (Guideline of 2006)"
    )


def test_what_was_agreed_later_was_not_agreed_by_then(tmp_path: Path) -> None:
    claimed = "the 3.5 % commitment was agreed in 2025 as of 2024"
    checked = found(tmp_path, claimed, released(RELEASE, shares()))
    assert (checked.verdict, checked.agreements) == (Outcome.OPEN, ())
    assert say(checked) == "is not checkable: no target of that value was agreed by then"


def growing(*shown: tuple[int, float]) -> list[Observation]:
    return [
        row
        for year, factor in shown
        for row in (
            money(1000.0 * factor, SPENDING, member="BEL", year=year),
            money(3000.0, SPENDING, member="POL", year=year),
            money(9999.0 * factor, SPENDING, member="USA", year=year),
            category("equipment", 10.0 * factor, member="BEL", year=year),
            category("equipment", 20.0, member="POL", year=year),
        )
    ]


def test_progress_is_three_numbers_of_one_release_each_and_no_verdict(tmp_path: Path) -> None:
    rows = [*shares(2014), *shares(2020, POL=2.255), *growing((2014, 1.0), (2020, 1.4))]
    checked = found(tmp_path, "members made progress towards the guideline in 2020 as of 2021", released(RELEASE, rows))
    assert checked.verdict == Outcome.OPEN
    told = {one.label: (one.since, one.year, one.before, one.after) for one in checked.numbers}
    assert told["Members at or above 2 % of GDP"] == (2014, 2020, 0.0, 1.0)
    growth = told["Real growth of the spending of Europe and Canada, 2014 to 2020"]
    assert growth[:3] == (2014, 2020, None)
    assert growth[3] == pytest.approx(100 * (4400 / 4000 - 1))
    equipment = told["Equipment as a share of the spending of Europe and Canada"]
    assert equipment[2:] == (
        pytest.approx((10 * 1000 + 20 * 3000) / 4000),
        pytest.approx((14 * 1400 + 20 * 3000) / 4400),
    )


def test_progress_of_europe_and_canada_is_of_the_members_of_the_year(tmp_path: Path) -> None:
    """R10: Sweden, no member in 2014 or 2020, is in neither sum."""
    sweden = [
        row
        for year in (2014, 2020)
        for row in (
            money(9000.0, SPENDING, member="SWE", year=year),
            category("equipment", 90.0, member="SWE", year=year),
        )
    ]
    rows = [*growing((2014, 1.0), (2020, 1.4)), *sweden]
    checked = found(tmp_path, "members made progress towards the guideline in 2020 as of 2021", released(RELEASE, rows))
    growth, equipment = checked.numbers
    assert (growth.after, growth.how) == (pytest.approx(10.0), "sum over 2 members, at 2015 prices")
    assert equipment.before == pytest.approx((10 * 1000 + 20 * 3000) / 4000)


def test_progress_says_of_how_many_members_and_of_whom_there_is_no_figure(tmp_path: Path) -> None:
    """R31."""
    rows = released(RELEASE, [*shares(2014), *shares(2020, POL=2.255, DEU=None)])
    told = explain(found(tmp_path, "members made progress towards the guideline in 2020 as of 2021", rows))
    assert "members at or above 2 % of GDP, none of 27 in 2014, one of 29 in 2020, with no figure for Germany." in told


def test_progress_towards_the_equipment_guideline_counts_by_equipment(tmp_path: Path) -> None:
    rows = [category("equipment", 25.125, member=row.member, year=row.year) for row in (*shares(2014), *shares(2020))]
    claim = "members made progress towards the equipment guideline in 2020 as of 2021"
    (counted,) = found(tmp_path, claim, released(RELEASE, rows)).numbers
    assert (counted.label, counted.after) == ("Members at or above 20 % on equipment", 29.0)


def test_progress_from_a_year_that_was_only_expected_says_so(tmp_path: Path) -> None:
    """R8: at both ends."""
    rows = [
        row._replace(status="estimate") for row in (*shares(2019), *shares(2020), *growing((2019, 1.0), (2020, 1.4)))
    ]
    claim = "members made progress towards the guideline since 2019 in 2020 as of 2021"
    told = explain(found(tmp_path, claim, released(RELEASE, rows)))
    assert "none of 28 expected in 2019, none of 29 expected in 2020" in told
    assert "17.5 % expected in 2019, 18.1 % expected in 2020" in told


def test_progress_never_mixes_two_releases(tmp_path: Path) -> None:
    old = released("2020-06-01", [*shares(2014), *shares(2019, POL=2.255)])
    new = released("2021-06-01", shares(2020, POL=2.255, USA=3.555))
    checked = found(tmp_path, "members made progress towards the guideline in 2020 as of 2021", old, new)
    assert [(one.release, one.since, one.year, one.before, one.after) for one in checked.numbers] == [
        ("2021-06-01", None, 2020, None, 2.0),
        ("2020-06-01", 2014, 2019, 0.0, 1.0),
    ]
    assert {row.release for one in checked.numbers[1:] for row in one.rests_on} == {"2020-06-01"}


def test_progress_without_a_first_year_asks_for_one(tmp_path: Path) -> None:
    with pytest.raises(ClaimError, match="Say since when"):
        found(tmp_path, "members made progress towards 2.5 % of GDP in 2020", released(RELEASE, shares()))


def test_a_claim_of_progress_as_of_a_day_knows_nothing_later(tmp_path: Path) -> None:
    claim = claims()["significant_progress"]
    checked = check(snapshot(tmp_path, released("2022-01-01", [*shares(2014), *shares(2020)])), claim)
    assert checked.numbers == ()
