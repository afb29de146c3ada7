"""What a check of a claim counts, and when it cannot say. The releases are made up."""

from pathlib import Path

import pytest
from claiming import RECOMPUTED, by_convention, found, released, shares, snapshot
from made_up import release as made_up_release

from etl.catalogue.claims import Claim
from etl.catalogue.members import members
from etl.catalogue.share import SHARE, STATEMENT
from etl.claims import Outcome, Reason, check, explain, parse, say, say_absence, write_heading
from etl.claims.prose.finding import tell_gap
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
    assert checked.verdict == Outcome.DEPENDS
    assert say(checked) == "holds under NATO's release of 1 June 2021 without Iceland"


def test_who_is_above_does_not_depend_on_iceland(tmp_path: Path) -> None:
    checked = found(tmp_path, "2 members above 2 % in 2020", released(LATER, shares(POL=2.255, USA=3.555)))
    assert checked.verdict == Outcome.HOLDS
    assert {row.inside for row in checked.in_force if row.number is not None} == {("POL", "USA")}
    assert {"ISL" in row.outside for row in checked.in_force if row.iceland} == {True}


def test_rounding_decides_as_published_and_not_unrounded(tmp_path: Path) -> None:
    checked = found(tmp_path, "Poland at or above 2 % of GDP in 2020", released(LATER, shares(POL=1.995)))
    rows = by_convention(checked, None)
    assert (rows["published"].holds, rows["strict"].holds) == (True, False)
    assert rows["published"].borderline == ("POL",)
    assert say(checked) == "holds under NATO's release of 1 June 2021 as published"


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
        ("was 2 %", 1.975, Outcome.HOLDS),
        ("was 2 %", 1.945, Outcome.FAILS),
        ("was 2 %", 2.05, Outcome.HOLDS),
        ("was 2 %", 2.051, Outcome.FAILS),
        ("spends 2 %", 2.401, Outcome.FAILS),
        ("spends 5 %", 5.101, Outcome.FAILS),
        ("spends 2.0 %", 1.949, Outcome.FAILS),
        ("spends about 2 %", 1.751, Outcome.HOLDS),
        ("spends nearly 2 %", 2.249, Outcome.HOLDS),
        ("was almost 2 %", 1.749, Outcome.FAILS),
        ("at roughly 2.5 %", 2.251, Outcome.HOLDS),
        ("around 2.5 %", 2.761, Outcome.FAILS),
    ],
)
def test_a_stated_share_is_near_the_figure(tmp_path: Path, said: str, share: float, verdict: str) -> None:
    """R33."""
    checked = found(tmp_path, f"Poland {said} of GDP in 2020", released(LATER, shares(others=1.255, POL=share)))
    assert checked.verdict == verdict
    assert ("a figure may be 0.25 points away" in explain(checked)) == checked.claim.approximate


def test_a_convention_without_figures_says_what_the_release_lacks(tmp_path: Path) -> None:
    checked = found(tmp_path, "Poland above 2 % of GDP in 2020", released(LATER, shares(POL=2.255)))
    lacking = {row.convention: tell_gap(row, row.gap, checked.claim) for row in checked.rows if row.gap}
    assert {row.gap.reason for row in checked.rows if row.gap} == {Reason.NO_INDICATOR}
    assert lacking == {
        "recomputed": "what is at hand of it does not contain this: Share of GDP, recomputed at constant prices",
        "nominal": "what is at hand of it does not contain this: Share of GDP, nominal",
    }


def test_conventions_that_disagree_give_a_verdict_for_each_and_a_borderline(tmp_path: Path) -> None:
    rows = [*shares(POL=2.3, LTU=2.25), *shares(indicator=RECOMPUTED, POL=2.3, LTU=1.85)]
    checked = found(tmp_path, "2 members at or above 2 % in 2020", released(LATER, rows))
    counts = {name: row.number for name, row in by_convention(checked).items()}
    assert counts == {"published": 2, "strict": 2, "recomputed": 1}
    assert by_convention(checked)["published"].borderline == ("LTU",)
    assert say(checked) == "holds under NATO's release of 1 June 2021 as published and unrounded"


def test_one_decimal_answers_nothing_at_a_line_and_says_so(tmp_path: Path) -> None:
    checked = found(tmp_path, "Poland above 2 % of GDP in 2020", released(LATER, shares(others=1.2, POL=3.3)))
    assert checked.verdict == Outcome.OPEN
    assert say(checked).endswith("for it is printed with one decimal, so no verdict rests on it")
    assert [(row.convention, row.number) for row in checked.rows] == [("", None)]


def test_one_decimal_answers_a_figure_of_one_decimal(tmp_path: Path) -> None:
    checked = found(tmp_path, "Poland was 3.3 % of GDP in 2020", released(LATER, shares(others=1.2, POL=3.3)))
    assert checked.verdict == Outcome.HOLDS


def test_a_release_of_few_members_counts_nobody_but_answers_for_those_it_has(tmp_path: Path) -> None:
    rows = released(LATER, shares(others=None, POL=2.255, DEU=1.555))
    counted = found(tmp_path / "count", "1 member above 2 % in 2020", rows)
    assert say(counted).endswith("for it holds figures of only 2 of 29 members with armed forces in 2020")
    assert found(tmp_path / "one", "Germany below 2 % in 2020", rows).verdict == Outcome.HOLDS
    assert say(found(tmp_path / "none", "France below 2 % in 2020", rows)).endswith(
        "for it has no figure for France in 2020 of this: Defence expenditure as a share of GDP"
    )


def test_a_member_without_a_figure_leaves_open_what_it_would_decide(tmp_path: Path) -> None:
    rows = [row for row in shares(others=2.255) if row.member != "DEU"]
    checked = found(tmp_path, "all members at or above 2 % in 2020", released(LATER, rows))
    assert (checked.verdict, say(checked)) == (
        Outcome.UNDECIDED,
        "is undecided: NATO's release of 1 June 2021 has no figure for Germany in 2020",
    )
    assert "between 28 and 29 of 29 members" in write_heading(checked)
    assert by_convention(checked)["published"].unknown == ("DEU",)
    assert (
        found(tmp_path / "few", "at least 20 members above 2 % in 2020", released(LATER, rows)).verdict == Outcome.HOLDS
    )


@pytest.mark.parametrize(
    ("count", "verdict"),
    [
        ("3 members", Outcome.UNDECIDED),
        ("4 members", Outcome.UNDECIDED),
        ("2 members", Outcome.FAILS),
        ("at least 3 members", Outcome.HOLDS),
        ("at least 5 members", Outcome.FAILS),
        ("at most 3 members", Outcome.UNDECIDED),
        ("at most 4 members", Outcome.HOLDS),
        ("3 of 29 members", Outcome.UNDECIDED),
        ("3 of 28 members", Outcome.FAILS),
        ("no member", Outcome.FAILS),
        ("all members", Outcome.FAILS),
    ],
)
def test_a_count_is_judged_by_its_bounds_where_a_member_has_no_figure(
    tmp_path: Path, count: str, verdict: Outcome
) -> None:
    """R31: Germany has no figure, and three are above for certain."""
    rows = [row for row in shares(POL=3.655, EST=3.655, LVA=3.655) if row.member != "DEU"]
    checked = found(tmp_path, f"{count} above 3.5 % in 2020", released(LATER, rows))
    assert checked.verdict == verdict
    assert "and has no figure for Germany" in write_heading(checked)
    assert ("between three and four of 29 members" in write_heading(checked)) == (verdict == Outcome.UNDECIDED)


@pytest.mark.parametrize(("missing", "answers"), [(2, True), (3, False)])
def test_a_release_answers_for_nine_in_ten_members(tmp_path: Path, missing: int, answers: bool) -> None:
    """R30: of the 29 members of 2020 with armed forces."""
    without = list(members())[:missing]
    rows = [row for row in shares(POL=2.255) if row.member not in without]
    checked = found(tmp_path, "at least one member above 2 % in 2020", released(LATER, rows))
    assert (checked.verdict == Outcome.HOLDS) == answers
    assert {row.gap.reason for row in checked.rows if row.gap} >= ({Reason.FEW} if not answers else set())


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("at least 2 members above 2 % in 2020", Outcome.HOLDS),
        ("at least 3 members above 2 % in 2020", Outcome.FAILS),
        ("at most 2 members above 2 % in 2020", Outcome.HOLDS),
        ("at most 1 member above 2 % in 2020", Outcome.FAILS),
        ("2 of 30 members above 2 % in 2020", Outcome.DEPENDS),
        ("2 of 28 members above 2 % in 2020", Outcome.FAILS),
        ("no member above 4 % in 2020", Outcome.HOLDS),
        ("all members below 4 % in 2020", Outcome.HOLDS),
        ("all 29 members below 4 % in 2020", Outcome.HOLDS),
        ("Poland and the United States above 2 % in 2020", Outcome.HOLDS),
        ("Poland and Germany above 2 % in 2020", Outcome.FAILS),
    ],
)
def test_how_many_are_claimed_decides(tmp_path: Path, text: str, verdict: str) -> None:
    assert found(tmp_path, text, released(LATER, shares(POL=2.255, USA=3.555))).verdict == verdict


def test_natos_own_statement_answers_where_there_are_no_shares(tmp_path: Path) -> None:
    rows = released("2020-11-01", statement({"POL", "USA"}))
    checked = found(tmp_path, "2 members at or above 2 % in 2020", rows)
    assert {row.convention for row in checked.in_force if row.number is not None} == {"stated"}
    assert checked.verdict == Outcome.HOLDS
    assert found(tmp_path / "other", "2 members above 3 % in 2020", rows).verdict == Outcome.OPEN


def test_natos_own_word_goes_before_its_figure_and_stands_beside_those_it_says_nothing_of(tmp_path: Path) -> None:
    stated = [row for row in statement({"POL", "USA"}) if row.member != "EST"]
    rows = released("2020-11-01", [*stated, *shares(others=None, POL=1.955, EST=2.155)])
    checked = found(tmp_path, "3 members at or above 2 % in 2020", rows)
    assert {row.inside for row in checked.in_force if row.convention == "stated"} == {("EST", "POL", "USA")}
    assert checked.verdict == Outcome.HOLDS


def test_a_claim_as_of_two_releases_is_answered_by_both(tmp_path: Path) -> None:
    theirs = shares(indicator="sipri_military_expenditure_share_gdp", POL=1.755)
    editions = [made_up_release(theirs, "sipri", name) for name in ("2021-04-01", "2022-04-01")]
    releases = [released("2020-06-01", shares(POL=2.255)), released("2021-06-01", shares()), *editions]
    checked = found(tmp_path, "Poland above 2 % in 2020 as of nato:2020-06-01~sipri:2021-04-01", *releases)
    assert {(row.source, row.release) for row in checked.in_force} == {("nato", "2020-06-01"), ("sipri", "2021-04-01")}
    assert (checked.verdict, str(checked.day)) == (Outcome.HOLDS, "2021-04-01")


def test_what_came_after_a_pinned_release_is_later_though_another_pinned_one_is_newer(tmp_path: Path) -> None:
    theirs = made_up_release(shares(2019, "sipri_military_expenditure_share_gdp", POL=1.755), "sipri", "2022-04-01")
    releases = [released("2020-06-01", shares(2019, POL=2.255)), released("2021-06-01", shares(2020, POL=2.255))]
    checked = found(tmp_path, "Poland above 2 % as of nato:2020-06-01~sipri:2022-04-01", *releases, theirs)
    assert (checked.verdict, checked.year) == (Outcome.HOLDS, 2019)
    assert {row.release for row in checked.later} == {"2021-06-01"}


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
    assert checked.verdict == Outcome.HOLDS


def test_a_claim_as_of_a_release_is_answered_by_that_one(tmp_path: Path) -> None:
    releases = [released("2020-06-01", shares(POL=2.255)), released("2021-06-01", shares())]
    checked = found(tmp_path, "Poland above 2 % in 2020 as of nato:2020-06-01", *releases)
    assert (checked.verdict, str(checked.day)) == (Outcome.HOLDS, "2020-06-01")
    assert {row.release for row in checked.later} == {"2021-06-01"}


def test_a_release_that_is_not_at_hand_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(ClaimError, match=r"is not at hand\. There are: nato:2021-06-01"):
        found(tmp_path, "Poland above 2 % in 2020 as of nato:1999-01-01", released(LATER, shares()))


def test_members_are_those_of_the_day_or_of_the_end_of_the_year_if_that_is_earlier(tmp_path: Path) -> None:
    rows = released("2020-01-15", shares(2019))
    then = found(tmp_path, "no member above 2 % in 2019 as of 1 February 2020", rows)
    assert {row.of for row in then.rows if row.iceland} == {29}
    after = check(snapshot(tmp_path, rows), parse("no member above 2 % in 2019 as of 1 April 2020"))
    assert {row.of for row in after.rows if row.iceland} == {29}
    assert "Counted are the members at the end of 2019." in explain(after)
    assert str(check(snapshot(tmp_path, rows), parse("no member above 2 % in 2019")).members_on) == "2019-12-31"


def test_without_a_year_each_definition_answers_for_its_newest(tmp_path: Path) -> None:
    releases = [
        released("2021-06-01", [*shares(2019), *shares(2020, POL=2.255)]),
        released("2022-06-01", shares(2021, POL=2.355), "nato_core_2026"),
    ]
    checked = found(tmp_path, "Poland above 2 %", *releases)
    assert {(row.definition, row.year) for row in checked.in_force} == {("nato", 2020), ("nato_core_2026", 2021)}
    assert (checked.year, checked.verdict) == (2021, Outcome.HOLDS)


def test_each_definition_has_a_verdict_of_its_own(tmp_path: Path) -> None:
    releases = [
        released("2021-06-01", shares(POL=2.255)),
        released("2022-06-01", shares(POL=1.855), "nato_core_2026"),
    ]
    checked = found(tmp_path, "Poland above 2 % in 2020", *releases)
    assert {one.definition: one.judgement.outcome for one in checked.definitions} == {
        "nato": Outcome.HOLDS,
        "nato_core_2026": Outcome.FAILS,
        "sipri": Outcome.OPEN,
    }
    assert [one.definition for one in checked.definitions][:2] == ["nato_core_2026", "nato"]
    assert say(checked) == "does not hold"
    assert {one.source: say_absence(one, checked) for one in checked.absent} == {
        "sipri": "no release of SIPRI is at hand",
        "worldbank": "no release of the World Bank is at hand",
    }


def test_natos_newest_answer_leads_whichever_definition_it_follows(tmp_path: Path) -> None:
    """R32."""
    releases = [
        released("2021-06-01", shares(POL=1.855), "nato_core_2026"),
        released("2022-06-01", shares(POL=2.255)),
    ]
    checked = found(tmp_path, "Poland above 2 % in 2020", *releases)
    assert (checked.verdict, [row.release for row in checked.judgement.rows]) == (Outcome.HOLDS, ["2022-06-01"] * 2)
    assert write_heading(checked).startswith(
        "Holds: NATO's release of 1 June 2022, by the definition in use until 2025, has Poland at 2.26 %"
    )
    text = explain(checked)
    assert "NATO's release of 1 June 2022, the newest by the definition in use until 2025, has" in text
    assert "By the core definition of 2026 (release of 1 June 2021) it is 1.86 % of GDP." in text
    assert "newest answer" not in text


def test_what_leads_decides_whatever_another_definition_has(tmp_path: Path) -> None:
    releases = [
        released("2021-06-01", shares(others=2.255, DEU=1.555)),
        released("2022-06-01", [row for row in shares(others=2.255) if row.member != "DEU"], "nato_core_2026"),
    ]
    checked = found(tmp_path, "all members above 2 % in 2020", *releases)
    assert checked.verdict == Outcome.UNDECIDED
    verdicts = {one.definition: one.judgement.outcome for one in checked.definitions}
    assert (verdicts["nato"], verdicts["nato_core_2026"]) == (Outcome.FAILS, Outcome.UNDECIDED)


def test_a_figure_with_more_decimals_than_are_printed_cannot_be_checked(tmp_path: Path) -> None:
    told = released(LATER, shares(others=1.25, POL=2.22))
    assert say(found(tmp_path / "fine", "Poland was 2.215 % of GDP in 2020", told)).endswith(
        "for it is printed with two decimals, so no verdict rests on it"
    )
    assert found(tmp_path / "printed", "Poland was 2.22 % of GDP in 2020", told).verdict == Outcome.HOLDS


def test_nothing_known_then_is_said_with_what_came_first(tmp_path: Path) -> None:
    checked = found(tmp_path, "Poland above 2 % in 2020 as of 1 May 2021", released(LATER, shares(POL=2.255)))
    assert say(checked) == (
        "cannot be checked: no release of NATO of 1 May 2021 or before is at hand; the first is of 1 June 2021"
    )
    assert not checked.rows
    assert {row.holds for row in checked.later if row.number is not None} == {True}


def test_what_nato_does_not_publish_cannot_be_checked(tmp_path: Path) -> None:
    checked = found(tmp_path, "all members meet the 1.5 % target in 2020", released(LATER, shares()))
    assert checked.verdict == Outcome.OPEN
    assert "NATO publishes no figures for this" in say(checked)


def test_iceland_alone_cannot_be_checked(tmp_path: Path) -> None:
    checked = found(tmp_path, "Iceland below 2 % in 2020", released(LATER, shares()))
    assert say(checked) == "cannot be checked: Iceland has no armed forces, so there is no figure"


def test_a_year_that_no_release_has_cannot_be_checked(tmp_path: Path) -> None:
    checked = found(tmp_path, "Poland below 2 % in 1950", released(LATER, shares()))
    assert checked.verdict == Outcome.OPEN
    assert "it has no figure for Poland in 1950" in say(checked)


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
