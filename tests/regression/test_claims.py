"""A reader's claims against NATO's own figures: which release leads, who is counted, what no figure leaves open."""

import pytest

from etl.claims import Outcome, check, explain, parse, say, write_heading
from etl.store.snapshot import Snapshot


def test_in_june_2024_the_number_depends_on_the_convention(whole: Snapshot) -> None:
    checked = check(whole, parse("23 of 32 allies at or above 2 % of GDP in 2024 as of June 2024"))
    counts = {row.convention: row.number for row in checked.in_force if row.iceland is False}
    assert counts == {"published": 23, "strict": 23, "recomputed": 22, "nominal": 21}
    assert say(checked) == "holds"


def test_that_all_meet_the_guideline_in_2025_is_undecided_while_germany_has_no_figure(whole: Snapshot) -> None:
    checked = check(whole, parse("all allies meet the guideline in 2025 as of 28 August 2025"))
    assert say(checked) == "is undecided: NATO's release of 28 August 2025 has no figure for Germany in 2025"
    assert check(whole, parse("at least 30 allies meet 2 % in 2025 as of 28 August 2025")).verdict == Outcome.HOLDS
    today = check(whole, parse("all allies meet 2% in 2025"))
    assert today.verdict == Outcome.FAILS
    assert write_heading(today) == (
        "Does not hold: NATO's release of 10 July 2026, by the core definition of 2026, expected 28 of 31 members to "
        "be at or above 2 % of GDP in 2025"
    )


def test_three_above_the_new_commitment_are_undecided_between_three_and_four(whole: Snapshot) -> None:
    checked = check(whole, parse("3 allies above 3.5 % in 2025 as of 28 August 2025"))
    assert write_heading(checked) == (
        "Undecided: NATO's release of 28 August 2025 expected three or four of 31 members to be above 3.5 % "
        "of GDP in 2025 and has no figure for Germany"
    )
    assert explain(checked).endswith("The answer turns on what is missing: Germany.")


@pytest.mark.parametrize(
    ("text", "verdict", "figures"),
    [
        ("Germany spends 2 % of GDP", Outcome.FAILS, ("2.69", "2.4 %", "2.27")),
        ("Estonia spends 5%", Outcome.FAILS, ("5.10", "3.4 %", "3.37")),
        ("Canada spends less than 2% of its GDP on defence", Outcome.FAILS, ("2.13", "2.01", "1.63")),
        ("23 of 32 allies meet 2% in 2024", Outcome.OVER, ("17 of 31", "18 of 31", "13 of 31")),
        ("Germany spent 90.6 billion dollars in 2024", Outcome.FAILS, ("93.7", "97.7", "86.1")),
    ],
)
def test_the_newest_release_of_nato_leads_then_its_other_definition_then_other_sources(
    whole: Snapshot, text: str, verdict: Outcome, figures: tuple[str, ...]
) -> None:
    """R32, R33: whether or not they agree, and nothing else is called the newest answer."""
    checked = check(whole, parse(text))
    assert checked.verdict == verdict
    day = " 28 August 2025" if verdict is Outcome.OVER else ""
    assert write_heading(checked).startswith(
        f"{verdict.capitalize()}{day}: NATO's release of 10 July 2026, by the core definition of 2026, "
    )
    assert figures[0] in write_heading(checked)
    told = explain(checked)
    assert told.count("the newest answer available") == 1
    assert "NATO's release of 10 July 2026, the newest answer available, by the core definition of 2026," in told
    assert [told.index(figure) for figure in figures] == sorted(told.index(figure) for figure in figures)
    assert told.lower().index("by the definition in use until 2025") < told.index("By SIPRI's definition (")


def test_a_release_of_a_few_members_counts_nobody_and_later_ones_count_those_with_armed_forces(whole: Snapshot) -> None:
    text = explain(check(whole, parse("11 of 13 members meet 2 % in 2020 as of nato:2021-03-16")))
    assert "it holds figures of only 13 of 29 members with armed forces in 2020" in text
    assert "Later releases say ten of 29 members (27 June 2022), nine of 29 members (17 June 2024)" in text


def test_a_newer_edition_of_another_publisher_leaves_natos_newest_in_the_lead(whole: Snapshot) -> None:
    checked = check(whole, parse("Germany below 2 % in 2024 as of 1 May 2026"))
    assert "NATO's release of 28 August 2025, NATO's newest answer known then," in explain(checked)


def test_all_meet_a_low_line_though_iceland_has_no_figure(whole: Snapshot) -> None:
    assert check(whole, parse("all 32 allies above 1 % in 2024")).verdict == Outcome.HOLDS


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("19 allies below 2 % in 2019 as of 4 December 2019", 29),
        ("19 allies below 2 % in 2019", 29),
        ("19 allies below 2 % in 2019 as of 1 January 2025", 29),
        ("19 allies below 2 % in 2023", 31),
        ("19 allies below 2 % in 2024", 32),
        ("19 allies below 2 % in 2024 as of 1 March 2024", 31),
    ],
)
def test_counted_are_the_members_of_the_year_that_were_known_then(whole: Snapshot, text: str, of: int) -> None:
    """R10."""
    rows = check(whole, parse(text)).rows
    assert {len(row.asked) for row in rows} == {of}


def test_one_decimal_of_the_years_before_2008_answers_nothing_at_two_percent(seeds: Snapshot) -> None:
    checked = check(seeds, parse("Germany below 2 % in 2005 as of 2008"))
    assert say(checked).endswith("because it is printed with one decimal, so no verdict rests on it")


def test_where_nato_has_no_answer_that_is_said_beside_the_others(whole: Snapshot) -> None:
    text = explain(check(whole, parse("Germany below 2 % in 2005")))
    assert "It holds. SIPRI's edition 1949-2025-v1.2, " in text
    assert "has Germany at 1.23 % of GDP" in text
    natos = "By the definition in use until 2025 it is not checkable: NATO's release of 20 March 2008 does not answer, "
    assert f"{natos}because it is printed with one decimal, so no verdict rests on it." in text
