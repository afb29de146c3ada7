"""`burden claim --file`: the claims of a file checked one by one; the status says how many were not understood."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click
import orjson

from etl.asof.pin import Pin
from etl.claims.claim_file import MOST_BYTES, read_claims
from etl.claims.many import COLUMNS, Answered, Sentence, check_many, count_refused, write_line
from etl.cli.lines import plain
from etl.errors import ClaimFileError
from etl.spreadsheet import write_rows
from etl.store.snapshot import Snapshot

# A status is a small number, and shells have the meanings of those from 126 on.
MOST_REFUSED, UNREADABLE = 100, 101
_STDIN = "-"


class _UnreadableError(click.ClickException):
    exit_code = UNREADABLE


def read_file(file: str, column: str) -> list[Sentence]:
    """The claims of a file, or of stdin for "-". Raises click's error, with a status of its own, where it has none."""
    try:
        return read_claims(file, _read(file), column)
    except ClaimFileError as error:
        raise _UnreadableError(plain(str(error))) from error


def check_sentences(snapshot: Snapshot, sentences: Sequence[Sentence], pin: Pin, form: str) -> int:
    """Print what is found on each, and give the status."""
    found = list(check_many(snapshot, sentences, pin))
    click.echo(_write(found, form), nl=False)
    return min(count_refused(found), MOST_REFUSED)


def _read(file: str) -> bytes:
    if file == _STDIN:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        with Path(file).open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise ClaimFileError(
            file, f"cannot be read ({error.strerror})", "Give a file of claims, or - for stdin."
        ) from error


def _write(found: Sequence[Answered], form: str) -> str:
    lines = [write_line(one) for one in found]
    if form == "csv":
        return write_rows(COLUMNS, (line.values() for line in lines))
    if form == "json":
        return orjson.dumps(lines, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()
    told = (f"{line['said']}\n  {line['answer'] or line['why']}\n" for line in lines)
    return plain("".join(told))
