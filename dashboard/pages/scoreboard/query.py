"""One year, one question: who is at the target by the release that answers, with the shares that are drawn."""

from dataclasses import replace
from datetime import UTC, date, datetime

from dashboard.pages.scoreboard.board import Scoreboard, ScoreboardView, select_gap
from dashboard.shared.position import Positions, find_drawn, read_value
from dashboard.shared.score import Score
from dashboard.shared.stock import Memory
from etl.asof.columns import find_years, is_expected
from etl.asof.count import Answer, Question, answer_from, answerable_years, select_attempt
from etl.asof.pin import day_of
from etl.asof.select import known_releases
from etl.asof.verdict import CONVENTIONS, Convention, Count
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.share import SHARE, SHARE_OF_VERDICT
from etl.catalogue.targets import target
from etl.store.snapshot import Snapshot

_FOUND: Memory[ScoreboardView, Scoreboard] = Memory()


def select_scoreboard(snapshot: Snapshot, view: ScoreboardView) -> Scoreboard:
    """All members of one year in the release that answers as of the view's pin, sorted as the view says."""
    return _FOUND.find(snapshot, view) or _FOUND.keep(snapshot, view, _find_scores(snapshot, view))


def _find_scores(snapshot: Snapshot, view: ScoreboardView) -> Scoreboard:
    question, aim = _question(view), target(view.target)
    answer = select_attempt(snapshot, view.as_of, question)
    if answer is None:
        here = day_of(snapshot, view.as_of) is not None
        return Scoreboard(view, select_year(snapshot, view), aim, here=here)
    drawn = find_drawn(snapshot, view.as_of, view.verdict, answer)
    gap = select_gap(drawn, view)
    basis = Positions(snapshot, view.verdict, drawn, answer, question.target, (gap,))
    scores = _sorted([basis.score(code) for code in answer.count.members], view, gap)
    aggregates = tuple(basis.score(code) for code in AGGREGATES if code in basis.shares)
    counts = _counts(snapshot, view, answer)
    share_years = tuple(find_years(snapshot, answer.part, SHARE))
    known = known_releases(snapshot, "nato", view.as_of)
    return Scoreboard(
        view, answer.year, aim, answer, drawn, scores, aggregates, counts, basis.coarse, share_years,
        tuple(sorted({year for part in known for year in find_years(snapshot, part, SHARE)})),
    )  # fmt: skip


def select_year(snapshot: Snapshot, view: ScoreboardView) -> int:
    """The year that the view asks for, else the newest that can be answered."""
    if view.year:
        return view.year
    answer = select_attempt(snapshot, view.as_of, _question(view))
    # The year of a pin from before all releases; of our time where no release at all is here.
    return answer.year if answer else min(day_of(snapshot, view.as_of) or date.max, datetime.now(UTC).date()).year


def list_years(snapshot: Snapshot, view: ScoreboardView) -> dict[int, bool]:
    """The years to choose from, newest first, each with whether it is an estimate; the shown one is among them."""
    found = answerable_years(snapshot, view.as_of, _question(view.but(year=None)))
    listed = {year: is_expected(answer.part, year) for year, answer in found.items()}
    shown = select_attempt(snapshot, view.as_of, _question(view))
    listed.setdefault(select_year(snapshot, view), shown is not None and is_expected(shown.part, shown.year))
    return dict(sorted(listed.items(), reverse=True))


def _question(view: ScoreboardView) -> Question:
    aim = target(view.target)
    if aim.value is None:
        raise KeyError(f"{aim.id} has no published figure to be held against")
    return Question(aim.value, view.year, Convention(view.verdict), view.membership)


def _counts(snapshot: Snapshot, view: ScoreboardView, answer: Answer) -> dict[str, Count]:
    """By convention the count of the release that answers, where it can by that convention too."""
    asked = replace(_question(view), year=answer.year)
    ways = {
        name: answer_from(snapshot, answer.part, view.as_of, replace(asked, convention=Convention(name))).count
        for name in CONVENTIONS
    }
    return {name: count for name, count in ways.items() if count.answers}


def _sorted(scores: list[Score], view: ScoreboardView, gap: str) -> tuple[Score, ...]:
    column, falling = view.sort.removeprefix("-"), view.sort.startswith("-")
    by_name = sorted(scores, key=lambda score: score.name, reverse=falling and column == "member")
    if column == "member":
        return tuple(by_name)
    sign = -1 if falling else 1

    shown = {"gap": gap, **SHARE_OF_VERDICT, "share": SHARE_OF_VERDICT[view.verdict]}[column]

    def key(score: Score) -> tuple[bool, float]:
        value = read_value(score.beside.get(shown))
        return value is None, 0.0 if value is None else sign * value

    return tuple(sorted(by_name, key=key))
