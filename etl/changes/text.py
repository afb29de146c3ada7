"""A change as a text in Markdown: beside the snapshots, and in the feed."""

from collections.abc import Iterator

from etl.changes.account import Change
from etl.changes.passages import Address, Passage, Point, tell_change


def as_text(change: Change) -> str:
    """The change for readers, in Markdown."""
    passages = (line for passage in tell_change(change) for line in _lines(passage))
    return "\n".join([f"# Snapshot {change.snapshot}", *passages]) + "\n"


def _lines(passage: Passage) -> Iterator[str]:
    if passage.heading:
        yield from ("", f"## {passage.heading}")
    yield from ("", passage.text)
    if passage.points:
        yield from ("", *(f"- {_sentence(point)}" for point in passage.points))


def _sentence(point: Point) -> str:
    return "".join(f"`{piece.cell}`" if isinstance(piece, Address) else piece for piece in point)
