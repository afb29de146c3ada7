"""How the releases of a source are ordered."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from made_up import figures, release

from etl.asof.pin import Pin
from etl.asof.select import select_release
from etl.dataframe import ParsedRelease
from etl.observation import order_name
from etl.store.publish import publish


@pytest.mark.parametrize(
    "names",
    [
        ("9", "30", "30v2", "31"),
        ("1949-2025", "1949-2025-v1.2", "1949-2025-v1.10", "1949-2026"),
        ("2025-Q4", "2026-Q1"),
        ("7.0", "8.0", "10.0"),
        ("2026-04", "2026-10"),
        ("2016-01-28", "2026-07-10", "hoc-hc111-2007-08"),
    ],
)
def test_names_of_releases_sort_by_the_numbers_in_them(names: tuple[str, ...]) -> None:
    assert all(tuple(sorted(mixed, key=order_name)) == names for mixed in permutations(names))


def test_releases_of_one_day_stand_in_the_order_of_their_names(tmp_path: Path) -> None:
    releases = [named("30v2"), named("9"), named("30")]
    snapshot = publish(tmp_path, releases)[0]
    assert [part.release.release for part in snapshot.releases("nato")] == ["9", "30", "30v2"]
    newest = select_release(snapshot, "nato", Pin())
    assert newest is not None
    assert newest.release.release == "30v2"
    assert snapshot.id == publish(tmp_path / "mixed", releases[::-1])[0].id


def named(name: str) -> ParsedRelease:
    made = release(figures())
    rows = (row._replace(release=name) for row in made.observations)
    return ParsedRelease.of(replace(made.release, release=name), rows)
