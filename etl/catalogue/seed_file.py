"""One file of seeds/: a CSV with a header, whose rows know where they stand."""

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path

from etl.errors import SeedError

MAX_BYTES = 10_000_000  # the largest that ships, a transcription, has under a tenth of that
FEW = 20  # choices that a message can list
ENCODING = "utf-8-sig"  # a spreadsheet may put a mark of its order of bytes in front


class Row(dict[str, str]):
    """A row of a seed, its cells by column. `place` is where it stands; `own`: it is the operator's."""

    def __init__(self, cells: Mapping[str, str], place: str, own: bool = False) -> None:
        super().__init__(cells)
        self.place = place
        self.own = own


@dataclass(frozen=True)
class SeedFile:
    """What a file of seeds/ holds. `called` is what messages call it."""

    called: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_own(path: Path) -> SeedFile:
    """The operator's file at `path`. Raises SeedError, with path and line, where it is no table, or no plain file."""
    return _parse(read_own_bytes(path), str(path), own=True)


def read_own_bytes(path: Path) -> bytes:
    """The bytes of the operator's file. Raises SeedError where it is a link, or cannot be read."""
    try:
        if path.is_symlink() or not path.is_file():
            raise SeedError(f"{path}: is a link or no file. Put the file itself there, or take this away.")
        if path.stat().st_size > MAX_BYTES:
            raise SeedError(f"{path}: has more than the {MAX_BYTES:,} bytes that are read. Take it away.")
        return path.read_bytes()
    except OSError as error:
        raise SeedError(f"{path}: cannot be read ({error.strerror or error}). Make it readable.") from error


def read_shipped(path: Path, called: str) -> SeedFile:
    """The file at `path` that ships. Raises SeedError where it is no table, or is not there."""
    try:
        return _parse(path.read_bytes(), called)
    except OSError as error:
        raise SeedError(f"{called}: cannot be read ({error.strerror or error}). Install the program anew.") from error


def _parse(content: bytes, called: str, own: bool = False) -> SeedFile:
    try:
        reader = csv.DictReader(StringIO(content.decode(ENCODING), newline=""), strict=True)
        return SeedFile(called, tuple(reader.fieldnames or ()), tuple(_read_rows(reader, called, own)))
    except (UnicodeDecodeError, csv.Error) as error:
        raise SeedError(f"{called}: is no CSV in UTF-8 ({error}). Save it as such.") from error


def _read_rows(reader: "csv.DictReader[str]", called: str, own: bool) -> Iterator[Row]:
    for cells in reader:
        place = f"{called}, line {reader.line_num}"
        if None in cells or None in cells.values():
            raise SeedError(f"{place}: the row does not fit the header. Mend the row.")
        yield Row(cells, place, own)


def fill_in(row: Row, *columns: str) -> None:
    """Raise SeedError, with its place, where a row has nothing in one of `columns`."""
    empty = [column for column in columns if not row[column]]
    if empty:
        raise SeedError(f"{row.place}: {', '.join(empty)} must not be empty. Fill the row in.")


def read_date(row: Row, column: str) -> date:
    """The day in a column of a row. Raises SeedError, with its place, where there is none."""
    try:
        return date.fromisoformat(row[column])
    except ValueError:
        raise SeedError(f"{row.place}, {column}: {row[column]!r} is no date (2026-04-27). Mend the row.") from None


def read_choice(row: Row, column: str, choices: Collection[str]) -> str:
    """What stands in a column of a row. Raises SeedError, with its place, where it is none of `choices`."""
    if row[column] in choices:
        return row[column]
    offered = f" ({', '.join(choices)})" if len(choices) < FEW else ""
    raise SeedError(f"{row.place}, {column}: {row[column]!r} is none that is known{offered}. Mend the row.")


def place_rows(called: str, rows: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Each row with where it stands; those that do not know it are counted from the second line of `called` on."""
    for line, row in enumerate(rows, start=2):
        yield (row.place if isinstance(row, Row) else f"{called}, line {line}"), row
