"""Which release answers for a change between two years. Made-up releases."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from made_up import GDP, SHARE, SPENDING, figures, observation, release

from etl.asof.pin import Pin
from etl.asof.select import find_common_years, select_span
from etl.dataframe import ParsedRelease
from etl.store.publish import publish
from etl.store.snapshot import Snapshot

NEEDS = (SHARE, SPENDING, GDP)


def with_years(name: str, years: Iterable[int]) -> ParsedRelease:
    return release([row for year in years for row in figures(year=year)], name=name)


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    """An old release of early years, a newer one of later years, and the newest, which has shares alone."""
    bare = release([observation(SHARE, 2.0, year=2018, member="BEL")], name="2020-01-01")
    return publish(
        tmp_path, [with_years("2016-01-01", range(2008, 2013)), with_years("2019-01-01", range(2012, 2019)), bare]
    )[0]


@pytest.mark.parametrize(
    ("pin", "years", "name"),
    [
        ("latest", (), "2019-01-01"), ("latest", (2012, 2018), "2019-01-01"), ("latest", (2008, 2012), "2016-01-01"),
        ("latest", (2008, 2018), "2019-01-01"), ("2017-01-01", (2012, 2018), "2016-01-01"),
        ("nato:2020-01-01", (), "2020-01-01"),
    ],
)  # fmt: skip
def test_the_newest_known_that_has_all_in_both_years_answers(
    pin: str, years: tuple[int, ...], name: str, snapshot: Snapshot
) -> None:
    found = select_span(snapshot, Pin.parse(pin), NEEDS, years)
    assert found is not None
    assert found.release.release == name


def test_nothing_that_came_out_later_stands_in(snapshot: Snapshot) -> None:
    assert select_span(snapshot, Pin.parse("2015-01-01"), NEEDS) is None


def test_the_years_in_common_are_those_of_which_every_indicator_has_a_value(tmp_path: Path) -> None:
    rows = [*figures(year=2019), *figures(year=2020), observation(SHARE, 1.9, year=2018)]
    snapshot, *_ = publish(tmp_path, [release(rows)])
    assert find_common_years(snapshot, snapshot.parts[0], NEEDS) == (2019, 2020)
    assert find_common_years(snapshot, snapshot.parts[0], ()) == ()
