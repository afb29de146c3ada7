"""Where rows stand in a release, on rows that are made up, and on those that ship."""

import subprocess
import sys
from pathlib import Path

import pytest
from made_up import figures, release

from etl.catalogue.seeds import shipped
from etl.observation import Observation
from etl.store.locator import Sought, open_locator, read_rows
from etl.store.publish import publish
from etl.store.snapshot import Part, Snapshot, Store


@pytest.fixture
def held(tmp_path: Path) -> tuple[Snapshot, Part]:
    """A snapshot of one release, and that."""
    snapshot, _ = publish(tmp_path, [release(figures())])
    return snapshot, snapshot.parts[0]


def test_every_row_has_its_place(held: tuple[Snapshot, Part]) -> None:
    snapshot, part = held
    places = open_locator(snapshot, part).find(Sought())
    assert read_rows(snapshot, part, places) == snapshot.observations(part)
    assert read_rows(snapshot, part, places[::-1]) == snapshot.observations(part)[::-1]
    assert read_rows(snapshot, part, places[:0]) == ()


@pytest.mark.parametrize("indicator", ["", "defence_expenditure_share_gdp"])
def test_rows_are_found_by_area_years_and_status(indicator: str, held: tuple[Snapshot, Part]) -> None:
    snapshot, part = held
    every = [row for row in snapshot.observations(part) if indicator in ("", row.indicator)]
    one = every[len(every) // 2]

    def is_meant(row: Observation) -> bool:
        return (row.member, row.year, row.status) == (one.member, one.year, one.status)

    sought = Sought((one.member,), (one.year, one.year), one.status)
    places = open_locator(snapshot, part, indicator).find(sought)
    assert read_rows(snapshot, part, places, indicator) == tuple(filter(is_meant, every))


def test_keys_sort_by_year_name_and_value(held: tuple[Snapshot, Part]) -> None:
    snapshot, part = held
    indicator = "defence_expenditure_share_gdp"
    locator = open_locator(snapshot, part, indicator)
    places = locator.find(Sought())
    rows = read_rows(snapshot, part, places, indicator)
    assert locator.list_keys(places, "year", {}).tolist() == [row.year for row in rows]
    assert locator.list_keys(places, "value", {}).tolist() == [row.value for row in rows]
    names = {row.member: row.member[::-1] for row in rows}
    ranks = locator.list_keys(places, "member", names).tolist()
    assert [name for _, name in sorted(zip(ranks, (names[row.member] for row in rows), strict=True))] == sorted(
        names[row.member] for row in rows
    )


def test_a_reader_of_rows_does_without_pandas() -> None:
    code = (
        "import sys; from etl.store.snapshot import Store; from pathlib import Path; from etl.store.locator import *\n"
        f"held = Store(Path({str(shipped('embedded'))!r})).current()\n"
        "for name in ('', held.parts[0].indicators[0]):\n"
        "    found = open_locator(held, held.parts[0], name).find(Sought())[:3]\n"
        "    assert len(read_rows(held, held.parts[0], found, name)) == 3\n"
        "assert 'pandas' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_rows_of_several_groups_come_in_the_order_asked_for() -> None:
    snapshot = Store(shipped("embedded")).current()
    part = snapshot.part("nato", "2024-06-17")
    every, asked = snapshot.observations(part), [7_000, 3, 4_500, 3, 0, 7_721]
    assert snapshot.rows_at(part, asked) == tuple(every[place] for place in asked)
