"""Refreshes with made-up sources: all or nothing, and every fault told in status.json."""

import errno
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson
import pytest
from filelock import FileLock
from made_up import SHARE, Source, figures, files_below, no_network, observation, population, release

from etl import pipeline
from etl.errors import FetchError, LayoutError, PublishError, SeedError
from etl.fetch import Fetch
from etl.observation import ParsedRelease
from etl.pipeline import Collectors, refresh, roll
from etl.snapshot import Store, current_id, open_snapshot
from etl.status import Outcome
from etl.transform.corrections import Correction

GOOD: Collectors = {"nato": Source(release(figures())), "worldbank": Source(population("2021-07-01"))}


@pytest.fixture(autouse=True)
def no_corrections(monkeypatch: pytest.MonkeyPatch) -> None:
    """The corrections of the project are about real figures."""
    monkeypatch.setattr(pipeline, "corrections", lambda: ())


def run(data: Path, **changes: Any) -> Outcome:
    """A refresh of good sources, but for `changes`."""
    return refresh(data, no_network, lambda _: None, {**GOOD, **changes})


def status(data: Path) -> dict[str, Any]:
    read: dict[str, Any] = orjson.loads((data / "status.json").read_bytes())
    return read


def test_a_good_refresh_publishes_and_says_so(tmp_path: Path) -> None:
    outcome = run(tmp_path)
    assert (outcome.ok, outcome.changed, outcome.word) == (True, True, "published")
    assert outcome.snapshot == current_id(tmp_path)
    told = status(tmp_path)
    assert told["outcome"] == "published"
    assert told["snapshot"] == outcome.snapshot
    assert [(one["source"], one["release"]) for one in told["releases"]] == [
        ("nato", "2021-01-01"),
        ("worldbank", "2021-07-01"),
    ]
    assert told["rows"] == sum(part.rows for part in Store(tmp_path).current().parts)
    assert told["faults"] == []
    assert datetime.fromisoformat(told["started"]) <= datetime.fromisoformat(told["finished"])
    assert told["started"].endswith("+00:00")


def test_what_is_published_is_derived_too(tmp_path: Path) -> None:
    run(tmp_path)
    snapshot = Store(tmp_path).current()
    assert f"{SHARE}_recomputed" in snapshot.part("nato", "2021-01-01").indicators


def test_a_second_refresh_of_the_same_data_publishes_nothing(tmp_path: Path) -> None:
    first = run(tmp_path)
    before = files_below(tmp_path)
    second = run(tmp_path)
    assert (second.word, second.snapshot) == ("unchanged", first.snapshot)
    assert files_below(tmp_path) == before
    assert status(tmp_path)["changed"] is False


def test_each_step_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    refresh(tmp_path, no_network, told.append, GOOD)
    assert told == [
        "nato: reading",
        "nato: 1 release, 16 rows",
        "worldbank: reading",
        "worldbank: 1 release, 1 row",
    ]


ERRORS = [
    FetchError("https://example.org/a.xlsx", "answered 404 Not Found", "Look for it"),
    LayoutError("a.xlsx!TABLE3!C4", "is text", "Mend it"),
    SeedError("seeds/nato/releases.csv, line 2: wrong"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_of_a_source_leaves_the_snapshot_in_force(tmp_path: Path, error: Exception) -> None:
    before = run(tmp_path).snapshot
    outcome = run(tmp_path, nato=Source(error=error), worldbank=Source(population("2022-07-01")))
    assert not outcome.ok
    assert current_id(tmp_path) == outcome.snapshot == before
    told = status(tmp_path)
    assert (told["outcome"], told["snapshot"]) == ("failed", before)
    (fault,) = told["faults"]
    assert (fault["source"], fault["type"], fault["message"]) == ("nato", type(error).__name__, str(error))
    assert fault["detail"] == ""


def test_the_faults_of_all_sources_are_told_in_one_run(tmp_path: Path) -> None:
    outcome = run(tmp_path, nato=Source(error=ERRORS[0]), worldbank=Source(error=ERRORS[1]))
    assert {source: len(faults) for source, faults in outcome.faults.items()} == {"nato": 1, "worldbank": 1}
    assert outcome.snapshot is None
    assert current_id(tmp_path) is None


def test_a_release_that_breaks_the_contract_is_not_published(tmp_path: Path) -> None:
    before = run(tmp_path).snapshot
    outcome = run(tmp_path, nato=Source(release([observation(value=99.0, cell="a.xlsx!TABLE3!C4")])))
    assert "a.xlsx!TABLE3!C4" in outcome.faults["nato"][0].message
    assert current_id(tmp_path) == before


@pytest.mark.parametrize("source", [Source(), Source(release([]))], ids=["no release", "no rows"])
def test_a_source_that_gives_nothing_is_a_fault(tmp_path: Path, source: Source) -> None:
    assert run(tmp_path, nato=source).faults["nato"][0].type == "ContractError"
    assert current_id(tmp_path) is None


def broken(_: Fetch) -> Iterator[ParsedRelease]:
    yield release(figures())
    raise RuntimeError("nobody thought of this")


def test_an_error_that_nobody_foresaw_is_told_with_its_place_and_kept_with_its_trace(tmp_path: Path) -> None:
    before = run(tmp_path).snapshot
    (fault,) = run(tmp_path, nato=broken).faults["nato"]
    assert fault.type == "RuntimeError"
    assert "Unexpected RuntimeError at etl/pipeline.py:" in fault.message
    assert "nobody thought of this" in fault.message
    assert "Traceback" not in fault.message
    assert "Traceback" in status(tmp_path)["faults"][0]["detail"]
    assert current_id(tmp_path) == before


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


def test_what_a_killed_run_left_half_written_is_removed(tmp_path: Path) -> None:
    run(tmp_path)
    before = files_below(tmp_path)
    for folder in (".", "parts", "snapshots", "raw"):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / ".status.json.abc.part").write_bytes(b"half")
    run(tmp_path)
    assert files_below(tmp_path) == before


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


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


def test_a_new_release_of_the_world_bank_adds_to_the_earlier_ones(tmp_path: Path) -> None:
    run(tmp_path)
    outcome = run(tmp_path, worldbank=Source(population("2022-07-01", 2e7)))
    snapshot = Store(tmp_path).current()
    assert [part.release.release for part in snapshot.releases("worldbank")] == ["2021-07-01", "2022-07-01"]
    assert [(one.release, one.kept) for one in outcome.tallies if one.source == "worldbank"] == [
        ("2022-07-01", False),
        ("2021-07-01", True),
    ]
    assert run(tmp_path, worldbank=Source(population("2022-07-01", 2e7))).word == "unchanged"


def test_the_same_release_of_the_world_bank_with_other_figures_is_replaced(tmp_path: Path) -> None:
    run(tmp_path)
    run(tmp_path, worldbank=Source(population("2021-07-01", 2e7)))
    (part,) = Store(tmp_path).current().releases("worldbank")
    assert [row.value for row in Store(tmp_path).current().observations(part)] == [2e7]


def test_a_release_of_nato_that_is_no_longer_listed_goes(tmp_path: Path) -> None:
    run(tmp_path, nato=Source(release(figures()), release(figures(), name="2022-01-01")))
    run(tmp_path)
    assert [part.release.release for part in Store(tmp_path).current().releases("nato")] == ["2021-01-01"]


def test_a_damaged_snapshot_in_force_is_made_anew_and_that_is_told(tmp_path: Path) -> None:
    snapshot = open_snapshot(tmp_path, str(run(tmp_path).snapshot))
    (tmp_path / "parts" / snapshot.parts[0].file).write_bytes(b"damaged")
    told: list[str] = []
    assert refresh(tmp_path, no_network, told.append, GOOD).ok
    assert any("in force is damaged and made anew" in line for line in told)
    assert Store(tmp_path).current().id == snapshot.id


def test_a_roll_back_puts_an_earlier_snapshot_in_force(tmp_path: Path) -> None:
    old = run(tmp_path).snapshot
    new = run(tmp_path, nato=Source(release(figures(share=2.2)))).snapshot
    assert old != new
    assert roll(tmp_path, str(old)).id == current_id(tmp_path) == old


def known(**changes: Any) -> Correction:
    """A correction of the share of Belgium, made up."""
    fields = {"source": "nato", "release": "2021-01-01", "figure": (SHARE, "BEL", 2020), "expect": 20.0, "value": 2.0}
    return Correction(**{**fields, **changes}, reason="a slipped decimal point", by="a reader", line=2)


def test_a_correction_comes_before_what_is_derived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "corrections", lambda: (known(),))
    assert run(tmp_path, nato=Source(release(figures(share=20.0)))).ok
    snapshot = Store(tmp_path).current()
    (row,) = (one for one in snapshot.rows(snapshot.parts[0], SHARE) if one.member == "BEL")
    assert (row.value, row.status) == (2.0, "actual")


def test_a_correction_that_nothing_needs_is_a_fault_of_its_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "corrections", lambda: (known(release="1999-01-01"),))
    outcome = run(tmp_path)
    assert "no such release was read" in outcome.faults["nato"][0].message
    assert outcome.faults["worldbank"] == ()


def test_a_broken_file_of_corrections_is_told_in_the_status(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong() -> tuple[Correction, ...]:
        raise SeedError("seeds/corrections.csv, line 2: wrong")

    monkeypatch.setattr(pipeline, "corrections", wrong)
    assert not run(tmp_path).ok
    assert {fault["type"] for fault in status(tmp_path)["faults"]} == {"SeedError"}
