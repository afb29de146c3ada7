"""Editions whose files are known by their hashes, for mirrors without the list of indicators: seeds/imf."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from etl.catalogue.seed_file import place_rows
from etl.catalogue.seeds import read_csv
from etl.errors import LayoutError
from etl.observation import Origin, Release
from etl.sources.imf import layout
from etl.sources.imf.parse import Answer, read_forecast_year
from etl.sources.releases import Faults, KnownRelease, ReleaseList, Row, check_columns, make_fault

NOTE = (
    "Years from {year} on, that of the edition, are forecasts. Earlier ones may be the IMF's estimates as well: the "
    "DataMapper does not tell which year is a country's last with actual figures."
)
_ONE = "Put files of one edition into the mirror: the publisher updated in the middle of its making."


def describe(
    edition: KnownRelease, origins: Sequence[Origin], left_out: Sequence[str], missing: Mapping[str, Sequence[str]]
) -> Release:
    """The edition as it stands beside its observations, without the codes `left_out`; `missing` members are by code."""
    lacking = [f"The DataMapper does not give {', '.join(left_out)} for it."] if left_out else []
    lacking += [f"It has no value of {', '.join(whom)} for {code}." for code, whom in missing.items() if whom]
    note = " ".join(filter(None, (NOTE.format(year=read_forecast_year(edition)), edition.note)))
    return replace(edition, note=note).describe(*origins, remark=" ".join(lacking))


def find_recorded_edition(answers: Sequence[Answer]) -> KnownRelease:
    """The edition of which all `answers` are files that seeds/imf records.

    Raises LayoutError where one of them is not recorded, or where they are of two editions; SeedError where the
    record is wrong.
    """
    editions, files = read_record()
    found = [files.get((answer.code, answer.origin.sha256)) for answer in answers]
    unknown = [f"{one.code},{one.origin.sha256}" for one, of in zip(answers, found, strict=True) if of is None]
    if unknown:
        raise LayoutError(layout.LISTING, "is not in the mirror, and files are of no recorded edition", _add(unknown))
    if len(set(found)) > 1:
        said = ", ".join(f"{one.code} of {of}" for one, of in zip(answers, found, strict=True))
        raise LayoutError(layout.LISTING, f"is not in the mirror, and files are of two editions: {said}", _ONE)
    return editions[found[0] or ""]


def _add(unknown: Sequence[str]) -> str:
    lines = "; ".join(f"RELEASE,{line}" for line in unknown)
    return (
        "Add the list to the mirror; or the edition to seeds/imf/releases.csv of the data folder, "
        f"and its files to seeds/imf/files.csv there: {lines}"
    )


def read_record() -> tuple[Mapping[str, KnownRelease], Mapping[tuple[str, str], str]]:
    """The recorded editions by release, and the release of each file by code and hash. Raises SeedError."""
    editions = {one.release: one for one in EDITIONS.read()}
    return editions, check_files(read_csv(FILES), editions.keys())


def check_files(rows: Sequence[Row], releases: Set[str]) -> dict[tuple[str, str], str]:
    """The release of each file by code and hash. Raises SeedError with line and column of what is wrong."""
    files: dict[tuple[str, str], str] = {}
    for place, row in place_rows(f"seeds/{FILES}", rows):
        check_columns(place, row, ("release", "code", "sha256"))
        if row["release"] not in releases:
            raise make_fault(place, "release", f"{row['release']} is not in seeds/imf/releases.csv")
        if row["code"] not in layout.UNITS:
            raise make_fault(place, "code", f"{row['code']} is no code that is asked for")
        if files.setdefault((row["code"], row["sha256"]), row["release"]) != row["release"]:
            raise make_fault(place, "sha256", "the file stands under two releases")
    return files


def _find_faults(edition: KnownRelease) -> Faults:
    if edition.release != f"{edition.published:%Y-%m}":
        yield "release", f"{edition.release!r} is not the month of {edition.published}"


FILES = "imf/files.csv"
EDITIONS = ReleaseList(source="imf", columns=("title", "extent"), definition="imf", find_faults=_find_faults)
