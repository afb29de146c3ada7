"""What a refresh tells: each step while it works, what became of it at its end, and that in `status.json` too."""

import logging
import traceback
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from traceback import FrameSummary
from typing import Any

from etl.errors import BurdenError
from etl.files import encode_json, write
from etl.refresh.status import FILE, SourceStatus, State

_LOG = logging.getLogger(__name__)
_MEMORY = (
    "Reading it takes more memory than there is, or than a source may take. What is in force of it stays. Give the "
    "machine or its container more memory, or refresh when less else is at work; if it stays so, the publisher's file "
    "is not as known: look for a newer version of Burden Sharing, and report it if there is none."
)
_PACKAGE = Path(__file__).resolve().parent.parent


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


@dataclass(frozen=True)
class Fault:
    """Why a source, or anything, was not published. `detail` holds the traceback of an error that nobody foresaw.

    `place` is where in the program it came up, for those who mend that; no message names it, for an operator cannot.
    All are texts that a file can hold, whatever a publisher wrote: half of a pair is escaped.
    """

    type: str
    message: str
    detail: str = ""
    place: str = ""

    @classmethod
    def of(cls, error: Exception) -> "Fault":
        """The fault that an error stands for: its own words where they were written for users, else type and place."""
        if isinstance(error, ReportedError):
            return error.fault
        kind, place = type(error).__name__, _place(traceback.extract_tb(error.__traceback__))
        _LOG.info("%s at %s: %s", kind, place, error)
        if isinstance(error, BurdenError):
            return cls(kind, _escape(str(error)), place=place)
        detail = _escape("".join(traceback.format_exception(error)))
        if isinstance(error, MemoryError):
            return cls(kind, _MEMORY, detail, place)
        message = (
            f"Unexpected {kind} at {place}: {error}. This is a fault of "
            "the program, not of the data: please report it with the detail, which a "
            "refresh writes to status.json."
        )
        return cls(kind, _escape(message), detail, place)


class ReportedError(BurdenError):
    """What went wrong in another process, which has said as what fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


@dataclass(frozen=True)
class Tally:
    """How many rows a release has. `kept` tells that it was read by an earlier refresh and stays."""

    source: str
    release: str
    rows: int
    kept: bool = False


class Word(StrEnum):
    """What became of a refresh, in a word."""

    PUBLISHED = "published"
    UNCHANGED = "unchanged"
    PARTIAL = "partial"  # a source failed, the others are in force
    FAILED = "failed"


# The faults of files that people have put there stand under its name, as those of a source do.
INBOX = "inbox"


@dataclass(frozen=True)
class Outcome:
    """What became of a refresh. Times are UTC; `snapshot` is the one in force at its end, None where there is none.

    `faults` are by source, those of publishing under "", of the inbox under INBOX; `sources` tell where each source
    stands; `unwritten` says why status.json could not be written.
    """

    started: datetime
    finished: datetime
    snapshot: str | None
    changed: bool
    tallies: tuple[Tally, ...]
    faults: dict[str, tuple[Fault, ...]]
    sources: tuple[SourceStatus, ...] = ()
    unwritten: str = ""

    @property
    def ok(self) -> bool:
        """Whether there was no fault. A release that is held is none."""
        return not any(self.faults.values())

    @property
    def word(self) -> Word:
        """The outcome in a word."""
        if self.ok:
            return Word.PUBLISHED if self.changed else Word.UNCHANGED
        read = any(one.state == State.BEHIND for one in self.sources)
        whole = self.faults.get("") or (all(self.faults.values()) and not read) or self.snapshot is None
        return Word.FAILED if whole else Word.PARTIAL


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def write_status(folder: Path, outcome: Outcome) -> Outcome:
    """Write folder/status.json. Where that cannot be done, the outcome says so: there is no other place to tell it."""
    try:
        write(folder / FILE, encode_json(_plain(outcome)))
    except OSError as error:
        return replace(outcome, unwritten=f"{folder / FILE}: cannot be written ({error.strerror or error})")
    return outcome


def _plain(outcome: Outcome) -> dict[str, Any]:
    return {
        "outcome": outcome.word,
        "started": outcome.started,
        "finished": outcome.finished,
        "snapshot": outcome.snapshot,
        "changed": outcome.changed,
        "rows": sum(tally.rows for tally in outcome.tallies),
        "sources": [_status(outcome, one) for one in outcome.sources],
        "releases": outcome.tallies,
        "faults": [
            {"source": source, **asdict(fault)} for source, faults in outcome.faults.items() for fault in faults
        ],
    }


def _status(outcome: Outcome, one: SourceStatus) -> dict[str, Any]:
    return {**asdict(one), "faults": [fault.message for fault in outcome.faults.get(one.source, ())]}


def _escape(text: str) -> str:
    return text.encode(errors="backslashreplace").decode()


def _place(frames: Iterable[FrameSummary]) -> str:
    """The innermost place of this package that an error came through."""
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)]
    if not ours:
        return "an unknown place"
    return f"etl/{Path(ours[-1].filename).relative_to(_PACKAGE).as_posix()}:{ours[-1].lineno}"
