"""Country: everything on one member, every release as a faint line, and where it stands among the others."""

from collections.abc import Iterator, Mapping

from dashboard.pages.country import figure as chart
from dashboard.pages.country import summary as prose
from dashboard.pages.country import table as tables
from dashboard.pages.country.collection import select_country
from dashboard.pages.country.dossier import Country
from dashboard.pages.country.key_numbers import list_numbers
from dashboard.pages.country.over_time import choose_symbol
from dashboard.pages.country.points import list_remarks
from dashboard.pages.country.query import CountryView
from dashboard.shared.about import name_edition, tell_source, tell_target
from dashboard.shared.controls import Control
from dashboard.shared.download import record_rows
from dashboard.shared.exhibit import Chart, Exhibit, Export, Prose
from dashboard.shared.member_link import COUNTRY
from dashboard.shared.notices import list_notices
from dashboard.shared.wording import name_area
from etl.catalogue.targets import targets
from etl.store.snapshot import Part, Snapshot

CONTROLS = (Control("member"), Control("prices"))


def _list_notices(snapshot: Snapshot, shown: Country, view: CountryView) -> Iterator[str]:
    """Also that the address names nobody, or that the money is shown in other prices than those asked for (R35)."""
    # What was found of another view that shows the same may have been asked for by name.
    if not view.says("member"):
        yield f"The address names no member, so this is {shown.member.prose}. Choose another in the list."
    if shown.money is not shown.asked:
        yield f"No figures known then: {shown.asked.title}. The money is drawn at {shown.money.price} prices instead."
    yield from list_notices(snapshot, _lead(shown), view)


def _lead(shown: Country) -> Part | None:
    """The release of the share of GDP."""
    return shown.share.part if shown.share else None


def _marks(shown: Country) -> set[str]:
    if shown.share is None:
        return set()
    lines = (shown.share, *shown.lines.values())
    shapes = {choose_symbol(shown.share, row) for row in shown.share.points}
    return shapes | ({"dash"} if any(line.is_open(row) for line in lines for row in line.points) else set())


def _about(shown: Country) -> Iterator[str]:
    """The targets in their words, and the sources of all that is shown."""
    yield from map(tell_target, targets())
    releases = {line.part.release.source: line.part.release for line in shown.lines.values()}
    yield from map(tell_source, releases.values())
    yield "In the table: [e] estimate, [f] forecast, [m] part of a year, [p] pinned."


def _records(shown: Country) -> Iterator[Mapping[str, object]]:
    return record_rows(tables.list_rows(shown))


def _list_parts(shown: Country) -> Iterator[Part]:
    return (line.part for line in (shown.share, *shown.counts.values()) if line)


def _name_file(shown: Country) -> str:
    """The member, the prices of its money, and the release that leads."""
    money = shown.money.id.removeprefix("defence_expenditure_").replace("_", "-")
    return f"{shown.view.member}_{money}_nato-{name_edition(_lead(shown))}"


EXHIBIT = Exhibit(
    "country", COUNTRY, "Country", CountryView, select_country,
    Chart(chart.draw_country, chart.measure_least, _marks, alone=chart.draw_for_picture),
    Prose(
        prose.write_title, prose.write_subtitle, prose.write_summary, _about, _list_notices, list_numbers,
        remarks=list_remarks,
    ),
    Export(tables.tabulate_country, _records, tables.CSV_COLUMNS, _name_file, _list_parts,
        misses=lambda shown: shown.share is None),
    CONTROLS,
    follow=lambda view: (view, name_area(view.member)),
)  # fmt: skip
PAGE = EXHIBIT.to_page()
