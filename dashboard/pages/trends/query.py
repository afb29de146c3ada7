"""What the page of trends may be asked, and the answer: one indicator of one release over time, as lines."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dashboard.pages.trends.series import NATIONAL, Series, cut_years, keep_one_currency, make_series, span_years
from dashboard.shared.stock import Memory
from dashboard.shared.wording import name_area
from dashboard.view import Option, View, one_of, parse_year, read_by, several, yes_or_no
from etl.arithmetic.precision import FULL_PRECISION
from etl.asof.columns import read_decimals
from etl.asof.pin import day_of
from etl.asof.select import select_series
from etl.catalogue.events import Event, events
from etl.catalogue.groups import AGGREGATES, COMPARISONS, DONORS, UNIONS
from etl.catalogue.indicator import Indicator
from etl.catalogue.indicators import indicators, yearly
from etl.catalogue.members import members
from etl.catalogue.share import SHARE, SHARE_OF_VERDICT
from etl.catalogue.sources import SOURCES
from etl.catalogue.statuses import PARTIAL
from etl.catalogue.targets import Target, targets
from etl.observation import Observation
from etl.store.rows import Which
from etl.store.snapshot import Part, Snapshot

MOST_COUNTRIES = 7


def _indicators() -> tuple[Option, ...]:
    known = [indicators()[name] for name in yearly()]
    return tuple(
        Option(one.id, one.title, source.publisher)
        for source in SOURCES.values()
        for one in known
        if one.source == source.id
    )


def _areas() -> tuple[Option, ...]:
    groups: dict[str, Iterable[str]] = {
        "Members": members(),
        "NATO's aggregates": AGGREGATES,
        "The EU's members together": UNIONS,
        "For comparison, no members": COMPARISONS,
        "Other donors to Ukraine": DONORS,
    }
    return tuple(Option(code, name_area(code), group) for group, codes in groups.items() for code in codes)


def _charts() -> tuple[Option, ...]:
    return Option("lines", "One chart"), Option("multiples", "Small multiples")


def _read_time(text: str) -> tuple[int, int] | None:
    if text == "all":
        return None
    first, dots, last = text.partition("..")
    if not dots:
        raise ValueError("two years such as 2014..2024 are wanted")
    years = parse_year(first), parse_year(last)
    if years[0] >= years[1]:
        raise ValueError("the first year has to come before the last")
    return years


def _write_time(years: tuple[int, int] | None) -> str:
    return f"{years[0]}..{years[1]}" if years else "all"


def _read_rows(text: str) -> str:
    if text not in ("chosen", "member", "-member"):
        parse_year(text.removeprefix("-"))
    return text


@dataclass(frozen=True)
class TrendsView(View):
    """What the page of trends is asked. `country` holds the areas in colour, `time` the first and the last year.

    `rows` is the column that the table is sorted by, with "-" before it for the largest first.
    """

    indicator: str = one_of(SHARE, _indicators, "Indicator")
    country: tuple[str, ...] = several(
        ("USA", "POL", "GBR", "FRA", "DEU", "NATO_EUR_CAN"), _areas, MOST_COUNTRIES, "Countries and groups"
    )
    time: tuple[int, int] | None = read_by(None, _read_time, _write_time, "Years")
    others: bool = yes_or_no(True, "Other members in grey")
    targets: bool = yes_or_no(True, "Target lines")
    events: bool = yes_or_no(False, "Events")
    rows: str = read_by("chosen", _read_rows)
    chart: str = one_of("lines", _charts, "Drawn as")


@dataclass(frozen=True)
class Trends:
    """What the page of trends shows: lines of one indicator from one release.

    `indicator` is the one that is shown: the view's, or the same in other prices. `left_out` are those chosen in
    another currency, `absent` those that the release does not have; `here`
    whether the pin's release is at hand; with `decimals` the figures were printed, of `known_years`.
    """

    view: TrendsView
    part: Part | None
    indicator: Indicator
    series: tuple[Series, ...] = ()
    lines: tuple[Target, ...] = ()
    events: tuple[Event, ...] = ()
    left_out: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    here: bool = True
    decimals: int = FULL_PRECISION
    known_years: tuple[int, ...] = ()

    @property
    def asked(self) -> Indicator:
        """The indicator that the reader asked for."""
        return indicators()[self.view.indicator]

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
    by_code: dict[str, list[Observation]] = {}
    rows = snapshot.open_rows(part, indicator.id)
    for row in rows.select(Which({*view.country, *(members() if view.others else ())}, view.time)):
        by_code.setdefault(row.member, []).append(row)
    context = [code for code in members() if view.others and code in by_code and code not in view.country]
    chosen = [code for code in view.country if code in by_code]
    focus = {**dict.fromkeys(context, False), **dict.fromkeys(chosen, True)}
    series = [make_series(code, by_code[code], in_colour) for code, in_colour in focus.items()]
    shown = cut_years(keep_one_currency(series, chosen) if indicator.unit == NATIONAL else series)
    left_out = [code for code in chosen if code not in {line.code for line in shown}]
    return Trends(
        view, part, indicator, tuple(shown), _lines(view), events() if view.events else (),
        tuple(map(name_area, left_out)), tuple(name_area(code) for code in view.country if code not in by_code),
        decimals=read_decimals(snapshot, part, indicator.id),
        known_years=tuple(rows.list_years(Which(valued=True))),
    )  # fmt: skip


def _select(snapshot: Snapshot, view: TrendsView) -> tuple[Part | None, Indicator]:
    """The release, and the indicator of the view; the same in other prices where only those were known (R35)."""
    asked = indicators()[view.indicator]
    newest = select_series(snapshot, view.as_of, asked.id, view.country, view.time)
    if asked.other_prices and newest and asked.id not in newest.indicators:
        other = select_series(snapshot, view.as_of, asked.other_prices, view.country, view.time)
        if other and asked.other_prices in other.indicators:
            return other, indicators()[asked.other_prices]
    return newest, asked


def _lines(view: TrendsView) -> tuple[Target, ...]:
    on_indicator = [aim for aim in targets() if aim.indicator == _published(view.indicator) and aim.value is not None]
    return tuple(on_indicator) if view.targets else ()


def _published(indicator: str) -> str:
    # The recomputed and the nominal share are held against the targets on the published one.
    return SHARE if indicator in SHARE_OF_VERDICT.values() else indicator
