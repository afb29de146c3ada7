"""What a refresh tells while it works: one record a step, which a terminal prints as a line and a scheduler as JSON."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Step:
    """A step of a refresh, or of a build of a mirror. `str()` is its line for readers.

    `what` is in words ("reading", "2 releases, 38 rows"); `source` is "" where the step concerns no single one.
    `seconds` is what the step took; it, `releases` and `rows` are None where they say nothing.
    """

    source: str
    what: str
    seconds: float | None = None
    releases: int | None = None
    rows: int | None = None

    def __str__(self) -> str:
        return f"{self.source}: {self.what}" if self.source else self.what

    def plain(self) -> dict[str, Any]:
        """The step as a dict that JSON holds, without what says nothing."""
        return {name: value for name, value in asdict(self).items() if value not in (None, "")}


# Is told each step as it is taken. Whoever prints a step may not raise.
Progress = Callable[[Step], None]
