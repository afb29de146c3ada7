"""What is selected for trends, on made-up releases: which lines, which years, which currency, which prices."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from made_up import GDP, GDP_NOW, SHARE, observation, release

from dashboard.pages.trends.query import Trends, TrendsView, select_trends
from etl.dataframe import ParsedRelease
from etl.observation import Observation
from etl.store.publish import publish

NATIONAL = "defence_expenditure_national_currency_current"


def of(indicator: str, member: str, first: int, *values: float | None, **changes: object) -> Iterator[Observation]:
    """A value a year from the first on."""
    for year, value in enumerate(values, first):
        known = {"status": "not_published"} if value is None else {}
        cell = f"{indicator}!{member}{year}"
        yield observation(indicator, value, member=member, year=year, cell=cell, **{**known, **changes})


def currency(member: str, unit: str, first: int, *values: float) -> Iterator[Observation]:
    return of(NATIONAL, member, first, *values, unit=unit, price_base="current")


def shown(tmp_path: Path, query: str, *releases: ParsedRelease) -> Trends:
    snapshot, _ = publish(tmp_path, list(releases))
    return select_trends(snapshot, TrendsView.from_query(query))


SHARES = (
    *of(SHARE, "DEU", 2018, None, 1.3, 1.4, 1.5),
    *of(SHARE, "FRA", 2018, None, None, 1.9, 1.95),
    *of(SHARE, "POL", 2018, None, 2.0, 2.2, None),
)


def test_the_chosen_come_last_in_the_order_chosen_and_all_others_are_context(tmp_path: Path) -> None:
    found = shown(tmp_path, "country=POL~DEU", release(SHARES))
    assert [(line.code, line.focus) for line in found.series] == [("FRA", False), ("POL", True), ("DEU", True)]
    assert [line.code for line in found.focus] == ["POL", "DEU"]


def test_without_the_others_only_the_chosen_are_there(tmp_path: Path) -> None:
    assert [line.code for line in shown(tmp_path, "country=FRA&others=no", release(SHARES)).series] == ["FRA"]


def test_years_before_the_first_value_are_left_out_and_a_last_year_without_one_stays(tmp_path: Path) -> None:
    found = shown(tmp_path, "country=POL&others=no", release(SHARES))
    assert found.years == (2019, 2020, 2021)
    assert [row.value for row in found.series[0].points] == [2.0, 2.2, None]


def test_the_years_asked_for_bound_the_lines(tmp_path: Path) -> None:
    assert shown(tmp_path, "time=2020..2021&country=DEU", release(SHARES)).years == (2020, 2021)


def test_where_no_line_has_a_value_there_are_no_years(tmp_path: Path) -> None:
    assert shown(tmp_path, "country=POL&others=no&time=2010..2018", release(SHARES)).years == ()


@pytest.mark.parametrize(
    ("country", "codes", "left_out"),
    [("DEU~POL", ["FRA", "DEU"], ("Poland",)), ("POL~DEU", ["POL"], ("Germany",)), ("", [], ())],
)
def test_lines_share_an_axis_only_in_one_currency(
    country: str, codes: list[str], left_out: tuple[str, ...], tmp_path: Path
) -> None:
    money = (
        *currency("DEU", "eur_million", 2019, 40.0, 45.0),
        *currency("FRA", "eur_million", 2019, 30.0, 35.0),
        *currency("POL", "pln_million", 2019, 9.0, 10.0),
    )
    found = shown(tmp_path, f"indicator={NATIONAL}&country={country}", release(money))
    assert [line.code for line in found.series] == codes
    assert found.left_out == left_out


def test_a_line_is_shown_in_its_newest_currency_only(tmp_path: Path) -> None:
    money = (*currency("SVK", "skk_million", 2007, 30_000.0, 31_000.0), *currency("SVK", "eur_million", 2009, 1_000.0))
    assert shown(tmp_path, f"indicator={NATIONAL}&country=SVK", release(money)).years == (2009,)


def priced(*indicators: str) -> list[Observation]:
    return [row for one in indicators for row in of(one, "DEU", 2019, 3_000.0, 3_100.0)]


def test_prices_that_no_release_known_has_give_way_to_the_others(tmp_path: Path) -> None:
    found = shown(tmp_path, f"indicator={GDP_NOW}&country=DEU", release(priced(GDP)))
    assert (found.asked.id, found.indicator.id, found.price_base) == (GDP_NOW, GDP, "2015")
    assert [row.value for row in found.focus[0].points] == [3_000.0, 3_100.0]


def test_prices_that_are_at_hand_are_those_asked_for(tmp_path: Path) -> None:
    found = shown(tmp_path, f"indicator={GDP_NOW}&country=DEU", release(priced(GDP, GDP_NOW)))
    assert found.indicator == found.asked
    assert found.price_base == "current"


def test_where_neither_prices_are_at_hand_nothing_is_shown_under_the_name_asked_for(tmp_path: Path) -> None:
    found = shown(tmp_path, f"indicator={GDP_NOW}", release(SHARES))
    assert (found.indicator.id, found.series) == (GDP_NOW, ())


def test_a_release_that_is_not_known_yet_never_stands_in(tmp_path: Path) -> None:
    found = shown(tmp_path, "as_of=2020-12-31", release(SHARES, name="2021-01-01"))
    assert (found.part, found.series) == (None, ())
