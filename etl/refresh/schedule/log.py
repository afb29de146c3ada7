"""Log lines for machines: one JSON object a line, in ASCII only, so that a publisher's words can do no harm."""

import json
import sys
from datetime import UTC, datetime
from enum import StrEnum
from typing import Literal

Level = Literal["info", "warning", "error"]

# What a refresh that the scheduler started ends with.
DONE, FAILED, SKIPPED = 0, 1, 75


class Skip(StrEnum):
    """Why a refresh was skipped: the field `reason` of the event "skipped"."""

    STILL_AT_WORK = "still_at_work"  # the scheduler's own refresh before it
    TAKEN = "taken"  # the folder, by another process


def log(event: str, level: Level = "info", **fields: object) -> None:
    """Print a line to stdout: time (UTC, ISO 8601), level, event, and then the fields that are not None."""
    sys.stdout.write(format_line(event, level, **fields) + "\n")
    # Whoever follows the log is not kept waiting for a full buffer.
    sys.stdout.flush()


def format_line(event: str, level: Level = "info", **fields: object) -> str:
    """The line that `log` prints. Times among the fields are given like its own."""
    # With escapes, which the codec of files has not: a publisher may use letters that no terminal should see.
    told = {name: _plain(value) for name, value in fields.items() if value is not None}
    return json.dumps({"time": format_utc(datetime.now(UTC)), "level": level, "event": event, **told}, default=str)


def format_utc(moment: datetime) -> str:
    """A moment in UTC, to the millisecond: 2026-07-01T04:00:00.000Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _plain(value: object) -> object:
    return format_utc(value) if isinstance(value, datetime) else value
