"""The releases of NATO that are known, as data: seeds/nato/releases.csv."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.seeds import read_csv
from etl.errors import SeedError
from etl.observation import PARTIAL, WHOLE, Origin, Release

# What a release is read from, and how its figures were had.
ACQUISITIONS = {"workbook": "original", "pdf": "original", "transcription": "transcription"}
EXTENTS = (WHOLE, PARTIAL)


@dataclass(frozen=True)
class Listed:
    """A release that can be read.

    `file` is the URL of NATO's own file, or the name of a transcription in seeds/nato. `control` is the URL of the PDF
    whose printed figures those of the workbook must be, "" where there is none.
    """

    release: str
    published: date
    title: str
    kind: str
    file: str
    control: str
    definition: str
    extent: str
    note: str

    def described(self, *origins: Origin) -> Release:
        """The release as it stands beside its observations, read from `origins`."""
        return Release(
            source="nato",
            release=self.release,
            title=self.title,
            published=self.published,
            definition=self.definition,
            acquisition=ACQUISITIONS[self.kind],
            note=self.note,
            origins=origins,
            extent=self.extent,
        )


def listed() -> tuple[Listed, ...]:
    """All releases of seeds/nato/releases.csv, in its order. Raises SeedError where a row is wrong or stands twice."""
    return checked(read_csv("nato/releases.csv"))


def checked(rows: Sequence[dict[str, str]]) -> tuple[Listed, ...]:
    """The releases that `rows` describe. Raises SeedError with the line of the row that is wrong."""
    releases: dict[str, Listed] = {}
    for line, row in enumerate(rows, start=2):
        problem = _problem(row, releases)
        if problem:
            raise SeedError(f"seeds/nato/releases.csv, line {line}: {problem}. Mend the row.")
        rest = {name: text for name, text in row.items() if name != "published"}
        releases[row["release"]] = Listed(published=date.fromisoformat(row["published"]), **rest)
    return tuple(releases.values())


def _problem(row: dict[str, str], before: dict[str, Listed]) -> str:
    if set(row) != set(Listed.__dataclass_fields__):
        return f"the columns are {', '.join(row)}, not {', '.join(Listed.__dataclass_fields__)}"
    problems = (
        (row["release"] in before, f"the release {row['release']} stands twice"),
        (row["kind"] not in ACQUISITIONS, f"{row['kind']!r} is no kind ({', '.join(ACQUISITIONS)})"),
        (row["definition"] not in DEFINITIONS, f"{row['definition']!r} is no definition of the catalogue"),
        (row["extent"] not in EXTENTS, f"{row['extent']!r} is no extent ({', '.join(EXTENTS)})"),
        (row["control"] != "" and row["kind"] != "workbook", "only a workbook has a control"),
        (not _is_day(row["published"]), f"{row['published']!r} is no date (2024-06-17)"),
    )
    return next((words for wrong, words in problems if wrong), "")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
