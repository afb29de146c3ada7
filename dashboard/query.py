"""Rows for a view. Chart, table and CSV of a page all start from what is selected here."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from etl.measures.verdicts import Count, borderline, count, meets

from dashboard.view import View, area_name
from etl.catalogue.events import Event, events
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.indicator import Indicator
from etl.catalogue.indicators import gap_id, indicators
from etl.catalogue.members import Member, members
from etl.catalogue.targets import Target, target, targets
from etl.observation import Observation
from etl.snapshot import Part, Snapshot

SHARE = "defence_expenditure_share_gdp"
NATIONAL = "national_currency_million"
SHARE_OF_VERDICT = {
    "published": SHARE,
    "strict": SHARE,
    "recomputed": f"{SHARE}_recomputed",
    "nominal": f"{SHARE}_nominal",
}


def release_in_force(snapshot: Snapshot, source: str, view: View) -> Part | None:
    """The release of `source` that the view's pin selects; None where none was known (the newest never stands in)."""
    return snapshot.as_of(source, view.as_of or date.max)


@dataclass(frozen=True)
class Score:
    """One row of the scoreboard: the share that the verdict rests on, and what stands beside it.

    `met` is None where there is no share; `estimate` tells whether the release calls the year an estimate.
    """

    code: str
    share: Observation | None
    beside: dict[str, Observation]
    met: bool | None
    borderline: bool
    estimate: bool

    @property
    def name(self) -> str:
        """The area's name."""
        return area_name(self.code)

    @property
    def value(self) -> float | None:
        """The share in per cent of GDP, None where there is none."""
        return self.share.value if self.share else None

    @property
    def mark(self) -> str:
        """What the shape shows: pinned, borderline, or actual."""
        if self.share is not None and self.share.status == "pinned":
            return "pinned"
        return "borderline" if self.borderline else "actual"


@dataclass(frozen=True)
class Scoreboard:
    """What the scoreboard of one release and year shows. `part` is None where no release was known."""

    view: View
    part: Part | None
    year: int
    target: Target
    scores: tuple[Score, ...] = ()
    aggregates: tuple[Score, ...] = ()
    counts: dict[str, Count] | None = None

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
    part = release_in_force(snapshot, "nato", view)
    aim = target(view.target)
    if part is None:
        return Scoreboard(view, None, view.year or (view.as_of or date.max).year, aim)
    year = view.year or _newest_year(snapshot, part)
    columns = _columns(snapshot, part, year, aim)
    counted = _members(view, part, year)
    scores = [_score(code, columns, view, (part, year)) for code in counted]
    aggregates = [_score(code, columns, view, (part, year)) for code in AGGREGATES if code in columns[SHARE]]
    counts = {
        verdict: count({code: _value(columns[share].get(code)) for code in counted}, _aim(aim), verdict)
        for verdict, share in SHARE_OF_VERDICT.items()
    }
    return Scoreboard(view, part, year, aim, _sorted(scores, view), tuple(aggregates), counts)


def _newest_year(snapshot: Snapshot, part: Part) -> int:
    years = [row.year for row in snapshot.rows(part, SHARE) if row.value is not None]
    return max(years, default=part.years[1])


def _columns(snapshot: Snapshot, part: Part, year: int, aim: Target) -> dict[str, dict[str, Observation]]:
    wanted = (SHARE, SHARE_OF_VERDICT["recomputed"], SHARE_OF_VERDICT["nominal"], gap_id(aim))
    return {
        indicator: {row.member: row for row in snapshot.rows(part, indicator) if row.year == year}
        for indicator in wanted
    }


def _members(view: View, part: Part, year: int) -> list[str]:
    def counts(member: Member) -> bool:
        if view.membership == "year":
            return member.counts_in(year)
        return member.joined_by(view.as_of or part.release.published)

    return [code for code, member in members().items() if counts(member)]


def _score(code: str, columns: dict[str, dict[str, Observation]], view: View, where: tuple[Part, int]) -> Score:
    part, year = where
    share = columns[SHARE_OF_VERDICT[view.verdict]].get(code)
    value = _value(share)
    aim = _aim(target(view.target))
    shares = {verdict: _value(columns[indicator].get(code)) for verdict, indicator in SHARE_OF_VERDICT.items()}
    return Score(
        code=code,
        share=share,
        beside={indicator: column[code] for indicator, column in columns.items() if code in column},
        met=None if value is None else meets(value, aim, view.verdict),
        borderline=borderline(shares, aim),
        estimate=year in part.estimate_years,
    )


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


@dataclass(frozen=True)
class Series:
    """One line: an area's observations of one indicator in one release, by year. `focus` lines are in colour."""

    code: str
    focus: bool
    points: tuple[Observation, ...]

    @property
    def name(self) -> str:
        """The area's name."""
        return area_name(self.code)


@dataclass(frozen=True)
class Trends:
    """What the page of trends shows: lines of one indicator from one release."""

    view: View
    part: Part | None
    indicator: Indicator
    series: tuple[Series, ...] = ()
    lines: tuple[Target, ...] = ()
    events: tuple[Event, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def focus(self) -> tuple[Series, ...]:
        """The lines in colour, in the order in which the reader chose them."""
        return tuple(line for line in self.series if line.focus)

    def is_estimate(self, year: int) -> bool:
        """Whether the release calls this year an estimate."""
        return self.part is not None and year in self.part.estimate_years

    @property
    def years(self) -> tuple[int, ...]:
        """The years that any line has, without gaps between first and last."""
        found = [point.year for line in self.series for point in line.points]
        return tuple(range(min(found), max(found) + 1)) if found else ()

    @property
    def unit(self) -> str:
        """The unit of all values."""
        return next((point.unit for line in self.series for point in line.points), self.indicator.unit)

    @property
    def price_base(self) -> str:
        """The price base of the values: a year, "current" or ""."""
        return next((point.price_base for line in self.series for point in line.points), "")


def trends(snapshot: Snapshot, view: View) -> Trends:
    """The lines of the view's indicator: the chosen areas, and with `others` every member of today as context."""
    indicator = indicators()[view.indicator]
    part = release_in_force(snapshot, indicator.source, view)
    if part is None:
        return Trends(view, None, indicator)
    by_code: dict[str, list[Observation]] = {}
    for row in snapshot.rows(part, indicator.id):
        if view.time is None or view.time[0] <= row.year <= view.time[1]:
            by_code.setdefault(row.member, []).append(row)
    context = [code for code in members() if view.others and code in by_code and code not in view.country]
    chosen = [code for code in view.country if code in by_code]
    series = [_series(code, by_code, False) for code in context] + [_series(code, by_code, True) for code in chosen]
    shown = _one_currency(series, chosen[0]) if indicator.unit == NATIONAL and chosen else series
    left_out = [code for code in chosen if code not in {line.code for line in shown}]
    return Trends(
        view, part, indicator, tuple(shown), _lines(view), events() if view.events else (),
        tuple(area_name(code) for code in left_out),
    )  # fmt: skip


def _one_currency(series: list[Series], first: str) -> list[Series]:
    """The lines, and the years of each, that are in the newest currency of the line chosen first.

    Where a release does not say the currency, no two members are taken to share one.
    """
    wanted = _currency(next(line for line in series if line.code == first).points[-1])
    kept = [
        Series(line.code, line.focus, tuple(row for row in line.points if _currency(row) == wanted)) for line in series
    ]
    return [line for line in kept if line.points]


def _currency(row: Observation) -> str:
    return row.member if row.unit == NATIONAL else row.unit


def _series(code: str, by_code: dict[str, list[Observation]], focus: bool) -> Series:
    return Series(code, focus, tuple(sorted(by_code[code], key=lambda row: row.year)))


def _lines(view: View) -> tuple[Target, ...]:
    on_indicator = [aim for aim in targets() if aim.indicator == _published(view.indicator) and aim.value is not None]
    return tuple(on_indicator) if view.targets else ()


def _published(indicator: str) -> str:
    # The recomputed and the nominal share are held against the targets on the published one.
    return SHARE if indicator.startswith(SHARE) else indicator
