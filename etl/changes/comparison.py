"""Which figures two releases have differently. What rounding for print explains is no revision."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from etl.arithmetic.precision import NOISE, rounding
from etl.asof.verdict import meets
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.catalogue.share import SHARE, STATED_AT
from etl.changes.account import Flip, IndicatorChange
from etl.compare.objections import list_shifts
from etl.compare.pairs import Pairs, count_figures, pair_figures, sort_by_size, take_logarithms
from etl.compare.series import Figures
from etl.compare.shift import Shift
from etl.dataframe import list_values

LARGEST = 10

_Truths = Any  # a column of truths


@dataclass(frozen=True)
class Comparison:
    """What differs between two releases, indicator by indicator, and the cells that moved most."""

    indicators: tuple[IndicatorChange, ...]
    not_compared: int
    largest: tuple[Shift, ...]


def compare_figures(before: Figures, after: Figures, derived: bool) -> Comparison:
    """What differs; without the figures that we derive unless `derived`."""
    was, now = (figures if derived else _drop_derived(figures) for figures in (before, after))
    pairs = pair_figures(was, now)
    alike = pairs[are_comparable(pairs)]
    moved = alike[have_moved(alike, was, now)]
    had, has, common, compared, revised = map(count_figures, (was, now, pairs, alike, moved))
    counted = (
        IndicatorChange(name, compared[name], revised[name], has[name] - common[name], had[name] - common[name])
        for name in sorted({*had, *has})
    )
    return Comparison(tuple(filter(_says_something, counted)), len(pairs) - len(alike), _list_largest(moved))


def find_flips(before: Figures, after: Figures) -> tuple[Flip, ...]:
    """The members whose verdict at 2 % differs between two releases of NATO, by year and code."""
    was, now = (
        figures[(figures["indicator"] == SHARE) & figures["member"].isin(members())] for figures in (before, after)
    )
    pairs = pair_figures(was, now)
    alike = pairs[pairs["definition_before"] == pairs["definition_after"]]
    met = alike.assign(**{name: alike[f"value_{name}"].map(_meets) for name in ("before", "after")})
    flipped = met[met["before"] != met["after"]]
    shown = (flipped[name] for name in ("member", "year", "value_before", "value_after", "after"))
    found = (Flip(*row) for row in zip(*map(list_values, shown), strict=True))
    return tuple(sorted(found, key=lambda one: (one.year, one.member)))


def _meets(share: float) -> bool:
    return meets(share, STATED_AT, "published")


def _drop_derived(figures: Figures) -> Figures:
    # An indicator of an older snapshot may be unknown by now.
    return figures[~figures["indicator"].isin([name for name, known in indicators().items() if known.formula])]


def are_comparable(pairs: Pairs) -> _Truths:
    """Never across definitions (R1), nor money at the prices of different years (R12); a share knows no money."""
    alike = {name: pairs[f"{name}_before"] == pairs[f"{name}_after"] for name in ("definition", "unit", "price_base")}
    shares = pairs["indicator"].isin([name for name, known in indicators().items() if known.is_share])
    return alike["definition"] & alike["unit"] & (alike["price_base"] | shares)


def have_moved(pairs: Pairs, before: Figures, after: Figures) -> _Truths:
    """Whether figures in common differ by more than rounding for print explains, that of all figures of a release."""
    was, now = pairs["value_before"], pairs["value_after"]
    apart, noise = (now - was).abs(), NOISE * np.maximum(was.abs(), now.abs())
    # Where nothing differs, it does not matter how it was rounded.
    names = pairs["indicator"][apart > noise].unique()
    rooms = {name: _find_rounding(before, name) + _find_rounding(after, name) for name in names}
    return apart > pairs["indicator"].map(rooms).astype(float).fillna(0.0) + noise


def _find_rounding(figures: Figures, indicator: str) -> float:
    mine = (figures["indicator"] == indicator).to_numpy()
    transcribed = (figures["acquisition"] == "transcription").to_numpy()[mine].any()
    return float(rounding(figures["value"].to_numpy()[mine], bool(transcribed)))


def _says_something(one: IndicatorChange) -> bool:
    return bool(one.compared or one.appeared or one.vanished)


def _list_largest(moved: Pairs) -> tuple[Shift, ...]:
    # A rate, or a figure about zero, has no ratio that says anything.
    positive = (moved["value_before"] > 0) & (moved["value_after"] > 0)
    ranked = moved[positive & (moved["unit_before"] != "percent")]
    sizes = take_logarithms(ranked["value_after"] / ranked["value_before"]).abs()
    # One of each row, or a new currency would fill the list.
    first = sort_by_size(ranked, sizes).drop_duplicates(["indicator", "member"])
    return list_shifts(first[:LARGEST])
