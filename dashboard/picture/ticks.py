"""The values that an axis names, and in which words."""

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from dashboard.picture.scales import Scale
from dashboard.picture.vocabulary import Json, PictureError, read_list, read_number

# The steps between ticks that are chosen by their number, as multiples of a power of ten.
_ROUND = (2, 5, 10)
_MOST = 500
# A tick at the very end of an axis counts, in spite of the last digit of a float.
_SLACK = 1e-4


class Tick(NamedTuple):
    """A tick: its pixel and its words."""

    place: float
    text: str


def list_ticks(what: str, axis: Json, scale: Scale) -> list[Tick]:
    """The ticks of an axis within its range, in the order of their values. Raises PictureError where it says none."""
    if "tickvals" in axis:
        return list(_listed(what, axis, scale))
    step = _choose_step(what, axis, scale)
    low, high = sorted((scale.low, scale.high))
    slack = (high - low) * _SLACK
    first, last = math.ceil((low - slack) / step), math.floor((high + slack) / step)
    if last - first > _MOST:
        raise PictureError(f"{what} has too many ticks to be drawn.")
    return [_tick(place * step, axis, scale) for place in range(first, last + 1)]


def _choose_step(what: str, axis: Json, scale: Scale) -> float:
    """The distance between ticks: as given, or the least round one that makes fewer of them than given."""
    if "dtick" in axis:
        step = read_number(f"{what}.dtick", axis["dtick"])
    elif "nticks" in axis:
        rough = abs(scale.high - scale.low) / max(1, read_number(f"{what}.nticks", axis["nticks"]))
        power = 10.0 ** math.floor(math.log(rough) / math.log(10))
        step = power * next((one for one in _ROUND if one > rough / power), _ROUND[-1])
    else:
        raise PictureError(f"{what} has to say its ticks by tickvals, nticks or dtick.")
    if step <= 0:
        raise PictureError(f"{what}.dtick has to be above zero.")
    return step


def _listed(what: str, axis: Json, scale: Scale) -> Iterator[Tick]:
    values = read_list(f"{what}.tickvals", axis["tickvals"])
    texts = read_list(f"{what}.ticktext", axis.get("ticktext", ()))
    named: set[float] = set()
    for at, value in enumerate(values):
        place = scale.place(value)
        # A value that stands twice is one tick, with the first of its words.
        if place is not None and scale.holds(place) and place not in named:
            named.add(place)
            yield Tick(place, str(texts[at])) if at < len(texts) else _tick(value, axis, scale)


def _tick(value: Any, axis: Json, scale: Scale) -> Tick:
    words = value if isinstance(value, str) else _write_number(value)
    return Tick(scale.place(value) or 0.0, f"{words}{axis.get('ticksuffix', '')}")


def _write_number(value: float) -> str:
    """A number as the format "," of d3 writes it."""
    return f"{round(value, 12) + 0.0:,.12g}".replace("-", "−")
