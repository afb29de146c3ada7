"""What is read first in an answer, held against what NATO's tables print: ranks, spans, groups, years to come."""

import pytest

from dashboard.pages.claims.figure import tell_unit
from dashboard.pages.claims.order import draw_order
from dashboard.pages.claims.table import draw_releases, list_definitions
from etl.asof.pin import Pin
from etl.claims import Checked, check, explain, parse, write_heading
from etl.claims.question import settle_day
from etl.store.snapshot import Snapshot


def answered(snapshot: Snapshot, text: str) -> Checked:
    return check(snapshot, settle_day(parse(text), Pin()))


def written(checked: Checked) -> str:
    return str([part.to_plotly_json() for part in draw_releases(checked, checked.rows, "id", "name")])


def test_who_has_the_place_that_another_was_said_to_have_is_named(snapshot: Snapshot) -> None:
    """Table 3 of July 2026: Lithuania 5.33, Estonia 5.10, Latvia 4.92, Poland 4.68; Slovenia 1.61."""
    first = explain(answered(snapshot, "Poland spends the most in 2026"))
    assert "First was expected to be Lithuania at 5.33 % of GDP." in first
    assert "Last was expected to be Slovenia at 1.61 % of GDP." in explain(answered(snapshot, "Spain is last in 2026"))
    three = explain(answered(snapshot, "Denmark was among the top three by share of GDP for 2025"))
    assert "The first three were expected to be Poland, Lithuania and Estonia." in three
    assert "First" not in explain(answered(snapshot, "Poland is first in 2024"))


def test_figures_that_are_alike_as_printed_are_told_beside_a_place(snapshot: Snapshot) -> None:
    """In June 2024 NATO prints 1.50 for Italy and for Türkiye, which has less; in August 2025 2.00 for six members."""
    pair = write_heading(answered(snapshot, "Italy is ninth to last in 2023 as of 30 June 2024"))
    assert pair.endswith("ninth to last of 30 members, printed like Türkiye, at 1.50 % of GDP in 2023")
    six = write_heading(answered(snapshot, "Spain is last in 2025 as of 30 August 2025"))
    assert six.endswith("second to last of 30 members, printed like five others, at 2.00 % of GDP in 2025")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Finland is first in 2020", "Finland was no member then, so there is no place among the members"),
        (
            "Sweden is last in 2024 as of 1 March 2024",
            "Sweden was no member then, so there is no place among the members",
        ),
        ("Europe and Canada is first in 2024", "NATO Europe and Canada is no member, so there is no place"),
        ("Finland and Poland are among the first three in 2020", "Finland and Poland were not all members then"),
    ],
)
def test_who_was_no_member_has_no_place(text: str, why: str, snapshot: Snapshot) -> None:
    assert why in write_heading(answered(snapshot, text))


def test_a_small_multiple_has_one_decimal_more(snapshot: Snapshot) -> None:
    checked = answered(snapshot, "Poland spends half as much as the United States in 2025")
    assert "44.2 billion US dollars at current prices in 2025, 0.045 times the 975.8 billion" in write_heading(checked)
    assert "0.045 " in written(checked)


def test_a_cell_of_a_rank_shows_the_place_and_the_figure(snapshot: Snapshot) -> None:
    told = written(answered(snapshot, "Poland spends the most in 2026"))
    assert "fourth of 31: 4.68" in told


def test_the_order_of_a_rank_is_a_table(snapshot: Snapshot) -> None:
    """With Belgium Spain has the last place but one, and the place before it is the fourth."""
    told = str([part.to_plotly_json() for part in draw_order(answered(snapshot, "Spain is last in 2026"), "id")])
    places = [told.index(f"'{word}'") for word in ("last", "second to last", "fourth to last")]
    assert places == sorted(places)
    assert "third to last" not in told


def test_the_year_of_a_span_is_the_one_that_decides(snapshot: Snapshot) -> None:
    told = written(answered(snapshot, "Poland has been above 2 % every year since 2014"))
    assert "'2014'" in told
    assert "lowest from 2014 to 2026" in told
    assert "'2026'" not in told


def test_one_year_is_no_span(snapshot: Snapshot) -> None:
    """Of the release of July 2023 the shares of 2014 and 2023 are known alone."""
    never = answered(snapshot, "Spain has never reached 2 %")
    assert all(row.number is None for row in never.rows if row.release == "2023-07-07")


def test_what_was_expected_of_a_span_is_called_so(snapshot: Snapshot) -> None:
    """R8: 1.28 % for 2024 in June 2024 and 2.00 % for 2025 in August 2025 are estimates."""
    told = explain(answered(snapshot, "Spain has never reached 2 %"))
    assert "which expected 1.28 % of GDP in 2024, until NATO's release of 28 August 2025 expected 2.00 %" in told


def test_what_another_publisher_estimates_was_not_expected(snapshot: Snapshot) -> None:
    """SIPRI's own estimates for some members stand behind the share of the whole in 2018."""
    told = explain(answered(snapshot, "the United States pays 70 % of NATO spending in 2018"))
    assert "By SIPRI's definition (edition 1949-2025-v1.2) it is 69.1 % of NATO spending." in told


def test_the_years_before_a_first_time_are_told_as_a_bound(snapshot: Snapshot) -> None:
    said = write_heading(answered(snapshot, "Germany reached 2 % for the first time in 2024"))
    assert said.endswith("has Germany at 2.00 % of GDP in 2024, and no higher than 1.60 % from 2014 to 2023")


def test_a_sum_above_a_baseline_names_its_years_and_whose_share(snapshot: Snapshot) -> None:
    """By hand: each member's spending less its share of 2016 of its GDP, members of the year, 2017 to 2026: 913.4."""
    said = write_heading(answered(snapshot, "Europe and Canada spent 130 billion US dollars more since 2016"))
    assert said.endswith(
        "to have spent 913.4 billion US dollars at constant prices of 2021 from 2017 to 2026 "
        "above each member's share of GDP of 2016"
    )
    older = explain(answered(snapshot, "Europe and Canada spent 130 billion US dollars more since 2016"))
    assert "expected to be 375.2 billion US dollars at constant prices of 2015 from 2017 to 2024. " in older
    alone = write_heading(answered(snapshot, "Germany spent 130 billion US dollars more since 2016"))
    assert alone.endswith("from 2017 to 2026 above its share of GDP of 2016")


def test_members_of_the_eu_are_those_of_nato(snapshot: Snapshot) -> None:
    """SIPRI, 2025: 451.9 billion without Austria, Cyprus, Ireland and Malta."""
    checked = answered(snapshot, "EU members together spent more than Russia")
    assert "has NATO's EU members together at 451.9 billion" in write_heading(checked)
    assert "for Russia in 2025" in explain(checked)
    assert "Members of the EU that are not in NATO are not in the sum." in explain(checked)


@pytest.mark.parametrize("text", ["Germany will reach 3.5 % in 2029", "Germany at or above 3.5 % of GDP in 2035"])
def test_of_a_year_to_come_it_is_said_where_the_figures_end(text: str, snapshot: Snapshot) -> None:
    said = write_heading(answered(snapshot, text))
    year = text[-4:]
    assert said == f"Not checkable: NATO's release of 10 July 2026 has figures up to 2026, none for {year}"


def test_conventions_that_say_more_than_a_number_are_told_apart(snapshot: Snapshot) -> None:
    told = explain(answered(snapshot, "Netherlands reached 2 % for the first time in 2024"))
    assert "from 2014 to 2023 as published, unrounded and recomputed; 1.80 % of GDP" in told


def test_growth_has_no_more_decimals_than_it_was_stated_with(snapshot: Snapshot) -> None:
    said = write_heading(answered(snapshot, "Europe and Canada real growth 4.6 % in 2019 as of 3 December 2019"))
    assert said.endswith("at 4.6 % real growth in 2019")


def test_a_rate_has_the_same_decimals_in_words_and_in_the_table(snapshot: Snapshot) -> None:
    checked = answered(snapshot, "Europe and Canada real growth 4.6 % in 2019")
    assert "at 3.80 % real growth" in write_heading(checked)
    assert all(f"{figure} " in written(checked) for figure in ("3.80", "3.89", "4.6"))


def test_when_a_target_was_agreed_is_told_with_the_year_claimed_first(snapshot: Snapshot) -> None:
    told = explain(answered(snapshot, "the 2 % guideline was agreed in 2014"))
    assert told.index("On 5 September 2014") < told.index("On 8 June 2006")


def test_one_reason_why_nobody_answers_is_told_once(snapshot: Snapshot) -> None:
    told = list(list_definitions(answered(snapshot, "Iceland below 2 % in 2024")))
    assert told == ["Iceland has no armed forces, so there is no figure."]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("US defence spending fell in real terms in 2025", "at −1.94 % real growth in 2025"),
        (
            "Norway spends more per head on defence than any other member in 2026",
            "first of 31 members at 3,168 US dollars per head at constant prices of 2021 in 2026",
        ),
        (
            "Each of the Baltic states spent a bigger share of GDP on defence than the UK in 2023",
            "has three of three Baltic members above the 2.22 % of the United Kingdom in 2023",
        ),
        (
            "Germany spent 20 % on equipment in 2005",
            "NATO's release of 10 July 2026 has figures from 2014 on, none for 2005",
        ),
        (
            "Poland has more than tripled its defence spending from 2022 to 2026",
            "at 37.5 billion US dollars at constant prices of 2021 in 2026, 2.34 times the 16.1 billion of 2022",
        ),
    ],
)
def test_figures_are_told_with_their_sign_their_unit_and_their_years(text: str, told: str, snapshot: Snapshot) -> None:
    """In NATO's tables of July 2026: −1.94; 3,168; EST 2.98, LVA 2.93, LTU 2.69; POL 37.5 and 16.1 billion."""
    assert write_heading(answered(snapshot, text)).endswith(told)


def test_the_figures_of_the_few_who_are_named_stand_in_a_cell(snapshot: Snapshot) -> None:
    checked = answered(snapshot, "Estonia, Latvia and Lithuania above 2.5 % in 2023")
    assert "2.98; 2.93; 2.69 ✓" in written(checked)
    assert tell_unit(checked) == ": Estonia, Latvia and Lithuania, in % of GDP"
    assert "By SIPRI's definition (edition 1949-2025-v1.2) it has Estonia at 2.98 % of GDP" in explain(checked)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Norway spends the most per head in 2026", ": place, and US dollars per head, constant prices"),
        ("Germany spent 90.6 billion euros in 2024", ", in million euros, current prices"),
        ("Germany spends more than France in 2024", ": multiple of France"),
        ("19 members below 2 % in 2019", ""),
    ],
)
def test_a_table_says_what_it_counts_in(text: str, unit: str, snapshot: Snapshot) -> None:
    assert tell_unit(answered(snapshot, text)) == unit


def test_a_part_has_the_same_decimals_in_words_and_in_the_table(snapshot: Snapshot) -> None:
    checked = answered(snapshot, "Germany spends 20 % on equipment in 2024")
    assert "21.17 %" in write_heading(checked)
    assert "21.17 ✗" in written(checked)
