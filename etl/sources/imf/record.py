"""Editions whose files are known by their hashes, for mirrors without the list of indicators: seeds/imf."""

from collections.abc import Mapping, Sequence
from datetime import date

from etl.catalogue.seeds import read_csv
from etl.errors import LayoutError, SeedError
from etl.observation import PARTIAL, WHOLE
from etl.sources.imf import layout
from etl.sources.imf.answer import Answer
from etl.sources.imf.edition import Edition

_EXTENTS = (WHOLE, PARTIAL)
_COLUMNS = (["release", "published", "title", "extent", "note"], ["release", "code", "sha256"])


def recorded_edition(answers: Sequence[Answer]) -> Edition:
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


_ONE = "Put files of one edition into the mirror: the publisher updated in the middle of its making."


def _add(unknown: Sequence[str]) -> str:
    lines = "; ".join(f"RELEASE,{line}" for line in unknown)
    return f"Add the list to the mirror; or the edition to seeds/imf/releases.csv and to seeds/imf/files.csv: {lines}"


def read_record() -> tuple[Mapping[str, Edition], Mapping[tuple[str, str], str]]:
    """The recorded editions by release, and the release of each file by code and hash. Raises SeedError."""
    releases, files = read_csv("imf/releases.csv"), read_csv("imf/files.csv")
    return checked_editions(releases), checked_files(files, {row["release"] for row in releases})


def checked_editions(rows: Sequence[dict[str, str]]) -> dict[str, Edition]:
    """The editions that `rows` describe. Raises SeedError with the line of the row that is wrong."""
    editions: dict[str, Edition] = {}
    for line, row in enumerate(rows, start=2):
        where = f"seeds/imf/releases.csv, line {line}"
        if list(row) != _COLUMNS[0]:
            raise SeedError(f"{where}: the columns are {', '.join(row)}, not {', '.join(_COLUMNS[0])}. Mend them.")
        if row["release"] in editions:
            raise SeedError(f"{where}: the release {row['release']} stands twice. Mend the row.")
        if row["extent"] not in _EXTENTS:
            raise SeedError(f"{where}: {row['extent']!r} is no extent ({', '.join(_EXTENTS)}). Mend the row.")
        editions[row["release"]] = Edition(**{**row, "published": _day(where, row)})  # type: ignore[arg-type]
    return editions


def _day(where: str, row: dict[str, str]) -> date:
    try:
        published = date.fromisoformat(row["published"])
    except ValueError as error:
        raise SeedError(f"{where}: {row['published']!r} is no date (2026-04-30). Mend the row.") from error
    if row["release"] != f"{published:%Y-%m}":
        raise SeedError(f"{where}: {row['release']!r} is not the month of {published}. Mend the row.")
    return published


def checked_files(rows: Sequence[dict[str, str]], releases: set[str]) -> dict[tuple[str, str], str]:
    """The release of each file by code and hash. Raises SeedError with the line of the row that is wrong."""
    files: dict[tuple[str, str], str] = {}
    for line, row in enumerate(rows, start=2):
        where = f"seeds/imf/files.csv, line {line}"
        if list(row) != _COLUMNS[1]:
            raise SeedError(f"{where}: the columns are {', '.join(row)}, not {', '.join(_COLUMNS[1])}. Mend them.")
        if row["release"] not in releases or row["code"] not in layout.UNITS:
            raise SeedError(f"{where}: {row['release']} or {row['code']} is not known. Mend the row.")
        if files.setdefault((row["code"], row["sha256"]), row["release"]) != row["release"]:
            raise SeedError(f"{where}: the file stands under two releases. Mend the row.")
    return files
