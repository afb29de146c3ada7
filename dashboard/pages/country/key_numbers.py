"""The key numbers of a member: share, money, what is missing, equipment, and the way to the target ahead."""

from collections.abc import Iterator

from dashboard.pages.country.bars import find_money
from dashboard.pages.country.dossier import Country, Line
from dashboard.pages.country.figure import find_gap
from dashboard.pages.country.measurement import GROWTH, find_aim
from dashboard.pages.country.summary import write_share
from dashboard.shared.address import keep_pin
from dashboard.shared.cell_link import link_cell
from dashboard.shared.numbers import Number
from dashboard.shared.wording import write_money, write_number, write_percent
from etl.asof.pin import Pin
from etl.catalogue.quantities import EQUIPMENT, SPENDING_NOW
from etl.catalogue.share import SHARE
from etl.catalogue.targets import share_targets, targets
from etl.observation import Observation
from etl.prose import ordinal

# Per cent: less would read 0.0.
_SMALL = 0.1


def list_numbers(country: Country) -> tuple[Number, ...]:
    """The row of numbers; none where the member has no share."""
    if country.share is None:
        return ()
    return (
        _write_share(country, country.share),
        *_write_money(country, country.share),
        *_write_gap(country, country.share),
        *_write_equipment(country),
        *_write_way(country, country.share),
    )


def _when(line: Line) -> str:
    return f"{'expected ' if line.is_expected(line.last) else ''}in {line.last.year}"


def _write_share(country: Country, share: Line) -> Number:
    rank = next((f"{ordinal(one.rank)} of {one.of}" for one in country.standings if one.indicator.id == SHARE), "")
    total = country.totals.get(SHARE)
    pin = country.view.as_of
    whole = ("NATO total ", link_cell(write_percent(total.value or 0.0), total, pin)) if total else ()
    note = (rank, "; " if rank and whole else "", *whole)
    value = link_cell(write_share(share, share.last), share.last, pin)
    return Number(value, f"of GDP {_when(share)}", note, keep_pin("/scoreboard", pin))


def _write_money(country: Country, share: Line) -> Iterator[Number]:
    line, total = country.lines.get(SPENDING_NOW), country.totals.get(SPENDING_NOW)
    row = line.by_year.get(share.last.year) if line else None
    if line is None or row is None or row.value is None:
        return
    part = f", {write_part(100 * row.value / total.value)} of NATO's total" if total and total.value else ""
    value = link_cell(write_money(row.value), row, country.view.as_of)
    yield Number(value, f"of defence expenditure {_when(share)}", f"current prices{part}")


def write_part(percent: float) -> str:
    """A part of the whole, with a digit of the least."""
    return f"{write_number(percent, 1 if percent >= _SMALL else 2)} %"


def _write_gap(country: Country, share: Line) -> Iterator[Number]:
    """The money missing to the targets in force in the last year, the highest of them large."""
    year = share.last.year
    found = []
    for aim in share_targets():
        line = find_gap(country, aim.value or 0.0)
        row = line.by_year.get(year) if line else None
        if row is not None and row.value is not None and aim.in_force(year):
            found.append((aim, row))
    if not found:
        return
    (aim, row), others, pin = found[-1], found[:-1], country.view.as_of
    rest = [piece for other, less in others for piece in (_link_amount(less, pin), f" to {other.value:g} %; ")]
    base = "current prices" if row.price_base == "current" else f"{row.price_base} prices"
    yield Number(_link_amount(row, pin), f"missing to {aim.value:g} % {_when(share)}", (*rest, base))


def _link_amount(row: Observation, pin: Pin) -> str:
    """The money, which leads to the figures that it is computed from."""
    return link_cell(write_money(row.value) if row.value else "Nothing", row, pin)


def _write_equipment(country: Country) -> Iterator[Number]:
    line = country.lines.get(EQUIPMENT)
    if line is None:
        return
    aim = next(one for one in targets() if one.indicator == EQUIPMENT)
    money = find_money(country, line.last)
    note = f"guideline {aim.value:g} %" + (f"; {write_money(money)} at current prices" if money is not None else "")
    value = link_cell(f"{write_number(line.last.value, 1)} %", line.last, country.view.as_of)
    yield Number(value, f"of it on equipment {_when(line)}", note)


def _write_way(country: Country, share: Line) -> Iterator[Number]:
    """The real growth a year that leads to the target ahead, beside that of the last years."""
    aim, growth = find_aim(share.last.year), country.value("required_real_growth")
    if aim is None or growth is None:
        return
    achieved = country.value("required_real_growth", "achieved")
    record = f"; {_sign(achieved)} a year over the last five" if achieved is not None else ""
    label = f"of real growth leads to {aim.value:g} % by {aim.due}"
    note = f"with GDP growing by {GROWTH:g} %{record}"
    # There GDP may grow otherwise.
    href = keep_pin(f"/path?country={country.view.member}", country.view.as_of)
    yield Number(f"{_sign(growth)} a year", label, note, href)


def _sign(growth: float) -> str:
    return f"{'+' if growth > 0 else ''}{write_number(growth, 1)} %"
