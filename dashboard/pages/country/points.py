"""What is said below the chart of a member, point by point: ranks, why counts differ, breaks, what stands beside."""

from collections.abc import Iterator

from dashboard.pages.country.dossier import Country
from dashboard.pages.country.reasons import find_year, list_reasons
from dashboard.pages.country.releases import list_breaks
from dashboard.pages.country.strips import NAMES, write_figure
from dashboard.pages.country.tally import list_tallies
from dashboard.shared.remarks import Point, Remarks
from dashboard.shared.wording import name_release, write_number, write_percent, write_period
from etl.catalogue.sources import SOURCES
from etl.measures.beside.support import AID, HOSTED
from etl.prose import ordinal


def list_remarks(country: Country) -> Iterator[Remarks]:
    """The remarks; those without points are not drawn."""
    year = find_year(country)
    when = f" in {year}" if year else ""
    yield Remarks(f"Why the sources differ on {country.member.prose}{when}", tuple(list_reasons(country)))
    yield Remarks(f"Where {country.member.prose} stands", tuple(_list_ranks(country)))
    yield Remarks("Summed up over the years, and for each soldier", tuple(list_tallies(country)))
    yield Remarks("Breaks and single years", tuple(_list_breaks(country)))
    yield Remarks("Beside spending, and never added to it", tuple(_list_beside(country)))


def _list_ranks(country: Country) -> Iterator[Point]:
    for one in country.standings:
        figure = f"{write_figure(one)} in {write_period(one.row.year, one.expected)}"
        yield Point(f"{NAMES[one.indicator.id]}:", f"{figure}, {ordinal(one.rank)} of {one.of} members with a figure.")


def _list_breaks(country: Country) -> Iterator[Point]:
    """Breaks that a publisher names (R16), shares set by hand (R3), and years in which spending leapt (R17)."""
    for year, row in list_breaks(country).items():
        yield Point(f"{year}:", f"{row.note} ({name_release(row.source, row.release)}.)")
    for row in country.share.points if country.share else ():
        if row.status == "pinned":
            yield Point(f"{row.year}:", f"{row.note}. ({name_release(row.source, row.release)}.)")
    for year in country.leaps:
        yield Point(
            f"{year}:",
            "spending rose by more than 35 log points, and fell by as much the year after: one payment made the year.",
        )


def _list_beside(country: Country) -> Iterator[Point]:
    yield _tell_aid(country)
    yield _tell_troops(country)


def _tell_aid(country: Country) -> Point:
    line, total = country.lines.get(AID[""]), country.value("ukraine_aid", "cumulative")
    if line is None or total is None:
        return Point("Aid to Ukraine:", f"no figure of {SOURCES['kiel'].prose} was known then.")
    share = country.value("ukraine_aid", "cumulative_share_gdp")
    of_gdp = f" ({write_percent(share)} of GDP)" if share is not None else ""
    until = f"; of {line.last.year} {line.last.note}" if line.last.note else ""
    span = f"from {line.points[0].year} to {line.last.year}"
    amount = f"{write_number(total, 1)} billion" if total >= 1 else f"{write_number(1000 * total, 0)} million"
    told = f"{amount} euros allocated {span}{of_gdp}{until}."
    return Point("Aid to Ukraine:", f"{told} ({name_release('kiel', line.part.release.release)}.)")


def _tell_troops(country: Country) -> Point:
    if country.view.member == "USA":
        return Point("Forces abroad:", "the figures of the United States are of forces and money worldwide.")
    line = country.lines.get(HOSTED[""])
    if line is None:
        return Point("US forces in the country:", f"no figure of {SOURCES['troops'].prose} was known then.")
    note = f", {line.last.note}" if line.last.note else ""
    told = f"{write_number(line.last.value, 0)} on active duty in {line.last.year}{note}."
    return Point("US forces in the country:", f"{told} ({name_release('troops', line.part.release.release)}.)")
