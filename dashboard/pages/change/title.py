"""The finding of the page of change: who crossed the target, and what GDP had to do with it."""

from collections.abc import Sequence

from dashboard.pages.change.crossings import Change, Crossing
from dashboard.shared.wording import write_number, write_signed
from etl.asof.membership import Membership
from etl.prose import listing, start

# More names than these make no headline.
_NAMED = 2
VERBS = {
    (1, False): "rose to", (-1, False): "fell below", (1, True): "expected to rise to",
    (-1, True): "expected to fall below",
}  # fmt: skip


def write_title(change: Change) -> str:
    """The finding: who crossed the target between the two years, and what GDP had to do with it."""
    if not change.drawn:
        return f"No change of shares of GDP to hold against {change.aim:g} %"
    return f"{_found(change)}{_why(change)}{_without(change)}"


def _found(change: Change) -> str:
    up, down = change.moved(1), change.moved(-1)
    first, last = change.span or (0, 0)
    when, expected, aim = f"between {first} and {last}", change.is_estimate(1), f"{change.aim:g} %"
    if up and down:
        fell = "to fall below" if expected else "fell below"
        return f"{_who(change, up)} {VERBS[1, expected]} {aim} {when}, {_short(down)} {fell} it"
    for direction, rows in ((1, up), (-1, down)):
        if rows:
            return f"{_who(change, rows)} {VERBS[direction, expected]} {aim} of GDP {when}"
    nobody = "No member shown" if change.view.country else "No member"
    return f"{nobody} {'expected to cross' if expected else 'crossed'} {aim} of GDP {when}"


def _who(change: Change, rows: Sequence[Crossing]) -> str:
    if len(rows) <= _NAMED:
        return start(listing([row.prose for row in rows]))
    whose = "today's " if change.view.membership == Membership.TODAY else ""
    shown = " shown" if change.view.country else ""
    return f"{len(rows)} of {whose}{len(change.counted)} members{shown}"


def _short(rows: Sequence[Crossing]) -> str:
    return listing([row.prose for row in rows]) if len(rows) <= _NAMED else str(len(rows))


def _why(change: Change) -> str:
    """What GDP had to do with it: who would not have crossed without its fall, or of whom its growth took most."""
    up, down = change.moved(1), change.moved(-1)
    if not (up or down):
        moved = max(change.counted_and_drawn, key=lambda row: abs(row.part("") or 0.0), default=None)
        return f"; {moved.prose} moved most ({write_signed(moved.part(''))} points)" if moved else ""
    lifted, sunk = ([row for row in rows if _needs_gdp(row)] for rows in (up, down))
    if lifted:
        return _only(lifted, up, "rose", "GDP fell", alone=not down)
    if sunk and not up:
        return _only(sunk, down, "fell", "GDP grew", alone=True)
    return "" if down else _taken_back(change, up)


def _needs_gdp(row: Crossing) -> bool:
    """Whether it crossed only as GDP moved; a break in GDP is no move of it."""
    return row.cause is not None and row.cause.needs_gdp and not row.broken


def _only(rows: Sequence[Crossing], of: Sequence[Crossing], verb: str, why: str, alone: bool) -> str:
    if alone and len(of) == len(rows):
        return f", {'only' if len(rows) == 1 else 'all only'} because {why}"
    return f", {len(rows)} of them only because {why}" if alone else f"; {_short(rows)} {verb} only because {why}"


def _taken_back(change: Change, up: Sequence[Crossing]) -> str:
    """What growth of GDP took from the one that rose; where several did, of which member counted it took most."""
    if len(up) == 1:
        back = up[0].part("gdp") or 0.0
        return f"; GDP growth took back {write_number(-back, 2)} points" if back < 0 and not up[0].broken else ""
    most = change.held_back_most
    return f"; GDP growth took most away in {most.prose}" if most else ""


def _without(change: Change) -> str:
    lacking = [row.prose for row in change.counted if row.direction is None]
    if not lacking:
        return ""
    return f", no figure for {listing(lacking) if len(lacking) <= _NAMED else len(lacking)}"
