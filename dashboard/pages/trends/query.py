"""What the page of trends may be asked, and the answer: one indicator of one release over time, as lines."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from dashboard.pages.trends.choices import (
    FIGURES,
    INDEX,
    LOG,
    PER_HEAD,
    SHARE_OF_ALLIANCE,
    list_areas,
    list_charts,
    list_indicators,
    list_members,
    list_ways,
    read_base,
    read_rows,
    read_time,
    write_base,
    write_time,
)
from dashboard.pages.trends.courses import Asked, find_courses, list_apart
from dashboard.pages.trends.manner import Manner, choose_manner, settle, show_lines
from dashboard.pages.trends.series import NATIONAL, Series, cut_years, keep_one_currency, span_years
from dashboard.shared.stock import Memory
from dashboard.shared.wording import name_area
from dashboard.view import View, one_of, read_by, several, yes_or_no
from etl.arithmetic.precision import FULL_PRECISION
from etl.asof.columns import read_decimals
from etl.asof.pin import day_of
from etl.asof.select import select_series
from etl.catalogue.events import Event, events
from etl.catalogue.indicator import Indicator
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.catalogue.share import SHARE, SHARE_OF_VERDICT
from etl.catalogue.statuses import PARTIAL
from etl.catalogue.targets import Target, targets
from etl.observation import Observation
from etl.store.rows import Which
from etl.store.snapshot import Part, Snapshot

MOST_COUNTRIES = 7
# As the publisher printed them, whatever the axis.
_AS_PRINTED = (FIGURES, LOG)


@dataclass(frozen=True)
class TrendsView(View):
    """What the page of trends is asked. `country` holds the areas in colour, `group` the members of one more line,
    `time` the first and the last year.

    `show` says as what the figures are shown, an index with its `base` year; `rows` is the column that the table is
    sorted by, with "-" before it for the largest first.
    """

    indicator: str = one_of(SHARE, list_indicators, "Indicator")
    country: tuple[str, ...] = several(
        ("USA", "POL", "GBR", "FRA", "DEU", "NATO_EUR_CAN"), list_areas, MOST_COUNTRIES, "Countries and groups"
    )
    group: tuple[str, ...] = several((), list_members, len(members()), "A group of your own", "-")
    show: str = one_of(FIGURES, list_ways, "Show as")
    base: int | None = read_by(None, read_base, write_base, "Year that is 100 in an index")
    time: tuple[int, int] | None = read_by(None, read_time, write_time, "Years")
    others: bool = yes_or_no(True, "Other members in grey")
    targets: bool = yes_or_no(True, "Target lines")
    events: bool = yes_or_no(False, "Events")
    rows: str = read_by("chosen", read_rows)
    chart: str = one_of("lines", list_charts, "Drawn as")

    @property
    def chosen(self) -> tuple[str, ...]:
        """The areas in colour and, where there is room for one more line, the reader's own group of two or more."""
        own = "-".join(self.group) if len(self.group) > 1 else ""
        return (*self.country, own) if own and len(self.country) < MOST_COUNTRIES else self.country


@dataclass(frozen=True)
class Trends:
    """What the page of trends shows: lines of one indicator from one release.

    `indicator` is the one that is shown: the view's, or the same in other prices. `left_out` are those chosen in
    another currency, `absent` those that the release does not have, `apart` those of which no figure of this kind
    follows; `manner` is as what figures are shown; `here` whether the pin's release is at hand; with `decimals` the
    figures were printed, of `known_years`.
    """

    view: TrendsView
    part: Part | None
    indicator: Indicator
    series: tuple[Series, ...] = ()
    lines: tuple[Target, ...] = ()
    events: tuple[Event, ...] = ()
    left_out: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    manner: Manner = field(default_factory=Manner)
    here: bool = True
    decimals: int = FULL_PRECISION
    known_years: tuple[int, ...] = ()

    @property
    def asked(self) -> Indicator:
        """The indicator that the reader asked for."""
        return find_asked(self.view)

    @property
    def way(self) -> str:
        """As what the figures are shown: as the reader asked, or as they are where that says nothing."""
        return self.manner.way

    @property
    def focus(self) -> tuple[Series, ...]:
        """The lines in colour, in the order in which the reader chose them."""
        return tuple(line for line in self.series if line.focus)

    def is_estimate(self, year: int) -> bool:
        """Whether the release calls this year an estimate, for all members alike."""
        return self.part is not None and year in self.part.estimate_years

    def is_estimated(self, row: Observation) -> bool:
        """Whether a figure is an estimate: by its year, or on its own, as SIPRI's are."""
        return row.status == "estimate" or self.is_estimate(row.year)

    def is_open(self, row: Observation) -> bool:
        """Whether a figure is drawn hollow and dashed: an estimate, a forecast, or a year that is not over."""
        return row.status in ("forecast", PARTIAL) or self.is_estimated(row)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years from the first that any line has a value for to the release's last, without gaps."""
        return span_years(self.series)

    @property
    def unit(self) -> str:
        """The unit of all values."""
        return next((point.unit for line in self.series for point in line.points), self.indicator.unit)

    @property
    def price_base(self) -> str:
        """The price base of the values: a year, "current" or ""."""
        return next((point.price_base for line in self.series for point in line.points), "")


_FOUND: Memory[TrendsView, Trends] = Memory()


def select_trends(snapshot: Snapshot, view: TrendsView) -> Trends:
    """The lines of the view's indicator: the chosen areas, and with `others` every member of today as context."""
    return _FOUND.find(snapshot, view) or _FOUND.keep(snapshot, view, _find_lines(snapshot, view))


def _find_lines(snapshot: Snapshot, view: TrendsView) -> Trends:
    part, indicator = _select(snapshot, view)
    if part is None:
        return Trends(view, None, indicator, here=day_of(snapshot, view.as_of) is not None)
    manner = choose_manner(view.show, indicators()[view.indicator])
    asked = Asked(view.chosen, members() if view.others else (), view.time, manner.way == SHARE_OF_ALLIANCE)
    found = find_courses(snapshot, part, indicator, asked)
    manner = settle(manner, found, view.base)
    chosen = [code for code in view.chosen if code in {line.code for line in found}]
    one_currency = indicator.unit == NATIONAL and manner.way != INDEX
    shown = cut_years(show_lines(manner, keep_one_currency(found, chosen) if one_currency else found))
    left_out = [code for code in chosen if code not in {line.code for line in shown}]
    lacking = [code for code in view.chosen if code not in chosen]
    apart = list_apart(lacking, indicator, asked)
    return Trends(
        view, part, indicator, tuple(shown), _lines(view, manner), events() if view.events else (),
        _name(left_out), _name(code for code in lacking if code not in apart), _name(apart), manner,
        decimals=read_decimals(snapshot, part, indicator.id) if manner.way in _AS_PRINTED else FULL_PRECISION,
        known_years=tuple(snapshot.open_rows(part, indicator.id).list_years(Which(valued=True))),
    )  # fmt: skip


def _name(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(name_area, codes))


def _select(snapshot: Snapshot, view: TrendsView) -> tuple[Part | None, Indicator]:
    """The release, and the indicator of the view; the same in other prices where only those were known (R35)."""
    asked, asked_about = find_asked(view), (*view.country, *view.group)
    newest = select_series(snapshot, view.as_of, asked.id, asked_about, view.time)
    if asked.other_prices and newest and asked.id not in newest.indicators:
        other = select_series(snapshot, view.as_of, asked.other_prices, asked_about, view.time)
        if other and asked.other_prices in other.indicators:
            return other, indicators()[asked.other_prices]
    return newest, asked


def find_asked(view: TrendsView) -> Indicator:
    """The indicator that a view asks for: of one per head, that which has it per head."""
    known = indicators()[view.indicator]
    return indicators()[known.per_head] if view.show == PER_HEAD and known.per_head else known


def _lines(view: TrendsView, manner: Manner) -> tuple[Target, ...]:
    if manner.way not in _AS_PRINTED:
        return ()
    on_indicator = [aim for aim in targets() if aim.indicator == _published(view.indicator) and aim.value is not None]
    return tuple(on_indicator) if view.targets else ()


def _published(indicator: str) -> str:
    # The recomputed and the nominal share are held against the targets on the published one.
    return SHARE if indicator in SHARE_OF_VERDICT.values() else indicator
