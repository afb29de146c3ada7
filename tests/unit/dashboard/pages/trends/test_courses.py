"""Groups and parts of the Alliance on the page of trends, on made-up releases."""

from pathlib import Path

import pytest
from made_up import GDP, SHARE, SPENDING, observation, release

from dashboard.pages.trends.query import Trends, TrendsView, select_trends
from dashboard.pages.trends.shortfall import list_shortfalls
from dashboard.pages.trends.summary import write_summary
from dashboard.pages.trends.table import list_rows, tabulate_trends
from dashboard.shared.table import Linked
from etl.catalogue.presets import presets
from etl.observation import Observation
from etl.store.publish import publish

FIGURES = {SPENDING: {"DEU": 50.0, "FRA": 40.0, "POL": 10.0}, GDP: {"DEU": 4000.0, "FRA": 2000.0, "POL": 400.0}}
SHARES = {"DEU": 1.25, "FRA": 2.0, "POL": 2.5}


def rows(indicator: str, values: dict[str, float]) -> list[Observation]:
    return [
        observation(indicator, value, member=code, year=year, cell=f"{indicator}!{code}{year}")
        for code, value in values.items()
        for year in (2019, 2020)
    ]


def shown(tmp_path: Path, query: str) -> Trends:
    made = [row for indicator, values in {**FIGURES, SHARE: SHARES}.items() for row in rows(indicator, values)]
    snapshot, _ = publish(tmp_path, [release(made)])
    return select_trends(snapshot, TrendsView.from_query(query))


def test_a_group_of_the_reader_s_own_is_a_line_of_its_own_behind_those_chosen(tmp_path: Path) -> None:
    found = shown(tmp_path, f"indicator={SPENDING}&country=FRA&group=DEU-POL")
    assert [(line.code, line.name) for line in found.focus] == [("FRA", "France"), ("DEU-POL", "Germany + Poland")]
    assert [row.value for row in found.focus[1].points] == [60.0, 60.0]


def test_a_group_s_share_is_what_its_spending_is_of_its_gdp(tmp_path: Path) -> None:
    (line,) = shown(tmp_path, "country=&group=DEU-POL").focus
    assert [row.value for row in line.points] == [pytest.approx(100 * 60 / 4400)] * 2


def test_the_table_to_take_away_has_the_figures_that_a_group_rests_on(tmp_path: Path) -> None:
    found = shown(tmp_path, "country=&group=DEU-POL&others=no")
    listed = [(row.member, row.indicator, row.year) for row, _, _ in list_rows(found)]
    assert listed[:2] == [("DEU-POL", SHARE, 2019), ("DEU-POL", SHARE, 2020)]
    assert sorted(listed[2:]) == sorted((one, what, year) for one in ("DEU", "POL") for what in (SPENDING, GDP)
                                        for year in (2019, 2020))  # fmt: skip


def test_what_a_publisher_printed_leads_to_its_cell_and_a_sum_to_its_summands(tmp_path: Path) -> None:
    shows = tabulate_trends(shown(tmp_path, f"indicator={SPENDING}&country=FRA&group=DEU-POL&others=no"))["body"]
    (published, computed) = [row[1] for row in shows]  # type: ignore[attr-defined]
    assert (published, computed) == ("40", "60")
    assert (type(published), type(computed)) == (Linked, Linked)
    assert published.href.startswith("/cell?")
    assert computed.href == f"/figures?indicator={SPENDING}&country=DEU~POL&time=2020..2020"


def test_a_group_that_lacks_a_member_is_empty_and_says_for_want_of_whom(tmp_path: Path) -> None:
    found = shown(tmp_path, f"indicator={SPENDING}&country=FRA&group=DEU-ITA")
    assert [row.value for row in found.focus[1].points] == [None, None]
    assert "2019 to 2020: no sum, for want of a figure for Italy." in write_summary(found)


def test_a_group_of_what_does_not_add_up_is_not_drawn_and_said(tmp_path: Path) -> None:
    made = [observation("defence_expenditure_real_change", 1.0, unit="percent", price_base="2015")]
    snapshot, _ = publish(tmp_path, [release(made)])
    view = TrendsView.from_query("indicator=defence_expenditure_real_change&country=BEL~g7")
    assert select_trends(snapshot, view).apart == ("Members of the G7",)


def test_who_joins_or_leaves_a_group_in_the_years_shown_is_named(tmp_path: Path) -> None:
    made = [
        observation(SPENDING, 10.0, member=code, year=year, cell=f"{code}{year}")
        for code in ("DEU", "GBR", *(code for code in presets()["eu"].codes(2019) if code not in {"DEU", "GBR"}))
        for year in (2019, 2020)
    ]
    snapshot, _ = publish(tmp_path, [release(made)])
    told = write_summary(
        select_trends(snapshot, TrendsView.from_query(f"indicator={SPENDING}&country=eu~DEU&group=DEU-GBR"))
    )
    assert "Members that belong to the EU: from 2020 without the United Kingdom." in told
    assert "Germany + United Kingdom: from" not in told


def test_a_share_of_the_alliance_of_what_does_not_add_up_is_refused_in_words(tmp_path: Path) -> None:
    found = shown(tmp_path, "show=share_of_alliance&country=DEU")
    assert found.way == "figures"
    assert any("does not add up over members" in said for said in list_shortfalls(found))


def test_a_group_of_one_is_none_and_an_eighth_line_is_not_drawn(tmp_path: Path) -> None:
    one = shown(tmp_path, "country=FRA&group=DEU")
    assert [line.code for line in one.focus] == ["FRA"]
    assert "A group of your own has two members or more." in list_shortfalls(one)
    full = shown(tmp_path / "full", "country=FRA~DEU~POL~ITA~ESP~NLD~BEL&group=DEU-POL")
    assert [line.code for line in full.focus] == ["FRA", "DEU", "POL"]
    assert any("7 lines are chosen" in said for said in list_shortfalls(full))


def test_a_group_is_written_with_its_own_joint_and_read_with_either() -> None:
    view = TrendsView.from_query("group=DEU-FRA")
    assert view.group == TrendsView.from_query("group=DEU~FRA").group == ("DEU", "FRA")
    assert view.to_query() == "?group=DEU-FRA"
