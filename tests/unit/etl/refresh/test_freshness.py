"""How fresh each source is on a day. The figures are made up."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import orjson
import pytest
from made_up import Source, figures, population, release
from refreshing import run

from etl.catalogue.sources import SOURCES
from etl.errors import FetchError
from etl.refresh.freshness import Freshness, History, assess_freshness, describe_freshness, read_history
from etl.store.publish import publish
from etl.store.snapshot import Snapshot, Store

pytestmark = pytest.mark.usefixtures("no_corrections")

DAY = date(2021, 8, 1)


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    return publish(tmp_path, [release(figures()), population("2021-07-01")])[0]


def of(source: str, found: tuple[Freshness, ...]) -> Freshness:
    return next(one for one in found if one.source == source)


def test_every_source_of_the_catalogue_is_told_in_its_order(snapshot: Snapshot) -> None:
    assert [one.source for one in assess_freshness(snapshot, DAY)] == list(SOURCES)


def test_a_source_of_which_nothing_is_in_force_has_nothing_to_tell(snapshot: Snapshot) -> None:
    assert of("kiel", assess_freshness(snapshot, DAY)) == Freshness("kiel", None, None, None, None, None, None, False)


def test_the_next_release_is_due_as_many_days_after_the_newest_as_the_catalogue_says(snapshot: Snapshot) -> None:
    due = date(2021, 1, 1) + timedelta(days=SOURCES["nato"].expected_every or 0)
    one = of("nato", assess_freshness(snapshot, due))
    assert (one.release, one.published, one.expected, one.overdue) == ("2021-01-01", date(2021, 1, 1), due, False)
    assert of("nato", assess_freshness(snapshot, due + timedelta(days=1))).overdue


def test_a_source_without_a_rhythm_is_never_overdue(tmp_path: Path) -> None:
    cow = release(figures(), "cow")
    one = of("cow", assess_freshness(publish(tmp_path, [cow])[0], date(2099, 1, 1)))
    assert (one.release, one.expected, one.overdue) == ("2021-01-01", None, False)


def test_for_the_snapshot_that_ships_nobody_knows_when_it_was_fetched(snapshot: Snapshot) -> None:
    assert {(one.fetched, one.state) for one in assess_freshness(snapshot, DAY)} == {(None, None)}


def test_after_a_refresh_it_is_known_when_a_source_was_read_and_since_when_it_is_stale(tmp_path: Path) -> None:
    good = run(tmp_path)
    bad = run(tmp_path, nato=Source(error=FetchError("https://example.org", "is down", "Wait")))
    found = assess_freshness(Store(tmp_path).current(), DAY, read_history(tmp_path))
    nato, bank = of("nato", found), of("worldbank", found)
    assert (nato.state, nato.fetched, nato.stale_since) == ("stale", good.started, bad.started)
    assert (bank.state, bank.fetched, bank.stale_since) == ("unchanged", bad.started, None)


def test_where_it_is_recorded_when_the_files_came_that_is_told(tmp_path: Path, snapshot: Snapshot) -> None:
    records = {
        "https://example.org/a": {"sha256": "0" * 64, "retrieved": "2021-03-04T05:06:07+00:00"},
        "https://example.org/b": {"sha256": "1" * 64, "retrieved": ""},
    }
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "origins.json").write_bytes(orjson.dumps(records))
    one = of("nato", assess_freshness(snapshot, DAY, read_history(tmp_path)))
    assert one.fetched == datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC)


@pytest.mark.parametrize("damage", [b"", b"[]", b"{", b'{"a": 1}', b'{"sources": [{}]}'])
def test_damaged_records_tell_nothing(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "origins.json").write_bytes(damage)
    (tmp_path / "status.json").write_bytes(damage)
    assert read_history(tmp_path) == History()


def test_it_can_be_told_in_json(tmp_path: Path) -> None:
    run(tmp_path)
    told = describe_freshness(assess_freshness(Store(tmp_path).current(), DAY, read_history(tmp_path)))
    written = orjson.dumps(told)
    assert orjson.dumps(orjson.loads(written)) == written
    assert (told[0]["source"], told[0]["published"], told[0]["overdue"]) == ("nato", "2021-01-01", False)


def test_a_file_had_on_a_day_and_one_had_at_a_time_are_compared(tmp_path: Path) -> None:
    parsed = release(figures())
    days = {"a" * 64: "2021-01-02", "b" * 64: "2021-01-03T10:00:00+00:00"}
    origins = tuple(replace(parsed.release.origins[0], sha256=sha256) for sha256 in days)
    told = replace(parsed, release=replace(parsed.release, origins=origins))
    snapshot = publish(tmp_path, [told])[0]
    (tmp_path / "raw").mkdir()
    records = {sha256: {"sha256": sha256, "retrieved": when} for sha256, when in days.items()}
    (tmp_path / "raw" / "origins.json").write_bytes(orjson.dumps(records))
    one = of("nato", assess_freshness(snapshot, DAY, read_history(tmp_path)))
    assert one.fetched == datetime(2021, 1, 3, 10, tzinfo=UTC)
