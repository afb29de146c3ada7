"""One year, one question: who is at the target by the release that answers, with the shares that are drawn."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property

from dashboard.pages.scoreboard.board import Score, Scoreboard, ScoreboardView, select_gap
from dashboard.shared.stock import Memory
from etl.asof.columns import find_years, has_most, is_expected, read_nulls_too, read_shares, read_year
from etl.asof.count import Answer, Question, answer_from, answerable_years, select_attempt
from etl.asof.pin import day_of
from etl.asof.select import known_releases, select_shares
from etl.asof.verdict import CONVENTIONS, Convention, Count, Verdict, borderline, meets
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.share import SHARE, SHARE_OF_VERDICT, STATEMENT
from etl.catalogue.targets import target
from etl.observation import Observation
from etl.store.snapshot import Part, Snapshot

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
    drawn = _drawn(snapshot, view, answer)
    basis = _Basis(snapshot, view, drawn, answer, question.target)
    scores = _sorted([basis.score(code) for code in answer.count.members], view, select_gap(drawn, view))
    aggregates = tuple(basis.score(code) for code in AGGREGATES if code in basis.shares)
    counts = _counts(snapshot, view, answer)
    share_years = tuple(find_years(snapshot, answer.part, SHARE))
    known = known_releases(snapshot, "nato", view.as_of)
    return Scoreboard(
        view, answer.year, aim, answer, drawn, scores, aggregates, counts, _is_coarse(basis), share_years,
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


def _drawn(snapshot: Snapshot, view: ScoreboardView, answer: Answer) -> Part:
    """The release whose shares are drawn: an older one where that which answers states verdicts without shares."""
    codes, indicator = answer.count.members, SHARE_OF_VERDICT[view.verdict]
    if has_most(codes, read_year(snapshot, answer.part, indicator, answer.year)):
        return answer.part
    return select_shares(snapshot, view.as_of, view.verdict, codes, answer.year) or answer.part


@dataclass(frozen=True)
class _Basis:
    """What the rows of one year rest on."""

    snapshot: Snapshot
    view: ScoreboardView
    drawn: Part
    answer: Answer
    target: float

    @cached_property
    def columns(self) -> dict[str, dict[str, Observation]]:
        """By indicator and member, what is shown of the year, nulls too."""
        wanted = (*dict.fromkeys(SHARE_OF_VERDICT.values()), select_gap(self.drawn, self.view))
        found = {one: read_nulls_too(self.snapshot, self.drawn, one, self.answer.year) for one in wanted}
        return {**found, STATEMENT: read_nulls_too(self.snapshot, self.answer.part, STATEMENT, self.answer.year)}

    @cached_property
    def shares(self) -> dict[str, Observation]:
        """The shares of the view's convention, nulls too."""
        return self.columns[SHARE_OF_VERDICT[self.view.verdict]]

    @cached_property
    def clear(self) -> bool:
        """Whether the shares drawn were printed precisely enough for a verdict (R4)."""
        return bool(read_shares(self.snapshot, self.drawn, self.view.verdict, self.answer.year))

    def score(self, code: str) -> Score:
        """The row of one member or aggregate."""
        share = self.shares.get(code)
        value = share.value if share and self.clear else None
        drawn = None if value is None else meets(value, self.target, self.view.verdict)
        beside = {indicator: column[code] for indicator, column in self.columns.items() if code in column}
        by_convention = {one: _value(beside.get(indicator)) for one, indicator in SHARE_OF_VERDICT.items()}
        return Score(
            code=code,
            share=share,
            beside=beside,
            verdict=self.answer.count.verdicts.get(code, Verdict(drawn, share)),
            drawn=drawn,
            borderline=self.clear and borderline(by_convention, self.target),
            estimate=is_expected(self.drawn, self.answer.year),
        )


def _is_coarse(basis: _Basis) -> bool:
    return not basis.clear and not basis.answer.count.rests_on and any(map(_value, basis.shares.values()))


def _counts(snapshot: Snapshot, view: ScoreboardView, answer: Answer) -> dict[str, Count]:
    """By convention the count of the release that answers, where it can by that convention too."""
    asked = replace(_question(view), year=answer.year)
    ways = {
        name: answer_from(snapshot, answer.part, view.as_of, replace(asked, convention=Convention(name))).count
        for name in CONVENTIONS
    }
    return {name: count for name, count in ways.items() if count.answers}


def _value(row: Observation | None) -> float | None:
    return None if row is None else row.value


def _sorted(scores: list[Score], view: ScoreboardView, gap: str) -> tuple[Score, ...]:
    column, falling = view.sort.removeprefix("-"), view.sort.startswith("-")
    by_name = sorted(scores, key=lambda score: score.name, reverse=falling and column == "member")
    if column == "member":
        return tuple(by_name)
    sign = -1 if falling else 1

    shown = {"gap": gap, **SHARE_OF_VERDICT, "share": SHARE_OF_VERDICT[view.verdict]}[column]

    def key(score: Score) -> tuple[bool, float]:
        value = _value(score.beside.get(shown))
        return value is None, 0.0 if value is None else sign * value

    return tuple(sorted(by_name, key=key))
