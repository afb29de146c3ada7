"""One question has one answer wherever it is asked (R29): a grid of pins, years, targets and conventions.

Of every release, and on the days before and after it, the scoreboard, its title and its CSV, the overview, the measure
of verdicts, the check of a claim and the audit are held to what etl.asof answers.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from itertools import product

import pytest

from dashboard.pages.overview.alliance import OverviewView
from dashboard.pages.overview.query import select_alliance
from dashboard.pages.scoreboard import page, summary
from dashboard.pages.scoreboard.board import ScoreboardView
from dashboard.pages.scoreboard.query import select_scoreboard
from etl.asof.columns import find_years, is_expected
from etl.asof.count import Answer, Question, select_answer, select_attempt
from etl.asof.pin import Pin
from etl.asof.verdict import Convention
from etl.audit.library import audit_release
from etl.catalogue.claims import MEMBERS, Claim
from etl.catalogue.members import members
from etl.catalogue.seeds import shipped
from etl.catalogue.share import SHARE, STATED_AT, STATEMENT
from etl.catalogue.targets import Target, share_targets
from etl.claims import Row, check
from etl.errors import MeasureError
from etl.measures.choice import Choice
from etl.measures.inputs import bind_figures, compute_as_of
from etl.store.snapshot import Part, Store

SNAPSHOT = Store(shipped("embedded")).current()
# The years that any release of NATO has shares of, one before them, and the newest that can be answered.
YEARS: tuple[int | None, ...] = (None, 2005, *range(2008, 2027))
FEW: tuple[int | None, ...] = (None, 2019)
DAY = timedelta(days=1)


def pins_of(part: Part) -> tuple[Pin, ...]:
    """A release by its name, its day, and the days before and after it."""
    released = part.release.published
    days = (Pin(released - DAY), Pin(released), Pin(released + DAY))
    return (Pin.of_releases({part.release.source: part.release.release}), *days)


NATO = sorted({Pin(), *(pin for part in SNAPSHOT.releases("nato") for pin in pins_of(part))}, key=str)
OTHERS = sorted({pin for part in SNAPSHOT.parts for pin in pins_of(part)} - {*NATO}, key=str)
GRID = [*((pin, YEARS) for pin in NATO), *((pin, FEW) for pin in OTHERS)]


def questions(years: tuple[int | None, ...]) -> Iterator[tuple[Target, Question]]:
    for aim, year, convention in product(share_targets(), years, Convention):
        yield aim, Question(aim.value or 0.0, year, convention)


def view_of(pin: Pin, aim: Target, question: Question) -> ScoreboardView:
    return replace(ScoreboardView(), as_of=pin, target=aim.id, year=question.year, verdict=str(question.convention))


@pytest.mark.parametrize(("pin", "years"), GRID, ids=[str(pin) for pin, _ in GRID])
def test_scoreboard_title_and_measure_give_the_answer(pin: Pin, years: tuple[int | None, ...]) -> None:
    for aim, question in questions(years):
        answer = select_answer(SNAPSHOT, pin, question)
        view = view_of(pin, aim, question)
        board = select_scoreboard(SNAPSHOT, view)
        if answer is None:
            assert board.count is None or not board.count.answers
            assert summary.write_title(board).startswith(("At least", "No "))
            continue
        assert (board.part, board.year, board.count) == (answer.part, answer.year, answer.count)
        assert told(summary.write_title(board)) == (len(answer.count.met), answer.count.of, answer.year)
        assert {score.code: score.met for score in board.scores} == verdicts(answer)
        assert measured(pin, question, answer.year) == verdicts(answer)


@pytest.mark.parametrize("pin", [*NATO, *OTHERS], ids=str)
def test_the_overview_gives_the_answers_for_the_newest_year(pin: Pin) -> None:
    alliance = select_alliance(SNAPSHOT, OverviewView(as_of=pin))
    answer = select_attempt(SNAPSHOT, pin, Question(STATED_AT))
    assert alliance.answer == answer
    if answer is None:
        return
    assert {score.code: score.met for score in alliance.scores} == {
        code: verdict.met for code, verdict in answer.count.verdicts.items()
    }
    for value, count in alliance.counts.items():
        other = select_attempt(SNAPSHOT, pin, Question(value, answer.year))
        assert other is not None
        assert count == other.count


def told(title: str) -> tuple[int, int, int]:
    """The numbers of a title: how many, of how many, in which year."""
    found = re.match(r"(\d+) of (\d+) members .* in (\d{4})", title)
    assert found, title
    met, of, year = map(int, found.groups())
    return met, of, year


def verdicts(answer: Answer) -> dict[str, bool | None]:
    return {code: verdict.met for code, verdict in answer.count.verdicts.items()}


def measured(pin: Pin, question: Question, year: int) -> dict[str, bool | None]:
    """The verdicts of the measure, by member."""
    choice = Choice(target=question.target, convention=str(question.convention), year=year)
    found = compute_as_of(SNAPSHOT, "verdicts", choice, pin)
    return {
        one.member: None if one.value is None else one.value == 1
        for one in found
        if not one.part and one.member in members()
    }


@pytest.mark.parametrize("pin", NATO, ids=str)
def test_the_years_at_a_target_are_those_in_which_the_answer_has_a_member_there(pin: Pin) -> None:
    for aim, convention in product(share_targets(), Convention):
        question = Question(aim.value or 0.0, None, convention)
        answers = answers_of_late(pin, question)
        if answers:
            choice = Choice(target=question.target, convention=str(convention), since=min(answers), year=max(answers))
            found = compute_as_of(SNAPSHOT, "guideline_years", choice, pin)
            years = {one.member: one.value for one in found if not one.part and one.value is not None}
            of_each = [verdicts(answer) for answer in answers.values()]
            assert years == {code: sum(one.get(code) is True for one in of_each) for code in years}
            assert set(years) == {code for code in answers[max(answers)].count.armed if is_known(code, of_each)}


def answers_of_late(pin: Pin, question: Question) -> dict[int, Answer]:
    """The answers of the newest year that can be answered, and of those before it, three at most, without a gap."""
    newest = select_answer(SNAPSHOT, pin, question)
    found: dict[int, Answer] = {}
    for year in (newest.year, newest.year - 1, newest.year - 2) if newest else ():
        answer = select_answer(SNAPSHOT, pin, replace(question, year=year))
        if answer is None:
            break
        found[year] = answer
    return found


def is_known(code: str, of_each: list[dict[str, bool | None]]) -> bool:
    return any(one.get(code) is not None for one in of_each)


@pytest.mark.parametrize(("pin", "years"), GRID, ids=[str(pin) for pin, _ in GRID])
def test_a_claim_is_held_against_the_release_that_answers(pin: Pin, years: tuple[int | None, ...]) -> None:
    for aim, year in product(share_targets(), years):
        checked = check(SNAPSHOT, count_of(pin, aim, year))
        lead = select_answer(SNAPSHOT, pin, Question(aim.value or 0.0, year))
        asked = [Question(aim.value or 0.0, year or checked.year, convention) for convention in Convention]
        answers = [(question.convention, select_answer(SNAPSHOT, pin, question)) for question in asked]
        if not any(answer for _, answer in answers):
            attempt = select_attempt(SNAPSHOT, pin, asked[0])
            assert bounds_of(checked.in_force) == at_least(attempt), "where none can answer, what is certain does"
        for convention, answer in answers:
            if answer is not None:
                row = row_of(checked.rows, answer, convention)
                assert row is not None, (aim.id, year, convention)
                found = (row.inside, row.unknown, row.of)
                assert found == (answer.count.met, answer.count.unknown, answer.count.of)
        if lead is not None:
            first = checked.in_force[0]
            assert (first.source, first.release, first.year) == ("nato", lead.part.release.release, lead.year)


def bounds_of(rows: tuple[Row, ...]) -> set[tuple[str, ...]]:
    """By NATO's release, those who are at the target for certain, by rows that count few members."""
    return {(row.release, *row.inside) for row in rows if row.source == "nato" and row.is_bound}


def at_least(attempt: Answer | None) -> set[tuple[str, ...]]:
    """The same by the release that the scoreboard says "at least" of."""
    known = attempt is not None and attempt.count.rests_on
    return {(attempt.part.release.release, *attempt.count.met)} if attempt is not None and known else set()


def count_of(pin: Pin, aim: Target, year: int | None) -> Claim:
    """The claim that any number of members is at or above a target."""
    release = str(pin) if pin.releases else ""
    return Claim(MEMBERS, SHARE, "at_or_above", aim.id, year, pin.day, release, relation="at_least", value=0)


def row_of(rows: tuple[Row, ...], answer: Answer, convention: Convention) -> Row | None:
    """What a claim's check has of the release that answers, without Iceland; NATO's statement before its figures."""
    stated = any(verdict.stated for verdict in answer.count.verdicts.values())
    wanted = "stated" if stated else str(convention)
    mine = (row for row in rows if (row.source, row.release) == ("nato", answer.part.release.release))
    return next((row for row in mine if row.convention == wanted and row.iceland is False), None)


@pytest.mark.parametrize("pin", NATO, ids=str)
def test_the_csv_of_the_scoreboard_counts_as_its_title_does(pin: Pin) -> None:
    for aim, question in questions(FEW):
        answer = select_answer(SNAPSHOT, pin, question)
        if answer is not None:
            rows = csv.DictReader(StringIO(page.EXHIBIT.csv(SNAPSHOT, view_of(pin, aim, question))))
            said = {row["member"]: row["at_or_above_target"] for row in rows if row["verdict"]}
            mine = {code: said.get(code, "") for code in answer.count.armed}
            words = {True: "yes", False: "no", None: ""}
            assert mine == {code: words[answer.count.verdicts[code].met] for code in answer.count.armed}


@pytest.mark.parametrize("pin", NATO, ids=str)
def test_the_money_missing_is_that_of_the_measure_where_both_are_of_one_release(pin: Pin) -> None:
    for aim, year in product(share_targets(), FEW):
        board = select_scoreboard(SNAPSHOT, replace(ScoreboardView(), as_of=pin, target=aim.id, year=year))
        try:
            found = compute_as_of(SNAPSHOT, "gap_to_target", Choice(target=aim.value or 0.0, year=board.year), pin)
        except MeasureError:
            continue  # the release that has the money is an older one, without this year
        drawn = board.drawn.release.release if board.drawn else ""
        mine = {one.member: one.value for one in found if one.rests_on and one.rests_on[0].release == drawn}
        shown = {code: row.value for code, row in board.gaps.items() if code in mine}
        assert shown == {code: pytest.approx(mine[code]) for code in shown}
        assert shown or pin, "today there is money to compare"


@pytest.mark.parametrize("part", SNAPSHOT.releases("nato"), ids=lambda part: part.release.release)
def test_what_the_audit_finds_off_is_what_the_scoreboard_marks_as_pinned(part: Part) -> None:
    release = part.release.release
    found = next(one for one in audit_release(SNAPSHOT, "nato", release) if one.check == "shares")
    boards = [
        select_scoreboard(SNAPSHOT, replace(ScoreboardView(), as_of=Pin.of_releases({"nato": release}), year=year))
        for year in find_years(SNAPSHOT, part, SHARE)
    ]
    marked = {
        (score.code, board.year)
        for board in boards
        for score in board.scores
        if score.share is not None and score.share.status == "pinned"
    }
    assert {(cell.member, cell.year) for cell in found.cells if cell.member in members()} == marked


@pytest.mark.parametrize("part", SNAPSHOT.releases("nato"), ids=lambda part: part.release.release)
def test_what_a_measure_calls_an_estimate_is_what_pages_and_claims_call_expected(part: Part) -> None:
    """R8, R29: of every share, and of every statement of who is at 2 %."""
    figures = bind_figures(SNAPSHOT, Pin.of_releases({"nato": part.release.release}))
    rows = [row for indicator in (SHARE, STATEMENT) for row in figures.column(indicator).values()]
    assert [figures.is_estimate(row) for row in rows] == [is_expected(part, row.year) for row in rows]
