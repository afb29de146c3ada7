"""Selects what the page shows: every measure in the newest year that most members have, as of the pin."""

from dataclasses import replace

from dashboard.pages.burden.gauge import GAUGES
from dashboard.pages.burden.lookup import correlate, list_targets, read_strip
from dashboard.pages.burden.proportion import list_proportions
from dashboard.pages.burden.strip import Burden, BurdenView, Passage, Step, Strip
from dashboard.pages.burden.weights import find_stability, weigh
from dashboard.shared.stock import Memory
from etl.asof.pin import Pin, day_of, find_release
from etl.catalogue.share import SHARE
from etl.catalogue.sources import LEAD
from etl.errors import MeasureError
from etl.measures.choice import Choice
from etl.measures.inputs import bind_measure, compute_as_of
from etl.store.snapshot import Snapshot

_FOUND: Memory[BurdenView, Burden] = Memory()


def select_burden(snapshot: Snapshot, view: BurdenView) -> Burden:
    """All that the page shows as of the view's pin."""
    return _FOUND.find(snapshot, view) or _FOUND.keep(snapshot, view, _find_burden(snapshot, view))


def _find_burden(snapshot: Snapshot, view: BurdenView) -> Burden:
    pin = view.as_of
    if day_of(snapshot, pin) is None:
        return Burden(view, here=False)
    found = {gauge: read_strip(snapshot, gauge, pin) for gauge in GAUGES}
    strips = tuple(strip for strip in found.values() if strip)
    if not strips:
        return Burden(view, bare=find_release(snapshot, LEAD, pin.release_of(LEAD)))
    share = next((strip for strip in strips if strip.gauge.indicator == SHARE), None)
    own, lack = weigh(snapshot, view, pin)
    burden = Burden(
        view,
        strips=tuple(
            replace(strip, correlation=correlate(share, strip), targets=list_targets(snapshot, strip, pin))
            for strip in strips
        ),
        absent=tuple(gauge for gauge, strip in found.items() if strip is None),
        part=(share or strips[0]).parts[0],
        own=own,
        own_lack=lack,
        stability=find_stability(snapshot, view, pin),
    )
    return _with_alliance(snapshot, burden, share) if share else burden


def _with_alliance(snapshot: Snapshot, burden: Burden, share: Strip) -> Burden:
    """With what is said of all members together, in the year of the share of GDP."""
    pin = burden.view.as_of
    curve, gini = _find_curve(snapshot, pin, share.year)
    return replace(
        burden,
        correlations=_find_correlations(snapshot, pin),
        curve=curve,
        gini=gini,
        curve_year=share.year,
        curve_expected=share.estimate,
        portions=_find_portions(snapshot, burden),
        proportions=tuple(list_proportions(snapshot, pin, burden.view.member, share.year)),
    )


def _find_correlations(snapshot: Snapshot, pin: Pin) -> tuple[Passage, ...]:
    figures = bind_measure(snapshot, "exploitation", Choice(), pin)
    by_year: dict[int, dict[str, float | None]] = {}
    expected: dict[int, bool] = {}
    for one in compute_as_of(snapshot, "exploitation", Choice(), pin):
        by_year.setdefault(one.year, {})[one.part] = one.value
        if not one.part:
            expected[one.year] = any(map(figures.is_estimate, one.rests_on))
    return tuple(
        Passage(
            year, parts[""] or 0.0, parts.get("low"), parts.get("high"), int(parts.get("members") or 0), expected[year]
        )
        for year, parts in sorted(by_year.items())
        if parts.get("") is not None
    )


def _find_curve(snapshot: Snapshot, pin: Pin, year: int) -> tuple[tuple[Step, ...], float | None]:
    """The points of the Lorenz curve in their order, and Gini's coefficient; none where there is no such year."""
    try:
        results = compute_as_of(snapshot, "concentration", Choice(year=year), pin)
    except MeasureError:
        return (), None
    values = {(one.part, one.member): one.value for one in results if one.value is not None}
    places = sorted((value, member) for (part, member), value in values.items() if part == "lorenz_place")
    gini = next((value for (part, _), value in values.items() if part == "gini"), None)
    steps = (Step(code, values["lorenz_gdp", code], values["lorenz_spending", code]) for _, code in places)
    return tuple(steps), gini


def _find_portions(snapshot: Snapshot, burden: Burden) -> tuple[float, float] | None:
    """The followed member's shares of the spending and of the GDP of all, in the year of its ability ratio."""
    strip = next((one for one in burden.strips if one.gauge.measure == "ability_ratio"), None)
    if strip is None:
        return None
    results = compute_as_of(snapshot, "ability_ratio", Choice(year=strip.year), burden.view.as_of)
    mine = {one.part: one.value for one in results if one.member == burden.view.member}
    spending, gdp = mine.get("spending"), mine.get("gdp")
    return None if spending is None or gdp is None else (spending, gdp)
