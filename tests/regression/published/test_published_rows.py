"""Which rows the snapshot of the publishers' files has, what is null or withheld in it, and who else can read it."""

from collections import Counter
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from published_figures import rows

from etl.catalogue.groups import AGGREGATES
from etl.catalogue.members import members
from etl.catalogue.share import SHARE
from etl.store.snapshot import Snapshot, Store


def test_only_these_releases_are_whole(snapshot: Snapshot) -> None:
    whole = {part.release.release for part in snapshot.releases("nato") if part.release.extent == "whole"}
    assert whole == {"2016-01-28", "2022-06-27", "2024-06-17", "2026-07-10"}


def test_iceland_is_null_in_all_that_needs_armed_forces_and_has_its_gdp(snapshot: Snapshot) -> None:
    for part in snapshot.releases("nato"):
        icelandic = [row for row in snapshot.observations(part) if row.member == "ISL"]
        assert {row.value is None for row in icelandic if row.status == "no_armed_forces"} == {True}
        assert {row.indicator for row in icelandic if row.value is not None} <= {
            "gdp_usd_current",
            "gdp_usd_constant",
            "gdp_per_capita_usd_constant",
        }
        assert (SHARE in part.indicators) == (SHARE in {row.indicator for row in icelandic})


def test_each_release_has_the_rows_it_should(snapshot: Snapshot) -> None:
    parts = (part for part in snapshot.parts if part.release.source in ("nato", "worldbank"))
    assert {(part.release.source, part.release.release): part.rows for part in parts} == {
        ("nato", "hoc-hc111-2007-08"): 154,
        ("nato", "2016-01-28"): 4066,
        ("nato", "2017-06-29"): 58,
        ("nato", "2019-06-25"): 3457,
        ("nato", "2019-11-29"): 34,
        ("nato", "2021-03-16"): 14,
        ("nato", "2021-06-11"): 240,
        ("nato", "2022-03-31"): 64,
        ("nato", "2022-06-27"): 4788,
        ("nato", "2023-07-07"): 198,
        ("nato", "2024-03-14"): 31,
        ("nato", "2024-06-17"): 7722,
        ("nato", "2025-08-28"): 1226,
        ("nato", "2026-03-26"): 30,
        ("nato", "2026-07-10"): 9087,
        ("worldbank", "2026-07-01"): 38808,
    }


def test_the_absurd_debt_of_spain_is_withheld_and_that_is_told(snapshot: Snapshot) -> None:
    (part,) = snapshot.releases("worldbank")
    found = {row.year: row for row in snapshot.rows(part, "wdi_government_debt_share_gdp") if row.member == "ESP"}
    assert found[1970].value is found[1971].value is None
    assert found[1970].note.startswith("withheld, the source has 2003.94: ")
    assert found[1990].value == pytest.approx(35.16, abs=0.005)


def test_aggregates_are_no_members(snapshot: Snapshot) -> None:
    found = rows(snapshot, "2024-06-17", SHARE, 2024)
    assert {"NATO_TOTAL", "NATO_EUR_CAN"} <= set(found)
    assert not set(AGGREGATES) & set(members())


def test_pandas_and_duckdb_read_the_same_rows_without_this_program(published: Store) -> None:
    folder: Path = published.folder / "parts"
    with_pandas = pd.concat([pd.read_parquet(path) for path in sorted(folder.glob("*.parquet"))])
    with duckdb.connect() as connection:
        found = connection.execute(
            "SELECT status, count(*) FROM read_parquet(?) GROUP BY status", [str(folder / "*.parquet")]
        ).fetchall()
    assert dict(found) == Counter(with_pandas["status"])
    assert len(with_pandas) == sum(part.rows for part in published.current().parts)
