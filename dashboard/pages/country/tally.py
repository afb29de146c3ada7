"""What measures say of a member in a sentence each: counted, summed up, for each soldier, at purchasing power."""

from collections.abc import Callable, Iterator, Sequence

from dashboard.pages.country.dossier import Country
from dashboard.shared.address import keep_pin
from dashboard.shared.remarks import Point
from dashboard.shared.table import Linked
from dashboard.shared.wording import write_amount, write_money, write_number, write_period, write_signed
from etl.catalogue.indicators import categories
from etl.catalogue.measures import measures
from etl.catalogue.quantities import SPENDING_NOW
from etl.catalogue.share import STATED_AT
from etl.measures.choice import WALES
from etl.measures.result import Result
from etl.prose import counted

_AIM = f"{STATED_AT:g} %"


def list_tallies(country: Country) -> Iterator[Point]:
    """A point for each measure that has a number; what it is about leads to how it is computed."""
    years = [year for year in sorted(country.met) if year >= max(WALES, country.member.accession.year)]
    if years:
        yield _begin(country, "guideline_years", _count_years(country, years))
    for name, tell in _TOLD.items():
        result = country.results.get((name, ""))
        if result is not None:
            yield _begin(country, name, tell(country, result))


def _begin(country: Country, measure: str, told: str) -> Point:
    address = keep_pin(f"/methodology#{measure}", country.view.as_of)
    return Point(Linked(f"{measures()[measure].title}:", address), told)


def _count_years(country: Country, years: Sequence[int]) -> str:
    """Of these years those at or above 2 %, by the release that answers for each, as every count of members has it."""
    met = [year for year in years if country.met[year]]
    if not met:
        return f"none of {counted(len(years), 'year')} since {years[0]} at or above {_AIM}."
    expected = sum(_is_expected(country, year) for year in met)
    guessed = f", {expected} of them expected" if expected else ""
    return f"{len(met)} of {counted(len(years), 'year')} since {years[0]} at or above {_AIM}{guessed}."


def _span(first: int, country: Country, result: Result) -> str:
    last = _when(country, result)
    return last if first == result.year else f"{first}–{last}"


def _write_span(country: Country, result: Result) -> str:
    return _span(min(row.year for row in result.rests_on), country, result)


def _when(country: Country, result: Result) -> str:
    """The year of a result, marked where it is of an estimate."""
    return write_period(result.year, _is_expected(country, result.year))


def _is_expected(country: Country, year: int) -> bool:
    row = country.share.by_year.get(year) if country.share else None
    return bool(row and country.share and country.share.is_expected(row))


def _prices(result: Result) -> str:
    """The prices of a result, as its rows have them."""
    bases = {row.price_base for row in result.rests_on if row.price_base}
    base = next(iter(bases)) if len(bases) == 1 else ""
    return f" at {base} prices" if base else ""


def _sum_gaps(country: Country, result: Result) -> str:
    span = _write_span(country, result)
    if not result.value:
        return f"nothing to {_AIM} in any year {span}."
    money = f"{write_money(result.value)}{_prices(result)} to {_AIM}, {span}"
    return f"{money}; nothing of it is owed."


def _sum_above(country: Country, result: Result) -> str:
    base = min(row.year for row in result.rests_on)
    more = "more" if (result.value or 0.0) >= 0 else "less"
    money = f"{write_money(abs(result.value or 0.0))}{_prices(result)} {more}"
    return f"{money} in {_span(base + 1, country, result)} than its share of GDP of {base} would have come to."


def _tell_soldier(country: Country, result: Result) -> str:
    equipment = country.results.get(("per_soldier", "equipment"))
    told = f"{_write_thousands(result)}{_prices(result)} in {_when(country, result)}"
    if equipment is None or equipment.year != result.year:
        return f"{told}."
    return f"{told}, {_write_thousands(equipment)} of it on equipment."


def _write_thousands(result: Result) -> str:
    """US dollars without digits that the number of soldiers, in thousands, does not have."""
    return f"{write_number((result.value or 0.0) / 1000, 0)} thousand US$"


def _tell_growth(country: Country, result: Result) -> str:
    parts = {one.removesuffix("_share"): one for one in categories()}
    found = {name: country.results.get(("growth_contribution", name)) for name in parts}
    points = {name: one.value or 0.0 for name, one in found.items() if one and one.year == result.year}
    ordered = sorted(points, key=lambda name: -points[name])
    told = ", ".join(f"{_NAMES.get(name, name)} {write_signed(points[name], 1)}" for name in ordered)
    return f"{write_signed(result.value, 1)} % in {_when(country, result)}; in points {told}."


def _tell_power(country: Country, result: Result) -> str:
    line = country.lines.get(SPENDING_NOW)
    row = line.by_year.get(result.year) if line else None
    beside = f", where the rate of exchange gives {write_money(row.value or 0.0)}" if row else ""
    return f"{write_amount(result.value, result.unit)} in {_when(country, result)}{beside}."


_NAMES = {"other": "all else"}
_TOLD: dict[str, Callable[[Country, Result], str]] = {
    "cumulative_shortfall": _sum_gaps,
    "increment": _sum_above,
    "per_soldier": _tell_soldier,
    "growth_contribution": _tell_growth,
    "ppp_level": _tell_power,
}
