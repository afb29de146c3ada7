"""Two years of one release: who crossed the target, and how much of each change was spending and how much GDP."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dashboard.pages.change.crossings import PARTS, Change, ChangeView, Crossing
from dashboard.shared.stock import Memory
from etl.asof.columns import read_nulls_too, read_shares
from etl.asof.membership import Membership, select_members
from etl.asof.pin import Pin, day_of
from etl.asof.select import find_common_years, holds, select_span
from etl.asof.verdict import Column, Convention, borderline, judge
from etl.catalogue.measures import measures
from etl.catalogue.members import members
from etl.catalogue.share import SHARE, SHARE_OF_VERDICT
from etl.catalogue.sources import LEAD
from etl.catalogue.targets import target
from etl.measures.change.breaks import find_gdp_break
from etl.measures.change.cause import Cause, find_cause
from etl.measures.choice import WALES, Choice
from etl.measures.compute import compute
from etl.measures.figures import Figures
from etl.measures.inputs import bind_figures
from etl.measures.result import Result
from etl.observation import Observation
from etl.store.snapshot import Part, Snapshot

MEASURE = "change_split"
_BY = Convention.PUBLISHED
# Of a direction and whether the last share is at the target.
_ORDER = {(1, True): 1, (-1, False): 2, (0, True): 3, (0, False): 4}
_FOUND: Memory[ChangeView, Change] = Memory()


def select_change(snapshot: Snapshot, view: ChangeView) -> Change:
    """The members in two years of the release that has both as of the view's pin, sorted as the view says."""
    return _FOUND.find(snapshot, view) or _FOUND.keep(snapshot, view, _find_change(snapshot, view))


def _find_change(snapshot: Snapshot, view: ChangeView) -> Change:
    aim, needs = target(view.target), measures()[MEASURE].inputs
    asked = tuple(sorted({year for year in (view.since, view.year) if year}))
    part = select_span(snapshot, view.as_of, needs, asked)
    if part is None:
        return Change(view, aim, here=day_of(snapshot, view.as_of) is not None)
    years = find_common_years(snapshot, part, needs)
    span = _choose_span(view, years)
    if span is None:
        return Change(view, aim, part, years, held_by=_find_holder(snapshot, view, needs))
    rows = tuple(_list_rows(snapshot, view, part, span))
    return Change(view, aim, part, years, span, _sorted(rows, view.sort))


def _choose_span(view: ChangeView, years: tuple[int, ...]) -> tuple[int, int] | None:
    """The two years, the earlier first; None where the release has not both, or where they are one."""
    if view.since and view.year:
        first, last = sorted((view.since, view.year))
        return (first, last) if first < last and {first, last} <= {*years} else None
    last = view.year or (years[-1] if years else 0)
    before = [year for year in years if year < last]
    first = view.since or (WALES if WALES in before else (before or [0])[0])
    return (first, last) if first in before and last in years else None


def _find_holder(snapshot: Snapshot, view: ChangeView, needs: Sequence[str]) -> Part | None:
    """The newest release at hand, whatever the pin, that can compare the years asked for."""
    whole = (part for part in reversed(snapshot.releases(LEAD)) if all(holds(part, one, 2) for one in needs))
    return next((part for part in whole if _choose_span(view, find_common_years(snapshot, part, needs))), None)


def _list_rows(snapshot: Snapshot, view: ChangeView, part: Part, span: tuple[int, int]) -> Iterator[Crossing]:
    known = day_of(snapshot, view.as_of) or part.release.published
    first, last = (select_members(year, known, view.membership) for year in span)
    basis = _Basis(snapshot, part, span, target(view.target).value or 0.0)
    for code in last:
        if not view.country or code in view.country:
            yield basis.cross(code, 0 if code in first else members()[code].accession.year)


@dataclass(frozen=True)
class _Basis:
    """What the rows of one release and two years rest on."""

    snapshot: Snapshot
    part: Part
    span: tuple[int, int]
    aim: float

    @cached_property
    def figures(self) -> Figures:
        """The figures of the measure."""
        pin = Pin.of_releases({LEAD: self.part.release.release})
        return bind_figures(self.snapshot, pin, measures()[MEASURE].inputs, 2)

    @cached_property
    def shares(self) -> list[Mapping[str, Observation]]:
        """The published shares of each year, nulls too."""
        return [read_nulls_too(self.snapshot, self.part, SHARE, year) for year in self.span]

    @cached_property
    def clear(self) -> list[dict[str, Column]]:
        """Of each year by convention the shares that a verdict may rest on."""
        return [
            {name: read_shares(self.snapshot, self.part, name, year) for name in SHARE_OF_VERDICT} for year in self.span
        ]

    @cached_property
    def parts(self) -> dict[str, dict[str, Result]]:
        """The results of the measure by member and part."""
        choice = Choice(since=self.span[0], year=self.span[1], membership=Membership.TODAY)
        found: dict[str, dict[str, Result]] = {}
        for one in compute(MEASURE, self.figures, choice):
            found.setdefault(one.member, {})[one.part] = one
        return found

    def cross(self, code: str, joined: int) -> Crossing:
        """The row of one member."""
        met = [judge(code, self.aim, _BY, of_year[_BY], {}).met for of_year in self.clear]
        row = Crossing(
            code=code,
            joined=joined,
            shares=(self.shares[0].get(code), self.shares[1].get(code)),
            met=(met[0], met[1]),
            parts=self.parts.get(code, {}),
            borderline=any(self._is_borderline(code, of_year) for of_year in self.clear),
            broken=find_gdp_break(self.figures, code, self.span),
        )
        return replace(row, cause=self._find_cause(row))

    def _is_borderline(self, code: str, of_year: Mapping[str, Column]) -> bool:
        return borderline({name: column[code].value for name, column in of_year.items() if code in column}, self.aim)

    def _find_cause(self, row: Crossing) -> Cause | None:
        after, spending, gdp = row.after, row.part("spending"), row.part("gdp")
        if not row.direction or after is None or spending is None or gdp is None:
            return None
        return find_cause(after, (spending, gdp), self.aim, _BY)


def _sorted(rows: tuple[Crossing, ...], sort: str) -> tuple[Crossing, ...]:
    """By a column, those without a figure last; who joined in between stays behind those who are counted."""
    column, falling = sort.removeprefix("-"), sort.startswith("-")
    by_name = sorted(rows, key=lambda row: row.name, reverse=falling and column == "member")
    return tuple(sorted(by_name, key=lambda row: (bool(row.joined), *_rank(row, column, -1 if falling else 1))))


def _rank(row: Crossing, column: str, sign: int) -> tuple[float, ...]:
    if column == "member":
        return ()
    if column == "crossed":
        return (*_group(row, sign), -(row.part("") or 0.0))
    value = {"before": row.before, "after": row.after}.get(column, row.part(PARTS.get(column, "")))
    return (value is None, 0.0 if value is None else sign * value)


def _group(row: Crossing, sign: int) -> tuple[float, ...]:
    """Who rose, who fell, who stayed at or above, who stayed below; and last of whom nothing is known."""
    if row.part("") is None or row.direction is None:
        return (True, 0)
    return (False, sign * _ORDER[row.direction, row.met[1] is True])
