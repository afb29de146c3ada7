"""A figure that is another now. A reader of changes needs this of comparisons, and no frames."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shift:
    """A figure before and now, each None where there is none, with the cells that they stand in."""

    indicator: str
    member: str
    year: int
    period: str
    before: float | None
    after: float | None
    before_release: str
    before_cell: str
    after_cell: str

    def __str__(self) -> str:
        when = f"{self.year}{'-' + self.period if self.period else ''}"
        where = f"{self.before_release} {self.before_cell}".strip(), self.after_cell or "no cell"
        told = f"{_format(self.before)} ({where[0]}) is now {_format(self.after)} ({where[1]})"
        return f"{self.indicator}, {self.member} {when}: {told}"


def _format(value: float | None) -> str:
    return "nothing" if value is None else f"{value:,.6g}"
