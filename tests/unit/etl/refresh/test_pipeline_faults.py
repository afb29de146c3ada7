"""Refreshes that go wrong, with made-up sources: the snapshot in force stays, and status.json tells why."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from made_up import Source, figures, observation, population, release
from refreshing import run, status

from etl.changes import read_changes
from etl.compare.judge import Judge, Judgement
from etl.compare.objections import Objection, ObjectionKind
from etl.dataframe import ParsedRelease
from etl.errors import FetchError, LayoutError, SeedError
from etl.fetch import Fetch
from etl.store.folder import current_id
from etl.store.parts import Draft
from etl.store.snapshot import Store, open_snapshot

pytestmark = pytest.mark.usefixtures("no_corrections")
ERRORS = [
    FetchError("https://example.org/a.xlsx", "answered 404 Not Found", "Look for it"),
    LayoutError("a.xlsx!TABLE3!C4", "is text", "Mend it"),
    SeedError("seeds/nato/releases.csv, line 2: wrong"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_a_source_that_fails_keeps_what_is_in_force_and_the_others_are_published(
    tmp_path: Path, error: Exception
) -> None:
    before = open_snapshot(tmp_path, str(run(tmp_path).snapshot))
    outcome = run(tmp_path, nato=Source(error=error), worldbank=Source(population("2022-07-01")))
    assert (outcome.ok, outcome.word, outcome.changed) == (False, "partial", True)
    after = Store(tmp_path).current()
    assert current_id(tmp_path) == outcome.snapshot == after.id != before.id
    assert after.releases("nato") == before.releases("nato")
    assert [part.release.release for part in after.releases("worldbank")] == ["2021-07-01", "2022-07-01"]
    told = status(tmp_path)
    assert (told["outcome"], told["snapshot"]) == ("partial", after.id)
    (fault,) = told["faults"]
    assert (fault["source"], fault["type"], fault["message"]) == ("nato", type(error).__name__, str(error))
    assert fault["detail"] == ""


def test_where_in_the_program_a_fault_came_up_is_kept_for_who_mends_that_and_stands_in_no_message(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO", logger="etl"):
        run(tmp_path, nato=Source(error=ERRORS[1]))
    (fault,) = status(tmp_path)["faults"]
    assert fault["place"].startswith("etl/refresh/settlement.py:")
    assert "etl/" not in fault["message"]
    assert [one.message for one in caplog.records] == [f"LayoutError at {fault['place']}: {ERRORS[1]}"]


def test_the_faults_of_all_sources_are_told_in_one_run(tmp_path: Path) -> None:
    outcome = run(tmp_path, nato=Source(error=ERRORS[0]), worldbank=Source(error=ERRORS[1]))
    assert {source: len(faults) for source, faults in outcome.faults.items()} == {"nato": 1, "worldbank": 1}
    assert (outcome.word, outcome.snapshot) == ("failed", None)
    assert current_id(tmp_path) is None
    assert [one["state"] for one in status(tmp_path)["sources"]] == ["never had", "never had"]


def test_where_nothing_can_be_read_what_is_in_force_stays(tmp_path: Path) -> None:
    before = run(tmp_path).snapshot
    outcome = run(tmp_path, nato=Source(error=ERRORS[0]), worldbank=Source(error=ERRORS[1]))
    assert (outcome.word, outcome.changed, outcome.snapshot) == ("failed", False, before)
    assert current_id(tmp_path) == before
    assert [one["state"] for one in status(tmp_path)["sources"]] == ["stale", "stale"]


def test_the_first_refresh_publishes_the_sources_that_can_be_read(tmp_path: Path) -> None:
    outcome = run(tmp_path, nato=Source(error=ERRORS[0]))
    assert outcome.word == "partial"
    assert {part.release.source for part in Store(tmp_path).current().parts} == {"worldbank"}
    nato, bank = status(tmp_path)["sources"]
    assert (nato["state"], nato["release"], nato["fetched"], nato["faults"]) == (
        "never had", None, None, [str(ERRORS[0])],
    )  # fmt: skip
    assert (bank["state"], bank["release"], bank["since"]) == ("fresh", "2021-07-01", None)


def test_the_status_tells_since_when_a_source_is_stale_and_when_it_was_last_read(tmp_path: Path) -> None:
    good = run(tmp_path)
    first = run(tmp_path, nato=Source(error=ERRORS[0]))
    run(tmp_path, nato=Source(error=ERRORS[1]))
    nato, bank = status(tmp_path)["sources"]
    assert (nato["state"], nato["release"], nato["published"]) == ("stale", "2021-01-01", "2021-01-01")
    assert datetime.fromisoformat(nato["since"]) == first.started
    assert datetime.fromisoformat(nato["fetched"]) == good.started
    assert bank["state"] == "unchanged"
    run(tmp_path)
    assert [(one["state"], one["since"]) for one in status(tmp_path)["sources"]] == [("unchanged", None)] * 2


def test_a_damaged_status_is_no_obstacle(tmp_path: Path) -> None:
    run(tmp_path)
    for damage in (b"", b"[]", b'{"sources": 3}', b'{"sources": [{"source": "nato", "state": "stale", "since": 1}]}'):
        (tmp_path / "status.json").write_bytes(damage)
        assert run(tmp_path, nato=Source(error=ERRORS[0])).word == "partial"


def test_what_can_be_read_of_a_damaged_snapshot_is_kept_of_a_source_that_fails(tmp_path: Path) -> None:
    before = open_snapshot(tmp_path, str(run(tmp_path).snapshot))
    (tmp_path / "parts" / before.part("worldbank", "2021-07-01").file).write_bytes(b"damaged")
    outcome = run(tmp_path, nato=Source(error=ERRORS[0]), worldbank=Source(population("2022-07-01")))
    assert [(part.release.source, part.release.release) for part in Store(tmp_path).current().parts] == [
        ("nato", "2021-01-01"),
        ("worldbank", "2022-07-01"),
    ]
    assert read_changes(tmp_path)[0].snapshot == outcome.snapshot
    assert read_changes(tmp_path)[0].damaged


def test_a_source_that_cannot_be_judged_has_failed_and_the_others_are_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path)

    def broken_for_nato(judge: Judge, releases: Sequence[Draft]) -> Judgement:
        if releases[0].release.source == "nato":
            raise RuntimeError("nobody thought of this")
        return whole(judge, releases)

    whole = Judge.judge
    monkeypatch.setattr(Judge, "judge", broken_for_nato)
    outcome = run(tmp_path, worldbank=Source(population("2022-07-01")))
    assert (outcome.word, outcome.faults["nato"][0].type) == ("partial", "RuntimeError")
    assert [part.release.release for part in Store(tmp_path).current().releases("nato")] == ["2021-01-01"]


def test_a_release_that_breaks_the_contract_is_not_published(tmp_path: Path) -> None:
    before = run(tmp_path).snapshot
    outcome = run(tmp_path, nato=Source(release([observation(value=99.0, cell="a.xlsx!TABLE3!C4")])))
    assert "a.xlsx!TABLE3!C4" in outcome.faults["nato"][0].message
    assert current_id(tmp_path) == before


@pytest.mark.parametrize("source", [Source(), Source(release([]))], ids=["no release", "no rows"])
def test_a_source_that_gives_nothing_is_a_fault(tmp_path: Path, source: Source) -> None:
    assert run(tmp_path, nato=source).faults["nato"][0].type == "ContractError"
    assert {part.release.source for part in Store(tmp_path).current().parts} == {"worldbank"}


def broken(_: Fetch) -> Iterator[ParsedRelease]:
    yield release(figures())
    raise RuntimeError("nobody thought of this")


def test_an_error_that_nobody_foresaw_is_told_with_its_place_and_kept_with_its_trace(tmp_path: Path) -> None:
    before = run(tmp_path).snapshot
    (fault,) = run(tmp_path, nato=broken).faults["nato"]
    assert fault.type == "RuntimeError"
    assert "Unexpected RuntimeError at etl/refresh/settlement.py:" in fault.message
    assert "nobody thought of this" in fault.message
    assert "Traceback" not in fault.message
    assert "Traceback" in status(tmp_path)["faults"][0]["detail"]
    assert current_id(tmp_path) == before


def test_a_first_refresh_whose_every_release_is_held_says_where_they_are_decided_upon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    objections = (Objection(ObjectionKind.MEDIAN, "", "made up"),)
    monkeypatch.setattr(Judge, "_object", lambda *_: iter(objections))
    (fault,) = run(tmp_path).faults[""]
    assert fault.message.startswith(f"{tmp_path}: every release that was read is held")
    assert "`burden quarantine`" in fault.message


def test_words_that_no_file_can_hold_are_told_all_the_same(tmp_path: Path) -> None:
    # Half of a pair, as JSON may state it: "\ud800".
    outcome = run(tmp_path, nato=Source(error=LayoutError("NGDPD!\ud800", "is no economy", "Mend it")))
    assert outcome.word == "partial"
    assert status(tmp_path)["faults"][0]["message"] == "NGDPD!\\ud800: is no economy. Mend it"
