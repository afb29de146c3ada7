"""Which releases the page of data lists, on made-up ones."""

from pathlib import Path

import pytest
from made_up import figures, population, release

from dashboard.pages.data.query import read_record
from dashboard.view import View
from etl.store.publish import publish
from etl.store.snapshot import Snapshot


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    parts = [release(figures(), name="2020-01-01"), release(figures(), name="2021-01-01"), population("2020-06-01")]
    return publish(tmp_path, parts)[0]


@pytest.mark.parametrize(
    ("pin", "known", "newer"),
    [
        ("latest", ["2020-01-01", "2021-01-01", "2020-06-01"], []),
        ("2019-12-31", [], ["2020-01-01", "2021-01-01", "2020-06-01"]),
        ("2020-06-01", ["2020-01-01", "2020-06-01"], ["2021-01-01"]),
        ("nato:2020-01-01", ["2020-01-01"], ["2021-01-01", "2020-06-01"]),
        ("nato:2030-01-01", [], ["2020-01-01", "2021-01-01", "2020-06-01"]),
    ],
)
def test_the_releases_are_parted_at_the_pin(pin: str, known: list[str], newer: list[str], snapshot: Snapshot) -> None:
    record = read_record(snapshot, View.from_query(f"as_of={pin}"))
    assert [part.release.release for part in record.known] == known
    assert [part.release.release for part in record.newer] == newer


def test_each_source_has_its_own(snapshot: Snapshot) -> None:
    record = read_record(snapshot, View.from_query("as_of=2020-06-01"))
    assert [part.release.release for part in record.known_of("nato")] == ["2020-01-01"]
    assert [part.release.release for part in record.newer_of("nato")] == ["2021-01-01"]
    assert record.newer_of("worldbank") == ()
