"""The scheduler: APScheduler says when, each run is a process, and a signal stops both."""

import logging
import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from select import select

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_MAX_INSTANCES, JobEvent, JobExecutionEvent
from apscheduler.job import Job
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger

from etl.refresh.schedule.crontab import find_next
from etl.refresh.schedule.log import Skip, log
from etl.refresh.schedule.process import Runs

# Seconds between looks at the clock. A clock that was set, or a machine that slept, is noticed at the next look.
LOOK = 5.0
BACK = timedelta(seconds=60)

# Waits for so many seconds, or less; tells whether a signal asked to stop.
Stop = Callable[[float], bool]


def follow(trigger: BaseTrigger, runs: Runs, at_once: bool = False, parent: int | None = None) -> None:
    """Run at the moments of the trigger until SIGTERM or SIGINT, or until the process `parent` is gone.

    A moment that was missed while the machine slept is made up for at once, and once, however many there were; one
    that comes while a run is still at work is skipped. Moments before the start are not made up for; `at_once` runs
    at the start too. Raises ScheduleError where no moment is to come.
    """
    logging.getLogger("apscheduler").addHandler(logging.NullHandler())
    scheduler = BackgroundScheduler(timezone=UTC)
    scheduler.add_listener(_tell, EVENT_JOB_MAX_INSTANCES | EVENT_JOB_ERROR)
    now = datetime.now(UTC)
    coming = find_next(trigger, now)
    with _catch_signals() as stop:
        job = scheduler.add_job(
            runs.run, trigger, next_run_time=now if at_once else coming,
            coalesce=True, max_instances=1, misfire_grace_time=None,
        )  # fmt: skip
        log("scheduled", trigger=str(trigger), next=coming, now=at_once, pid=os.getpid())
        scheduler.start()
        _wait(scheduler, job, stop, parent)
        log("stopping")
        runs.stop()
        scheduler.shutdown()
        log("stopped")


def _wait(scheduler: BackgroundScheduler, job: Job, stop: Stop, parent: int | None) -> None:
    seen = datetime.now(UTC)
    while True:
        if parent is not None and os.getppid() != parent:
            log("parent_gone", "warning", parent=parent)
            return
        if stop(LOOK):
            return
        now = datetime.now(UTC)
        if now < seen - BACK:
            # The next moment was reckoned from a time that is still far ahead.
            log("clock_set_back", "warning", seconds=round((seen - now).total_seconds()))
            job.reschedule(job.trigger)
        seen = now
        scheduler.wakeup()


def _tell(event: JobEvent) -> None:
    if isinstance(event, JobExecutionEvent):
        log("not_started", "error", message=f"{type(event.exception).__name__}: {event.exception}")
    else:
        log("skipped", "warning", reason=Skip.STILL_AT_WORK, message="The refresh before is still at work.")


@contextmanager
def _catch_signals() -> Iterator[Stop]:
    kinds = (signal.SIGTERM, signal.SIGINT)
    told, tell = socket.socketpair()
    tell.setblocking(False)
    with told, tell:
        # The interpreter itself notes the signal in the socket: a handler might come in the middle of anything.
        before = {kind: signal.signal(kind, lambda *_: None) for kind in kinds}
        fd = signal.set_wakeup_fd(tell.fileno())
        try:
            yield lambda seconds: bool(select([told], [], [], seconds)[0])
        finally:
            signal.set_wakeup_fd(fd)
            for kind, handler in before.items():
                signal.signal(kind, handler)
