"""Which release answers how many members are at a target (R30). The releases are made up."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from made_up import observation, release

from etl.asof.count import Question, answerable_years, select_answer, select_attempt
from etl.asof.membership import select_members
from etl.asof.pin import Pin
from etl.asof.select import select_series, select_shares
from etl.asof.verdict import Convention
from etl.catalogue.share import SHARE, STATEMENT
from etl.dataframe import ParsedRelease
from etl.store.publish import publish
from etl.store.snapshot import Snapshot

EVERYONE = select_members(2019, date(2019, 6, 30))
ARMED = [code for code in EVERYONE if code != "ISL"]


def shares(name: str, codes: list[str], years: range, share: float = 2.51) -> ParsedRelease:
    made = [observation(value=share, member=code, year=year) for code in codes for year in years]
    return partial(release(made, name=name))


def statement(name: str, met: list[str]) -> ParsedRelease:
    made = [
        observation(STATEMENT, float(code in met), member=code, year=2019, unit="yes_or_no", price_base="")
        for code in ARMED
    ]
    return partial(release(made, name=name))


def partial(made: ParsedRelease) -> ParsedRelease:
    return replace(made, release=replace(made.release, extent="partial"))


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    """All shares of June, NATO's word of November, the shares of two members in December, of all but one in 2020."""
    releases = [
        shares("2019-06-25", ARMED, range(2013, 2020)),
        statement("2019-11-29", ["EST", "POL"]),
        shares("2019-12-31", ["DEU", "USA"], range(2019, 2020)),
        shares("2020-10-21", [code for code in ARMED if code != "DEU"], range(2019, 2021), 1.51),
    ]
    return publish(tmp_path, releases)[0]


def answered(snapshot: Snapshot, pin: str, **asked: object) -> tuple[str, int, int] | None:
    found = select_answer(snapshot, Pin.parse(pin), replace(Question(2.0), **asked))
    return found and (found.part.release.release, found.year, len(found.count.met))


def test_nato_s_statement_answers_before_the_older_shares(snapshot: Snapshot) -> None:
    assert answered(snapshot, "2019-12-04") == ("2019-11-29", 2019, 2)


def test_a_release_of_two_members_answers_for_nobody_however_new_it_is(snapshot: Snapshot) -> None:
    assert answered(snapshot, "2020-01-01") == ("2019-11-29", 2019, 2)
    assert answered(snapshot, "nato:2019-12-31") is None


@pytest.mark.parametrize("convention", ["strict", "recomputed"])
def test_the_statement_answers_for_no_convention_of_figures(snapshot: Snapshot, convention: str) -> None:
    found = answered(snapshot, "2019-12-04", convention=Convention(convention))
    assert found == (("2019-06-25", 2019, 28) if convention == "strict" else None)


def test_the_statement_is_about_two_per_cent_alone(snapshot: Snapshot) -> None:
    assert answered(snapshot, "2019-12-04", target=3.5) == ("2019-06-25", 2019, 0)


def test_a_year_that_the_newest_release_lacks_is_answered_by_an_older_one(snapshot: Snapshot) -> None:
    assert answered(snapshot, "latest") == ("2020-10-21", 2020, 0)
    assert answered(snapshot, "latest", year=2015) == ("2019-06-25", 2015, 27)
    assert answered(snapshot, "2019-12-04", year=2020) is None


def test_who_has_no_figure_is_among_those_counted_and_is_named(snapshot: Snapshot) -> None:
    found = select_answer(snapshot, Pin(), Question(2.0))
    assert found is not None
    assert (found.count.of, "DEU" in found.count.unknown) == (29, True)


def test_where_nothing_answers_the_attempt_tells_what_there_is(snapshot: Snapshot) -> None:
    found = select_attempt(snapshot, Pin.parse("nato:2019-12-31"), Question(2.0))
    assert found is not None
    assert (found.count.met, found.count.answers) == (("DEU", "USA"), False)
    assert select_attempt(snapshot, Pin.parse("2019-06-24"), Question(2.0)) is None


def test_the_years_that_can_be_answered_come_from_every_release_known(snapshot: Snapshot) -> None:
    found = answerable_years(snapshot, Pin(), Question(2.0))
    assert list(found) == list(range(2020, 2012, -1))
    assert {year: answer.part.release.release for year, answer in found.items()}[2018] == "2019-06-25"


def test_shares_are_drawn_from_the_newest_release_that_has_them(snapshot: Snapshot) -> None:
    part = select_shares(snapshot, Pin.parse("2019-12-04"), "published", EVERYONE, 2019)
    assert part is not None
    assert part.release.release == "2019-06-25"


def test_a_line_is_of_the_newest_release_that_has_the_members_and_years_asked_about(snapshot: Snapshot) -> None:
    def selected(members: tuple[str, ...] = (), years: tuple[int, int] | None = None) -> str:
        part = select_series(snapshot, Pin(), SHARE, members, years)
        assert part is not None
        return part.release.release

    assert selected() == "2019-06-25", "a line of two years is hardly one"
    assert selected(("POL",), (2019, 2020)) == "2020-10-21"
    assert selected(("POL", "DEU"), (2019, 2020)) == "2020-10-21", "no other has both years"
    assert selected(("POL", "DEU"), (2015, 2019)) == "2019-06-25"
