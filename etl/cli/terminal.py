"""What the commands print: a table for people at a terminal, plain lines for everything else."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from rich.console import Console
from rich.table import Table
from rich.text import Text

from etl.cli.lines import plain, say, warn
from etl.refresh.outcome import INBOX, Outcome, Progress, Step, Word
from etl.refresh.status import Hold, SourceStatus, State

_HEAD = ("source", "release", "rows", "faults")


def say_step(step: Step) -> None:
    """Print a step as a line to stdout, if anybody still reads there: a refresh does not end with its reader."""
    with suppress(OSError):
        say(str(step))


@contextmanager
def show_steps() -> Iterator[Progress]:
    """Shows steps while they last: on a terminal the one at work, with those done above it; elsewhere a line each."""
    if not sys.stdout.isatty():
        yield say_step
        return
    console = Console(markup=False, highlight=False)
    with console.status("") as status:

        def show(step: Step) -> None:
            line = Text(plain(str(step)))
            with suppress(OSError):
                status.update(line)
                if step.seconds is not None:
                    console.print(line, Text(f"({step.seconds:.1f} s)", style="dim"))

        yield show


def report(outcome: Outcome) -> None:
    """Print what became of a refresh: the table and the result to stdout, faults to stderr."""
    rows = list(_rows(outcome))
    if sys.stdout.isatty():
        Console(markup=False).print(_table(rows))
    else:
        for row in (_HEAD, *rows):
            say("  ".join(row))
    for source, faults in outcome.faults.items():
        for fault in faults:
            warn(f"{source + ': ' if source else ''}{fault.message}")
    for one in outcome.sources:
        _report_source(one)
    if outcome.unwritten:
        warn(outcome.unwritten)
    (say if outcome.ok else warn)(_result(outcome))


def _report_source(source: SourceStatus) -> None:
    if source.state == State.STALE:
        warn(f"{source.source}: {source.release} stays in force; stale since {source.since:%Y-%m-%d %H:%M} UTC.")
    for spent in source.spent:
        say(f"{source.source}: {spent}")
    for one in source.held:
        (say if one.refused else warn)(f"{source.source} {describe_hold(one)}")


def describe_hold(one: Hold) -> str:
    """What is held back, why, and how to look at it."""
    if one.refused:
        return f"{one.release}: {'kept' if one.withdrawn else 'not published'}, {one.why}."
    verb = "stays in force" if one.withdrawn else "is held and not published"
    return f"{one.release} {verb}: {one.why} Look: burden quarantine show {one.id}"


def _rows(outcome: Outcome) -> Iterator[tuple[str, ...]]:
    for source, faults in outcome.faults.items():
        mine = [tally for tally in outcome.tallies if tally.source == source]
        for tally in mine:
            release = f"{tally.release} (kept)" if tally.kept else tally.release
            yield source, release, f"{tally.rows:,}", "0"
        if faults:
            yield source or "publishing", "none", "0", str(len(faults))


def _table(rows: list[tuple[str, ...]]) -> Table:
    table = Table(*_HEAD[:2])
    for name in _HEAD[2:]:
        table.add_column(name, justify="right")
    for row in rows:
        table.add_row(*row, style="red" if row[-1] != "0" else "")
    return table


def _result(outcome: Outcome) -> str:
    if outcome.word == Word.FAILED:
        if outcome.snapshot is None:
            return "Failed. Nothing is published yet."
        return f"Failed. Snapshot {outcome.snapshot} stays in force."
    if outcome.word == Word.PARTIAL:
        changed = "is in force" if outcome.changed else "stays in force"
        behind = {INBOX, *(one.source for one in outcome.sources if one.state == State.BEHIND)}
        failed = any(faults and source not in behind for source, faults in outcome.faults.items())
        rest = "with what was had before of the sources that failed" if failed else "without what could not be read"
        return f"In part: snapshot {outcome.snapshot} {changed}, {rest}."
    if outcome.word == Word.PUBLISHED:
        return f"Published: snapshot {outcome.snapshot} is in force."
    return f"Nothing new: snapshot {outcome.snapshot} is already in force."
