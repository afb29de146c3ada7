"""The key numbers: the followed member's part of the whole, its ranks, and what is so of all members together."""

from collections.abc import Iterator

from dashboard.pages.burden.numerals import write_interval, write_n, write_rank
from dashboard.pages.burden.strip import AMONG, Burden, Passage
from dashboard.shared.numbers import Number
from dashboard.shared.wording import name_area, name_in_prose, write_number, write_period
from etl.prose import listing, start

_METHODOLOGY = "/methodology"
# More names than these are a number.
_NAMED = 2


def list_numbers(burden: Burden) -> tuple[Number, ...]:
    """The key numbers, each where it is known."""
    return tuple(_numbers(burden))


def _numbers(burden: Burden) -> Iterator[Number]:
    name, shown = name_in_prose(burden.view.member), len(burden.ranked)
    if burden.portions:
        spending, gdp = (f"{write_number(part, 1 if part >= 1 else 2)} %" for part in burden.portions)
        yield Number(spending, f"of all spending by {name}", f"with {gdp} of all GDP", f"{_METHODOLOGY}#ability_ratio")
    if burden.followed and shown > 1:
        among = burden.count_among().get(burden.view.member, 0)
        yield Number(f"{among} of {shown}", f"measures with {name} among the first {AMONG}", _name_leaders(burden))
    if burden.own and (dot := burden.own.find(burden.view.member)):
        first = f"first: {burden.own.dots[0].name}"
        yield Number(write_rank(burden.own, dot), f"{start(name)} at your weights", first, f"{_METHODOLOGY}#composite")
    if burden.correlations:
        yield _correlate(burden.correlations[-1])
    if burden.gini is not None:
        label, note = "Gini coefficient of spending over GDP", "0 is in proportion, 1 all on one"
        yield Number(write_number(burden.gini, 2), label, note, f"{_METHODOLOGY}#concentration")


def _name_leaders(burden: Burden) -> str:
    most, codes = burden.leaders
    who = sorted(map(name_area, codes))
    return f"most: {listing(who)}, {most}" if len(who) <= _NAMED else f"most: {most}, by {len(who)} members"


def _correlate(last: Passage) -> Number:
    label = f"rank correlation of share and GDP, {write_period(last.year, last.estimate)}"
    note = f"{write_interval(last.low, last.high)}{write_n(last.members)}"
    return Number(write_number(last.value, 2), label, note, f"{_METHODOLOGY}#exploitation")
