"""Two made-up releases held against each other: in which unit, and on which basis their revision is split."""

from datetime import date

import pytest
from made_up import GDP, SHARE, SPENDING, SPENDING_NOW, observation

from etl.asof.membership import select_members
from etl.measures.choice import Choice
from etl.measures.compute import compute_between
from etl.measures.figures import Figures
from etl.measures.result import Basis, Result
from etl.observation import Observation

NATIONAL = "defence_expenditure_national_currency_current"
GROWTH = "defence_expenditure_real_change"
UNSTATED = "national_currency_million"
RISING = [1.51 + 0.01 * step for step in range(21)]


def release(name: str, *rows: Observation) -> Figures:
    return Figures.of({"nato": [row._replace(release=name) for row in rows]})


def national(value: float, unit: str) -> Observation:
    return observation(NATIONAL, value, unit=unit, price_base="current")


def split(old: tuple[Observation, ...], new: tuple[Observation, ...]) -> dict[str, Result]:
    pair = release("2021-01-01", *old), release("2022-01-01", *new)
    return {one.part: one for one in compute_between("revision_split", *pair, Choice(year=2020))}


@pytest.mark.parametrize(
    ("units", "amounts", "basis"),
    [
        (("eur_million", "eur_million"), (10, 20), Basis.NATIONAL_CURRENCY),
        (("eur_million", "bgn_million"), (10, 10), Basis.SHARES),
        ((UNSTATED, "eur_million"), (10, 12), Basis.MEMBERS_CURRENCY),
        (("eur_million", UNSTATED), (10, 12), Basis.MEMBERS_CURRENCY),
        ((UNSTATED, UNSTATED), (10, 12), Basis.MEMBERS_CURRENCY),
        ((UNSTATED, UNSTATED), (10, 13), Basis.SHARES),
        # Belgium has the euro.
        (("bgn_million", UNSTATED), (10, 10), Basis.SHARES),
    ],
)
def test_amounts_are_compared_where_they_are_known_to_be_in_one_currency(
    units: tuple[str, str], amounts: tuple[float, float], basis: Basis
) -> None:
    old, new = ((observation(value=2.0), national(*one)) for one in zip(amounts, units, strict=True))
    assert split(old, new)[""].basis is basis


def test_a_great_revision_is_in_one_currency_where_the_exchange_rate_is_that_of_before() -> None:
    old = observation(value=2.0), national(10.0, "eur_million"), observation(SPENDING_NOW, 11.0)
    new = observation(value=1.0), national(5.0, UNSTATED), observation(SPENDING_NOW, 5.6)
    found = split(old, new)
    assert found[""].basis is Basis.MEMBERS_CURRENCY
    assert found["spending_revision"].value == pytest.approx(-50)
    assert found["gdp"].value == pytest.approx(0)
    assert split(old, (*new[:2], observation(SPENDING_NOW, 11.0)))[""].basis is Basis.SHARES


def test_money_at_prices_of_one_year_comes_first() -> None:
    rows = [
        (observation(value=2.0), observation(SPENDING, money), observation(GDP, 1000.0), national(1.0, "eur_million"))
        for money in (20.0, 22.0)
    ]
    found = split(*rows)
    assert {one.basis for one in found.values()} == {Basis.CONSTANT_PRICES}
    assert found["spending_revision"].value == pytest.approx(10)


def grown(share: float, start: float, growth: float) -> tuple[Observation, ...]:
    rate = observation(GROWTH, growth, unit="percent")
    return observation(value=share), observation(value=start, year=2019), rate


def test_growth_divides_what_was_revised_since_the_first_year_and_leaves_the_rest_undivided() -> None:
    found = split(grown(2.0, 2.0, 0.0), grown(2.2, 2.0, 10.0))
    # Spending grew by 10 %, which is all of the revision; GDP and the share of 2019 are as before.
    values = {part: one.value for part, one in found.items()}
    assert values == {
        "": pytest.approx(0.2), "spending": pytest.approx(0.2), "gdp": pytest.approx(0), "undivided": pytest.approx(0),
        "spending_revision": pytest.approx(10), "gdp_revision": pytest.approx(0),
    }  # fmt: skip
    assert {one.basis for one in found.values()} == {Basis.GROWTH_RATES}
    of_before = split(grown(2.0, 2.0, 0.0), grown(2.2, 2.2, 0.0))
    assert of_before["undivided"].value == pytest.approx(0.2)
    assert of_before["spending"].value == pytest.approx(0)


def test_growth_with_a_gap_reaches_back_to_the_gap_only() -> None:
    early = observation(value=1.0, year=2017), observation(GROWTH, 5.0, unit="percent", year=2018)
    found = split((*grown(2.0, 2.0, 0.0), *early), (*grown(2.2, 2.0, 10.0), *early))
    assert {row.year for row in found["spending"].rests_on} == {2019, 2020}


def test_without_money_or_growth_there_is_the_revision_and_a_reason_for_each_part() -> None:
    found = split((observation(value=2.0),), (observation(value=2.2),))
    assert found[""].value == pytest.approx(0.2)
    assert found["spending"].status == found["gdp"].status == "missing_input"
    assert "no growth rates from an earlier year up to 2020" in found["gdp"].reason


def test_revisions_of_money_whose_currency_is_not_stated_are_taken_where_it_is_one() -> None:
    def revised(old: float, new: float) -> Result:
        pair = release("2021-01-01", national(old, UNSTATED)), release("2022-01-01", national(new, UNSTATED))
        (found,) = compute_between("revisions", *pair, Choice(indicator=NATIONAL))
        return found

    assert revised(10.0, 10.5).value == pytest.approx(0.5)
    assert (revised(10.0, 1.33).value, revised(10.0, 1.33).status) == (None, "other_unit")


def test_shares_are_compared_whatever_their_price_base() -> None:
    old, new = observation(SHARE, 2.0), observation(SHARE, 2.2, price_base="2021")
    assert split((old,), (new,))[""].value == pytest.approx(0.2)


def test_a_year_printed_too_coarsely_for_a_verdict_has_no_flip() -> None:
    """R4, R29: as there is no verdict on it, though other years of the release are printed with two decimals."""
    codes = select_members(2020, date(2021, 1, 1))[:21]
    coarse = [observation(value=1.9, member=code, year=2019) for code in codes]
    clear = [observation(value=value, member=code, year=2020) for code, value in zip(codes, RISING, strict=True)]
    old = release("2021-01-01", *coarse, *clear)
    new = release("2022-01-01", *(row._replace(value=2.25) for row in (*coarse, *clear)))
    found = compute_between("revisions", old, new, Choice())
    assert {one.year for one in found if one.part == "flip"} == {2020}
    assert {one.year for one in found if not one.part} == {2019, 2020}
