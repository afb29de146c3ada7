"""Claims of ratios, of spans of years and of groups, held against figures that are made up."""

from pathlib import Path

import pytest
from claiming import found, released, shares
from made_up import SHARE, observation

from etl.claims import Outcome, explain, list_cells, parse, write_claim, write_heading
from etl.errors import ClaimError
from etl.observation import Observation

MONEY = "defence_expenditure_usd_current"


def money(year: int = 2020, others: float = 10.0, **values: float) -> list[Observation]:
    """Spending in millions of every member of the year."""
    return [
        row._replace(unit="usd_million", price_base="current")
        for row in shares(year, MONEY, others, **values)
    ]  # fmt: skip


def share_of(code: str, year: int, value: float) -> Observation:
    """One share of GDP."""
    return observation(SHARE, value, member=code, year=year, unit="percent_of_gdp", price_base="2015", cell=f"!{year}")


def series(code: str, **values: float) -> list[Observation]:
    """Shares of one member by year, y2014=1.5, and of another, which say that two decimals are printed."""
    years = [int(year[1:]) for year in values]
    mine = [share_of(code, year, value) for year, value in zip(years, values.values(), strict=True)]
    return [*mine, *(share_of("POL", year, 1.255) for year in years)]


def test_a_part_of_the_whole_is_over_the_sum_of_all_members(tmp_path: Path) -> None:
    # 29 others at 10 and the United States at 290 of 580 in all, or one less of each where Iceland is out.
    release = released("2021-06-01", money(USA=290.0))
    checked = found(tmp_path, "the United States pays 51 % of NATO spending in 2020", release)
    # 28 others with armed forces spend 280: 290 of 570 are 50.88 %, which rounds to 51.
    assert checked.verdict is Outcome.HOLDS
    assert "the United States at 50.9 % of NATO spending (290 million US dollars at current prices)" in write_heading(
        checked
    )
    assert len(list_cells(checked)) == 29


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Germany spends more than France in 2020", Outcome.HOLDS),
        ("France spends more than Germany in 2020", Outcome.FAILS),
        ("Germany spends twice as much as France in 2020", Outcome.HOLDS),
        ("Germany spends three times as much as France in 2020", Outcome.FAILS),
        ("Germany spends more than 2.5 times as much as France in 2020", Outcome.FAILS),
        ("Germany spends more than Denmark and France together in 2020", Outcome.HOLDS),
        ("all Baltic states spend less than France in 2020", Outcome.HOLDS),
    ],
)
def test_one_figure_is_held_against_another(text: str, outcome: Outcome, tmp_path: Path) -> None:
    release = released("2021-06-01", money(DEU=50.0, FRA=20.0))
    assert found(tmp_path, text, release).verdict is outcome


def test_a_comparison_tells_both_figures_and_rests_on_both_cells(tmp_path: Path) -> None:
    checked = found(
        tmp_path, "Germany spends more than France in 2020", released("2021-06-01", money(DEU=50.0, FRA=20.0))
    )
    told = "has Germany at 50 million US dollars at current prices in 2020, 2.50 times the 20 million of France"
    assert told in write_heading(checked)
    assert {row.member for row in list_cells(checked)} == {"DEU", "FRA"}


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Spain has never reached 2 % of GDP", Outcome.FAILS),
        ("Spain has never exceeded 2.1 % of GDP", Outcome.HOLDS),
        ("Spain above 1.4 % every year since 2014", Outcome.HOLDS),
        ("Spain above 1.5 % every year since 2014", Outcome.FAILS),
        ("Spain below 2 % between 2014 and 2015", Outcome.HOLDS),
        ("Spain reached 2 % of GDP for the first time in 2016", Outcome.HOLDS),
        ("Spain reached 1.5 % of GDP for the first time in 2016", Outcome.FAILS),
        ("Spain has been above 1 % of GDP since 2013", Outcome.OPEN),
    ],
)
def test_all_years_of_a_span_decide(text: str, outcome: Outcome, tmp_path: Path) -> None:
    rows = series("ESP", y2014=1.5, y2015=1.6, y2016=2.0)
    assert found(tmp_path, text, released("2017-06-01", rows)).verdict is outcome


def test_a_span_tells_the_year_that_decides_and_what_is_not_at_hand(tmp_path: Path) -> None:
    rows = series("ESP", y2014=1.5, y2015=1.6, y2016=2.0)
    checked = found(tmp_path, "Spain has never reached 2 % of GDP", released("2017-06-01", rows))
    assert write_heading(checked).endswith("has Spain at 2.00 % of GDP in 2016, its highest from 2014 to 2016")
    assert "It has no year before 2014." in explain(checked)
    assert len(list_cells(checked)) == 3


def test_what_has_never_been_is_not_said_of_a_handful_of_years(tmp_path: Path) -> None:
    rows = series("ESP", y2015=1.6, y2016=1.7)
    assert found(tmp_path, "Spain has never reached 2 % of GDP", released("2017-06-01", rows)).verdict is Outcome.OPEN


def test_growth_since_a_year_is_a_multiple_of_what_it_was(tmp_path: Path) -> None:
    rows = [*money(2014, DEU=10.0), *money(2020, DEU=25.0)]
    release = released("2021-06-01", rows)
    assert found(tmp_path, "Germany's spending in current prices rose by 150 % between 2014 and 2020", release).verdict
    checked = found(tmp_path / "b", "Germany's spending at current prices doubled from 2014 to 2020", release)
    assert checked.verdict is Outcome.HOLDS
    assert "2.50 times the 10 million of 2014" in write_heading(checked)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("the Baltic states at or above 2 % in 2024", "may be each of them or all together"),
        ("Poland was 2 % of GDP every year since 2014", "goes with a line"),
        ("Poland tripled its spending", "does not say since when"),
        ("Poland added 10 billion dollars", "does not say since when"),
        ("Spain has ever reached 2 %", "does not say when"),
        ("Germany pays 6 % of NATO", "does not say of what"),
        ("Poland increased its spending by 5 billion dollars in 2024", "may be a step or a level"),
        ("Poland increased its spending by 0.5 % of GDP in 2024", "may be a step or a level"),
        ("Poland spends more than the UK and France in 2024", "may be each of them or all together"),
        ("Not all allies reached 2 %", "“Not” is not understood"),
        ("the Baltic states together and 3 allies below 2 % in 2024", "two claims"),
    ],
)
def test_what_a_relation_lacks_is_asked_for(text: str, part: str) -> None:
    with pytest.raises(ClaimError, match=part):
        parse(text)


NATIONAL = "defence_expenditure_national_currency_current"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Germany spent €90.6bn in 2020", Outcome.HOLDS),
        ("Germany spent 90 billion euros in 2020", Outcome.FAILS),
        ("Poland spends more than 100 billion zloty in 2020", Outcome.HOLDS),
    ],
)
def test_money_is_told_in_the_currency_of_its_member(text: str, outcome: Outcome, tmp_path: Path) -> None:
    unit = "national_currency_million"
    rows = [row._replace(unit=unit) for row in shares(2020, NATIONAL, None, DEU=90_580.0, POL=137_176.0)]
    checked = found(tmp_path, text, released("2021-06-01", rows))
    assert checked.verdict is outcome
    assert "90.6 billion euros" in write_heading(checked) or "137.2 billion zloty" in write_heading(checked)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Poland spent 90 billion euros in 2024", "is no currency in which Poland spend"),
        ("NATO Europe and Canada spent 90 billion euros in 2024", "is no currency in which they spend"),
        ("only Poland spent 4 % of GDP in 2024", "goes with a line"),
    ],
)
def test_a_currency_is_of_those_who_have_it(text: str, part: str) -> None:
    with pytest.raises(ClaimError, match=part):
        parse(text)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("only Germany below 1.2 % in 2020", Outcome.HOLDS),
        ("only Germany and France below 1.2 % in 2020", Outcome.FAILS),
        ("only Germany at or above 1.2 % in 2020", Outcome.FAILS),
        ("all members but Germany above 1.2 % in 2020", Outcome.HOLDS),
        ("all members except France above 1.2 % in 2020", Outcome.FAILS),
        ("members below 1.2 % in 2020: 1", Outcome.HOLDS),
    ],
)
def test_who_alone_is_as_claimed_is_named(text: str, outcome: Outcome, tmp_path: Path) -> None:
    assert found(tmp_path, text, released("2021-06-01", shares(DEU=1.105))).verdict is outcome


def test_who_has_no_figure_may_decide_who_alone_is_below(tmp_path: Path) -> None:
    release = released("2021-06-01", shares(DEU=1.105, FRA=None))
    assert found(tmp_path, "only Germany below 1.2 % in 2020", release).verdict is Outcome.UNDECIDED


@pytest.mark.parametrize(
    "text",
    [
        "Italy was 12.5 billion US dollars at current prices short of 2 % in 2023",
        "Italy and Spain each were more than 3 billion US dollars at current prices short of 3.5 % in the newest year",
        "Denmark among the first 3 by share of GDP in 2025",
        "Spain among the last 2 by money in the newest year",
    ],
)
def test_what_is_written_is_read_back(text: str) -> None:
    assert write_claim(parse(text)) == text


def test_money_that_is_missing_is_told_as_short_of_its_line(tmp_path: Path) -> None:
    rows = [
        row._replace(unit="usd_million", price_base="current")
        for row in shares(2020, "gap_to_2_percent", 0.0, ITA=12_514.8)
    ]
    checked = found(
        tmp_path, "Italy needed another 12.5 billion dollars to reach 2 % in 2020", released("2021-06-01", rows)
    )
    assert checked.verdict is Outcome.HOLDS
    assert write_heading(checked).endswith("has Italy 12.5 billion US dollars at current prices short of 2 % in 2020")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("In December 2019, 19 allies were below 2 %", "19 allies below 2 % in 2019 as of 31 December 2019"),
        ("No ally has been below 1 % since 2022", "all allies below 1 % in no year since 2022"),
        ("No Nordic ally has ever reached 3.5 %", "all Nordic members at or above 3.5 % in no year"),
        ("Spain has been below 2 % ever since 2014", "Spain below 2 % in every year since 2014"),
        ("Italy would have needed another $12.5 billion to reach 2%", "Italy was 12.5 billion dollars short of 2 %"),
        ("Poland is one of the three biggest spenders in 2024", "Poland is among the top 3 in 2024"),
        ("Turkey's armed forces numbered 481,000 in 2024", "Turkey at exactly 481 thousand persons in 2024"),
        ("Germany spent less than a fifth of its defence budget on equipment", "Germany below 20 % on equipment"),
        ("Luxembourg had the lowest share of all members in 2022", "Luxembourg is last in 2022"),
    ],
)  # fmt: skip
def test_another_wording_is_the_same_claim(text: str, meant: str) -> None:
    assert parse(text) == parse(meant)


def test_money_that_was_added_names_its_baseline_and_the_others(tmp_path: Path) -> None:
    # Above 1 % of GDP, as in 2016: 20,000 less 11,000 in 2017; above what was spent in 2016: 10,000.
    spent = {2016: 10_000.0, 2017: 20_000.0}
    gdp = {2016: 1_000_000.0, 2017: 1_100_000.0}
    rows = [
        row._replace(unit="usd_million", price_base="2015")
        for year in spent
        for indicator, values in (("defence_expenditure_usd_constant", spent), ("gdp_usd_constant", gdp))
        for row in shares(year, indicator, None, DEU=values[year])
    ]
    checked = found(
        tmp_path, "Germany spent 9 billion US dollars more since 2016 in 2017", released("2018-06-01", rows)
    )
    assert checked.verdict is Outcome.HOLDS
    assert "9.0 billion US dollars at constant prices of 2015 in 2017 above its share of GDP of 2016" in write_heading(
        checked
    )
    assert "Above spending kept flat in real terms it is 10.0 billion US dollars" in explain(checked)
    assert {(row.indicator[:3], row.year) for row in list_cells(checked)} == {
        ("def", 2016), ("def", 2017), ("gdp", 2016), ("gdp", 2017)
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Germany added 130 billion dollars to defence between 2016 and 2020",
        "Germany spent an extra 130 billion dollars from 2016 to 2020",
        "Germany spent 130 billion dollars more on defence between 2016 and 2020",
    ],
)
def test_what_was_added_is_said_in_many_ways(text: str) -> None:
    claim = parse(text)
    assert (
        write_claim(claim) == "Germany spent exactly 130 billion US dollars at constant prices more since 2016 in 2020"
    )
    assert parse(write_claim(claim)) == claim
