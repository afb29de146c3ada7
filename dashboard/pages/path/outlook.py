"""What the page of paths is asked, and what it shows: what a target asks of each member, beside what it did."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.shared.wording import name_area, write_number
from dashboard.view import Option, View, number, one_of
from etl.asof.columns import is_expected
from etl.catalogue.members import members
from etl.catalogue.targets import Target, share_targets, targets
from etl.measures.result import Reason, Result
from etl.observation import Observation
from etl.store.snapshot import Part

# Members together, over all years the same ones.
ALL, WITHOUT_AMERICA = "NATO_TOTAL", "NATO_EUR_CAN"
GROUPS = {ALL: "All members together", WITHOUT_AMERICA: "Europe and Canada together"}
RECORDS = (3, 5, 10)
_SORTS = ("lead", "member", "share", "required", "record", "standing", "arrival")


def _countries() -> tuple[Option, ...]:
    armed = (one for one in members().values() if one.armed_forces)
    return (
        *(Option(code, name, "Together") for code, name in GROUPS.items()),
        *(Option(one.code, one.name, "Members") for one in armed),
    )


def _targets() -> tuple[Option, ...]:
    return tuple(Option(aim.id, aim.title) for aim in share_targets() if aim.due)


def _spans() -> tuple[Option, ...]:
    return tuple(Option(str(years), f"Last {years} years") for years in RECORDS)


def _sorts() -> tuple[Option, ...]:
    return tuple(Option(f"{sign}{column}", column) for sign in ("-", "") for column in _SORTS)


@dataclass(frozen=True)
class PathView(View):
    """What the page is asked. `growth` is that of GDP in per cent a year; `trend` are the years of record and trend.

    `sort` is a column, with "-" before it for the largest first; "lead" is the record less what is required.
    """

    country: str = one_of(ALL, _countries, "Country or group")
    target: str = one_of("hague_2025_core", _targets, "Target")
    growth: float = number(1.5, (-5.0, 10.0), "Growth of GDP, % a year")
    trend: str = one_of("5", _spans, "Record and trend")
    sort: str = one_of("-lead", _sorts)


@dataclass(frozen=True)
class Outlook:
    """One area: its newest share, the results of the measures by measure and part, and its record by years.

    `path` are the results of the straight path by part and year.
    """

    code: str
    share: Observation | None
    results: Mapping[tuple[str, str], Result]
    records: Mapping[int, Result]
    path: Mapping[tuple[str, int], Result]

    @property
    def name(self) -> str:
        """Its name on its own."""
        return GROUPS.get(self.code) or name_area(self.code)

    @property
    def published(self) -> Observation | None:
        """The newest share where the publisher has it: that of a group is computed, over the same members."""
        return None if self.code in GROUPS else self.share

    @property
    def prose(self) -> str:
        """Its name in a sentence."""
        known = members().get(self.code)
        return known.prose if known else {ALL: "all members together", WITHOUT_AMERICA: "Europe and Canada"}[self.code]

    def value(self, measure: str, part: str = "") -> float | None:
        """A number of a measure; None where there is none."""
        found = self.results.get((measure, part))
        return found.value if found else None

    @property
    def required(self) -> float | None:
        """The real growth of spending a year that the target asks."""
        return self.value("required_real_growth")

    @property
    def is_met(self) -> bool:
        """Whether it is at or above the target already."""
        found = self.results.get(("required_real_growth", ""))
        return found is not None and found.status == Reason.ALREADY_MET

    def record(self, years: int) -> float | None:
        """The real growth of spending a year over the last years."""
        found = self.records.get(years)
        return found.value if found else None

    @property
    def standing(self) -> float | None:
        """The newest share less the straight path, in points; None where no year but the first has one."""
        later = [(year, one.value) for (part, year), one in self.path.items() if part == "deviation"]
        return max(later)[1] if len(later) > 1 else None

    @property
    def side(self) -> float:
        """1 where the newest share is ahead of the straight path, −1 where it is behind it, 0 on it."""
        later = [(year, one.value or 0.0) for (part, year), one in self.path.items() if part == "standing"]
        return max(later)[1] if later else 0.0

    @property
    def computed(self) -> tuple[Result, ...]:
        """All that was computed of it."""
        results = tuple(self.results.values())
        return (*results, *(one for one in self.records.values() if one not in results), *self.path.values())

    def lead(self, years: int) -> float | None:
        """The record less what is required; None where one is missing."""
        required, record = self.required, self.record(years)
        return None if required is None or record is None else record - required


@dataclass(frozen=True)
class Path:
    """What the page shows. `last` is the newest year of the release, `start` that of the straight path.

    `rows` are the members, `focus` the country or group chosen. `band` is the error of past estimates in points.
    `shares` are the shares of the one chosen by year; `outsider`: it was no member then.
    """

    view: PathView
    target: Target
    part: Part | None = None
    here: bool = True
    last: int = 0
    start: int = 0
    rows: tuple[Outlook, ...] = ()
    focus: Outlook | None = None
    shares: tuple[Observation, ...] = ()
    band: float | None = None
    outsider: bool = False

    @property
    def unpublished(self) -> str:
        """The title of what was agreed with the target and has no figures; "" where there is none."""
        return next((one.title for one in targets() if one.value is None and one.agreed == self.target.agreed), "")

    @property
    def aim(self) -> float:
        """The target in per cent of GDP."""
        return self.target.value or 0.0

    @property
    def due(self) -> int:
        """The year in which the target is due."""
        return self.target.due or 0

    @property
    def trend(self) -> int:
        """The years of record and trend."""
        return int(self.view.trend)

    @property
    def asked(self) -> tuple[Outlook, ...]:
        """The members of whom something is required, with a figure."""
        return tuple(row for row in self.rows if row.required is not None)

    @property
    def met(self) -> tuple[Outlook, ...]:
        """The members at or above the target already."""
        return tuple(row for row in self.rows if row.is_met)

    @property
    def ahead(self) -> tuple[Outlook, ...]:
        """Those whose record was at or above what is required."""
        return tuple(row for row in self.asked if (row.lead(self.trend) or -1.0) >= 0)

    @property
    def judged(self) -> tuple[Outlook, ...]:
        """Those of whom both what is required and the record are known."""
        return tuple(row for row in self.asked if row.lead(self.trend) is not None)

    @property
    def estimate(self) -> bool:
        """Whether the newest year is an estimate."""
        return self.part is not None and is_expected(self.part, self.last)


def write_growth(value: float | None, decimals: int = 1) -> str:
    """A growth in per cent."""
    return f"{write_number(value, decimals)} %"
