"""Refreshes whose folder, status or seeds are at fault, with made-up sources: the reason is told in plain words."""

import errno
import os
from pathlib import Path

import pytest
from filelock import FileLock
from made_up import Source, figures, full_disk, release
from refreshing import known, run, status

from etl.catalogue.corrections import Correction
from etl.errors import PublishError, SeedError
from etl.refresh import pipeline
from etl.refresh.publication import roll
from etl.store.folder import current_id

pytestmark = pytest.mark.usefixtures("no_corrections")


def test_a_second_refresh_at_the_same_time_is_refused_and_leaves_the_status_alone(tmp_path: Path) -> None:
    run(tmp_path)
    before = (tmp_path / "status.json").read_bytes()
    with FileLock(tmp_path / "refresh.lock"):
        with pytest.raises(PublishError, match="another refresh or roll-back is at work"):
            run(tmp_path)
        with pytest.raises(PublishError, match="another refresh or roll-back is at work"):
            roll(tmp_path, "0" * 16)
    assert (tmp_path / "status.json").read_bytes() == before
    assert run(tmp_path).ok


def test_a_full_disk_is_told_even_where_the_status_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = run(tmp_path).snapshot
    monkeypatch.setattr(os, "fsync", full_disk)
    outcome = run(tmp_path, nato=Source(release(figures(share=2.2))))
    (fault,) = outcome.faults[""]
    assert fault.type == "PublishError"
    assert "No space left on device" in fault.message
    assert "status.json: cannot be written (No space left on device)" in outcome.unwritten
    assert current_id(tmp_path) == before


def test_a_folder_that_cannot_be_made_is_a_plain_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PublishError, match="cannot be written"):
        run(tmp_path / "file" / "data")


def test_a_folder_that_cannot_be_written_is_a_plain_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(FileLock, "acquire", refused)
    with pytest.raises(PublishError, match=r"cannot be written \(Permission denied\)"):
        run(tmp_path)


def test_a_broken_file_of_corrections_is_told_in_the_status(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong() -> tuple[Correction, ...]:
        raise SeedError("seeds/corrections.csv, line 2: wrong")

    monkeypatch.setattr(pipeline, "corrections", wrong)
    assert not run(tmp_path).ok
    assert {fault["type"] for fault in status(tmp_path)["faults"]} == {"SeedError"}


def test_a_correction_that_nothing_needs_is_told_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "corrections", lambda: (known(release="1999-01-01"), known(release="2021-01-01")))
    assert run(tmp_path).ok
    nato, bank = status(tmp_path)["sources"]
    told = "seeds/corrections.csv, line 2 (nato {}: defence_expenditure_share_gdp of BEL in 2020): "
    assert nato["spent"] == [
        told.format("1999-01-01") + "no such release is here. The row is spent: it does nothing, and may be taken out.",
        told.format("2021-01-01")
        + "the publisher has 2 in 2021-01-01 now (defence_expenditure_share_gdp!BEL2020), and "
        "that stands. The row is spent: it does nothing, and may be taken out.",
    ]
    assert bank["spent"] == []
    assert run(tmp_path).word == "unchanged"
    assert status(tmp_path)["sources"][0]["spent"] == nato["spent"], "also where nothing is read again"


def test_a_current_that_cannot_be_read_is_told_in_the_status(tmp_path: Path) -> None:
    run(tmp_path)
    (tmp_path / "CURRENT").unlink()
    (tmp_path / "CURRENT").mkdir()
    outcome = run(tmp_path)
    assert (outcome.word, outcome.snapshot) == ("failed", None)
    assert "CURRENT: cannot be read" in status(tmp_path)["faults"][0]["message"]
