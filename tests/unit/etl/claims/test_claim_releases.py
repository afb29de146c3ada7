"""Which release and which definition answer a claim, and which lead. The releases are made up."""

from pathlib import Path

from claiming import found, released, shares
from made_up import release as made_up_release

from etl.catalogue.share import STATEMENT
from etl.claims import Outcome, explain, say, say_absence, write_heading
from etl.observation import Observation


def statement(met: set[str]) -> list[Observation]:
    rows = shares(indicator=STATEMENT, others=0.0, **dict.fromkeys(met, 1.0))
    return [row._replace(unit="yes_or_no", price_base="") for row in rows]


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
        "eda": Outcome.OPEN,
    }
    assert [one.definition for one in checked.definitions][:2] == ["nato_core_2026", "nato"]
    assert say(checked) == "held until NATO's release of 1 June 2022"
    assert {one.source: say_absence(one, checked) for one in checked.absent} == {
        "sipri": "no release of SIPRI is available",
        "worldbank": "no release of the World Bank is available",
        "eda": "no release of the European Defence Agency is available",
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
