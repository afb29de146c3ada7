"""The rows of seeds/corrections.csv."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from etl.catalogue.indicators import indicators
from etl.catalogue.members import area_names
from etl.catalogue.seed_file import Row, place_rows
from etl.catalogue.seeds import read_csv, read_shipped_csv
from etl.catalogue.sources import SOURCES
from etl.errors import SeedError

_FILE = "seeds/corrections.csv"
_COLUMNS = ("source", "release", "indicator", "member", "year", "expect", "value", "reason", "by")
EVERY_RELEASE = "*"
# A publisher may print the same figure with another last digit.
_SAME = 1e-9

Figure = tuple[str, str, int]  # indicator, member, year


@dataclass(frozen=True)
class Correction:
    """One figure to set right: where it stands, what the source has (`expect`), and what is right.

    `value` is None where the right figure is not known, and the wrong one is withheld. `release` is "*" for a fault
    that stands in every release of the source. `by` is who found the fault, `place` where the row stands, and
    `own` tells that it is the operator's, and none that ships.
    """

    source: str
    release: str
    figure: Figure
    expect: float
    value: float | None
    reason: str
    by: str
    place: str
    own: bool = False

    def concerns(self, source: str, release: str) -> bool:
        """Whether it corrects this release."""
        return self.source == source and self.release in (EVERY_RELEASE, release)

    def expects(self, held: float | None) -> bool:
        """Whether this is the figure that is to be set right."""
        return held is not None and math.isclose(held, self.expect, rel_tol=_SAME)

    @property
    def told(self) -> str:
        """What the note of a figure says that was set right: "corrected from 25 to 2.5"."""
        if self.value is None:
            return f"withheld, the source has {self.expect:.6g}"
        return f"corrected from {self.expect:.6g} to {self.value:.6g}"

    @property
    def where(self) -> str:
        """Where the row stands, for readers: they need not know the operator's folders."""
        return f"{_FILE} of this site's operator" if self.own else self.place

    @property
    def every_release(self) -> bool:
        """Whether it is of a fault that stands in every release."""
        return self.release == EVERY_RELEASE

    def __str__(self) -> str:
        indicator, member, year = self.figure
        return f"{self.place} ({self.source} {self.release}: {indicator} of {member} in {year})"


def corrections() -> tuple[Correction, ...]:
    """The rows of seeds/corrections.csv.

    Raises SeedError with the line of a row that is wrong, stands twice, or names what the catalogue does not know.
    """
    return parse_corrections(read_csv("corrections.csv"))


@dataclass(frozen=True)
class Legible:
    """The corrections that can be read: those that ship alone where a row of the operator's is `wrong`."""

    corrections: tuple[Correction, ...]
    wrong: bool = False


def read_legible() -> Legible:
    """The corrections for a reader, who is to see those that ship whatever an operator writes."""
    try:
        return Legible(corrections())
    except SeedError:
        return Legible(parse_corrections(read_shipped_csv("corrections.csv")), wrong=True)


def parse_corrections(rows: Sequence[Mapping[str, str]]) -> tuple[Correction, ...]:
    """The corrections that `rows` describe. Raises SeedError like `corrections`."""
    read: list[Correction] = []
    for place, row in place_rows(_FILE, rows):
        new = _parse_row(row, place)
        for old in read:
            same = new.concerns(old.source, old.release) or old.concerns(new.source, new.release)
            if old.figure == new.figure and same:
                raise SeedError(f"{new}: {old.place} corrects the same figure. Keep one of the two.")
        read.append(new)
    return tuple(read)


def _parse_row(row: Mapping[str, str], place: str) -> Correction:
    if tuple(row) != _COLUMNS:
        raise SeedError(f"{place}: the columns are not {', '.join(_COLUMNS)}. Mend the header.")
    # Only the right figure may be unknown.
    empty = [name for name in _COLUMNS if name != "value" and not row[name]]
    if empty:
        raise SeedError(f"{place}: {', '.join(empty)} must not be empty. Fill the row in.")
    try:
        figure = row["indicator"], row["member"], int(row["year"])
        expect = _parse_number(row["expect"])
        value = _parse_number(row["value"]) if row["value"] else None
    except ValueError as error:
        raise SeedError(f"{place}: {error}. Mend the row.") from error
    for column, name in _find_unknown(row):
        raise SeedError(f"{place}, {column}: {name!r} is not in the catalogue. Mend the row.")
    own = isinstance(row, Row) and row.own
    return Correction(row["source"], row["release"], figure, expect, value, row["reason"], row["by"], place, own)


def _find_unknown(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The columns that name nothing that is known: a slip of the pen would rest unnoticed."""
    source, indicator = row["source"], indicators().get(row["indicator"])
    if source not in SOURCES:
        yield "source", source
    elif indicator is None or indicator.source != source:
        yield "indicator", row["indicator"]
    if row["member"] not in area_names():
        yield "member", row["member"]


def _parse_number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text!r} is no finite number")
    return number
