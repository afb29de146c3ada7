"""The reader's own weights: the score they give, and how far places depend on them (R25)."""

from dataclasses import replace

from dashboard.pages.burden.gauge import OWN
from dashboard.pages.burden.lookup import build_strip, read_results
from dashboard.pages.burden.strip import AMONG, BurdenView, Stability, Strip
from etl.asof.columns import has_most
from etl.asof.pin import Pin
from etl.catalogue.burden_components import COMPONENTS
from etl.catalogue.share import SHARE
from etl.errors import MeasureError
from etl.measures.choice import Choice
from etl.measures.compute import compute
from etl.measures.figures import Figures
from etl.measures.inputs import bind_measure
from etl.prose import listing
from etl.store.snapshot import Snapshot


def weigh(snapshot: Snapshot, view: BurdenView, pin: Pin) -> tuple[Strip | None, str]:
    """The score at the reader's weights as a strip, or None and why; ("", None) where nothing is weighed."""
    if not view.weights:
        return None, ""
    figures = bind_measure(snapshot, OWN.measure, Choice(), pin)
    year = _find_year(figures, tuple(view.weights))
    if year is None:
        return None, f"No year has figures of most members for all of: {listing(_titles(view))}."
    results = compute(OWN.measure, figures, Choice(weights=tuple(view.weights.items()), year=year))
    found = list(read_results(iter(results), OWN.part, year))
    if not any(one.value is not None for one in found):
        return None, next((one.reason for one in results if one.reason), "")
    return build_strip(snapshot, OWN, figures, year, found), ""


def _titles(view: BurdenView) -> list[str]:
    return [COMPONENTS[name].title for name in view.weights]


def _find_year(figures: Figures, names: tuple[str, ...]) -> int | None:
    """The newest year of the share that most members have all these components of."""
    for year in reversed(figures.years(SHARE)):
        if all(_has_most(figures, name, year) for name in names):
            return year
    return None


def _has_most(figures: Figures, name: str, year: int) -> bool:
    armed = Choice().armed_in(year)
    return all(
        2 * sum((code, year) in figures.column(indicator) for code in armed) > len(armed)
        for indicator in COMPONENTS[name].indicators
    )


def find_stability(snapshot: Snapshot, view: BurdenView, pin: Pin) -> Stability | None:
    """How often each member is first at random weights of what the reader weighs, else of all that most members have.

    None where fewer than two components are at hand: one has no weights to be drawn.
    """
    figures = bind_measure(snapshot, "rank_robustness", Choice(), pin)
    year = _find_year(figures, tuple(view.weights) or ("share_of_gdp",))
    if year is None:
        return None
    names = tuple(view.weights) or tuple(name for name in COMPONENTS if _is_whole(figures, name, year))
    if len(names) < 2:
        return None
    choice = Choice(weights=tuple((name, 1.0) for name in names), year=year, first=1)
    try:
        first, among = (_count(figures, choice, place) for place in (1, AMONG))
    except MeasureError:
        return None
    return Stability(names, year, choice.draws, first, among, AMONG)


def _is_whole(figures: Figures, name: str, year: int) -> bool:
    """Whether a component has figures of nine in ten members, of a whole year."""
    armed = Choice().armed_in(year)
    columns = [figures.column(indicator) for indicator in COMPONENTS[name].indicators]
    rows = [{code: column[code, year] for code in armed if (code, year) in column} for column in columns]
    return all(has_most(armed, one) and not any(row.status == "partial" for row in one.values()) for one in rows)


def _count(figures: Figures, choice: Choice, first: int) -> dict[str, float]:
    results = compute("rank_robustness", figures, replace(choice, first=first))
    return {one.member: one.value for one in results if not one.part and one.value is not None}
