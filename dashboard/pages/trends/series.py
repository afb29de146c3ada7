"""The lines of the page of trends: an area's observations each, over the years and in the currency that they share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dashboard.shared.wording import name_area
from etl.measures.burden.bloc import Joint
from etl.observation import Observation

NATIONAL = "national_currency_million"


@dataclass(frozen=True)
class Series:
    """One line: an area's observations of one indicator in one release, by year. `focus` lines are in colour.

    What is computed has the figures that it `rests_on`, and by year who had none.
    """

    code: str
    focus: bool
    points: tuple[Observation, ...]
    rests_on: tuple[Observation, ...] = ()
    without: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The area's name."""
        return name_area(self.code)


def make_series(code: str, rows: Sequence[Observation], focus: bool) -> Series:
    """The line of an area, its observations by year."""
    return Series(code, focus, tuple(sorted(rows, key=lambda row: row.year)))


def join_series(code: str, joints: Iterable[Joint], focus: bool) -> Series:
    """The line of what was computed for an area, which knows what it rests on."""
    made = sorted(joints, key=lambda joint: joint.row.year)
    rests_on = dict.fromkeys(row for joint in made for row in joint.rests_on)
    without = {joint.row.year: joint.without for joint in made if joint.without}
    return Series(code, focus, tuple(joint.row for joint in made), tuple(rests_on), without)


def find_last(line: Series) -> Observation | None:
    """The last figure of a line; None where it has none."""
    return next((row for row in reversed(line.points) if row.value is not None), None)


def span_years(series: Sequence[Series]) -> tuple[int, ...]:
    """The years from the first that any line has a value for to the last of all, without gaps."""
    points = [point for line in series for point in line.points]
    found = [point.year for point in points if point.value is not None]
    return tuple(range(min(found), max(point.year for point in points) + 1)) if found else ()


def cut_years(series: Sequence[Series]) -> list[Series]:
    """The lines without the years before any of them has a value; a last year without one says that it is missing."""
    years = set(span_years(series))
    return [replace(line, points=tuple(row for row in line.points if row.year in years)) for line in series]


def keep_one_currency(series: list[Series], chosen: list[str]) -> list[Series]:
    """The lines, and the years of each, that are in the newest currency of the line chosen first; none without one.

    Where a release does not say the currency, no two members are taken to share one.
    """
    if not chosen:
        return []
    wanted = _currency(next(line for line in series if line.code == chosen[0]).points[-1])
    kept = [replace(line, points=tuple(row for row in line.points if _currency(row) == wanted)) for line in series]
    return [line for line in kept if line.points]


def _currency(row: Observation) -> str:
    return row.member if row.unit == NATIONAL else row.unit
