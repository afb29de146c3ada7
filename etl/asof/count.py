"""How many members are at a target: the release that answers as of a pin, the year, and the count (R30, R31)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from etl.asof.columns import find_years, read_shares, read_statement, read_year
from etl.asof.membership import Membership, select_members
from etl.asof.pin import Pin, day_of
from etl.asof.select import known_releases, select_release
from etl.asof.verdict import Convention, Count, count_members, is_stated
from etl.catalogue.share import SHARE, SHARE_OF_VERDICT, STATEMENT
from etl.catalogue.sources import LEAD
from etl.store.rows import VALUED
from etl.store.snapshot import Part, Snapshot

# Each holds the figures that it rests on, of some 10 kB.
_MOST_KEPT = 64


@dataclass(frozen=True)
class Question:
    """Who is at or above a target, in per cent of GDP, in a year; None for the newest year that can be answered."""

    target: float
    year: int | None = None
    convention: Convention = Convention.PUBLISHED
    membership: Membership = Membership.THEN


@dataclass(frozen=True)
class Answer:
    """What one release says on a question in a year."""

    part: Part
    year: int
    count: Count


_KEPT: WeakKeyDictionary[Snapshot, dict[tuple[Pin, Question], Answer | None]] = WeakKeyDictionary()


def select_answer(snapshot: Snapshot, pin: Pin, question: Question) -> Answer | None:
    """The newest of NATO's releases known that can answer for nine in ten of the members counted, if any can."""
    kept = _KEPT.setdefault(snapshot, {})
    if (pin, question) not in kept:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[pin, question] = next((one for one in _answers(snapshot, pin, question) if one.count.answers), None)
    return kept[pin, question]


def select_attempt(snapshot: Snapshot, pin: Pin, question: Question) -> Answer | None:
    """The answer; where none can be given, what the release says that has most verdicts, the newest of such.

    Where none has any, the newest with shares of the year, which are too coarse, else the newest with shares at all.
    None where no release was known.
    """
    found = select_answer(snapshot, pin, question)
    if found is not None:
        return found
    tried = _answers(snapshot, pin, question)
    # The first of equals is the newest.
    some = max(tried, key=lambda one: len(one.count.rests_on), default=None)
    if some and some.count.rests_on:
        return some
    part = _find_coarse(snapshot, pin, question) or select_release(snapshot, LEAD, pin, (SHARE,))
    if part is None:
        return None
    years = answering_years(snapshot, part, question) or part.years[::-1]
    return answer_from(snapshot, part, pin, replace(question, year=question.year or years[0]))


def _find_coarse(snapshot: Snapshot, pin: Pin, question: Question) -> Part | None:
    """The newest release known that has shares of the year at all."""
    indicator = SHARE_OF_VERDICT[question.convention]
    known = known_releases(snapshot, LEAD, pin)[::-1] if question.year else ()
    return next((part for part in known if read_year(snapshot, part, indicator, question.year or 0)), None)


def answer_from(snapshot: Snapshot, part: Part, pin: Pin, question: Question) -> Answer:
    """What a release says on a question with a year, whether or not that is enough for the Alliance.

    Raises ValueError where the question has no year.
    """
    if question.year is None:
        raise ValueError("a count is of one year")
    codes = select_members(question.year, day_of(snapshot, pin) or part.release.published, question.membership)
    shares = read_shares(snapshot, part, question.convention, question.year)
    stated = read_statement(snapshot, part, question.target, question.convention, question.year)
    count = count_members(codes, question.target, question.convention, shares, stated)
    return Answer(part, question.year, count)


def answerable_years(snapshot: Snapshot, pin: Pin, question: Question) -> dict[int, Answer]:
    """Every year that a release known can answer the question for, newest first, with the answer."""
    years = {year for part in known_releases(snapshot, LEAD, pin) for year in answering_years(snapshot, part, question)}
    found = ((year, select_answer(snapshot, pin, replace(question, year=year))) for year in sorted(years, reverse=True))
    return {year: answer for year, answer in found if answer is not None}


def answering_years(snapshot: Snapshot, part: Part, question: Question) -> tuple[int, ...]:
    """The years in which a release has a share or a statement to answer with, newest first; forecasts are none."""
    asked = {SHARE_OF_VERDICT[question.convention]}
    if is_stated(question.target, question.convention):
        asked.add(STATEMENT)
    known = VALUED._replace(known=True)
    years = {year for indicator in asked for year in find_years(snapshot, part, indicator, known)}
    return tuple(sorted(years, reverse=True))


def _answers(snapshot: Snapshot, pin: Pin, question: Question) -> Iterable[Answer]:
    for part in known_releases(snapshot, LEAD, pin)[::-1]:
        years = answering_years(snapshot, part, question) if question.year is None else (question.year,)
        for year in years:
            yield answer_from(snapshot, part, pin, replace(question, year=year))
