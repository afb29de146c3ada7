"""The Kiel Institute's Ukraine Support Tracker, from the publisher's own repository."""

from collections.abc import Iterator

from etl.dataframe import ParsedRelease
from etl.fetch import Fetch, Resource
from etl.observation import Observation, Release
from etl.prose import MONTHS
from etl.sources.kiel import layout
from etl.sources.kiel.cells import FIRST_YEAR, check_together
from etl.sources.kiel.parse import read_aid_with_eu, read_countries, read_procurement, read_totals
from etl.sources.kiel.recognition import list_addresses, recognise
from etl.sources.kiel.releases import Edition, read_edition

__all__ = ["collect", "list_addresses", "recognise"]


def collect(fetch: Fetch) -> Iterator[ParsedRelease]:
    """The one release that the publisher gives: aid by month and donor.

    Raises FetchError where a file cannot be had, LayoutError where one is not laid out as known or does not agree
    with the others.
    """
    files = {name: fetch(f"{layout.FOLDER}{name}") for name in layout.COLUMNS}
    edition = read_edition(files[layout.RELEASE])
    rows = _read_rows(files, edition)
    release = Release(
        source="kiel",
        release=edition.number,
        title=edition.label,
        published=edition.published,
        definition="kiel",
        acquisition="original",
        note=f"Aid from January {FIRST_YEAR} to {MONTHS[edition.month - 1]} {edition.year}.",
        origins=tuple(one.origin for one in files.values()),
    )
    yield ParsedRelease.of(release, rows)


def _read_rows(files: dict[str, Resource], edition: Edition) -> list[Observation]:
    countries = list(read_countries(files[layout.BY_COUNTRY], edition))
    everybody = list(read_totals(files[layout.TOTALS], edition))
    check_together(countries, everybody)
    military = {(row.year, row.period): row.value or 0.0 for row in everybody if row.indicator == "kiel_military"}
    sources = read_procurement(files[layout.PROCUREMENT], edition, military)
    return [*countries, *everybody, *sources, *read_aid_with_eu(files[layout.WITH_EU], edition)]
