"""What a check of a claim counts, and when it cannot say. The releases are made up."""

from pathlib import Path

import pytest
from claiming import RECOMPUTED, by_convention, found, released, shares, snapshot

from etl.catalogue.claims import Claim
from etl.catalogue.members import members
from etl.catalogue.share import SHARE, STATEMENT
from etl.claims import DEPENDS, FAILS, HOLDS, OPEN, check, explain, parse
from etl.errors import ClaimError
from etl.observation import Observation

LATER = "2021-06-01"


def statement(met: set[str]) -> list[Observation]:
    rows = shares(indicator=STATEMENT, others=0.0, **dict.fromkeys(met, 1.0))
    return [row._replace(unit="yes_or_no", price_base="") for row in rows]


def test_iceland_is_below_where_it_is_counted_and_nowhere_else(tmp_path: Path) -> None:
    checked = found(tmp_path, "27 members below 2 % in 2020", released(LATER, shares(POL=2.255, USA=3.555)))
    with_iceland, without = by_convention(checked, True)["published"], by_convention(checked, False)["published"]
    assert (with_iceland.number, with_iceland.of, "ISL" in with_iceland.inside) == (28, 30, True)
    assert (without.number, without.of, "ISL" in without.inside + without.outside) == (27, 29, False)
    assert (checked.verdict, checked.said) == (DEPENDS, "holds under NATO's release of 1 June 2021 without Iceland")


def test_who_is_above_does_not_depend_on_iceland(tmp_path: Path) -> None:
    checked = found(tmp_path, "2 members above 2 % in 2020", released(LATER, shares(POL=2.255, USA=3.555)))
    assert checked.verdict == HOLDS
    assert {row.inside for row in checked.in_force if row.number is not None} == {("POL", "USA")}
    assert {"ISL" in row.outside for row in checked.in_force if row.iceland} == {True}


def test_rounding_decides_as_published_and_not_unrounded(tmp_path: Path) -> None:
    checked = found(tmp_path, "Poland at or above 2 % of GDP in 2020", released(LATER, shares(POL=1.995)))
    rows = by_convention(checked, None)
    assert (rows["published"].holds, rows["strict"].holds) == (True, False)
    assert rows["published"].borderline == ("POL",)
    assert checked.said == "holds under NATO's release of 1 June 2021 as published"


@pytest.mark.parametrize(("share", "holds"), [(2.004, False), (2.005, True), (2.0, False)])
def test_above_is_more_than_at_by_the_same_rounding(tmp_path: Path, share: float, holds: bool) -> None:
    checked = found(tmp_path, "Poland above 2 % of GDP in 2020", released(LATER, shares(POL=share)))
    assert by_convention(checked, None)["published"].holds is holds


@pytest.mark.parametrize(
    ("stated", "holds"),
    [("2.2", True), ("2.20", False), ("2.21", False), ("2.22", True), ("2", False), ("2.215", True)],
)
def test_a_figure_is_compared_at_the_decimals_of_the_claim(tmp_path: Path, stated: str, holds: bool) -> None:
    checked = found(tmp_path, f"Poland was {stated} % of GDP in 2020", released(LATER, shares(POL=2.215)))
    assert by_convention(checked, None)["published"].holds is holds


@pytest.mark.parametrize(
    ("said", "share", "verdict"),
    [
        ("was 2 %", 1.975, HOLDS),
        ("was 2 %", 1.945, FAILS),
        ("was 2 %", 2.05, HOLDS),
        ("was 2 %", 2.051, FAILS),
        ("spends 2 %", 2.401, FAILS),
        ("spends 5 %", 5.101, FAILS),
        ("spends 2.0 %", 1.949, FAILS),
        ("spends about 2 %", 1.751, HOLDS),
        ("spends nearly 2 %", 2.249, HOLDS),
        ("was almost 2 %", 1.749, FAILS),
        ("at roughly 2.5 %", 2.251, HOLDS),
        ("around 2.5 %", 2.761, FAILS),
    ],
)
def test_a_stated_share_is_near_the_figure(tmp_path: Path, said: str, share: float, verdict: str) -> None:
    """R33."""
    checked = found(tmp_path, f"Poland {said} of GDP in 2020", released(LATER, shares(others=1.255, POL=share)))
    assert checked.verdict == verdict
    assert ("a figure may be 0.25 points away" in explain(checked)) == checked.claim.approximate


def test_a_convention_without_figures_says_what_the_release_lacks(tmp_path: Path) -> None:
    checked = found(tmp_path, "Poland above 2 % of GDP in 2020", released(LATER, shares(POL=2.255)))
    lacking = {row.convention: row.why for row in checked.rows if row.number is None}
    assert lacking == {
        "recomputed": "it does not contain this: Share of GDP, recomputed at constant prices",
        "nominal": "it does not contain this: Share of GDP, nominal",
    }


def test_conventions_that_disagree_give_a_verdict_for_each_and_a_borderline(tmp_path: Path) -> None:
    rows = [*shares(POL=2.3, LTU=2.25), *shares(indicator=RECOMPUTED, POL=2.3, LTU=1.85)]
    checked = found(tmp_path, "2 members at or above 2 % in 2020", released(LATER, rows))
    counts = {name: row.number for name, row in by_convention(checked).items()}
    assert counts == {"published": 2, "strict": 2, "recomputed": 1}
    assert by_convention(checked)["published"].borderline == ("LTU",)
    assert checked.said == "holds under NATO's release of 1 June 2021 as published and unrounded"


def test_one_decimal_answers_nothing_at_a_line_and_says_so(tmp_path: Path) -> None:
    checked = found(tmp_path, "Poland above 2 % of GDP in 2020", released(LATER, shares(others=1.2, POL=3.3)))
    assert checked.verdict == OPEN
    assert checked.said.endswith("for it is printed with one decimal, so no verdict rests on it")
    assert [(row.convention, row.number) for row in checked.rows] == [("", None)]


def test_one_decimal_answers_a_figure_of_one_decimal(tmp_path: Path) -> None:
    checked = found(tmp_path, "Poland was 3.3 % of GDP in 2020", released(LATER, shares(others=1.2, POL=3.3)))
    assert checked.verdict == HOLDS


def test_a_release_of_few_members_counts_nobody_but_answers_for_those_it_has(tmp_path: Path) -> None:
    rows = released(LATER, shares(others=None, POL=2.255, DEU=1.555))
    counted = found(tmp_path / "count", "1 member above 2 % in 2020", rows)
    assert counted.said.endswith("for it holds figures of only 2 of 29 members with armed forces in 2020")
    assert found(tmp_path / "one", "Germany below 2 % in 2020", rows).verdict == HOLDS
    assert found(tmp_path / "none", "France below 2 % in 2020", rows).said.endswith(
        "for it has no figure for France in 2020 of this: Defence expenditure as a share of GDP"
    )


def test_a_member_without_a_figure_leaves_open_what_it_would_decide(tmp_path: Path) -> None:
    rows = [row for row in shares(others=2.255) if row.member != "DEU"]
    checked = found(tmp_path, "all members at or above 2 % in 2020", released(LATER, rows))
    assert (checked.verdict, checked.said) == (
        OPEN,
        "cannot be checked: NATO's release of 1 June 2021 has no figure for Germany in 2020",
    )
    assert by_convention(checked)["published"].unknown == ("DEU",)
    assert found(tmp_path / "few", "at least 20 members above 2 % in 2020", released(LATER, rows)).verdict == HOLDS


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("at least 2 members above 2 % in 2020", HOLDS),
        ("at least 3 members above 2 % in 2020", FAILS),
        ("at most 2 members above 2 % in 2020", HOLDS),
        ("at most 1 member above 2 % in 2020", FAILS),
        ("2 of 30 members above 2 % in 2020", DEPENDS),
        ("2 of 28 members above 2 % in 2020", FAILS),
        ("no member above 4 % in 2020", HOLDS),
        ("all members below 4 % in 2020", HOLDS),
        ("all 29 members below 4 % in 2020", HOLDS),
        ("Poland and the United States above 2 % in 2020", HOLDS),
        ("Poland and Germany above 2 % in 2020", FAILS),
    ],
)
def test_how_many_are_claimed_decides(tmp_path: Path, text: str, verdict: str) -> None:
    assert found(tmp_path, text, released(LATER, shares(POL=2.255, USA=3.555))).verdict == verdict


def test_natos_own_statement_answers_where_there_are_no_shares(tmp_path: Path) -> None:
    rows = released("2020-11-01", statement({"POL", "USA"}))
    checked = found(tmp_path, "2 members at or above 2 % in 2020", rows)
    assert {row.convention for row in checked.in_force if row.number is not None} == {"stated"}
    assert checked.verdict == HOLDS
    assert found(tmp_path / "other", "2 members above 3 % in 2020", rows).verdict == OPEN


def test_the_newest_release_that_answers_is_in_force_and_later_ones_stand_apart(tmp_path: Path) -> None:
    releases = [
        released("2020-06-01", shares(POL=2.255)),
        released("2020-11-01", statement({"POL", "USA"})),
        released("2020-12-01", shares(others=None, DEU=1.555)),
        released("2022-06-01", shares()),
    ]
    checked = found(tmp_path, "2 members at or above 2 % in 2020 as of 31 December 2020", *releases)
    assert {row.release for row in checked.in_force} == {"2020-11-01"}
    assert {row.release for row in checked.rows} == {"2020-06-01", "2020-11-01", "2020-12-01"}
    assert {(row.release, row.known) for row in checked.later} == {("2022-06-01", False)}
    assert checked.verdict == HOLDS


def test_a_claim_as_of_a_release_is_answered_by_that_one(tmp_path: Path) -> None:
    releases = [released("2020-06-01", shares(POL=2.255)), released("2021-06-01", shares())]
    checked = found(tmp_path, "Poland above 2 % in 2020 as of nato:2020-06-01", *releases)
    assert (checked.verdict, str(checked.day)) == (HOLDS, "2020-06-01")
    assert {row.release for row in checked.later} == {"2021-06-01"}


def test_a_release_that_is_not_at_hand_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(ClaimError, match=r"is not at hand\. There are: nato:2021-06-01"):
        found(tmp_path, "Poland above 2 % in 2020 as of nato:1999-01-01", released(LATER, shares()))


def test_members_are_those_of_the_day_else_those_at_the_end_of_the_year(tmp_path: Path) -> None:
    rows = released("2020-01-15", shares(2019))
    then = found(tmp_path, "no member above 2 % in 2019 as of 1 February 2020", rows)
    assert {row.of for row in then.rows if row.iceland} == {29}
    after = check(snapshot(tmp_path, rows), parse("no member above 2 % in 2019 as of 1 April 2020"))
    assert {row.of for row in after.rows if row.iceland} == {30}
    assert {row.unknown for row in after.rows if row.iceland} == {("MKD",)}
    assert str(check(snapshot(tmp_path, rows), parse("no member above 2 % in 2019")).members_on) == "2019-12-31"


def test_without_a_year_each_definition_answers_for_its_newest(tmp_path: Path) -> None:
    releases = [
        released("2021-06-01", [*shares(2019), *shares(2020, POL=2.255)]),
        released("2022-06-01", shares(2021, POL=2.355), "nato_core_2026"),
    ]
    checked = found(tmp_path, "Poland above 2 %", *releases)
    assert {(row.definition, row.year) for row in checked.in_force} == {("nato", 2020), ("nato_core_2026", 2021)}
    assert (checked.year, checked.verdict) == (2020, HOLDS)


def test_each_definition_has_a_verdict_of_its_own(tmp_path: Path) -> None:
    releases = [
        released("2021-06-01", shares(POL=2.255)),
        released("2022-06-01", shares(POL=1.855), "nato_core_2026"),
    ]
    checked = found(tmp_path, "Poland above 2 % in 2020", *releases)
    assert {one.definition: one.verdict for one in checked.definitions} == {
        "nato": HOLDS,
        "nato_core_2026": FAILS,
        "sipri": OPEN,
    }
    assert checked.said == "holds under NATO's definition (release of 1 June 2021)"
    assert {one.source: one.why for one in checked.absent} == {
        "sipri": "no release of SIPRI is at hand",
        "worldbank": "no release of World Bank is at hand",
    }


def test_what_another_definition_lacks_leaves_nothing_open(tmp_path: Path) -> None:
    releases = [
        released("2021-06-01", shares(others=2.255, DEU=1.555)),
        released("2022-06-01", [row for row in shares(others=2.255) if row.member != "DEU"], "nato_core_2026"),
    ]
    checked = found(tmp_path, "all members above 2 % in 2020", *releases)
    assert checked.verdict == FAILS
    assert {one.definition: one.verdict for one in checked.definitions}["nato_core_2026"] == OPEN


def test_a_figure_with_more_decimals_than_are_printed_cannot_be_checked(tmp_path: Path) -> None:
    told = released(LATER, shares(others=1.25, POL=2.22))
    assert found(tmp_path / "fine", "Poland was 2.215 % of GDP in 2020", told).said.endswith(
        "for it is printed with two decimals, so no verdict rests on it"
    )
    assert found(tmp_path / "printed", "Poland was 2.22 % of GDP in 2020", told).verdict == HOLDS


def test_nothing_known_then_is_said_with_what_came_first(tmp_path: Path) -> None:
    checked = found(tmp_path, "Poland above 2 % in 2020 as of 1 May 2021", released(LATER, shares(POL=2.255)))
    assert checked.said == (
        "cannot be checked: no release of NATO of 1 May 2021 or before is at hand; the first is of 1 June 2021"
    )
    assert not checked.rows
    assert {row.holds for row in checked.later if row.number is not None} == {True}


def test_what_nato_does_not_publish_cannot_be_checked(tmp_path: Path) -> None:
    checked = found(tmp_path, "all members meet the 1.5 % target in 2020", released(LATER, shares()))
    assert checked.verdict == OPEN
    assert "NATO publishes no figures for this" in checked.said


def test_iceland_alone_cannot_be_checked(tmp_path: Path) -> None:
    checked = found(tmp_path, "Iceland below 2 % in 2020", released(LATER, shares()))
    assert checked.said == "cannot be checked: Iceland has no armed forces, so there is no figure"


def test_a_year_that_no_release_has_cannot_be_checked(tmp_path: Path) -> None:
    checked = found(tmp_path, "Poland below 2 % in 1950", released(LATER, shares()))
    assert checked.verdict == OPEN
    assert "it has no figure for Poland in 1950" in checked.said


def test_only_shares_near_the_line_or_in_dispute_are_borderline(tmp_path: Path) -> None:
    rows = shares(others=2.255, POL=2.019, DEU=1.985, FRA=1.975, ITA=2.025)
    checked = found(tmp_path, "3 members below 2 % in 2020", released(LATER, rows))
    assert by_convention(checked)["published"].borderline == ("DEU", "POL")


@pytest.mark.parametrize(
    "changes",
    [
        {"comparison": "near"},
        {"relation": "most"},
        {"about": ("XXX",)},
        {"about": ()},
        {"threshold": "two"},
        {"value": None},
        {"release": "nowhere:1"},
    ],
)
def test_a_claim_that_makes_no_sense_is_refused(tmp_path: Path, changes: dict[str, object]) -> None:
    sound = {"about": ("members",), "measure": SHARE, "comparison": "below", "threshold": "2", "year": 2020, "value": 3}
    with pytest.raises(ClaimError):
        check(snapshot(tmp_path, released(LATER, shares())), Claim(**{**sound, **changes}))


def test_members_stand_in_the_order_of_their_names(tmp_path: Path) -> None:
    checked = found(tmp_path, "29 members below 2 % in 2020", released(LATER, shares()))
    inside = by_convention(checked)["published"].inside
    assert list(inside) == [code for code in members() if code in inside]
