"""A table of the publisher: bytes become rows by column name, and the key of states becomes their names."""

import csv
import re
from collections.abc import Collection, Iterator

from etl.errors import LayoutError

_AGAIN = "Fetch it again, or put a good copy in its place."
_CHANGED = "The publisher has changed its file: bring etl/sources/cow/layout.py up to date."
# The key of states ends its lines with bare carriage returns.
_LINE_END = re.compile(r"\r\n?|\n")

Row = dict[str, str]


def rows(where: str, content: bytes, columns: Collection[str], ignored: Collection[str] = ()) -> Iterator[Row]:
    """The rows of a table, by column. Raises LayoutError where its columns are not `columns`, but for those `ignored`,
    where it is no UTF-8, or where a row is too short or too long.
    """
    try:
        lines = _LINE_END.split(content.decode("utf-8-sig"))
        read = list(csv.reader((line for line in lines if line.strip()), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise LayoutError(where, f"is no table of text ({error})", _AGAIN) from error
    header = read[0] if read else []
    if not set(columns) <= set(header) <= {*columns, *ignored} or len(set(header)) < len(header):
        raise LayoutError(where, f"has the columns {', '.join(header)[:200]}, not {', '.join(columns)}", _CHANGED)
    for number, cells in enumerate(read[1:], start=2):
        if len(cells) != len(header):
            raise LayoutError(f"{where}!row {number}", f"has {len(cells)} cells, not {len(header)}", _AGAIN)
        yield dict(zip(header, cells, strict=True))


STATE_COLUMNS = ("StateAbb", "CCode", "StateNme")


def state_names(where: str, content: bytes) -> dict[str, str]:
    """The name of each state by its code. States stand in it more than once, for they joined the system again.

    Raises LayoutError where two rows of one state differ.
    """
    states: dict[str, Row] = {}
    for row in rows(where, content, STATE_COLUMNS):
        first = states.setdefault(row["CCode"], row)
        if first != row:
            problem = f"state {row['CCode']} is {first['StateNme']!r} ({first['StateAbb']}) and {row['StateNme']!r} "
            raise LayoutError(where, f"{problem}({row['StateAbb']})", _AGAIN)
    return {code: row["StateNme"] for code, row in states.items()}
