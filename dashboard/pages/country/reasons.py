"""Why publishers differ on a member's share: what each counts, whose years, which GDP and rate of exchange.

All that is said is declared of the sources in the catalogue, or follows from their figures.
"""

from collections.abc import Iterator

from dashboard.pages.country.dossier import Country, Line
from dashboard.pages.country.summary import write_share
from dashboard.shared.cell_link import link_cell
from dashboard.shared.remarks import Point
from dashboard.shared.wording import name_release, write_money, write_number, write_period
from etl.catalogue.indicators import same_elsewhere
from etl.catalogue.quantities import GDP_NOW, SPENDING_NATIONAL, SPENDING_NOW
from etl.catalogue.share import SHARE
from etl.catalogue.sources import SOURCES
from etl.measures.inquiry import are_alike
from etl.observation import Observation


def find_year(country: Country) -> int | None:
    """The newest year for which NATO's release and most of the other publishers have a share; None where none do."""
    share = country.share
    if share is None:
        return None
    years = [year for line in country.counts.values() for year in line.by_year if year in share.by_year]
    most = max((years.count(year) for year in years), default=0)
    return max((year for year in years if years.count(year) == most), default=None)


def list_reasons(country: Country) -> Iterator[Point]:
    """A point for each publisher, then what GDP and rate of exchange they have."""
    year, share = find_year(country), country.share
    if share is None:
        return
    ours = share.by_year[year] if year else share.last
    pin = country.view.as_of
    yield Point(link_cell(f"NATO: {_figure(share, ours)}.", ours, pin), _ground(share))
    if country.former and (row := country.former.by_year.get(ours.year)):
        told = f"NATO, {country.former.definition.former}: {_figure(country.former, row)}."
        yield Point(link_cell(told, row, pin), _ground(country.former))
    for one in same_elsewhere(SHARE).values():
        yield _compare(country, one.source, ours)
    if year:
        yield from _list_grounds(country, year)


def _figure(line: Line, row: Observation) -> str:
    expected = "expected " if line.is_expected(row) else ""
    return f"{write_share(line, row)} {expected}in {row.year}"


def _ground(line: Line) -> str:
    """What is counted, in whose years, and where the figure stands."""
    source = line.part.release.source
    return f"{line.definition.text} {SOURCES[source].fiscal_year}. ({name_release(source, line.part.release.release)}.)"


def _compare(country: Country, source: str, ours: Observation) -> Point:
    publisher, line = SOURCES[source].publisher, country.counts.get(source)
    if line is None:
        return Point(f"{publisher}:", f"no share of {country.member.prose} in the releases known then.")
    row = line.by_year.get(ours.year)
    if row is None:
        return Point(
            f"{publisher}:", f"none for {ours.year}; its newest is {_figure(line, line.last)}. {_ground(line)}"
        )
    points = (row.value or 0.0) - (ours.value or 0.0)
    more = f"{write_number(abs(points), 2)} points {'more' if points > 0 else 'less'} than NATO"
    than = more if write_number(abs(points), 2) != "0.00" else "as NATO has it"
    told = link_cell(f"{publisher}: {_figure(line, row)}, {than}.", row, country.view.as_of)
    return Point(told, f"{_weigh(country, source, ours.year)}{_ground(line)}")


def _weigh(country: Country, source: str, year: int) -> str:
    """The money of both in current US dollars, where the publisher has it, and the GDP that it divides by."""
    theirs, mine = same_elsewhere(SPENDING_NOW).get(source), _value(country, SPENDING_NOW, year)
    money = _value(country, theirs.id, year) if theirs else None
    share = country.counts[source].by_year[year].value
    if money is None or mine is None or not share:
        return ""
    return (
        f"It has {write_money(money)} of spending, where NATO has {write_money(mine)} "
        f"({_percent(money, mine)}), over a GDP of {write_money(100 * money / share)}. "
    )


def _list_grounds(country: Country, year: int) -> Iterator[Point]:
    mine, world = _value(country, GDP_NOW, year), _value(country, "wdi_gdp_current_usd", year)
    if mine and world:
        yield Point(
            "GDP:",
            f"{write_money(mine)} in NATO's release for {write_period(year, False)}, {write_money(world / 1e6)} in the "
            f"World Bank's data ({_percent(world / 1e6, mine)}), both at current prices. NATO's share is of GDP at "
            "constant prices.",
        )
    yield from _list_rates(country, year)


def _list_rates(country: Country, year: int) -> Iterator[Point]:
    national, dollars = (_value(country, name, year) for name in (SPENDING_NATIONAL, SPENDING_NOW))
    official = _value(country, "wdi_exchange_rate", year)
    if national and dollars and official and official != 1 and are_alike(national / dollars, official):
        yield Point(
            "Rate of exchange:",
            f"{write_number(national / dollars, 3)} {country.member.currency} to the US dollar in NATO's figures for "
            f"{year}, {write_number(official, 3)} in the World Bank's.",
        )


def _value(country: Country, indicator: str, year: int) -> float | None:
    line = country.lines.get(indicator)
    row = line.by_year.get(year) if line else None
    return row.value if row else None


def _percent(one: float, other: float) -> str:
    change = 100 * (one / other - 1)
    return f"{'+' if change > 0 else ''}{write_number(change, 1)} %"
