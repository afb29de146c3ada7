"""Log lines for machines."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from etl.refresh.schedule.log import format_line, format_utc, log


def test_a_line_says_when_how_bad_and_what(capsys: pytest.CaptureFixture[str]) -> None:
    log("step", source="nato", rows=38, seconds=None)
    told = json.loads(capsys.readouterr().out)
    assert datetime.now(UTC) - datetime.fromisoformat(told.pop("time")) < timedelta(seconds=10)
    assert told == {"level": "info", "event": "step", "source": "nato", "rows": 38}


def test_times_are_in_utc_whatever_they_came_in() -> None:
    brussels = timezone(timedelta(hours=2))
    assert format_utc(datetime(2026, 7, 1, 6, 0, tzinfo=brussels)) == "2026-07-01T04:00:00.000Z"
    assert json.loads(format_line("scheduled", next=datetime(2026, 7, 1, 6, 0, tzinfo=brussels)))["next"].endswith(
        "T04:00:00.000Z"
    )


@pytest.mark.parametrize("words", ["two\nlines", "\x1b[2J", "\x7f", "Türkiye", "\u202e", "\ud800", "\u2028"])
def test_whatever_a_publisher_says_stays_one_line_of_plain_ascii(words: str) -> None:
    told = format_line("fault", "error", message=words)
    assert told.isascii()
    assert told.isprintable()
    assert json.loads(told)["message"] == words
