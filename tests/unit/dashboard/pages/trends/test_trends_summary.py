"""Trends in words, on made-up lines."""

import pytest
from made_up import GDP, GDP_NOW, SHARE, observation, release

from dashboard.pages.trends.query import Trends, TrendsView
from dashboard.pages.trends.series import Series
from dashboard.pages.trends.shortfall import explain_prices
from dashboard.pages.trends.summary import write_subtitle, write_summary, write_title
from etl.catalogue.indicators import indicators
from etl.catalogue.share import STATEMENT
from etl.store.snapshot import Part

PERCENT = "\N{NO-BREAK SPACE}%"


def line(code: str, first: int, *values: float | None, indicator: str = SHARE, focus: bool = True) -> Series:
    """A value a year from the first on."""
    rows = (observation(indicator, value, member=code, year=year) for year, value in enumerate(values, first))
    return Series(code, focus, tuple(rows))


def answers(code: str, value: float) -> Series:
    said = observation(STATEMENT, value, member=code, year=2019, unit="yes_or_no", price_base="")
    return Series(code, False, (said,))


def part(estimates: tuple[int, ...]) -> Part:
    described = release([observation()]).release
    return Part(described, "0" * 64, "0" * 64, 1, (2014, 2024), estimates, "2015", (SHARE, GDP, STATEMENT), {})


def shown(*lines: Series, estimates: tuple[int, ...] = (), indicator: str = SHARE, asked: str = "") -> Trends:
    view = TrendsView(indicator=asked or indicator)
    return Trends(view, part(estimates), indicators()[indicator], lines)


def test_the_title_is_of_the_line_that_moved_most() -> None:
    words = write_title(
        shown(line("DEU", 2019, 1.3, 1.4), line("POL", 2019, 2.0, 2.9), line("FRA", 2019, 1.8, 9.0, focus=False))
    )
    assert (
        words
        == f"Poland: Defence expenditure as a share of GDP rose from 2.00{PERCENT} in 2019 to 2.90{PERCENT} in 2020"
    )


@pytest.mark.parametrize(
    ("values", "estimates", "verb"),
    [
        ((2.0, 1.0), (), "fell"), ((2.0, 2.0), (), f"stayed at 2.00{PERCENT}"),
        ((2.0, 3.0), (2020,), "expected to rise"),
        ((2.0, 2.0), (2020,), f"expected to stay at 2.00{PERCENT}"), ((2.0, 1.0), (2020,), "expected to fall"),
    ],
)  # fmt: skip
def test_an_estimate_is_expected(values: tuple[float, ...], estimates: tuple[int, ...], verb: str) -> None:
    assert f" {verb} from " in write_title(shown(line("DEU", 2019, *values), estimates=estimates))


def test_levels_are_compared_by_their_relative_change() -> None:
    money = (line("USA", 2019, 20_000.0, 21_000.0, indicator=GDP), line("EST", 2019, 20.0, 30.0, indicator=GDP))
    assert write_title(shown(*money, indicator=GDP)).startswith("Estonia: GDP in constant prices rose")


def test_a_fall_to_a_seventieth_outweighs_a_rise_to_three_times() -> None:
    fell, rose = line("DEU", 2019, 700.0, 10.0, indicator=GDP_NOW), line("POL", 2019, 100.0, 300.0, indicator=GDP_NOW)
    assert write_title(shown(fell, rose, indicator=GDP_NOW)).startswith("Germany")


def test_one_figure_is_no_course() -> None:
    one = shown(line("DEU", 2019, 1.3), line("POL", 2019, 2.0), estimates=(2019,))
    assert write_title(one) == f"Poland: Defence expenditure as a share of GDP expected at 2.00{PERCENT} in 2019"
    assert f"Germany: 1.30{PERCENT} in 2019e. Poland: 2.00{PERCENT} in 2019e." in write_summary(one)
    assert ", 2019e. " in write_subtitle(one)


def test_lines_in_grey_alone_are_counted() -> None:
    grey = shown(line("DEU", 2019, 1.3, 1.4, focus=False), line("ISL", 2019, None, None, focus=False))
    assert write_title(grey) == "Defence expenditure as a share of GDP of 1 member, 2019–2020"


def test_nothing_is_said_to_be_nothing() -> None:
    assert write_title(shown()) == "Defence expenditure as a share of GDP: nothing to show"
    assert write_subtitle(shown()) == ""
    assert write_summary(shown()) == "No figures for these members and years. Choose other members or years."


def test_answers_are_counted_and_named() -> None:
    stated = shown(answers("DEU", 0.0), answers("POL", 1.0), answers("EST", 1.0), indicator=STATEMENT)
    assert write_title(stated) == "At or above 2 % of GDP, as stated by NATO: 2 of the 3 members shown, in 2019"


def test_other_prices_are_said_to_be_others_once_in_the_subtitle() -> None:
    found = shown(line("DEU", 2019, 3.0, 3.1, indicator=GDP), indicator=GDP, asked=GDP_NOW)
    said = "No figures at current prices are known here (GDP in current prices): those at constant prices are shown."
    assert explain_prices(found) == said
    assert write_subtitle(found).endswith(f" {said}")
    assert explain_prices(shown(line("DEU", 2019, 3.0))) == ""


def test_a_chosen_area_without_figures_is_said_to_have_none() -> None:
    found = shown(line("DEU", 2019, 1.3, 1.4), line("ISL", 2019, None, None))
    assert "Iceland has no armed forces, and so no figures here." in write_summary(found)
    without = shown(line("DEU", 2019, 1.3, 1.4), line("FRA", 2019, None, None))
    assert "France has no figures here." in write_summary(without)


def test_years_of_estimates_are_named() -> None:
    assert "drawn hollow and dashed: 2020." in write_summary(shown(line("DEU", 2019, 1.3, 1.4), estimates=(2020,)))
