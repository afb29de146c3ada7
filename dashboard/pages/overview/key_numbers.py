"""The overview's key numbers: who is at the targets, the money, the part of the United States, what is missing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dashboard.pages.overview.alliance import Alliance, Amount
from dashboard.shared.numbers import Number
from dashboard.shared.wording import hold_together, name_area, write_money, write_number, write_percent
from dashboard.view import repin
from etl.asof.verdict import Count
from etl.catalogue.quantities import SPENDING_NOW
from etl.prose import listing

# More names than these are too many for small print.
_NAMED = 4
_TOTAL = "NATO_TOTAL"
# The part of the United States over the years, and beside it that of all others.
_OVER_TIME = f"indicator={SPENDING_NOW}&country=USA~NATO_EUR_CAN&show=share_of_alliance"


def list_numbers(alliance: Alliance) -> tuple[Number, ...]:
    """The numbers that the releases known have for the year shown; none stands for what they lack."""
    found = (_at_targets(alliance), _money(alliance), _leader(alliance), _missing(alliance))
    listed = (number for numbers in found for number in numbers)
    return tuple(replace(number, note=hold_together(number.note)) for number in listed)


def _at_targets(alliance: Alliance) -> Iterator[Number]:
    for value, count in alliance.counts.items():
        if count.answers or count.met:
            least = "" if count.answers else "at least "
            yield Number(
                f"{least}{len(count.met)} of {count.of}",
                f"members {_expected(alliance)}at or above {value:g} %",
                _name_few(alliance, count),
                _lead(alliance, value),
            )


def _expected(alliance: Alliance) -> str:
    return "expected " if alliance.estimate else ""


def _lead(alliance: Alliance, value: float) -> str:
    """The scoreboard of this target, of the release that is pinned."""
    aim = next((one.id for one in alliance.targets if one.value == value), "")
    return f"/scoreboard{repin(f'target={aim}' if aim else '', alliance.view.as_of)}"


def _name_few(alliance: Alliance, count: Count) -> str:
    """Those on the smaller side by name, with their shares where one is alone; and who is not counted."""
    told = []
    if len(count.below) <= len(count.met):
        told += [f"below: {_name(alliance, count.below)}"] if 0 < len(count.below) <= _NAMED else []
    elif len(count.met) > 0:
        told += [_name(alliance, sorted(count.met, key=_order(alliance)))] if len(count.met) <= _NAMED + 1 else []
    told += [f"no figure: {listing(list(map(name_area, count.unknown)))}"] if 0 < len(count.unknown) <= _NAMED else []
    told += [f"{listing(list(map(name_area, alliance.unarmed)))} has no armed forces"] if alliance.unarmed else []
    return _capitalise("; ".join(told))


def _order(alliance: Alliance) -> Callable[[str], float]:
    return lambda code: -(alliance.by_code[code].value or 0.0)


def _name(alliance: Alliance, codes: Sequence[str]) -> str:
    if len(codes) > 1 or alliance.is_older or alliance.by_code[codes[0]].value is None:
        return listing([name_area(code) for code in codes])
    return f"{name_area(codes[0])}, {write_percent(alliance.by_code[codes[0]].value or 0.0)}"


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def _money(alliance: Alliance) -> Iterator[Number]:
    """NATO's own totals, in money and as shares of GDP."""
    money, shares = alliance.sums.money, alliance.sums.shares
    parts = [_describe_part(alliance, code) for code in ("NATO_EUR_CAN", "NATO_EUR") if code in {*money, *shares}]
    if _TOTAL in money:
        whole = f", {write_percent(shares[_TOTAL].value or 0.0)} of GDP" if _TOTAL in shares else ""
        yield Number(
            write_money(money[_TOTAL].value or 0.0), f"{_expected(alliance)}of all members{whole}", "; ".join(parts[:1])
        )
    elif _TOTAL in shares:
        told = f"of the GDP of all members, {_expected(alliance)}spent on defence"
        yield Number(write_percent(shares[_TOTAL].value or 0.0), told, "; ".join(parts[:1]))


def _describe_part(alliance: Alliance, code: str) -> str:
    money, shares = alliance.sums.money.get(code), alliance.sums.shares.get(code)
    told = [write_money(money.value or 0.0)] if money else []
    told += [f"{write_percent(shares.value or 0.0)} of GDP"] if shares else []
    return f"{name_area(code).removeprefix('NATO ')}: {', '.join(told)}"


def _leader(alliance: Alliance) -> Iterator[Number]:
    """The part of the United States in spending, and beside it in GDP and people."""
    sums = alliance.sums
    if sums.spending:
        of_gdp = [f"with {_part(sums.gdp)} of the GDP"] if sums.gdp else []
        of_people = [f"{_part(sums.people)} of the people ({sums.people.year})"] if sums.people else []
        worldwide = "its spending is worldwide"
        yield Number(
            _part(sums.spending),
            "of all spending by the United States",
            f"{_capitalise(' and '.join([*of_gdp, *of_people]))}; {worldwide}"
            if of_gdp or of_people
            else _capitalise(worldwide),
            f"/trends{repin(_OVER_TIME, alliance.view.as_of)}",
        )


def _part(amount: Amount) -> str:
    return f"{write_number(amount.value, 1)} %"


def _missing(alliance: Alliance) -> Iterator[Number]:
    """The money missing to the newest target, and in small print to those before it."""
    listed = sorted(alliance.sums.missing.items(), reverse=True)
    if not listed:
        return
    (value, amount), others = listed[0], listed[1:]
    due = next((one.due for one in alliance.targets if one.value == value), None)
    by = f" by {due}" if due and due > alliance.year else ""
    told = [f"to {other:g} %: {write_money(less.value)}" for other, less in others if less.value]
    yield Number(
        write_money(amount.value),
        f"missing to {value:g} % of GDP{by}",
        _capitalise("; ".join([*told, f"in {amount.year}, {name_prices(amount.prices)}"])),
        _lead(alliance, value),
    )


def name_prices(base: str) -> str:
    """The prices of an amount in words."""
    return "current prices" if base in ("", "current") else f"constant {base} prices"
