"""The versions of the National Material Capabilities that are known, as data: seeds/cow/releases.csv."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from etl.catalogue.seeds import read_csv
from etl.errors import SeedError
from etl.observation import Origin, Release

_COLUMNS = ["release", "published", "title", "file", "note"]


@dataclass(frozen=True)
class Listed:
    """A version: `file` is its address, with the file inside the zip as fragment."""

    release: str
    published: date
    title: str
    file: str
    note: str

    def described(self, origins: tuple[Origin, ...], kind: str = "original") -> Release:
        """The release as it stands beside its observations, read from `origins`; `kind` is that of the table's file."""
        copy = "" if kind == "original" else f" Read from a {kind} copy: the publisher's values in another form."
        return Release(
            source="cow",
            release=self.release,
            title=self.title,
            published=self.published,
            definition="cow",
            acquisition="original",
            note=f"{self.note}{copy}",
            origins=origins,
        )


def listed() -> tuple[Listed, ...]:
    """All versions of seeds/cow/releases.csv, in its order. Raises SeedError where a row is wrong or stands twice."""
    return checked(read_csv("cow/releases.csv"))


def checked(rows: Sequence[dict[str, str]]) -> tuple[Listed, ...]:
    """The versions that `rows` describe. Raises SeedError with the line of the row that is wrong."""
    versions: dict[str, Listed] = {}
    for line, row in enumerate(rows, start=2):
        problem = _problem(row, versions)
        if problem:
            raise SeedError(f"seeds/cow/releases.csv, line {line}: {problem}. Mend the row.")
        rest = {name: text for name, text in row.items() if name != "published"}
        versions[row["release"]] = Listed(published=date.fromisoformat(row["published"]), **rest)
    return tuple(versions.values())


def _problem(row: dict[str, str], before: dict[str, Listed]) -> str:
    if list(row) != _COLUMNS:
        return f"the columns are {', '.join(row)}, not {', '.join(_COLUMNS)}"
    if row["release"] in before:
        return f"the version {row['release']} stands twice"
    try:
        date.fromisoformat(row["published"])
    except ValueError:
        return f"{row['published']!r} is no date (2026-06-03)"
    return ""
