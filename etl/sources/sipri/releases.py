"""The editions of SIPRI's workbook that are known, as data: seeds/sipri/releases.csv."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from etl.catalogue.seeds import read_csv
from etl.errors import SeedError
from etl.observation import Origin, Release

_EDITION = re.compile(r"\d{4}-(\d{4})(-v\d+(\.\d+)*)?")


@dataclass(frozen=True)
class Listed:
    """An edition: `release` is like 1949-2022 or 1949-2025-v1.2, `note` says how the day it was published is known."""

    release: str
    published: date
    title: str
    url: str
    note: str

    def described(self, origin: Origin) -> Release:
        """The release as it stands beside its observations, read from `origin`."""
        return Release(
            source="sipri",
            release=self.release,
            title=self.title,
            published=self.published,
            definition="sipri",
            acquisition="original",
            note=self.note,
            origins=(origin,),
        )


def last_year(release: str) -> int:
    """The last year that an edition covers, by its name."""
    return int(release[5:9])


def listed() -> tuple[Listed, ...]:
    """All editions of seeds/sipri/releases.csv, in its order. Raises SeedError where a row is wrong or stands twice."""
    return checked(read_csv("sipri/releases.csv"))


def checked(rows: Sequence[dict[str, str]]) -> tuple[Listed, ...]:
    """The editions that `rows` describe. Raises SeedError with the line of the row that is wrong."""
    editions: dict[str, Listed] = {}
    for line, row in enumerate(rows, start=2):
        problem = _problem(row, editions)
        if problem:
            raise SeedError(f"seeds/sipri/releases.csv, line {line}: {problem}. Mend the row.")
        rest = {name: text for name, text in row.items() if name != "published"}
        editions[row["release"]] = Listed(published=date.fromisoformat(row["published"]), **rest)
    return tuple(editions.values())


def _problem(row: dict[str, str], before: dict[str, Listed]) -> str:
    if set(row) != set(Listed.__dataclass_fields__):
        return f"the columns are {', '.join(row)}, not {', '.join(Listed.__dataclass_fields__)}"
    if row["release"] in before:
        return f"the release {row['release']} stands twice"
    if not _EDITION.fullmatch(row["release"]):
        return f"{row['release']!r} is no edition (1949-2022, 1949-2025-v1.2)"
    if not row["url"].startswith("https://"):
        return f"{row['url']!r} is no address of a workbook"
    try:
        date.fromisoformat(row["published"])
    except ValueError:
        return f"{row['published']!r} is no date (2026-04-27)"
    return ""
