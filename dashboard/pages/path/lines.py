"""The lines of the chart of all members: who grew faster than the target asks, who did not, and who is there."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.pages.path.outlook import Outlook, Path
from dashboard.shared.chart import shorten_name


@dataclass(frozen=True)
class Line:
    """One line: a member, or the heading of those below it."""

    row: Outlook | None = None
    heading: str = ""


def list_lines(path: Path) -> tuple[Line, ...]:
    """The lines from the top; none where nothing is known of anybody."""
    return tuple(_list(path))


def _list(path: Path) -> Iterator[Line]:
    ahead = {row.code for row in path.ahead}
    groups = (
        ("Grew as fast as it asks", [row for row in path.judged if row.code in ahead]),
        ("Grew more slowly", [row for row in path.judged if row.code not in ahead]),
        (f"At or above {path.aim:g} % already", list(path.met)),
    )
    for heading, rows in groups:
        if rows:
            yield Line(heading=f"{heading} ({len(rows)})")
            yield from map(Line, rows)


def name_line(path: Path, row: Outlook, narrow: bool) -> str:
    """The name of a member, bold where it is the one chosen."""
    name = shorten_name(row.code, row.name) if narrow else row.name
    return f"<b>{name}</b>" if row.code == path.view.country else name
