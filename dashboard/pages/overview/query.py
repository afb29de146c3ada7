"""The newest year that can be answered as of a pin: who is at which target, and the alliance in sums."""

from collections.abc import Iterable
from datetime import date

from dashboard.pages.overview.alliance import Alliance, OverviewView
from dashboard.pages.overview.sums import find_sums
from dashboard.shared.position import Positions, find_drawn
from dashboard.shared.score import Score
from dashboard.shared.stock import Memory
from etl.asof.columns import is_expected
from etl.asof.count import Answer, Question, select_attempt
from etl.asof.pin import day_of
from etl.asof.verdict import Convention, Count
from etl.catalogue.share import SHARE, STATED_AT
from etl.catalogue.targets import Target, targets
from etl.store.snapshot import Snapshot

_FOUND: Memory[OverviewView, Alliance] = Memory()


def select_alliance(snapshot: Snapshot, view: OverviewView) -> Alliance:
    """All members in the newest year that the releases known as of the view's pin can answer for."""
    return _FOUND.find(snapshot, view) or _FOUND.keep(snapshot, view, _find_alliance(snapshot, view))


def _find_alliance(snapshot: Snapshot, view: OverviewView) -> Alliance:
    day = day_of(snapshot, view.as_of)
    agreed = _list_agreed(day or date.max)
    answer = select_attempt(snapshot, view.as_of, Question(STATED_AT))
    if answer is None:
        return Alliance(view, day, agreed, here=day is not None)
    drawn = find_drawn(snapshot, view.as_of, Convention.PUBLISHED, answer)
    positions = Positions(snapshot, Convention.PUBLISHED, drawn, answer, STATED_AT)
    counts = {STATED_AT: answer.count, **_count_others(snapshot, view, answer, agreed)}
    return Alliance(
        view=view,
        day=day,
        targets=agreed,
        answer=answer,
        drawn=drawn,
        scores=_sort(positions.score(code) for code in answer.count.members),
        counts=counts,
        sums=find_sums(snapshot, view.as_of, drawn, answer.year, tuple(counts)),
        coarse=positions.coarse,
        estimate=is_expected(answer.part, answer.year),
    )


def _list_agreed(day: date) -> tuple[Target, ...]:
    """The targets on the share that were agreed by a day, the newest of each value (R20)."""
    known = (one for one in targets() if one.indicator == SHARE and one.value is not None and one.agreed <= day)
    return tuple({one.value: one for one in known}.values())


def _count_others(
    snapshot: Snapshot, view: OverviewView, answer: Answer, agreed: tuple[Target, ...]
) -> dict[float, Count]:
    """By value who is at the other targets agreed, in the same year."""
    found = {}
    for value in (one.value for one in agreed if one.value not in (None, STATED_AT)):
        other = select_attempt(snapshot, view.as_of, Question(value or 0.0, answer.year))
        if other and other.count.answers:
            found[value or 0.0] = other.count
    return found


def _sort(scores: Iterable[Score]) -> tuple[Score, ...]:
    listed = sorted(scores, key=lambda score: score.name)
    return tuple(sorted(listed, key=lambda score: (score.value is None, -(score.value or 0.0))))
