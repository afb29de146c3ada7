"""Log lines for machines: one JSON object a line, in ASCII only, so that a publisher's words can do no harm."""

import json
import sys
from datetime import UTC, datetime
from typing import Literal

Level = Literal["info", "warning", "error"]


def log(event: str, level: Level = "info", **fields: object) -> None:
    """Print a line to stdout: time (UTC, ISO 8601), level, event, and then the fields that are not None."""
    sys.stdout.write(line(event, level, **fields) + "\n")
    # Whoever follows the log is not kept waiting for a full buffer.
    sys.stdout.flush()


def line(event: str, level: Level = "info", **fields: object) -> str:
    """The line that `log` prints. Times among the fields are given like its own."""
    told = {name: _plain(value) for name, value in fields.items() if value is not None}
    return json.dumps({"time": utc(datetime.now(UTC)), "level": level, "event": event, **told}, default=str)


def utc(moment: datetime) -> str:
    """A moment in UTC, to the millisecond: 2026-07-01T04:00:00.000Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _plain(value: object) -> object:
    return utc(value) if isinstance(value, datetime) else value
