"""Observations as a pandas frame, on made-up releases, and the example of the README on those that ship."""

import re
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from made_up import GDP, SHARE, figures, population, release

from etl.errors import PublishError
from etl.observation import COLUMNS
from etl.store.extract import read_frame
from etl.store.publish import publish
from etl.store.snapshot import Snapshot

README = (Path(__file__).parents[4] / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    old = release([*figures(), *figures("CAN", share=None, status="not_published")], name="2021-01-01")
    new = release([*figures(share=2.2), *figures("CAN", share=1.5)], name="2022-01-01")
    return publish(tmp_path, [old, new, population("2021-07-01")])[0]


def test_all_observations_come_as_rows_with_the_columns_of_an_observation(snapshot: Snapshot) -> None:
    found = read_frame(snapshot)
    assert tuple(found.columns) == COLUMNS
    assert len(found) == sum(part.rows for part in snapshot.parts)
    assert found["value"].dtype == "float64"
    assert isinstance(found["member"].dtype, pd.CategoricalDtype)
    assert set(found["source"]) == {"nato", "worldbank"}


def test_an_indicator_of_a_member_has_a_row_a_release_and_a_null_is_no_number(snapshot: Snapshot) -> None:
    found = read_frame(snapshot, indicator=SHARE, member="CAN")
    assert list(found["release"]) == ["2021-01-01", "2022-01-01"]
    assert found["value"].isna().tolist() == [True, False]
    assert found["status"].tolist()[:1] == ["not_published"]


@pytest.mark.parametrize(("day", "shares"), [(date(2020, 12, 31), []), (date(2021, 6, 1), [2.0]), (None, [2.0, 2.2])])
def test_what_was_known_on_a_day_is_of_no_later_release(
    snapshot: Snapshot, day: date | None, shares: list[float]
) -> None:
    found = read_frame(snapshot, indicator=SHARE, member="BEL", as_of=day)
    assert list(found["value"]) == shares
    assert tuple(found.columns) == COLUMNS


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"indicator": SHARE[:-1]}, f"indicator '{SHARE[:-1]}' is not in the catalogue. Is {SHARE}"),
        ({"member": "XYZ"}, "member or area 'XYZ' is not in the catalogue."),
    ],
)
def test_an_id_that_the_catalogue_lacks_is_refused(snapshot: Snapshot, asked: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        read_frame(snapshot, **asked)  # type: ignore[arg-type]


def test_an_indicator_that_no_release_has_gives_no_row(snapshot: Snapshot) -> None:
    assert read_frame(snapshot, indicator="military_personnel").empty


def test_a_frame_of_a_damaged_part_is_refused(snapshot: Snapshot, tmp_path: Path) -> None:
    for path in (tmp_path / "parts").iterdir():
        path.write_bytes(b"damaged")
    with pytest.raises(PublishError, match="not the one it was published with"):
        read_frame(snapshot, indicator=GDP)


def test_the_example_of_the_readme_works() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    names: dict[str, object] = {"duckdb": duckdb}
    exec(code, names)
    shares, mean = names["shares"], names["mean"]
    assert isinstance(shares, pd.DataFrame)
    assert set(shares["release"]) <= {"hoc-hc111-2007-08", "2016-01-28", "2017-06-29", "2019-06-25", "2019-11-29"}
    assert isinstance(mean, pd.DataFrame)
    assert mean["members"].max() >= 27
