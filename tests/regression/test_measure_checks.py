"""The measures of time and targets on NATO's own figures: the values that the formulas are known to give."""

from collections.abc import Callable
from datetime import date

import pytest

from etl.asof.pin import Pin
from etl.catalogue.measures import measures
from etl.catalogue.members import members
from etl.catalogue.seeds import shipped
from etl.catalogue.time_measures import TIME
from etl.measures.choice import Choice
from etl.measures.compute import compute, compute_between, compute_over
from etl.measures.figures import Figures
from etl.measures.inputs import bind_figures
from etl.measures.result import COMPUTED, Reason, Result
from etl.sources.nato.releases import RELEASES, read_release
from etl.store.snapshot import Snapshot, Store

JUNE_2024 = "2024-06-17"
WHOLE = ("2016-01-28", "2019-06-25", JUNE_2024, "2025-08-28", "2026-07-10")
CONVENTIONS = [("published", 23), ("strict", 23), ("recomputed", 22), ("nominal", 21)]
OF_ONE_RELEASE = [one.id for one in TIME if not one.compares]
Found = dict[tuple[str, str, int], Result]
Asked = Callable[..., Found]


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return Store(shipped("embedded")).current()


def selection(snapshot: Snapshot, release: str) -> Figures:
    """The figures of one release of NATO, with those of the World Bank that ship."""
    bank = snapshot.releases("worldbank")[-1]
    return bind_figures(snapshot, Pin.of_releases({"nato": release, "worldbank": bank.release.release}))


@pytest.fixture(scope="module")
def asked(snapshot: Snapshot) -> Asked:
    """The results of a measure in a release (June 2024 unless said), by part, member and year."""

    def ask(name: str, release: str = JUNE_2024, **choices: object) -> Found:
        return by_place(compute(name, selection(snapshot, release), Choice(**choices)))

    return ask


@pytest.fixture(scope="module")
def revised(snapshot: Snapshot) -> Asked:
    """The results of a measure that compares two releases, by part, member and year."""

    def ask(name: str, old: str, new: str, **choices: object) -> Found:
        return by_place(compute_between(name, selection(snapshot, old), selection(snapshot, new), Choice(**choices)))

    return ask


def by_place(results: tuple[Result, ...]) -> Found:
    found = {(one.part, one.member, one.year): one for one in results}
    assert len(found) == len(results)
    return found


def transcribed(release: str) -> Figures:
    """The figures of a release that is known from a transcription of ours."""
    (known,) = (one for one in RELEASES.read() if one.release == release)

    def no_fetch(url: str) -> None:
        raise AssertionError(f"{url} was asked for")

    return Figures.of({"nato": read_release(known, no_fetch).observations})


@pytest.mark.parametrize(("convention", "met"), CONVENTIONS)
def test_in_2024_the_count_depends_on_the_convention(asked: Asked, convention: str, met: int) -> None:
    found = asked("verdicts", year=2024, convention=convention)
    counts = {part: one.value for (part, member, _), one in found.items() if member == "NATO_TOTAL"}
    assert counts == {
        "at_or_above": met, "below": 31 - met, "with_data": 31, "members": 32, "members_with_armed_forces": 31,
        "not_at_or_above": 32 - met,
    }  # fmt: skip
    assert found["", "ISL", 2024].status == "no_armed_forces"


def test_as_of_december_2019_no_release_of_another_source_stands_in(snapshot: Snapshot) -> None:
    known = bind_figures(snapshot, Pin(date(2019, 12, 4)))
    assert set(known.releases) == {"nato"}
    (found,) = compute("ppp_level", known, Choice())
    assert "No release of World Bank known then is at hand" in found.reason


def test_members_near_the_line_or_judged_in_two_ways_are_borderline(asked: Asked) -> None:
    found = asked("verdicts", year=2024)
    borderline = {member for (part, member, _), one in found.items() if part == "borderline" and one.value == 1}
    assert borderline == {"MNE", "NLD", "SVK"}


def test_nato_s_statement_of_november_2019_had_nine_at_the_guideline_and_nineteen_below() -> None:
    found = by_place(compute("verdicts", transcribed("2019-11-29"), Choice(year=2019)))
    counts = {part: one.value for (part, member, _), one in found.items() if member == "NATO_TOTAL"}
    assert (counts["at_or_above"], counts["below"], counts["not_at_or_above"], counts["members"]) == (9, 19, 20, 29)
    assert found["", "DEU", 2019].value == 0
    assert found["", "POL", 2019].rests_on[0].indicator == "at_or_above_2_percent"


@pytest.mark.parametrize("choice", [{"target": 3.5}, {"convention": "recomputed"}])
def test_the_statement_says_nothing_of_another_target_or_convention(choice: dict[str, object]) -> None:
    found = by_place(compute("verdicts", transcribed("2019-11-29"), Choice(year=2019, **choice)))
    assert {one.value for (part, member, _), one in found.items() if not part and member == "POL"} <= {None}


def test_shares_with_one_decimal_give_no_verdict() -> None:
    (found,) = compute("verdicts", transcribed("2026-03-26"), Choice())
    assert (found.value, found.status) == (None, "too_coarse")


@pytest.mark.parametrize(
    ("year", "membership", "whole", "bn"),
    [(2014, "today", "SELECTED", 130.5), (2014, "year", "NATO_TOTAL", 123.4), (2024, "year", "NATO_TOTAL", 44.9)],
)
def test_the_money_missing_to_2_percent(asked: Asked, year: int, membership: str, whole: str, bn: float) -> None:
    total = asked("gap_to_target", year=year, membership=membership)["", whole, year]
    assert (total.value or 0) / 1000 == pytest.approx(bn, abs=0.05)
    # Two cells a member: 27 of the 28 of 2014, 31 of today's 32.
    assert len(total.rests_on) == 2 * (27 if whole == "NATO_TOTAL" and year == 2014 else 31)


def test_the_money_missing_in_june_2019_is_at_constant_prices_for_want_of_gdp_at_current_ones(asked: Asked) -> None:
    found = asked("gap_to_target", "2019-06-25", year=2019)
    assert found["", "DEU", 2019].value == pytest.approx(23_144, abs=0.5)
    assert {one.basis for one in found.values() if one.value is not None} == {"constant_prices"}
    assert {row.price_base for row in found["", "DEU", 2019].rests_on} == {"2015"}


@pytest.mark.parametrize("name", [name for name, known in measures().items() if "price" in known.takes])
def test_a_measure_that_has_a_number_in_some_prices_of_a_release_has_one_whatever_the_prices_asked_for(
    snapshot: Snapshot, name: str
) -> None:
    for part in snapshot.releases("nato"):
        held = bind_figures(snapshot, Pin.of_releases({"nato": part.release.release}))
        found = [compute(name, held, Choice(price=price)) for price in ("", "constant", "current")]
        assert len({any(one.value is not None for one in of_price if not one.part) for of_price in found}) == 1
        assert all(one.reason for of_price in found for one in of_price if one.value is None)


def test_the_cumulative_shortfall_is_the_sum_of_the_years_gaps_at_constant_prices(asked: Asked) -> None:
    total = asked("cumulative_shortfall")["", "DEU", 2024].value
    years = [asked("gap_to_target", year=year, price="constant")["", "DEU", year].value for year in range(2014, 2025)]
    assert total == pytest.approx(sum(year or 0 for year in years))


def test_germany_needs_about_6_percent_a_year_to_be_at_3_5_percent_by_2035(asked: Asked) -> None:
    found = asked("required_real_growth", target=3.5, growth=1.5)
    assert found["", "DEU", 2024].value == pytest.approx(6.2, abs=0.05)
    assert found["achieved", "DEU", 2024].value == pytest.approx(9.6, abs=0.05)
    assert found["", "POL", 2024].status == "already_met"
    assert "is at or above 3.5 % in 2024 (expected)" in found["", "POL", 2024].reason


def test_the_united_kingdom_s_share_rose_in_2020_because_gdp_fell(asked: Asked) -> None:
    found = asked("change_split", year=2020)
    parts = {part: found[part, "GBR", 2020].value for part in ("", "spending", "gdp", "residual")}
    assert parts == {
        "": pytest.approx(0.270, abs=5e-4), "spending": pytest.approx(0.028, abs=5e-4),
        "gdp": pytest.approx(0.242, abs=5e-4), "residual": pytest.approx(0.0, abs=1e-9),
    }  # fmt: skip


def test_a_share_set_by_hand_leaves_a_residual_unless_it_is_recomputed(asked: Asked) -> None:
    published, recomputed = (
        asked("change_split", year=2021, convention=convention) for convention in ("published", "recomputed")
    )
    assert abs(published["residual", "FRA", 2021].value or 0) == pytest.approx(0.0135, abs=5e-5)
    assert recomputed["residual", "FRA", 2021].value == pytest.approx(0.0, abs=1e-12)


def test_the_parts_of_every_change_add_up_to_it_in_every_release(asked: Asked) -> None:
    for release in ("2016-01-28", "2019-06-25", JUNE_2024, "2026-07-10"):
        found = asked("change_split", release)
        for (part, member, year), one in found.items():
            if not part and one.value is not None:
                parts = [found[name, member, year].value or 0 for name in ("spending", "gdp", "residual")]
                assert sum(parts) == pytest.approx(one.value, abs=1e-12)


def test_the_gdp_of_turkiye_in_2015_was_revised_by_21_5_percent(revised: Asked) -> None:
    found = revised("revision_split", "2016-01-28", JUNE_2024, year=2015)
    assert found["gdp_revision", "TUR", 2015].value == pytest.approx(21.5, abs=0.05)
    parts = [found[part, "TUR", 2015].value or 0 for part in ("spending", "gdp", "residual")]
    assert sum(parts) == pytest.approx(found["", "TUR", 2015].value, abs=1e-12)
    assert found["", "TUR", 2015].basis == "national_currency"


def test_revisions_of_2019_took_two_below_the_guideline_and_lifted_two(revised: Asked) -> None:
    found = revised("revisions", "2019-06-25", JUNE_2024, year=2019)
    flips = {member: one.value for (part, member, _), one in found.items() if part == "flip" and one.value}
    assert flips == {"POL": -1, "ROU": -1, "BGR": 1, "LTU": 1}


def test_a_difference_between_two_definitions_is_no_revision_unless_that_is_asked_for(revised: Asked) -> None:
    (found,) = revised("revisions", JUNE_2024, "2026-07-10").values()
    assert found.status == "other_definition"
    across = revised("revisions", JUNE_2024, "2026-07-10", year=2024, across_definitions=True)
    assert across["", "DEU", 2024].value is not None


def test_money_at_prices_of_two_years_is_never_subtracted(revised: Asked) -> None:
    found = revised("revisions", "2016-01-28", JUNE_2024, year=2015, indicator="defence_expenditure_usd_constant")
    assert {one.status for one in found.values()} == {"other_unit"}


def test_a_triangle_has_one_figure_a_release(snapshot: Snapshot) -> None:
    releases = [selection(snapshot, release) for release in WHOLE[:3]]
    found = by_place(compute_over("revision_triangle", releases, Choice(year=2015, group=("TUR",))))
    assert list(found) == [(f"release_{release}", "TUR", 2015) for release in WHOLE[:3]]
    assert {one.unit for one in found.values()} == {"percent_of_gdp"}


def test_estimates_of_2023_were_off_by_a_fifth_of_a_point(snapshot: Snapshot) -> None:
    pair = transcribed("2023-07-07"), selection(snapshot, JUNE_2024)
    found = by_place(compute_between("estimate_error", *pair, Choice(year=2023)))
    of_age_0 = [found[f"{part}_age_0", "NATO_TOTAL", 2023].value for part in ("n", "absolute", "signed")]
    assert of_age_0 == [30, pytest.approx(0.22, abs=0.005), pytest.approx(0.03, abs=0.005)]


def test_only_bulgaria_s_purchase_of_2019_is_a_one_off(asked: Asked) -> None:
    leaps = [
        (member, year)
        for release in ("2016-01-28", JUNE_2024)
        for (part, member, year), one in asked("one_off", release).items()
        if not part and one.value
    ]
    assert leaps == [("BGR", 2019)]
    found = asked("one_off", year=2019)
    assert found["rise", "BGR", 2019].value == pytest.approx(81, abs=0.5)
    assert found["fall", "BGR", 2019].value == pytest.approx(-72, abs=0.5)


def test_greece_was_at_the_guideline_in_every_year_and_two_of_them_are_estimates(asked: Asked) -> None:
    found = asked("guideline_years")
    of_greece = {part: one.value for (part, member, _), one in found.items() if member == "GRC"}
    assert of_greece == {"": 11, "with_data": 11, "expected": 2, "longest_streak": 11, "current_streak": 11}


def test_an_estimate_that_was_set_by_hand_still_counts_as_expected(asked: Asked) -> None:
    found = asked("guideline_years")
    # Its share of 2023 is below, that of 2024 is the pinned estimate.
    assert [found[part, "SVK", 2024].value for part in ("", "expected")] == [1, 1]


def test_extra_money_depends_on_the_baseline(asked: Asked) -> None:
    totals = {
        baseline: (asked("increment", baseline=baseline)["", "NATO_TOTAL", 2024].value or 0) / 1000
        for baseline in ("flat_share", "flat_real", "flat_cash")
    }
    assert totals == {
        "flat_share": pytest.approx(-235.4, abs=0.1), "flat_real": pytest.approx(889.3, abs=0.1),
        "flat_cash": pytest.approx(1541.9, abs=0.1),
    }  # fmt: skip


def test_a_falling_trend_reaches_no_target_and_says_so(asked: Asked) -> None:
    found = asked("catch_up_year", trend=5, band=0.22)
    assert found["", "ITA", 2024].status == "no_catch_up"
    years = [found[part, "BEL", 2024].value for part in ("earliest", "", "latest")]
    assert years == sorted(year or 0 for year in years)
    assert asked("catch_up_year")["earliest", "BEL", 2024].status == "missing_input"


def test_per_head_agrees_with_the_world_bank_s_population_but_where_a_census_was_taken(asked: Asked) -> None:
    found = asked("per_head", year=2022)
    ratios = {
        member: (found["recomputed", member, year].value or 0) / one.value
        for (part, member, year), one in found.items()
        if not part and one.value is not None
    }
    assert len(ratios) == 29
    # Counted anew in 2021 and 2023: the World Bank's population of 2026 is smaller than the one NATO used in 2024.
    assert {member for member, ratio in ratios.items() if abs(ratio - 1) > 0.03} == {"ALB", "MKD"}
    assert max(ratios.values()) == pytest.approx(1.133, abs=0.001)


def test_equipment_per_soldier_is_its_share_of_the_whole(asked: Asked) -> None:
    found, tilt = asked("per_soldier", year=2023), asked("category_tilt", year=2023)
    per_soldier, equipment = (found[part, "POL", 2023].value or 0 for part in ("", "equipment"))
    assert equipment == pytest.approx(per_soldier * (tilt["", "POL", 2023].value or 0) / 100)


@pytest.mark.parametrize("release", ["2016-01-28", "2019-06-25", JUNE_2024])
def test_growth_by_category_adds_up_to_the_real_change_that_nato_publishes(
    snapshot: Snapshot, asked: Asked, release: str
) -> None:
    published = selection(snapshot, release).column("defence_expenditure_real_change")
    found = asked("growth_contribution", release)
    compared = [
        (one.value, published[member, year].value)
        for (part, member, year), one in found.items()
        if not part and one.value is not None and (member, year) in published
    ]
    assert len(compared) > 150
    assert all(ours == pytest.approx(theirs, abs=1e-9) for ours, theirs in compared)


def test_parity_is_withheld_where_the_currencies_differ(asked: Asked) -> None:
    found = asked("ppp_level", year=2023)
    assert found["", "BGR", 2023].status == "other_unit"
    assert {one.member for one in found.values() if one.value is None} == {"BGR", "ISL"}


def test_the_definitions_of_nato_and_sipri_differ_in_germany(asked: Asked) -> None:
    found = asked("definition_gap", year=2023)
    assert found["worldbank", "DEU", 2023].value == pytest.approx(0.152, abs=0.001)
    assert found["worldbank_ratio", "DEU", 2023].value == pytest.approx(1.102, abs=0.001)


@pytest.mark.parametrize("release", WHOLE)
@pytest.mark.parametrize("name", OF_ONE_RELEASE)
def test_every_measure_answers_in_every_release(asked: Asked, name: str, release: str) -> None:
    sound(asked(name, release, growth=1.5, target=3.5), name)


@pytest.mark.parametrize("release", [one.release for one in RELEASES.read() if one.kind == "transcription"])
def test_every_measure_answers_where_little_of_a_release_is_at_hand(release: str) -> None:
    held = transcribed(release)
    for name in OF_ONE_RELEASE:
        sound(by_place(compute(name, held, Choice(growth=1.5))), name)


def sound(found: Found, name: str) -> None:
    """Every result has a number with its cells, or a reason."""
    for one in found.values():
        assert (one.value is None) == (one.status != COMPUTED) == bool(one.reason)
        assert one.status in (COMPUTED, *Reason)
        assert one.value is None or one.rests_on
        assert one.unit
        assert one.member in members() or one.member == "NATO_TOTAL"
        assert measures()[name].unit_of(one.part) == one.unit
