"""The overview's key numbers: who is at the targets, the money, the part of the United States, what is missing."""

from collections.abc import Callable, Iterator, Sequence

from dashboard.pages.overview.alliance import Alliance, Amount
from dashboard.shared.cell_link import link_cell, link_inputs
from dashboard.shared.numbers import Number
from dashboard.shared.wording import name_area, write_money, write_number, write_percent
from dashboard.view import repin
from etl.asof.pin import Pin
from etl.asof.verdict import Count
from etl.catalogue.quantities import SPENDING_NOW
from etl.observation import Observation
from etl.prose import listing

# More names than these are too many for small print.
_NAMED = 4
_TOTAL = "NATO_TOTAL"
# The part of the United States over the years, and beside it that of all others.
_OVER_TIME = f"indicator={SPENDING_NOW}&country=USA~NATO_EUR_CAN&show=share_of_alliance"


def list_numbers(alliance: Alliance) -> tuple[Number, ...]:
    """The numbers that the releases known have for the year shown; none stands for what they lack."""
    found = (_at_targets(alliance), _money(alliance), _leader(alliance), _missing(alliance))
    return tuple(number for numbers in found for number in numbers)


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


def _name_few(alliance: Alliance, count: Count) -> tuple[str, ...]:
    """Those on the smaller side by name, with their shares where one is alone; and who is not counted."""
    told: list[tuple[str, ...]] = []
    if len(count.below) <= len(count.met):
        told += [("below: ", *_name(alliance, count.below))] if 0 < len(count.below) <= _NAMED else []
    elif len(count.met) > 0:
        told += [_name(alliance, sorted(count.met, key=_order(alliance)))] if len(count.met) <= _NAMED + 1 else []
    unknown, unarmed = (listing(list(map(name_area, codes))) for codes in (count.unknown, alliance.unarmed))
    told += [(f"no figure: {unknown}",)] if 0 < len(count.unknown) <= _NAMED else []
    told += [(f"{unarmed} has no armed forces",)] if unarmed else []
    return _capitalise_first(_separate(told))


def _separate(told: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """What is told, each after a semicolon but the first."""
    return tuple(piece for at, pieces in enumerate(told) for piece in (*(["; "] if at else []), *pieces))


def _capitalise_first(pieces: tuple[str, ...]) -> tuple[str, ...]:
    # A number is no word to begin with a capital, and stays the link that it is.
    return (_capitalise(pieces[0]), *pieces[1:]) if pieces and pieces[0][:1].islower() else pieces


def _order(alliance: Alliance) -> Callable[[str], float]:
    return lambda code: -(alliance.by_code[code].value or 0.0)


def _name(alliance: Alliance, codes: Sequence[str]) -> tuple[str, ...]:
    score = alliance.by_code[codes[0]]
    if len(codes) > 1 or alliance.is_older or score.value is None:
        return (listing([name_area(code) for code in codes]),)
    return f"{score.name}, ", link_cell(write_percent(score.value), score.share, alliance.view.as_of)


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def _money(alliance: Alliance) -> Iterator[Number]:
    """NATO's own totals, in money and as shares of GDP."""
    money, shares, pin = alliance.sums.money, alliance.sums.shares, alliance.view.as_of
    parts = [_describe_part(alliance, code) for code in ("NATO_EUR_CAN", "NATO_EUR") if code in {*money, *shares}]
    note = parts[0] if parts else ()
    if _TOTAL in money:
        whole = [", ", _link_share(shares[_TOTAL], pin), " of GDP"] if _TOTAL in shares else []
        told = (f"{_expected(alliance)}of all members", *whole)
        yield Number(_link_money(money[_TOTAL], pin), told, note)
    elif _TOTAL in shares:
        told = (f"of the GDP of all members, {_expected(alliance)}spent on defence",)
        yield Number(_link_share(shares[_TOTAL], pin), told, note)


def _link_money(row: Observation, pin: Pin) -> str:
    return link_cell(write_money(row.value or 0.0), row, pin)


def _link_share(row: Observation, pin: Pin) -> str:
    return link_cell(write_percent(row.value or 0.0), row, pin)


def _describe_part(alliance: Alliance, code: str) -> tuple[str, ...]:
    money, shares, pin = alliance.sums.money.get(code), alliance.sums.shares.get(code), alliance.view.as_of
    told: list[tuple[str, ...]] = [(_link_money(money, pin),)] if money else []
    told += [(_link_share(shares, pin), " of GDP")] if shares else []
    name = f"{name_area(code).removeprefix('NATO ')}: "
    return (name, *told[0], *(piece for pieces in told[1:] for piece in (", ", *pieces)))


def _leader(alliance: Alliance) -> Iterator[Number]:
    """The part of the United States in spending, and beside it in GDP and people."""
    sums, pin = alliance.sums, alliance.view.as_of
    if sums.spending:
        told: list[tuple[str, ...]] = [("with ", _part(sums.gdp, pin), " of the GDP")] if sums.gdp else []
        told += [(_part(sums.people, pin), f" of the people ({sums.people.year})")] if sums.people else []
        parts = (*told[0], *(piece for pieces in told[1:] for piece in (" and ", *pieces))) if told else ()
        note = _capitalise_first(_separate([*([parts] if parts else []), ("its spending is worldwide",)]))
        over_time = f"/trends{repin(_OVER_TIME, pin)}"
        yield Number(_part(sums.spending, pin), "of all spending by the United States", note, over_time)


def _part(amount: Amount, pin: Pin) -> str:
    return link_inputs(f"{write_number(amount.value, 1)} %", amount.rests_on, pin)


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
