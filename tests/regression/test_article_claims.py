"""The article's claims against NATO's own figures: what was known then, what later releases say, who else counts."""

from datetime import date

import pytest

from etl.catalogue.claims import claims
from etl.catalogue.seeds import shipped
from etl.claims import Checked, Outcome, Reason, Row, check, explain, list_cells, parse, say_absence, tabulate
from etl.claims.prose.gap import tell_gap
from etl.claims.prose.words import name_release
from etl.store.snapshot import Snapshot, Store

AT_TWO = ("BGR", "EST", "GRC", "LVA", "LTU", "POL", "ROU", "GBR", "USA")


def rows(checked: Checked, release: str, convention: str) -> dict[bool | None, Row]:
    """The rows of one release of NATO under one convention, by whether Iceland is counted."""
    found = (row for row in (*checked.rows, *checked.later) if (row.source, row.release) == ("nato", release))
    return {row.iceland: row for row in found if row.convention == convention}


def test_nineteen_holds_for_the_statement_of_november_without_iceland(seeds: Snapshot) -> None:
    checked = check(seeds, claims()["nineteen_below"])
    assert checked.verdict == Outcome.HOLDS
    assert name_release(checked.judgement.rows[0]) == "NATO's statement of 29 November 2019"
    stated = rows(checked, "2019-11-29", "stated")
    assert [(row.in_force, row.number, row.of, row.holds) for row in stated.values()] == [
        (True, 20, 29, False),
        (True, 19, 28, True),
    ]
    assert stated[False].outside == AT_TWO
    assert set(stated[True].inside) - set(stated[False].inside) == {"ISL"}
    assert checked.members_on == date(2019, 12, 4)


def test_nineteen_is_found_in_the_data_that_ship() -> None:
    checked = check(Store(shipped("embedded")).current(), claims()["nineteen_below"])
    assert checked.verdict == Outcome.HOLDS
    assert name_release(checked.judgement.rows[0]) == "NATO's statement of 29 November 2019"


def test_the_release_of_june_2019_had_seven_at_two_percent(seeds: Snapshot) -> None:
    checked = check(seeds, claims()["nineteen_below"])
    for convention in ("published", "strict", "recomputed"):
        june = rows(checked, "2019-06-25", convention)
        assert [(row.number, row.of, len(row.outside), row.holds) for row in june.values()] == [
            (22, 29, 7, False),
            (21, 28, 7, False),
        ]
    assert june[False].borderline == ("LVA", "LTU", "POL")
    assert not june[False].in_force


def test_partial_releases_say_why_they_do_not_answer(seeds: Snapshot) -> None:
    checked = check(seeds, claims()["nineteen_below"])
    silent = [row for row in (*checked.rows, *checked.later) if row.gap]
    why = {(row.release, row.convention): tell_gap(row, row.gap, checked.claim) for row in silent if row.gap}
    assert why["2019-11-29", "published"] == "it holds figures of only 2 of 28 members with armed forces in 2019"
    assert why["2022-03-31", ""] == "what is available of it does not include “Defence expenditure as a share of GDP”"
    assert why["2021-03-16", ""] == "it has figures from 2020 on, none for 2019"


def test_in_december_2019_sipri_has_no_figure_of_the_year_and_others_have_no_release(whole: Snapshot) -> None:
    checked = check(whole, claims()["nineteen_below"])
    assert {(row.source, row.release) for row in checked.rows if row.source != "nato"} == {("sipri", "1949-2016")}
    assert {one.source: one.gap.reason for one in checked.absent} == {
        "sipri": Reason.NO_FIGURE,
        "eda": Reason.NO_RELEASE,
        "worldbank": Reason.NO_RELEASE,
    }
    assert [say_absence(one, checked) for one in checked.absent][:2] == [
        "SIPRI's edition 1949-2016 has figures up to 2016, none for 2019",
        "no release of the European Defence Agency dated 4 December 2019 or earlier is available; the first is of 4 "
        "December 2024",
    ]
    assert {one.definition: one.judgement.outcome for one in checked.definitions} == {
        "nato": Outcome.HOLDS,
        "nato_core_2026": Outcome.OPEN,
        "sipri": Outcome.OPEN,
        "eda": Outcome.OPEN,
    }


def test_later_releases_have_seven_and_six_at_two_percent_for_the_same_year(whole: Snapshot) -> None:
    checked = check(whole, claims()["nineteen_below"])
    met = {
        (release, convention): len(rows(checked, release, convention)[False].outside)
        for release, convention in [
            ("2024-06-17", "published"),
            ("2024-06-17", "strict"),
            ("2024-06-17", "recomputed"),
            ("2024-06-17", "nominal"),
            ("2025-08-28", "published"),
            ("2026-07-10", "published"),
        ]
    }
    assert list(met.values()) == [7, 7, 6, 6, 6, 6]
    assert all(not row.known and not row.holds for row in checked.later)


def test_germany_was_one_of_them(seeds: Snapshot) -> None:
    checked = check(seeds, claims()["germany_below"])
    assert checked.verdict == Outcome.HOLDS
    assert {row.convention: row.value for row in checked.in_force if row.number is not None} == {
        "published": 1.38,
        "strict": 1.38,
        "stated": None,
    }


def test_progress_stands_on_three_numbers_and_has_no_verdict(whole: Snapshot) -> None:
    checked = check(whole, claims()["significant_progress"])
    assert checked.verdict == Outcome.OPEN
    told = [(one.release, one.since, one.year, one.before, one.after) for one in checked.numbers]
    assert told[:2] == [("2019-11-29", None, 2019, None, 9.0), ("2019-06-25", 2014, 2019, 3.0, 7.0)]
    assert told[2] == ("2019-06-25", 2014, 2019, None, pytest.approx(19.57, abs=0.01))
    assert told[3] == ("2019-11-29", None, 2019, None, 4.6)
    assert told[4] == ("2019-06-25", 2014, 2019, pytest.approx(17.74, abs=0.01), pytest.approx(21.89, abs=0.01))


def test_progress_until_today_is_told_from_natos_newest_release_with_its_definition(whole: Snapshot) -> None:
    """R32."""
    checked = check(whole, parse("members made progress towards the guideline in 2025"))
    told = [(one.release, one.since, one.year, one.before, one.after) for one in checked.numbers]
    assert {release for release, *_ in told} == {"2026-07-10"}
    assert told[0][1:] == (2014, 2025, 3.0, 28.0)
    assert told[1][4] == pytest.approx(104.8, abs=0.1)
    assert told[3][3:] == (pytest.approx(17.4, abs=0.1), pytest.approx(30.9, abs=0.1))
    assert (
        "NATO, 10 July 2026, by the core definition of 2026: members at or above 2 % of GDP, three of 27 in 2014, "
        "28 of 31 expected in 2025" in explain(checked)
    )


def test_the_united_kingdom_of_2016_depends_on_who_counts(whole: Snapshot) -> None:
    checked = check(whole, claims()["united_kingdom_2016"])
    assert (checked.verdict, checked.judgement.rows[0].release) == (Outcome.FAILS, "2026-07-10")
    assert {one.definition: one.judgement.outcome for one in checked.definitions} == {
        "nato": Outcome.FAILS,
        "nato_core_2026": Outcome.FAILS,
        "sipri": Outcome.HOLDS,
        "eda": Outcome.OPEN,
    }
    by_release = {(row.source, row.release): row.value for row in checked.rows if row.convention == "published"}
    assert by_release["nato", "2025-08-28"] == pytest.approx(2.088, abs=0.001)
    assert by_release["sipri", "1949-2020"] == pytest.approx(1.981, abs=0.001)
    assert by_release["worldbank", "2026-07-01"] == pytest.approx(1.984, abs=0.001)
    assert [(one.figure, one.at_hand) for one in checked.claim.quoted] == [("1.98 %", False), ("2.21 %", False)]


def test_the_european_defence_agency_answers_by_its_own_definition_and_is_named(whole: Snapshot) -> None:
    checked = check(whole, parse("Germany spent 1.64 % in 2023"))
    [row] = [row for row in checked.rows if row.source == "eda" and row.convention == "published"]
    assert (row.definition, row.release, row.value) == ("eda", "2023", pytest.approx(1.6408, abs=1e-4))
    told = "By the European Defence Agency's definition (edition 2023) it is 1.64 % of GDP."
    assert told in explain(checked)


def test_every_figure_that_answers_has_its_cell(whole: Snapshot) -> None:
    checked = check(whole, claims()["nineteen_below"])
    mine = list_cells(checked)
    assert len(mine) == 28
    assert {one.cell.split("!")[0] for one in mine} == {"2019-11-29.csv"}
    assert len(list_cells(checked, every=True)) > 28 * 5
    assert len(tabulate(checked)) == len(checked.rows) + len(checked.later)
