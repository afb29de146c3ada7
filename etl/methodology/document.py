"""The methodology as a document in Markdown."""

from collections.abc import Iterable, Iterator, Sequence

from etl.measures.choice import OFFERS
from etl.methodology.profile import (
    ABOUT_CHOICES,
    ABOUT_COVERAGE,
    CHOICES,
    CONVENTIONS,
    COVERAGE,
    PARTS,
    Profile,
    list_profiles,
)
from etl.store.snapshot import Snapshot

_TITLE = """# Methodology
Every measure: its formula, what it rests on, what a reader may choose, and on which releases of the snapshot that ships
it computes. Made by `burden measure --document`; a test holds it to the catalogue and the data.
"""


def write_document(snapshot: Snapshot) -> str:
    """The whole document."""
    grouped = [*list_profiles(snapshot)]
    blocks = [_TITLE, *_contents(grouped), "## Conventions\n", *_points(CONVENTIONS), "", *_choices(), ""]
    blocks += [f"## Coverage\n{ABOUT_COVERAGE}\n"]
    for group, measures in grouped:
        blocks += [f"## {group}\n", *(block for entry in measures for block in _section(entry))]
    return "\n".join(blocks).rstrip("\n") + "\n"


def _contents(grouped: Iterable[tuple[str, Sequence[Profile]]]) -> Iterator[str]:
    for group, measures in grouped:
        named = ", ".join(f"[{entry.measure.title}](#{entry.measure.id})" for entry in measures)
        yield f"- {group}: {named}"
    yield ""


def _choices() -> Iterator[str]:
    yield f"## Choices\n{ABOUT_CHOICES}\n"
    yield from _table(CHOICES, ((f"`{name}`", one.text, one.listed, one.otherwise) for name, one in OFFERS.items()))


def _section(entry: Profile) -> Iterator[str]:
    yield f"### {entry.measure.id}\n**{entry.measure.title}**\n"
    yield from _points(f"{what}: {text}." for what, text in entry.phrases)
    yield from _points(f"{what}: {text}" for what, text in entry.remarks)
    yield ""
    if entry.parts:
        yield from _table(PARTS, ((f"`{part}`", *rest) for part, *rest in entry.parts))
        yield ""
    yield f"{entry.counted}\n"
    if entry.rows:
        yield from _table(COVERAGE, entry.rows)
        yield ""


def _points(texts: Iterable[str]) -> Iterator[str]:
    return (f"- {text}" for text in texts)


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for line in (titles, ("---",) * len(titles), *rows):
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |"
