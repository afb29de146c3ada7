"""The changes in words. Estimates are expected (R8); members are at or above, never owing (R20); growth is real."""

from collections.abc import Iterator, Sequence

from dashboard.pages.change.crossings import Change, Crossing
from dashboard.pages.change.lack import explain_nothing
from dashboard.shared.wording import name_release, write_period, write_signed
from etl.asof.membership import Membership
from etl.catalogue.definitions import DEFINITIONS
from etl.measures.change.cause import Cause
from etl.measures.result import Reason
from etl.prose import listing, start

# More names than these make no list in a sentence.
_LISTED = 8
_BE = {
    (1, False): "rose to", (-1, False): "fell below", (1, True): "{be} expected to rise to",
    (-1, True): "{be} expected to fall below",
}  # fmt: skip
_CAUSES = {
    1: {
        Cause.SPENDING: "up by spending, not by a fall of GDP", Cause.GDP: "up because GDP fell, not by spending",
        Cause.EITHER: "up by spending and by the fall of GDP, either being enough",
        Cause.BOTH: "up by spending and the fall of GDP together, neither being enough",
    },
    -1: {
        Cause.SPENDING: "down by spending, not by growth of GDP", Cause.GDP: "down because GDP grew, not by spending",
        Cause.EITHER: "down by spending and by the growth of GDP, either being enough",
        Cause.BOTH: "down by spending and the growth of GDP together, neither being enough",
    },
}  # fmt: skip


def write_subtitle(change: Change) -> str:
    """Measure, unit, price base, period, definition and release."""
    if change.part is None or not change.drawn or change.span is None:
        return ""
    first, last = (write_period(year, change.is_estimate(end)) for end, year in enumerate(change.span))
    release = change.part.release
    return (
        f"Defence expenditure as a share of GDP, {first} to {last}, and its change in percentage points, split into "
        f"spending and GDP{_prices(change)}. {name_release(release.source, release.release)} "
        f"({DEFINITIONS[release.definition].title})."
    )


def _prices(change: Change) -> str:
    rows = (one for row in change.drawn for one in row.parts[""].rests_on if one.unit == "usd_million")
    base = next((one.price_base for one in rows), "")
    return f" at constant {base} prices" if base else ""


def write_summary(change: Change) -> str:
    """The chart in a few sentences, or why there is none."""
    return " ".join(_sentences(change)) if change.drawn else explain_nothing(change)


def _sentences(change: Change) -> Iterator[str]:
    yield _tally(change)
    yield from _causes(change)
    yield from _extremes(change)
    yield from _breaks(change)
    yield from _joined(change)
    yield from _missing(change)
    yield from _residuals(change)
    years = [str(year) for end, year in enumerate(change.span or ()) if change.is_estimate(end)]
    if years:
        yield f"Estimates of this release, drawn hollow: {listing(years)}."


def _tally(change: Change) -> str:
    """Where the members counted stand: that rose, fell, and stayed on either side."""
    expected, aim = change.is_estimate(1), f"{change.aim:g} %"
    told = [
        _told(rows, _BE[direction, expected].format(be="is" if len(rows) == 1 else "are"), aim)
        for direction in (1, -1)
        if (rows := change.moved(direction))
    ]
    for met, where in ((True, "at or above"), (False, "below")):
        if rows := change.stayed(met):
            be = "is" if len(rows) == 1 else "are"
            told.append(_told(rows, f"{be} expected to stay {where}" if expected else f"stayed {where}", aim))
    whose = "among today's members" if change.view.membership == Membership.TODAY else "that were members in both years"
    who = "members chosen" if change.view.country else f"countries with armed forces {whose}"
    return f"Of the {len(change.counted)} {who}, {listing(told) or 'none has figures'}."


def _told(rows: Sequence[Crossing], verb: str, aim: str) -> str:
    names = f" ({listing([row.prose for row in rows])})" if len(rows) <= _LISTED else ""
    return f"{len(rows)} {verb} {aim}{names}"


def _causes(change: Change) -> Iterator[str]:
    """By what those did that crossed."""
    for direction, by_cause in _CAUSES.items():
        rows = change.moved(direction)
        for cause, said in by_cause.items():
            if mine := [row for row in rows if row.cause is cause and not row.broken]:
                yield f"{_named(mine, len(rows))}: {said}."


def _named(rows: Sequence[Crossing], of: int) -> str:
    if len(rows) <= _LISTED:
        return start(listing([row.prose for row in rows]))
    return f"All {of}" if len(rows) == of else f"{len(rows)} of these {of}"


def _extremes(change: Change) -> Iterator[str]:
    """Whose spending added most, and whose GDP took most away."""
    rows = [row for row in change.counted_and_drawn if not row.broken and row.part("spending") is not None]
    if len(rows) < 2:
        return
    most, back = max(rows, key=lambda row: row.part("spending") or 0.0), change.held_back_most
    if (most.part("spending") or 0.0) > 0:
        yield f"Spending added most in {most.prose} ({write_signed(most.part('spending'))} points)."
    if back:
        yield f"GDP growth took most away in {back.prose} ({write_signed(back.part('gdp'))} points)."


def _breaks(change: Change) -> Iterator[str]:
    for row in change.drawn:
        if row.broken:
            yield (
                f"The GDP of {row.prose} has a break in {row.broken} in this release, more than a fifth within a year: "
                "what is due to it is no growth, and no cause is stated."
            )


def _joined(change: Change) -> Iterator[str]:
    rows = [row for row in change.joined if row.part("") is not None]
    if rows and change.span:
        named = [f"{row.prose} ({row.joined})" for row in rows]
        risen = [row.prose for row in rows if row.direction == 1]
        verb = "is" if len(rows) == 1 else "are"
        who = "it" if len(rows) == 1 else "all of them" if len(risen) == len(rows) else listing(risen)
        be = "are" if who == "all of them" or len(risen) > 1 else "is"
        rose = f"{be} expected to rise" if change.is_estimate(1) else "rose"
        too = f"; {who} {rose} to {change.aim:g} % too" if risen else ""
        yield f"{start(listing(named))} joined after {change.span[0]} and {verb} shown, but not counted{too}."


def _missing(change: Change) -> Iterator[str]:
    lacking = [row for row in change.rows if row.part("") is None]
    unarmed = [row.prose for row in lacking if row.why is Reason.NO_ARMED_FORCES]
    others = [row.prose for row in lacking if row.why is not Reason.NO_ARMED_FORCES]
    if others:
        yield f"Not drawn, as a figure of one of the years is missing: {listing(others)}."
    if unarmed:
        yield f"{listing(unarmed)} has no armed forces, and so no figure."


def _residuals(change: Change) -> Iterator[str]:
    rows = [row for row in change.drawn if row.residual]
    if rows:
        named = listing([f"{row.prose} ({write_signed(row.residual, 3)})" for row in rows])
        yield f"The published share is not spending over GDP, which leaves a residual in points: {named}."
