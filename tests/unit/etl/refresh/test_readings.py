"""What a refresh does not read again: a source that gives the same bytes to the same program. All is made up."""

from pathlib import Path

import pytest
from counted_reading import NOTES, TABLE, Web, refresh

from etl.refresh import pipeline, readings
from etl.refresh.publication import roll
from etl.refresh.readings import LIBRARIES, forget_readings, identify
from etl.refresh.tasks import Manner
from etl.store.snapshot import Snapshot, Store

pytestmark = pytest.mark.usefixtures("no_corrections")


def test_a_source_that_gives_the_same_bytes_is_not_read_again(tmp_path: Path) -> None:
    web = Web()
    first, second = refresh(tmp_path, web), refresh(tmp_path, web)
    assert (first.word, second.word) == ("published", "unchanged")
    assert (first.snapshot, web.parsed) == (second.snapshot, 1)
    assert web.asked == [NOTES, TABLE] * 2
    assert [(one.release, one.rows, one.kept) for one in second.tallies] == [("2021-01-01", 20, True)]
    assert second.sources[0].state == "unchanged"


def test_other_bytes_are_read_and_fetched_once(tmp_path: Path) -> None:
    web = Web()
    refresh(tmp_path, web)
    web.pages[TABLE] = b"3.0"
    web.asked.clear()
    assert refresh(tmp_path, web).word == "published"
    assert (web.parsed, web.asked) == (2, [NOTES, TABLE])


def test_an_address_that_was_absent_and_gives_something_now_is_read(tmp_path: Path) -> None:
    web = Web()
    refresh(tmp_path, web)
    web.pages[NOTES] = b"a note"
    refresh(tmp_path, web)
    assert web.parsed == 2


def test_another_program_reads_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    web = Web()
    refresh(tmp_path, web)
    monkeypatch.setattr(pipeline, "identify_program", lambda: "another")
    refresh(tmp_path, web)
    refresh(tmp_path, web)
    assert web.parsed == 2


def test_an_excerpt_is_not_taken_for_the_whole(tmp_path: Path) -> None:
    web = Web()
    refresh(tmp_path, web)
    pipeline.refresh(tmp_path, web.get, lambda _: None, {"nato": web.collect}, Manner(excerpt=True))
    assert web.parsed == 2


def test_the_program_is_another_with_any_file_of_it_a_seed_or_a_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, seeds = tmp_path / "code" / "reader.py", tmp_path / "seeds" / "releases.csv"
    for path in (code, seeds):
        path.parent.mkdir()
        path.write_text("a")
    folders = code.parent, seeds.parent
    found = [identify(*folders)]
    for path in (code, seeds):
        path.write_text("b")
        found.append(identify(*folders))
    (code.parent / "notes.txt").write_text("not read by anything")
    assert identify(*folders) == found[-1]
    monkeypatch.setattr(readings, "version", lambda name: f"{name} 99")
    found.append(identify(*folders))
    assert len(set(found)) == 4


def test_the_libraries_named_are_those_that_the_project_requires() -> None:
    declared = (Path(__file__).parents[4] / "pyproject.toml").read_text(encoding="utf-8")
    assert [name for name in LIBRARIES if f'"{name}' not in declared] == []


def test_what_went_out_of_force_is_read_again(tmp_path: Path) -> None:
    web = Web()
    first = refresh(tmp_path, web)
    web.pages[TABLE] = b"3.0"
    second = refresh(tmp_path, web)
    assert first.snapshot
    roll(tmp_path, first.snapshot)
    assert (refresh(tmp_path, web).snapshot, web.parsed) == (second.snapshot, 3)


def test_a_part_that_is_damaged_is_read_again_and_made_anew(tmp_path: Path) -> None:
    web = Web()
    refresh(tmp_path, web)
    (part,) = (tmp_path / "parts").iterdir()
    part.write_bytes(b"damaged")
    assert refresh(tmp_path, web).ok
    Store(tmp_path).current().verify()
    assert web.parsed == 2


def test_what_is_asked_for_afresh_is_read(tmp_path: Path) -> None:
    web = Web()
    refresh(tmp_path, web)
    forget_readings(tmp_path)
    assert refresh(tmp_path, web).word == "unchanged"
    assert web.parsed == 2


def test_what_a_source_warned_of_is_told_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    web = Web()
    for _ in range(3):
        caplog.clear()
        refresh(tmp_path, web)
        assert caplog.messages == ["There are no notes."]


def test_what_is_audited_again_rests_on_something_else_unless_the_program_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reused: list[str | None] = []

    def note(folder: Path, snapshot: Snapshot, before: Snapshot | None) -> None:
        reused.append(before.id if before else None)

    monkeypatch.setattr("etl.refresh.publication.write_audits", note)
    web = Web()
    first = refresh(tmp_path, web)
    web.pages[TABLE] = b"2.1"
    refresh(tmp_path, web)
    web.pages[TABLE] = b"2.2"
    forget_readings(tmp_path)
    refresh(tmp_path, web)
    web.pages[TABLE] = b"2.3"
    monkeypatch.setattr(pipeline, "identify_program", lambda: "another")
    refresh(tmp_path, web)
    assert reused == [None, first.snapshot, None, None]
