"""The World Bank changes what it published: its own pages, altered, refreshed one after the other."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from mirror_copying import change_file, copy_mirror

from etl.changes import read_changes
from etl.fetch import MirrorFetcher
from etl.refresh.outcome import Outcome
from etl.refresh.pipeline import refresh
from etl.refresh.status import read_status
from etl.sources import worldbank
from etl.sources.worldbank.layout import list_indicators
from etl.store.snapshot import Store

Row = dict[str, Any]
DEBT, GROWTH = "GC.DOD.TOTL.GD.ZS", "NY.GDP.MKTP.KD.ZG"


@pytest.fixture
def copy(mirror: Path, tmp_path: Path) -> Path:
    return copy_mirror(mirror, tmp_path / "mirror", "api.worldbank.org/v2/country/ALB;")


def publish(mirror: Path, data: Path) -> Outcome:
    return refresh(data, MirrorFetcher(mirror, data).get, lambda _: None, {"worldbank": worldbank.collect})


def alter(folder: Path, code: str, change: Callable[[Row], Row], updated: str = "") -> None:
    """Change the rows of an indicator; with `updated` all pages are of that day."""

    def rewrite(content: bytes) -> bytes:
        header, rows = orjson.loads(content)
        mine = bool(rows) and rows[0]["indicator"]["id"] == code
        told = {**header, "lastupdated": updated or header["lastupdated"]}
        return orjson.dumps([told, [change(row) for row in rows] if mine else rows])

    change_file(folder, "api.worldbank.org", rewrite)


def mend_spain(row: Row) -> Row:
    found = (row["countryiso3code"], row["date"]) == ("ESP", "1970")
    return {**row, "value": 14.5} if found else row


@pytest.mark.parametrize("updated", ["", "2026-09-20"])
def test_a_figure_that_the_publisher_mends_stands_and_our_correction_is_told_as_spent(
    copy: Path, tmp_path: Path, updated: str
) -> None:
    data = tmp_path / "data"
    assert publish(copy, data).ok
    assert read_status(data)["worldbank"].spent == ()
    alter(copy, DEBT, mend_spain, updated)
    assert publish(copy, data).word == "published"
    snapshot = Store(data).current()
    debt = snapshot.rows(snapshot.releases("worldbank")[-1], "wdi_government_debt_share_gdp")
    shown = {row.year: (row.value, row.status) for row in debt if row.member == "ESP" and row.year in (1970, 1971)}
    assert shown == {1970: (14.5, "actual"), 1971: (None, "not_available")}
    [spent] = read_status(data)["worldbank"].spent
    assert "line 2 (worldbank *: wdi_government_debt_share_gdp of ESP in 1970): the publisher has 14.5" in spent
    assert [one.held for one in read_changes(data)[0].repairs] == [14.5]
    assert publish(copy, data).word == "unchanged"
    assert read_status(data)["worldbank"].spent == (spent,)


def withdraw_growth(row: Row) -> Row:
    return {**row, "value": None} if row["countryiso3code"] == "USA" and row["date"] != "2020" else row


def test_a_history_that_is_withdrawn_is_held_and_what_was_had_before_stays(copy: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert publish(copy, data).ok
    alter(copy, GROWTH, withdraw_growth, "2026-09-20")
    [source] = publish(copy, data).sources
    assert (source.state, source.release) == ("quarantined", "2026-07-01")
    assert "wdi_gdp_growth: most figures are gone of USA (98%)" in source.held[0].why


def revise_france(row: Row) -> Row:
    return {**row, "value": row["value"] * 1.03} if (row["countryiso3code"], row["date"]) == ("FRA", "2020") else row


def test_a_figure_that_is_another_without_a_new_day_of_update_is_told_with_its_cell(copy: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert publish(copy, data).ok
    alter(copy, "NY.GDP.MKTP.CD", revise_france)
    assert publish(copy, data).word == "published"
    [told] = read_changes(data)[0].releases
    assert (told.kind, told.release, told.revised) == ("revised", "2026-07-01", 1)
    [cell] = told.largest
    assert (cell.indicator, cell.member, cell.year) == ("wdi_gdp_current_usd", "FRA", 2020)
    assert cell.after == pytest.approx((cell.before or 0.0) * 1.03)
    assert cell.after_cell.startswith("NY.GDP.MKTP.CD!page ")


def test_an_economy_for_comparison_that_is_gone_is_held(copy: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert publish(copy, data).ok
    for code in (one.code for one in list_indicators()):
        alter(copy, code, lambda row: {**row, "countryiso3code": row["countryiso3code"].replace("EUU", "EUE")})
    [source] = publish(copy, data).sources
    assert (source.state, "gone of EUU" in source.held[0].why) == ("quarantined", True)
