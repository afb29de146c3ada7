"""Where a press on a point of a chart leads: to the cell of its figure; of what is computed, to the figures behind it.

A trace says once what its points share, with places for what differs: `{x}` for the year on the axis, `{}` for the
point's own word. assets/shell.js puts both together, with the pin of the page.
"""

from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlencode

from dashboard.shared.cell_link import CELL, locate_cell, locate_inputs
from dashboard.shared.chart import Json, invite, is_still, write_template
from etl.asof.pin import Pin
from etl.observation import Observation

# What an address of a cell says of a figure.
_FIELDS = ("source", "release", "indicator", "member", "period", "year")
WORD, _YEAR, _WRITTEN = "{}", "{x}", "%7B%7D"
_TO_CELL, _TO_INPUTS = "its cell", "the figures behind it"


def lead_to_cells(rows: Sequence[Observation | None], over_years: bool = False, beside: str = "") -> Json:
    """What makes each point of a trace lead to the cell of its figure; nothing where none has a value, or in a picture.

    `over_years`: the year is what stands on the x axis. A press `beside` a mark leads to another address.
    """
    known = [row for row in rows if row is not None and row.value is not None]
    if not known or is_still():
        return {}
    fixed = ("year",) if over_years else ()
    differ = [field for field in _FIELDS if field not in fixed and len({getattr(row, field) for row in known}) > 1]
    start, _, asked = locate_cell(known[0], Pin()).partition("?")
    shared = [pair for pair in asked.split("&") if pair.partition("=")[0] not in (*differ, *fixed)]
    places = [f"year={_YEAR}"] * over_years + [WORD] * bool(differ)
    address = f"{start}?{'&'.join([*shared, *places])}"
    words = {"customdata": [_write(row, differ) for row in rows]} if differ else {}
    return _lead(address, beside, _TO_CELL) | words


def lead_to_inputs(rows: Sequence[Observation], by_year: bool = False, beside: str = "") -> Json:
    """What makes the points of a computed line lead to the figures behind it; `by_year`: to those of the point's year.

    Nothing where no page lists them.
    """
    address = "" if is_still() else locate_inputs(rows, Pin())
    if address.startswith(CELL):
        return _lead(address, beside, _TO_CELL)
    if by_year and rows:
        years = [row.year for row in rows]
        address = address.replace(f"time={min(years)}..{max(years)}", f"time={_YEAR}..{_YEAR}")
    return _lead(address, beside, _TO_INPUTS) if address else {}


def lead_each_to_inputs(each: Sequence[Sequence[Observation]], pin: Pin) -> Json:
    """What makes each point of a trace lead to the figures behind it, as of a pin; nothing in a picture."""
    if is_still():
        return {}
    places = [locate_inputs(rows, pin) for rows in each]
    words = ["" if not place else _TO_CELL if place.startswith(CELL) else _TO_INPUTS for place in places]
    return {
        "customdata": [place or None for place in places],
        "hovertemplate": [write_template(invitation) for invitation in words],
    }


def lead_to_pages(address: str, words: Sequence[str | None], invitation: str) -> Json:
    """What makes each point of a trace lead to a page of its own: that of an address with its word in the place for it.

    Nothing where no point has a word.
    """
    mark = address.replace(_WRITTEN, WORD)
    return (
        {"customdata": list(words), "meta": {"mark": mark}, **invite(invitation)}
        if any(words) and not is_still()
        else {}
    )


def _write(row: Observation | None, differ: Sequence[str]) -> str | None:
    """The word of a point: what it has otherwise than the others."""
    if row is None or row.value is None:
        return None
    return "&".join(_write_field(field, value) for field in differ if (value := getattr(row, field)))


# Points of a chart say few things, each many times over.
@lru_cache(2048)
def _write_field(field: str, value: object) -> str:
    return urlencode({field: value})


def _lead(address: str, beside: str, words: str) -> Json:
    return {"meta": {"mark": address, **({"beside": beside} if beside else {})}, **invite(words)}
