"""What a snapshot holds, release by release; docs/sources.md is made with it."""

from collections.abc import Iterator
from dataclasses import dataclass

from etl.catalogue.members import members
from etl.catalogue.source import Source
from etl.catalogue.sources import SOURCES
from etl.observation import EXCERPT, Release
from etl.store.snapshot import Part, Snapshot


@dataclass(frozen=True)
class Holding:
    """One release in a snapshot: of how many members and other areas it has rows, of which years, and how many."""

    release: Release
    years: tuple[int, int]
    members: int
    others: int
    rows: int

    @property
    def source(self) -> Source:
        """The source that published it."""
        return SOURCES[self.release.source]


def holdings(snapshot: Snapshot) -> Iterator[Holding]:
    """Every release of a snapshot, by source in the order of the catalogue, oldest first."""
    for source in SOURCES:
        yield from (_holding(snapshot, part) for part in snapshot.releases(source))


def table(snapshot: Snapshot) -> str:
    """One line a release, in Markdown: the source, its day, how much of it is here, years, areas, rows and licence."""
    lines = [_HEAD, ("---",) * len(_HEAD), *map(_line, holdings(snapshot))]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def document(snapshot: Snapshot) -> str:
    """The whole page in Markdown: the table, how the next releases are found, notes, and why an excerpt is one."""
    lookouts = ("## How the next release is found\n", *(f"- {line}" for line in list_lookouts()), "")
    notes = ("## Notes on the releases\n", *_notes(snapshot), "")
    parts = (_TITLE, table(snapshot), *lookouts, *notes, *_excerpts(snapshot))
    return "\n".join(parts).rstrip("\n") + "\n"


def list_lookouts() -> Iterator[str]:
    """How the next release of each source is found, a line each."""
    return (f"{source.publisher}, {source.title}: {source.finds}" for source in SOURCES.values())


_HEAD = (
    "source",
    "release",
    "published",
    "extent",
    "acquisition",
    "years",
    "members",
    "other areas",
    "rows",
    "licence",
)
_TITLE = """# Sources and releases
What the snapshot that ships holds. Made by `burden sources --document`; a test holds it to the data.
"""


def _holding(snapshot: Snapshot, part: Part) -> Holding:
    areas = set(snapshot.list_areas(part))
    allies = areas & members().keys()
    return Holding(part.release, part.years, len(allies), len(areas - allies), part.rows)


def _line(held: Holding) -> tuple[str, ...]:
    release, source = held.release, held.source
    return (
        f"{source.publisher}, {source.title}",
        release.release,
        release.published.isoformat(),
        release.extent,
        release.acquisition,
        "–".join(map(str, held.years)),
        str(held.members),
        str(held.others),
        f"{held.rows:,}",
        source.licence,
    )


def _notes(snapshot: Snapshot) -> Iterator[str]:
    for held in holdings(snapshot):
        if held.release.note:
            yield f"- **{held.source.publisher}, {held.release.release}**: {held.release.note}"


def _excerpts(snapshot: Snapshot) -> Iterator[str]:
    shortened = {part.release.source for part in snapshot.parts if part.release.extent == EXCERPT}
    for source in SOURCES.values():
        if source.id in shortened and source.excerpt:
            yield f"## Why {source.publisher} is an excerpt\n{source.excerpt.reason}\n"
