"""What is printed of a made-up outcome, at a terminal and elsewhere."""

import logging
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pytest
from rich.console import Console
from rich.text import Text

from etl.cli.lines import plain, tell_warnings
from etl.cli.terminal import report, say_step, show_steps
from etl.prose import counted
from etl.refresh.outcome import Fault, Outcome, Step, Tally
from etl.refresh.status import Hold, SourceStatus, State

NOW = datetime(2026, 7, 1, tzinfo=UTC)
GOOD = Outcome(
    started=NOW,
    finished=NOW,
    snapshot="0123456789abcdef",
    changed=True,
    tallies=(Tally("nato", "2024-06-17", 6974), Tally("worldbank", "2025-07-01", 38808, kept=True)),
    faults={"nato": (), "worldbank": ()},
)


NATO_FAULT = (Fault("LayoutError", "a.xlsx!TABLE3!C4: is text. Mend it"),)


def bad(snapshot: str | None) -> Outcome:
    faults = {"nato": NATO_FAULT, "worldbank": (Fault("FetchError", "https://example.org: is down. Wait"),)}
    return Outcome(NOW, NOW, snapshot, False, (), faults)


def partial(changed: bool) -> Outcome:
    stale = SourceStatus("nato", State.STALE, "2024-06-17", NOW.date(), None, NOW)
    fine = SourceStatus("worldbank", State.UNCHANGED, "2025-07-01", NOW.date(), NOW)
    faults = {"nato": NATO_FAULT, "worldbank": ()}
    return Outcome(NOW, NOW, "0123456789abcdef", changed, GOOD.tallies[1:], faults, (stale, fine))


def holding(**changes: Any) -> Outcome:
    held = Hold("0123456789ab", "2026-07-10", "half of all figures moved by 900 %.", **changes)
    return replace(
        GOOD, sources=(SourceStatus("nato", State.QUARANTINED, "2024-06-17", NOW.date(), NOW, held=(held,)),)
    )


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_elsewhere_than_at_a_terminal_lines_are_plain(capsys: pytest.CaptureFixture[str]) -> None:
    report(GOOD)
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        "source  release  rows  faults",
        "nato  2024-06-17  6,974  0",
        "worldbank  2025-07-01 (kept)  38,808  0",
        "Published: snapshot 0123456789abcdef is in force.",
    ]
    assert printed.err == ""
    assert printed.out.isascii()


def test_a_forced_colour_does_not_reach_what_is_no_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    report(bad(None))
    assert "\x1b" not in "".join(capsys.readouterr())


def test_at_a_terminal_there_is_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    report(GOOD)
    printed = terminal.getvalue()
    assert "─" in printed
    assert "2025-07-01 (kept)" in printed
    assert "6,974" in printed


def test_nothing_new_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    report(Outcome(NOW, NOW, "0123456789abcdef", False, GOOD.tallies, GOOD.faults))
    assert capsys.readouterr().out.endswith("Nothing new: snapshot 0123456789abcdef is already in force.\n")


def test_faults_go_to_stderr_with_what_stays_in_force(capsys: pytest.CaptureFixture[str]) -> None:
    report(bad("0123456789abcdef"))
    printed = capsys.readouterr()
    assert printed.err.splitlines() == [
        "nato: a.xlsx!TABLE3!C4: is text. Mend it",
        "worldbank: https://example.org: is down. Wait",
        "Failed. Snapshot 0123456789abcdef stays in force.",
    ]
    assert "nato  none  0  1" in printed.out


@pytest.mark.parametrize(("changed", "verb"), [(True, "is"), (False, "stays")])
def test_in_part_is_said_with_what_is_stale_since_when(
    changed: bool, verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    report(partial(changed))
    printed = capsys.readouterr()
    assert printed.err.splitlines() == [
        "nato: a.xlsx!TABLE3!C4: is text. Mend it",
        "nato: 2024-06-17 stays in force; stale since 2026-07-01 00:00 UTC.",
        f"In part: snapshot 0123456789abcdef {verb} in force, with what was had before of the sources that failed.",
    ]
    assert "worldbank  2025-07-01 (kept)  38,808  0" in printed.out


def test_a_release_that_is_held_is_told_on_stderr_with_where_to_look(capsys: pytest.CaptureFixture[str]) -> None:
    report(holding())
    printed = capsys.readouterr()
    assert printed.err == (
        "nato 2026-07-10 is held and not published: half of all figures moved by 900 %. "
        "Look: burden quarantine show 0123456789ab\n"
    )
    assert printed.out.endswith("Published: snapshot 0123456789abcdef is in force.\n")


def test_what_was_refused_by_hand_is_told_without_asking(capsys: pytest.CaptureFixture[str]) -> None:
    report(holding(refused=True))
    printed = capsys.readouterr()
    assert printed.err == ""
    assert "nato 2026-07-10: not published, half of all" in printed.out


def test_a_release_that_the_publisher_withdrew_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    report(holding(withdrawn=True))
    assert capsys.readouterr().err.startswith("nato 2026-07-10 stays in force: ")


def test_a_failure_before_anything_was_published_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    report(bad(None))
    assert capsys.readouterr().err.endswith("Failed. Nothing is published yet.\n")


def test_a_status_that_could_not_be_written_is_told_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    fault = {"nato": (), "": (Fault("PublishError", "disk full"),)}
    report(Outcome(NOW, NOW, None, False, (), fault, unwritten="status.json: cannot be written (disk full)"))
    printed = capsys.readouterr()
    assert "status.json: cannot be written (disk full)" in printed.err
    assert "publishing  none  0  1" in printed.out


def test_a_publishers_words_cannot_steer_the_terminal() -> None:
    assert plain("a\x1b[31mred\x07\r\nb") == "a\ufffd[31mred\ufffd \nb"
    assert plain("Türkiye – 2\xa0%") == "Türkiye – 2 %"


@pytest.mark.parametrize(("number", "words"), [(0, "0 rows"), (1, "1 row"), (38808, "38,808 rows")])
def test_things_are_counted_in_words(number: int, words: str) -> None:
    assert counted(number, "row") == words


def test_a_step_that_nobody_reads_any_more_is_no_fault_of_the_refresh(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("click.echo", gone)
    say_step(Step("nato", "reading"))


def test_steps_are_plain_lines_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with show_steps() as show:
        show(Step("sipri", "reading"))
        show(Step("sipri", "release 1949-2020, 73,206 rows", 1.2, 1, 73206))
    assert capsys.readouterr().out == "sipri: reading\nsipri: release 1949-2020, 73,206 rows\n"


def test_on_a_terminal_the_step_at_work_is_shown_below_those_that_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = StringIO()
    monkeypatch.setattr(
        "etl.cli.terminal.Console", lambda **of: Console(file=screen, force_terminal=True, width=80, **of)
    )
    monkeypatch.setattr("etl.cli.terminal.sys", SimpleNamespace(stdout=SimpleNamespace(isatty=lambda: True)))
    with show_steps() as show:
        show(Step("sipri", "reading\x1b[31m"))
        show(Step("sipri", "release 1949-2020, 73,206 rows", 1.2, 1, 73206))
    shown = Text.from_ansi(screen.getvalue()).plain
    assert "sipri: release 1949-2020, 73,206 rows (1.2 s)" in shown
    assert "sipri: reading (" not in shown


def test_what_a_module_warns_of_is_a_plain_line_on_stderr(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("etl"), "handlers", [])
    tell_warnings()
    logging.getLogger("etl.sources.made_up").warning("a page of %s is gone", "NATO\x1b[31m")
    assert capsys.readouterr().err == "a page of NATO\N{REPLACEMENT CHARACTER}[31m is gone\n"
