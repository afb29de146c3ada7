"""What a snapshot holds, release by release, as a table in Markdown: docs/sources.md is made with it."""

from collections.abc import Iterator

import pyarrow.compute as pc

from etl.catalogue.members import members
from etl.catalogue.sources import SOURCES
from etl.snapshot import Part, Snapshot

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


def table(snapshot: Snapshot) -> str:
    """One line a release: the source, its day, how much of it is here, years, areas, rows and licence."""
    lines = [_HEAD, ("---",) * len(_HEAD), *(_line(snapshot, part) for part in _ordered(snapshot))]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def document(snapshot: Snapshot) -> str:
    """The whole page: the table, the notes on releases, and why an excerpt is one."""
    parts = (_TITLE, table(snapshot), "## Notes on the releases\n", *_notes(snapshot), "", *_excerpts(snapshot))
    return "\n".join(parts).rstrip("\n") + "\n"


_TITLE = """# Sources and releases
What the snapshot that ships holds. Made by `burden sources --document`; a test holds it to the data.
"""


def _ordered(snapshot: Snapshot) -> Iterator[Part]:
    for source in SOURCES:
        yield from snapshot.releases(source)


def _line(snapshot: Snapshot, part: Part) -> tuple[str, ...]:
    release, source = part.release, SOURCES[part.release.source]
    areas = set(pc.unique(snapshot.table(part)["member"]).to_pylist())
    allies = areas & members().keys()
    return (
        f"{source.publisher}, {source.title}",
        release.release,
        release.published.isoformat(),
        release.extent,
        release.acquisition,
        "–".join(map(str, part.years)),
        str(len(allies)),
        str(len(areas - allies)),
        f"{part.rows:,}",
        source.licence,
    )


def _notes(snapshot: Snapshot) -> Iterator[str]:
    for part in _ordered(snapshot):
        if part.release.note:
            yield f"- **{SOURCES[part.release.source].publisher}, {part.release.release}**: {part.release.note}"


def _excerpts(snapshot: Snapshot) -> Iterator[str]:
    shortened = {part.release.source for part in snapshot.parts if part.release.extent == "excerpt"}
    for source in SOURCES.values():
        if source.id in shortened and source.excerpt:
            yield f"## Why {source.publisher} is an excerpt\n{source.excerpt.reason}\n"
