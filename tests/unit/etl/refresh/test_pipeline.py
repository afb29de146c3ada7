"""Refreshes with made-up sources that go well: what is published, kept, corrected and told."""

import gc
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pytest
from made_up import SHARE, Source, figures, files_below, no_network, population, release
from refreshing import GOOD, known, run, status

from etl.changes import read_changes
from etl.dataframe import Collected, MissedRelease
from etl.errors import FetchError
from etl.fetch import Fetch
from etl.refresh import pipeline
from etl.refresh.memory import SELDOM
from etl.refresh.outcome import Step
from etl.refresh.pipeline import refresh
from etl.refresh.publication import roll
from etl.store.folder import current_id
from etl.store.snapshot import Store, open_snapshot

pytestmark = pytest.mark.usefixtures("no_corrections")


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
    told: list[Step] = []
    refresh(tmp_path, no_network, told.append, GOOD)
    assert list(map(str, told)) == [
        "nato: reading",
        "nato: release 2021-01-01, 20 rows",
        "nato: comparing with what is in force",
        "nato: 1 release, 20 rows",
        "worldbank: reading",
        "worldbank: release 2021-07-01, 1 row",
        "worldbank: comparing with what is in force",
        "worldbank: 1 release, 1 row",
        "publishing",
        "published",
    ]
    assert [(step.source, step.releases, step.rows) for step in told if step.rows] == [
        ("nato", None, 20),
        ("nato", 1, 20),
        ("worldbank", None, 1),
        ("worldbank", 1, 1),
    ]
    assert [step.seconds is None for step in told] == [True, True, True, False, True, True, True, False, True, False]


def test_a_step_holds_in_json_only_what_it_says() -> None:
    assert Step("nato", "reading").plain() == {"source": "nato", "what": "reading"}
    assert Step("", "compared", 0.5).plain() == {"what": "compared", "seconds": 0.5}
    assert Step("nato", "0 releases, 0 rows", 0.0, 0, 0).plain() == {
        "source": "nato",
        "what": "0 releases, 0 rows",
        "seconds": 0.0,
        "releases": 0,
        "rows": 0,
    }


def test_what_a_killed_run_left_half_written_is_removed(tmp_path: Path) -> None:
    run(tmp_path)
    before = files_below(tmp_path)
    for folder in (".", "parts", "snapshots", "raw", "changes", "quarantine", "quarantine/parts"):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / ".status.json.abc.part").write_bytes(b"half")
    run(tmp_path)
    assert files_below(tmp_path) == before


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
    run(tmp_path, nato=Source(release(figures(), name="2020-01-01"), release(figures())))
    run(tmp_path)
    assert [part.release.release for part in Store(tmp_path).current().releases("nato")] == ["2021-01-01"]


def test_a_damaged_snapshot_in_force_is_made_anew_and_that_is_told(tmp_path: Path) -> None:
    snapshot = open_snapshot(tmp_path, str(run(tmp_path).snapshot))
    (tmp_path / "parts" / snapshot.parts[0].file).write_bytes(b"damaged")
    told: list[Step] = []
    assert refresh(tmp_path, no_network, told.append, GOOD).ok
    assert any("in force is damaged and made anew" in str(step) for step in told)
    assert Store(tmp_path).current().id == snapshot.id


def test_a_roll_back_puts_an_earlier_snapshot_in_force(tmp_path: Path) -> None:
    old = run(tmp_path).snapshot
    new = run(tmp_path, nato=Source(release(figures(share=2.2)))).snapshot
    assert old != new
    assert roll(tmp_path, str(old)).id == current_id(tmp_path) == old


def test_after_a_roll_back_the_next_refresh_rolls_forward(tmp_path: Path) -> None:
    old = run(tmp_path).snapshot
    new = run(tmp_path, nato=Source(release(figures(share=2.2)))).snapshot
    roll(tmp_path, str(old))
    assert run(tmp_path, nato=Source(release(figures(share=2.2)))).snapshot == current_id(tmp_path) == new
    assert [change.snapshot for change in read_changes(tmp_path)] == [new, old]


def test_after_a_roll_back_one_source_that_fails_stays_back_and_the_other_rolls_forward(tmp_path: Path) -> None:
    old = run(tmp_path).snapshot
    newer = {"nato": Source(release(figures(share=2.2))), "worldbank": Source(population("2022-07-01"))}
    run(tmp_path, **newer)
    roll(tmp_path, str(old))
    outcome = run(tmp_path, **{**newer, "nato": Source(error=FetchError("https://example.org", "is down", "Wait"))})
    snapshot = Store(tmp_path).current()
    assert outcome.word == "partial"
    assert [part.release.release for part in snapshot.releases("worldbank")] == ["2021-07-01", "2022-07-01"]
    assert {row.value for row in snapshot.rows(snapshot.part("nato", "2021-01-01"), SHARE)} >= {2.0}


def test_a_correction_comes_before_what_is_derived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "corrections", lambda: (known(),))
    assert run(tmp_path, nato=Source(release(figures(share=20.0)))).ok
    snapshot = Store(tmp_path).current()
    (row,) = (one for one in snapshot.rows(snapshot.parts[0], SHARE) if one.member == "BEL")
    assert (row.value, row.status) == (2.0, "actual")


def test_a_refresh_leaves_the_memory_of_its_process_managed_as_before(tmp_path: Path) -> None:
    def look() -> tuple[object, str]:
        return gc.get_threshold(), pa.default_memory_pool().backend_name

    before, during = look(), []
    refresh(tmp_path, no_network, lambda _: during.append(look()), GOOD)
    assert set(during) == {(SELDOM, "system")}
    assert look() == before


def test_what_a_publisher_has_out_and_was_not_read_is_a_fault_beside_what_was_read(tmp_path: Path) -> None:
    missed = MissedRelease(
        FetchError("https://nato.example/2026.pdf", "is an image without text", "Bring the workbook.")
    )
    source = Source(release(figures()))

    def collect_behind(fetch: Fetch) -> Iterator[Collected]:
        yield from source(fetch)
        yield missed

    first = refresh(tmp_path, no_network, lambda step: None, {"nato": collect_behind})
    assert (first.word, first.ok, first.changed) == ("partial", False, True)
    [told] = status(tmp_path)["sources"]
    assert (told["state"], told["missed"], told["faults"]) == ("behind", [str(missed.error)], [str(missed.error)])
    again = refresh(tmp_path, no_network, lambda step: None, {"nato": collect_behind})
    assert (again.word, again.ok) == ("partial", False)
    later = refresh(tmp_path, no_network, lambda step: None, {"nato": source})
    assert (later.word, later.ok) == ("unchanged", True)
