"""Reads transcriptions: plain tables of figures copied by hand from a release of NATO, each row with its source."""

import csv
import math
import re
from collections.abc import Iterator, Sequence
from io import StringIO

from openpyxl.utils import get_column_letter

from etl.catalogue.groups import AGGREGATES
from etl.catalogue.indicator import Indicator
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members, unarmed
from etl.catalogue.units import fits
from etl.dataframe import ParsedRelease
from etl.errors import LayoutError
from etl.observation import Observation, Release

COLUMNS = (
    "release", "table", "measure", "unit", "price_base", "member", "year", "value", "status", "source", "note",
    "definition",
)  # fmt: skip
# Why a row has no value, by its note; the status of such a row says only whether its year is estimated.
MISSING = {
    "blank in NATO's table: no estimate at publication": "not_published",
    'no figure in the transcription; ".." or blank in the workbook': "not_available",
}
# Stands for the number of a table where the copy is of none: of a newspaper's list, or of a statement.
NO_TABLE = "-"
# A share without its base year has this in its note, so that none is left out by oversight.
UNSTATED = "price base not stated"
_VALUE_COLUMN = get_column_letter(COLUMNS.index("value") + 1)
_YEAR = re.compile(r"(?:19|20)\d\d")
_REMEDY = "Mend the row, or leave it out."


def parse_transcription(content: bytes, file: str, release: Release) -> ParsedRelease:
    """The observations of a transcription of `release`.

    `content` is UTF-8 CSV with COLUMNS. Each observation's `cell` is file!Table N!A1, the address of its value as a
    spreadsheet shows it; file!no table!A1 where the copy is not of a table of NATO. Raises LayoutError, with file and
    line, where anything is not known to the catalogue, a value is no number, an empty value has no known reason, or a
    figure stands twice.
    """
    found: dict[tuple[str, str, int], Observation] = {}
    for line, row in _read_rows(content, file):
        where = f"{file}, line {line}"
        _check(where, row, release)
        place = "no table" if row["table"] == NO_TABLE else f"Table {row['table']}"
        new = _observe(where, row, release, f"{file}!{place}!{_VALUE_COLUMN}{line}")
        old = found.setdefault((new.indicator, new.member, new.year), new)
        if old is not new:
            raise LayoutError(where, f"the same figure stands at {old.cell}", _REMEDY)
    return ParsedRelease.of(release, tuple(found.values()))


def _read_rows(content: bytes, file: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows below the header, with the number that a spreadsheet gives them."""
    header, *rows = _read_records(content, file) or [[]]
    if tuple(header) != COLUMNS:
        problem = f"its columns are not {', '.join(COLUMNS)}"
        raise LayoutError(f"{file}, line 1", problem, "Put the columns in order.")
    if not rows:
        raise LayoutError(file, "has no rows below its header", "Put a whole copy in its place.")
    for line, cells in enumerate(rows, start=2):
        if len(cells) != len(COLUMNS):
            raise LayoutError(f"{file}, line {line}", f"has {len(cells)} cells, not {len(COLUMNS)}", _REMEDY)
        yield line, dict(zip(COLUMNS, cells, strict=True))


def _read_records(content: bytes, file: str) -> list[list[str]]:
    try:
        return list(csv.reader(StringIO(content.decode("utf-8"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise LayoutError(file, f"is no CSV in UTF-8 ({error})", "Put a good copy in its place.") from error


def _check(where: str, row: dict[str, str], release: Release) -> None:
    """Raise LayoutError unless every cell of the row is known to the catalogue and of this release."""
    indicator = indicators().get(row["measure"])
    if indicator is None or indicator.source != release.source or indicator.formula:
        raise LayoutError(where, f"{row['measure']!r} is no measure that NATO publishes", _REMEDY)
    stated = (
        ("release", row["release"] == release.release),
        ("definition", row["definition"] == release.definition),
        ("table", row["table"] != ""),
        ("unit", fits(row["unit"], indicator.unit)),
        ("price_base", _is_base(row, indicator)),
        ("member", row["member"] in members() or row["member"] in AGGREGATES),
        ("year", _YEAR.fullmatch(row["year"]) is not None),
        ("status", row["status"] in ("actual", "estimate")),
        ("source", row["source"] != ""),
    )
    wrong = [f"{column} {row[column]!r}" for column, right in stated if not right]
    if wrong:
        problem = f"does not fit {indicator.id} in the release of {release.release}: {', '.join(wrong)}"
        raise LayoutError(where, problem, _REMEDY)


def _is_base(row: dict[str, str], indicator: Indicator) -> bool:
    if indicator.price != "constant":
        return row["price_base"] == indicator.price
    return _YEAR.fullmatch(row["price_base"]) is not None or (row["price_base"] == "" and UNSTATED in row["note"])


def _observe(where: str, row: dict[str, str], release: Release, cell: str) -> Observation:
    value, status = _read(where, row)
    return Observation(
        source=release.source,
        release=release.release,
        definition=release.definition,
        indicator=row["measure"],
        member=row["member"],
        year=int(row["year"]),
        period="",
        value=value,
        unit=row["unit"],
        price_base=row["price_base"],
        status=status,
        acquisition=release.acquisition,
        cell=cell,
        note=row["note"],
    )


def _read(where: str, row: dict[str, str]) -> tuple[float | None, str]:
    """The value and the status of a row."""
    if row["value"] == "":
        if row["note"] not in MISSING:
            problem = f"has no value, and its note {row['note']!r} is no reason known"
            raise LayoutError(where, problem, f"Give one of the reasons: {_quote(tuple(MISSING))}.")
        return None, MISSING[row["note"]]
    try:
        value = float(row["value"])
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise LayoutError(where, f"the value {row['value']!r} is no number", _REMEDY)
    return (None, "no_armed_forces") if value == 0 and _is_unarmed(row) else (value, row["status"])


def _is_unarmed(row: dict[str, str]) -> bool:
    """Whether NATO's 0 means that there are no armed forces, as in its workbooks (R9)."""
    return indicators()[row["measure"]].needs_armed_forces and row["member"] in unarmed()


def _quote(texts: Sequence[str]) -> str:
    return ", ".join(repr(text) for text in texts)
