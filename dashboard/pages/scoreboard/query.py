"""One year of one release: all members with their share, what stands beside it, and the counts."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dashboard.pages.scoreboard.score import Score
from dashboard.shared.release import release_for_verdicts, usable
from dashboard.view import View
from etl.asof.pin import day_of
from etl.asof.verdict import Count, borderline, count, meets
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.indicators import gap_id
from etl.catalogue.members import Member, members
from etl.catalogue.share import SHARE, SHARE_OF_VERDICT, STATED_AT, STATEMENT
from etl.catalogue.targets import Target, target, targets
from etl.observation import Observation
from etl.store.snapshot import Part, Snapshot

_Columns = dict[str, dict[str, Observation]]


@dataclass(frozen=True)
class Scoreboard:
    """What the scoreboard of one release and year shows. `part` is None where no release was known.

    `coarse`: the shares were printed with one decimal, so no verdict rests on them (R4).
    """

    view: View
    part: Part | None
    year: int
    target: Target
    scores: tuple[Score, ...] = ()
    aggregates: tuple[Score, ...] = ()
    counts: dict[str, Count] | None = None
    coarse: bool = False

    @property
    def estimate(self) -> bool:
        """Whether the year shown is an estimate of this release."""
        return self.part is not None and self.year in self.part.estimate_years

    @cached_property
    def count(self) -> Count | None:
        """The count under the view's verdict."""
        return self.counts[self.view.verdict] if self.counts else None

    @property
    def lines(self) -> tuple[Target, ...]:
        """The targets on the share that were in force in the year shown."""
        return tuple(
            aim for aim in targets() if aim.indicator == SHARE and aim.value is not None and aim.in_force(self.year)
        )

    @property
    def with_data(self) -> tuple[Score, ...]:
        """The members that have a share."""
        return tuple(score for score in self.scores if score.value is not None)


def scoreboard(snapshot: Snapshot, view: View) -> Scoreboard:
    """All members of one year in the release that the view pins, sorted as the view says."""
    part = release_for_verdicts(snapshot, view)
    aim, year = target(view.target), shown_year(snapshot, view)
    if part is None:
        return Scoreboard(view, None, year, aim)
    columns = _columns(snapshot, part, year, aim)
    counted = _members(snapshot, view, part, year)
    basis = _Basis(columns, view.verdict, aim, usable(snapshot, part), year in part.estimate_years)
    scores = [_score(code, basis) for code in counted]
    aggregates = [_score(code, basis) for code in AGGREGATES if code in columns[SHARE]]
    coarse = not basis.usable and not basis.stated
    counts = None if coarse else _counts(basis, counted)
    return Scoreboard(view, part, year, aim, _sorted(scores, view), tuple(aggregates), counts, coarse)


@dataclass(frozen=True)
class _Basis:
    """What the verdicts of one year rest on. `usable`: the shares were printed with decimals enough (R4)."""

    columns: _Columns
    verdict: str
    aim: Target
    usable: bool
    estimate: bool

    @cached_property
    def stated(self) -> dict[str, Observation]:
        """NATO's own statement of who is at 2 %, by member, where the release makes one and 2 % is asked about."""
        known = {code: row for code, row in self.columns[STATEMENT].items() if row.value is not None}
        return known if _aim(self.aim) == STATED_AT else {}


def _counts(basis: _Basis, counted: list[str]) -> dict[str, Count]:
    columns, stated = basis.columns, basis.stated
    counts = {
        verdict: count({code: _value(columns[share].get(code)) for code in counted}, _aim(basis.aim), verdict)
        for verdict, share in SHARE_OF_VERDICT.items()
    }
    if stated:
        met = frozenset(code for code in counted if code in stated and stated[code].value == 1)
        counts["published"] = Count(met, sum(code in stated for code in counted), len(counted))
    return counts


def shown_year(snapshot: Snapshot, view: View) -> int:
    """The year that the view asks for, else the newest that has a share in the release."""
    part = release_for_verdicts(snapshot, view)
    if view.year or part is None:
        return view.year or (day_of(snapshot, view.as_of) or date.max).year
    return max((row.year for row in snapshot.rows(part, SHARE) if row.value is not None), default=part.years[1])


def years(snapshot: Snapshot, view: View) -> dict[int, bool]:
    """The years to choose from, newest first, each with whether it is an estimate; the shown one is among them."""
    part, shown = release_for_verdicts(snapshot, view), shown_year(snapshot, view)
    if part is None:
        return {shown: False}
    listed = {row.year for row in snapshot.rows(part, SHARE)} | {shown}
    return {year: year in part.estimate_years for year in sorted(listed, reverse=True)}


def _columns(snapshot: Snapshot, part: Part, year: int, aim: Target) -> _Columns:
    wanted = (SHARE, SHARE_OF_VERDICT["recomputed"], SHARE_OF_VERDICT["nominal"], gap_id(aim), STATEMENT)
    return {
        indicator: {row.member: row for row in snapshot.rows(part, indicator) if row.year == year}
        for indicator in wanted
    }


def _members(snapshot: Snapshot, view: View, part: Part, year: int) -> list[str]:
    day = day_of(snapshot, view.as_of) if view.as_of else part.release.published

    def counts(member: Member) -> bool:
        if view.membership == "year":
            return member.counts_in(year)
        return day is not None and member.joined_by(day)

    return [code for code, member in members().items() if counts(member)]


def _score(code: str, basis: _Basis) -> Score:
    columns, aim = basis.columns, _aim(basis.aim)
    share = columns[SHARE_OF_VERDICT[basis.verdict]].get(code)
    shares = {verdict: _value(columns[indicator].get(code)) for verdict, indicator in SHARE_OF_VERDICT.items()}
    stated = basis.stated.get(code) if basis.verdict == "published" else None
    return Score(
        code=code,
        share=share,
        beside={indicator: column[code] for indicator, column in columns.items() if code in column},
        met=_met(_value(share) if basis.usable else None, stated, aim, basis.verdict),
        borderline=basis.usable and borderline(shares, aim),
        estimate=basis.estimate,
        stated=stated,
    )


def _met(share: float | None, stated: Observation | None, aim: float, verdict: str) -> bool | None:
    if stated is not None:
        return stated.value == 1
    return None if share is None else meets(share, aim, verdict)


def _aim(aim: Target) -> float:
    if aim.value is None:
        raise KeyError(f"{aim.id} has no published figure to be held against")
    return aim.value


def _value(row: Observation | None) -> float | None:
    return None if row is None else row.value


def _sorted(scores: list[Score], view: View) -> tuple[Score, ...]:
    column, falling = view.sort.removeprefix("-"), view.sort.startswith("-")
    by_name = sorted(scores, key=lambda score: score.name, reverse=falling and column == "member")
    if column == "member":
        return tuple(by_name)
    sign = -1 if falling else 1

    def key(score: Score) -> tuple[bool, float]:
        value = score.value if column == "share" else _value(score.beside.get(_indicator(column, view)))
        return value is None, 0.0 if value is None else sign * value

    return tuple(sorted(by_name, key=key))


def _indicator(column: str, view: View) -> str:
    return gap_id(target(view.target)) if column == "gap" else SHARE_OF_VERDICT[column]
