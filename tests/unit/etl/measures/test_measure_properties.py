"""What holds for all figures, on figures that are made up."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import GDP, GDP_NOW, SHARE, SPENDING, SPENDING_NOW, category, observation

from etl.measures.choice import Choice
from etl.measures.compute import compute, compute_between
from etl.measures.figures import Figures
from etl.measures.result import Result
from etl.observation import Observation

CODES = ("BEL", "DEU", "POL")
YEARS = tuple(range(2014, 2021))
MONEY = st.floats(min_value=10.0, max_value=1e5)
GROWTH = st.lists(st.floats(min_value=0.8, max_value=1.3), min_size=len(YEARS), max_size=len(YEARS))
Series = dict[str, tuple[list[float], list[float]]]
MADE_UP = st.fixed_dictionaries({code: st.tuples(GROWTH, GROWTH) for code in CODES})
# The measures whose results are money; all others are ratios.
IN_MONEY = {"gap_to_target", "cumulative_shortfall", "increment", "category_tilt", "per_soldier"}
ASKED = (*sorted(IN_MONEY), "verdicts", "guideline_years", "change_split", "growth_contribution", "one_off")


def rows(series: Series, rate: float = 1.0) -> list[Observation]:
    """Shares, spending and GDP that grow as `series` says, in a currency of this rate."""
    found = []
    for code, (growth_of_spending, growth_of_gdp) in series.items():
        spending, gdp = 20.0, 1000.0
        for year, e, y in zip(YEARS, growth_of_spending, growth_of_gdp, strict=True):
            spending, gdp = spending * e, gdp * y
            found += _of(code, year, spending, gdp, rate)
    return found


def _of(code: str, year: int, spending: float, gdp: float, rate: float) -> list[Observation]:
    place = {"member": code, "year": year}
    money = {SPENDING: spending, GDP: gdp, SPENDING_NOW: spending, GDP_NOW: gdp}
    shares = {"equipment": 25.0, "personnel": 50.0, "infrastructure": 5.0, "other": 20.0}
    return [
        observation(SHARE, 100 * spending / gdp, **place),
        observation("military_personnel", 10.0, **place),
        *(observation(name, rate * value, **place) for name, value in money.items()),
        *(category(name, value, **place) for name, value in shares.items()),
    ]


def answers(found: Sequence[Observation], name: str, **choice: object) -> dict[tuple[str, str, int], Result]:
    results = compute(name, Figures.of({"nato": found}), Choice(**choice))
    return {(one.part, one.member, one.year): one for one in results}


def total(parts: Sequence[str], found: dict[tuple[str, str, int], Result], place: tuple[str, int]) -> float:
    return sum(found[part, *place].value or 0.0 for part in parts)


@given(MADE_UP)
def test_the_parts_of_every_change_add_up_to_it(series: Series) -> None:
    found = answers(rows(series), "change_split")
    places = [(code, year) for part, code, year in found if not part and code in CODES]
    assert len(places) == len(CODES) * (len(YEARS) - 1)
    for place in places:
        parts = total(("spending", "gdp", "residual"), found, place)
        assert parts == pytest.approx(found["", *place].value, abs=1e-12)
        assert found["residual", *place].value == pytest.approx(0.0, abs=1e-12)


@given(MADE_UP, MADE_UP)
def test_the_parts_of_every_revision_add_up_to_it(before: Series, after: Series) -> None:
    old, new = (Figures.of({"nato": rows(series)}) for series in (before, after))
    results = compute_between("revision_split", old, new, Choice())
    found = {(one.part, one.member, one.year): one for one in results}
    for one in results:
        if not one.part:
            parts = total(("spending", "gdp", "residual"), found, (one.member, one.year))
            assert parts == pytest.approx(one.value, abs=1e-12)


@given(MADE_UP)
def test_the_categories_add_up_to_the_growth_of_spending(series: Series) -> None:
    found = answers(rows(series), "growth_contribution")
    for (part, code, year), one in found.items():
        if not part and code in CODES:
            parts = total(("equipment", "personnel", "infrastructure", "other", "residual"), found, (code, year))
            assert parts == pytest.approx(one.value, abs=1e-9)


@given(MADE_UP, st.floats(min_value=1.0, max_value=3.0))
def test_who_meets_a_target_strictly_meets_it_as_published(series: Series, target: float) -> None:
    aim = round(target, 2)
    strict, published = (
        answers(rows(series), "verdicts", convention=convention, target=aim) for convention in ("strict", "published")
    )
    assert all(published[key].value == 1 for key, one in strict.items() if not key[0] and one.value == 1)


@given(MADE_UP, st.floats(min_value=0.01, max_value=100.0), st.sampled_from(ASKED))
def test_another_currency_changes_no_ratio_and_scales_all_money(series: Series, rate: float, name: str) -> None:
    here, there = answers(rows(series), name), answers(rows(series, rate), name)
    assert here.keys() == there.keys()
    for key, one in here.items():
        is_money = one.unit in ("usd", "usd_million")
        expected = None if one.value is None else one.value * (rate if is_money else 1.0)
        assert there[key].value == (None if expected is None else pytest.approx(expected, rel=1e-7, abs=1e-7 * rate))


@given(MADE_UP, st.randoms(use_true_random=False), st.sampled_from(ASKED))
def test_the_order_of_the_rows_changes_nothing(series: Series, chance: random.Random, name: str) -> None:
    ordered = rows(series)
    shuffled = ordered.copy()
    chance.shuffle(shuffled)
    assert answers(ordered, name) == answers(shuffled, name)


@given(MADE_UP, st.floats(min_value=8.0, max_value=20.0))
def test_the_path_of_every_member_ends_at_the_target(series: Series, target: float) -> None:
    found = answers(rows(series), "target_path", target=target, since=2014, due=2035)
    ends = [found["", code, 2035].value for code in CODES if ("", code, 2035) in found]
    assert ends == [target] * len(ends)


@given(MADE_UP)
def test_a_member_s_gap_and_spending_reach_the_target_together(series: Series) -> None:
    found = answers(rows(series), "gap_to_target")
    for (_, code, _), one in found.items():
        if code in CODES:
            share, gdp = (row.value or 0.0 for row in one.rests_on)
            assert share + 100 * (one.value or 0.0) / gdp == pytest.approx(max(share, 2.0))
