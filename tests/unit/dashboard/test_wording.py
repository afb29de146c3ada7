"""Numbers and dates in words."""

import re
from datetime import date

import pytest
from made_up import observation, release

from dashboard.shared.about import tell_source
from dashboard.shared.wording import (
    explain_absence,
    hide_folders,
    hold_together,
    name_release,
    name_unit,
    write_amount,
    write_money,
    write_number,
    write_percent,
    write_period,
)
from etl.asof.pin import Pin
from etl.catalogue.units import unit
from etl.prose import day, listing


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1.995, 2, "2.00"), (2.005, 2, "2.01"), (1.9949999, 2, "1.99"), (1234567.5, 0, "1,234,568"), (-3.25, 1, "−3.3"),
        (0.0, 2, "0.00"), (1e-9, 3, "0.000"), (5e16, 0, "50,000,000,000,000,000"), (None, 2, "–"),
    ],
)  # fmt: skip
def test_numbers_are_rounded_half_up_in_decimal(value: float | None, decimals: int, text: str) -> None:
    assert write_number(value, decimals) == text


def test_a_value_that_rounds_to_zero_has_no_sign() -> None:
    assert write_number(-0.001, 2) == "0.00"


def test_shares_money_and_periods() -> None:
    assert write_percent(2.0) == "2.00 %"
    assert write_money(44_912.3) == "44.9 billion US$"
    assert write_money(512.4) == "512\N{NO-BREAK SPACE}million US$"
    assert write_period(2024, estimate=True) == "2024e"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1_032_849, "usd_million", "1.03 trillion US$"), (90_572.1, "eur_million", "90.6 billion EUR"),
        (912.4, "usd_million", "912\N{NO-BREAK SPACE}million US$"), (-4_300, "usd_million", "−4.30 billion US$"),
        (1_338.2, "thousand_persons", "1.34 million"), (183.2, "thousand_persons", "183.2\N{NO-BREAK SPACE}thousand"),
        (337_000_000, "persons", "337 million"), (84_123, "persons", "84,123"),
        (1_427.4, "usd", "1,427\N{NO-BREAK SPACE}US$"),
        (2.4, "percent_of_gdp", "2.40\N{NO-BREAK SPACE}%"), (None, "usd_million", "–"),
    ],
)  # fmt: skip
def test_money_and_people_are_scaled_in_prose(value: float | None, unit: str, text: str) -> None:
    assert write_amount(value, unit) == text


def test_a_scaled_amount_has_no_more_digits_than_were_printed() -> None:
    assert write_amount(1_200.0, "thousand_persons", 0) == "1.20 million"
    assert write_amount(26.9, "eur_billion", 1) == f"26.9{unit('eur_billion').suffix}"
    suffix = unit("eur_billion").suffix
    told = [write_amount(value, "eur_billion") for value in (20.882, 5.44, 0.483, 120.5)]
    assert told == [f"{figure}{suffix}" for figure in ("20.9", "5.44", "0.483", "121")]


def test_dates_and_releases() -> None:
    assert day(date(2024, 6, 7)) == "7 June 2024"
    assert name_release("nato", "2024-06-17") == "NATO, release of 17 June 2024"
    assert name_release("worldbank", "v1.2") == "World Bank, release v1.2"


def test_a_unit_names_its_price_base() -> None:
    assert name_unit("usd_million", "2015") == "million US dollars, constant 2015 prices"
    assert name_unit("usd_million", "current") == "million US dollars, current prices"
    assert name_unit("thousand_persons", "") == "thousand persons"


def test_names_are_listed_in_a_sentence() -> None:
    assert listing([]) == ""
    assert listing(["A"]) == "A"
    assert listing(["A", "B", "C"]) == "A, B and C"


def test_a_source_without_a_release_is_said_with_and_without_a_date() -> None:
    dated = explain_absence("nato", Pin(date(2010, 1, 1)))
    assert dated.startswith("No release of NATO is known here as of 1 January 2010. ")
    assert explain_absence("nato", Pin()).startswith("No release of NATO is known here. ")
    named = Pin.of_releases({"nato": "2030-01-01"})
    assert explain_absence("nato", named).startswith("NATO, release of 1 January 2030, is not here. ")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("https://a.example/b/c: /srv/mirror/c.pdf is altered: x", "https://a.example/b/c: c.pdf is altered: x"),
        ("a refusal (/srv/mirror/c.pdf). Look", "a refusal (c.pdf). Look"),
        ("/srv/c.xlsx!Sheet 1!A4: '/home/me/d' is none", "c.xlsx!Sheet 1!A4: 'd' is none"),
        (r"C:\Users\me\c.pdf and D:/data/d.pdf, \\host\share\e.pdf", "c.pdf and d.pdf, e.pdf"),
        ("either/or, 1/2, http://a.example/ and a.xlsx!S!B/C", "either/or, 1/2, http://a.example/ and a.xlsx!S!B/C"),
    ],
)  # fmt: skip
def test_of_a_file_of_this_machine_a_reader_is_told_the_name_alone(said: str, told: str) -> None:
    assert hide_folders(said) == told


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("at 2 % in 2026", "at 2_% in 2026"),
        ("Member since 6 May 1955", "Member since 6_May_1955"),
        ("44.2 billion US$ and 1,427 US$", "44.2_billion_US$ and 1,427_US$"),
        ("20.9 billion € or 101 million euros", "20.9_billion_€ or 101_million_euros"),
        ("up by 0.5 points, 263.6 thousand", "up by 0.5_points, 263.6_thousand"),
        ("in 2019 Mayors, 3 millions", "in 2019 Mayors, 3 millions"),
    ],
)
def test_no_line_ends_between_a_number_and_what_it_counts_or_a_day_and_its_month(text: str, held: str) -> None:
    assert hold_together(text) == held.replace("_", "\N{NO-BREAK SPACE}")


def test_below_a_table_a_release_is_named_by_its_day_as_elsewhere_on_the_page() -> None:
    told = tell_source(release([observation()]).release)
    assert told.startswith("Source: NATO, Defence Expenditure of NATO Countries, release of ")
    assert not re.search(r"\d{4}-\d{2}-\d{2}", told)
