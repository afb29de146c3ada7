"""Reads the claims of a file: a text with one a line, or a CSV with a column of them."""

import csv
from collections.abc import Iterator
from pathlib import PurePath

from etl.claims.many import Sentence
from etl.errors import ClaimFileError

MOST_BYTES = 1_000_000
MOST_CLAIMS = 5_000
# What stands between the cells, the usual first.
_DELIMITERS = (",", ";", "\t")
_ONE = "claim"


def read_claims(name: str, content: bytes, column: str = "") -> list[Sentence]:
    """The claims of a file, in their order; empty lines and cells are none.

    A name that ends with .csv is one of a CSV, and so is any with a `column`, which is "claim" unless said, or with a
    first line that has such a cell.

    Raises ClaimFileError, with the place, where it cannot be read, is too large or has none.
    """
    text = _decode(name, content)
    is_csv = column or PurePath(name).suffix.lower() == ".csv" or _ONE in _cut(_find_header(text))
    listed = _read_csv(name, text, column) if is_csv else _read_lines(text)
    found = [one for one in listed if one.text]
    if not found:
        raise ClaimFileError(name, "has no claims", "Write one a line, or a CSV with a column “claim”.")
    if len(found) > MOST_CLAIMS:
        raise ClaimFileError(name, f"has {len(found):,} claims", f"Split it: {MOST_CLAIMS:,} are checked at once.")
    return found


def _decode(name: str, content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise ClaimFileError(name, f"is larger than {MOST_BYTES // 1000:,} kB", "Split it.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ClaimFileError(f"{name}, line {line}", "is not UTF-8", "Save the file as UTF-8.") from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise ClaimFileError(f"{name}, line {line}", "has a byte of nought", "Give a text or a CSV.")
    return text


def _read_lines(text: str) -> Iterator[Sentence]:
    for number, line in enumerate(text.splitlines(), 1):
        yield Sentence(f"line {number}", " ".join(line.split()))


def _read_csv(name: str, text: str, column: str) -> Iterator[Sentence]:
    reader = csv.reader(text.splitlines(keepends=True), delimiter=_choose_delimiter(_find_header(text)), strict=True)
    at = -1
    try:
        for row in reader:
            if at < 0 and any(cell.strip() for cell in row):
                at = _find_column(name, [cell.strip() for cell in row], column)
            elif at >= 0:
                yield Sentence(f"line {reader.line_num}", " ".join(row[at].split()) if at < len(row) else "")
    except csv.Error as error:
        place = f"{name}, line {reader.line_num}"
        raise ClaimFileError(place, f"is no line of a CSV ({error})", "Mend the quotes.") from None


def _find_header(text: str) -> str:
    return next((line for line in text.splitlines() if line.strip()), "")


def _choose_delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)


def _cut(header: str) -> list[str]:
    """The titles of a first line, if it is one of a CSV."""
    return [title.strip().casefold() for title in header.split(_choose_delimiter(header))]


def _find_column(name: str, titles: list[str], column: str) -> int:
    """Where the claims stand."""
    wanted = (column or _ONE).casefold()
    places = [at for at, title in enumerate(titles) if title.casefold() == wanted]
    if len(places) == 1:
        return places[0]
    there = ", ".join(f"“{title}”" for title in titles)
    problem = f"has {'several columns' if places else 'no column'} “{column or _ONE}”"
    raise ClaimFileError(name, problem, f"Say which with --column. There are: {there}.")
