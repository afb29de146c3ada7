"""The program that the scheduler starts, `program.py DATA [MIRROR]`: one refresh, told in JSON lines."""

import logging
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn

from stamina import instrumentation

from etl.errors import BurdenError, BusyError
from etl.refresh.isolation import read_apart
from etl.refresh.outcome import Outcome, Step
from etl.refresh.pipeline import COLLECTORS, open_publishers, refresh
from etl.refresh.schedule.log import DONE, FAILED, SKIPPED, Skip, log
from etl.refresh.tasks import Manner


def refresh_once(data: Path, mirror: Path | None = None) -> int:
    """Refresh `data` from the network, or from a mirror. Returns DONE, FAILED, or SKIPPED where another is at work."""
    try:
        publishers = open_publishers(data, mirror)
        outcome = refresh(data, publishers.get, _tell_step, COLLECTORS, Manner(read_apart))
    except BusyError as error:
        log("skipped", "warning", reason=Skip.TAKEN, message=str(error))
        return SKIPPED
    except BurdenError as error:
        log("failed", "error", message=str(error))
        return FAILED
    for notice in (*publishers.notices, *filter(None, [publishers.advice])):
        log("notice", "warning", message=notice)
    return _tell(outcome)


def _tell(outcome: Outcome) -> int:
    for source, faults in outcome.faults.items():
        for fault in faults:
            log("fault", "error", source=source or None, type=fault.type, message=fault.message)
    for one in outcome.sources:
        for held in one.held:
            log("held", "warning", source=one.source, release=held.release, id=held.id, message=held.why)
    if outcome.unwritten:
        log("status_unwritten", "error", message=outcome.unwritten)
    rows = sum(tally.rows for tally in outcome.tallies)
    seconds = round((outcome.finished - outcome.started).total_seconds(), 3)
    log(outcome.word, "info" if outcome.ok else "error", snapshot=outcome.snapshot, rows=rows or None, seconds=seconds)
    return DONE if outcome.ok and not outcome.unwritten else FAILED


class _Lines(logging.Handler):
    """Tells what a module of the project warns of, as the lines are told."""

    def emit(self, record: logging.LogRecord) -> None:
        log("notice", "warning", message=record.getMessage())


def _tell_step(step: Step) -> None:
    # Where nobody reads the lines any more, the refresh goes on.
    with suppress(OSError):
        log("step", **step.plain())


def _tell_retry(details: instrumentation.RetryDetails) -> None:
    log("retry", "warning", wait_seconds=round(details.wait_for, 3), message=str(details.caused_by))


def _stop(_: int, __: FrameType | None) -> NoReturn:
    # An error that nothing catches: what is half-written is removed, and the lock let go.
    raise SystemExit(FAILED)


def main(words: Sequence[str]) -> int:
    """The program: what `refresh_once` returns. SIGTERM abandons the refresh."""
    signal.signal(signal.SIGTERM, _stop)
    logging.getLogger("etl").addHandler(_Lines(logging.WARNING))
    instrumentation.set_on_retry_hooks([_tell_retry])
    data, *mirror = map(Path, words)
    try:
        return refresh_once(data, *mirror)
    except SystemExit:
        log("abandoned", "warning", message="The refresh was stopped. The snapshot in force is whole.")
        raise


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
