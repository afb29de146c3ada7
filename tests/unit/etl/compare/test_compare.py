"""What moves too far, and what does not. The figures are made up, but for the publishers' own releases at the end."""

from dataclasses import replace
from datetime import date

import pytest
from made_up import SHARE, figures, observation, release
from refreshing import PERSONNEL, soldiers

from etl.catalogue.indicators import indicators
from etl.catalogue.source import KnownLoss
from etl.catalogue.sources import SOURCES
from etl.compare.baseline import choose_baseline, list_earlier, open_draft
from etl.compare.bounds import COVERAGE, choose_bound
from etl.compare.judge import Judge, Judgement
from etl.compare.losses import find_losses
from etl.compare.movement import find_movements
from etl.compare.objections import Objection
from etl.compare.series import Figures, list_read
from etl.compare.shift import Shift
from etl.dataframe import ParsedRelease, make_frame
from etl.files import decode_json, encode_json
from etl.store.parts import draft_part

BEFORE = list_read(soldiers())


def found(after: ParsedRelease, before: Figures = BEFORE) -> list[tuple[str, str]]:
    """Kind and indicator of all that is found."""
    now = list_read(after)
    both = [*find_losses(before, now), *find_movements(before, now)]
    return [(one.kind, one.indicator) for one in both]


def test_the_same_figures_are_no_finding() -> None:
    assert found(soldiers("2022-01-01")) == []


@pytest.mark.parametrize("times", [1.09, 0.92])
def test_within_the_bound_nothing_is_found(times: float) -> None:
    assert found(soldiers("2022-01-01", times=times)) == []


@pytest.mark.parametrize("times", [1.12, 0.88, 2.0, 0.5])
def test_a_median_that_moves_too_far_is_found(times: float) -> None:
    assert found(soldiers("2022-01-01", times=times)) == [("median", PERSONNEL)]


@pytest.mark.parametrize("power", [1, 2, 3])
@pytest.mark.parametrize("beside", [0.8, 1.0, 1.3])
def test_a_unit_that_slips_is_found_even_with_a_revision_on_top(power: int, beside: float) -> None:
    assert found(soldiers("2022-01-01", times=10**power * beside)) == [("unit", PERSONNEL)]
    assert found(soldiers(), list_read(soldiers("2022-01-01", times=10**power * beside))) == [("unit", PERSONNEL)]


def test_a_unit_that_slips_in_one_row_is_found_and_the_member_is_named() -> None:
    (finding,) = find_movements(BEFORE, list_read(soldiers("2022-01-01", times=1000, only=("ITA",))))
    assert finding.text == f"{PERSONNEL}: those of ITA are 1,000 times what they were, near 10^3."
    assert {one.member for one in finding.cells} == {"ITA"}


def test_a_new_currency_may_move_a_row_by_a_power_of_ten() -> None:
    name = "defence_expenditure_national_currency_current"
    one = observation(name, price_base="current")
    was, now = (
        [one._replace(member="TUR", year=year, value=value, unit="try_million") for year in range(2000, 2010)]
        for value in (1e9, 1e3)
    )
    others = [one._replace(member="USA", year=year, value=5.0) for year in range(1950, 2010)]
    assert list(find_movements(make_frame([*was, *others]), make_frame([*now, *others]))) == []


def test_rates_are_held_against_each_other_in_points() -> None:
    name = "defence_expenditure_real_change"

    def rates(shift: float) -> Figures:
        one = observation(name, unit="percent")
        return make_frame(one._replace(year=year, value=0.1 * (year - 2010) + shift) for year in range(2000, 2020))

    assert list(find_movements(rates(0), rates(0.9))) == []
    (finding,) = find_movements(rates(0), rates(1.1))
    assert "1.1 points (bound 1)" in finding.text


def test_figures_in_another_unit_are_not_held_against_each_other() -> None:
    before = list_read(release([row._replace(unit="persons") for row in soldiers().observations]))
    assert found(soldiers("2022-01-01", times=50.0), before) == []


def test_a_new_base_of_prices_may_move_money_but_not_shares() -> None:
    money, share = indicators()["gdp_usd_constant"], indicators()[SHARE]
    assert choose_bound(money, rebased=True).limit > 5 * choose_bound(money, rebased=False).limit
    assert choose_bound(share, rebased=True) == choose_bound(share, rebased=False)


def test_every_indicator_has_a_bound_with_a_reason() -> None:
    bounds = [choose_bound(one, rebased) for one in indicators().values() for rebased in (True, False)]
    assert all(0 < bound.limit <= 1 and len(bound.reason) > 40 for bound in bounds)


def test_coverage_that_shrinks_is_found_with_the_figures_that_are_gone() -> None:
    assert found(soldiers("2022-01-01", years=range(2016, 2021))) == [("coverage", PERSONNEL)]
    (finding,) = find_losses(BEFORE, list_read(soldiers("2022-01-01", years=range(2016, 2021))))
    assert finding.measured == pytest.approx(1 / 6)
    assert (finding.limit, finding.reason) == (COVERAGE.limit, COVERAGE.reason)
    assert all((one.year, one.after) == (2015, None) for one in finding.cells)


def test_a_table_may_move_on_by_a_year() -> None:
    assert found(soldiers("2022-01-01", years=range(2016, 2022))) == []


def test_a_member_that_vanishes_is_found() -> None:
    assert found(soldiers("2022-01-01", without=("ITA",))) == [("gone", "")]


def test_members_that_vanish_from_one_indicator_are_found() -> None:
    def two(without: tuple[str, ...]) -> ParsedRelease:
        other = [row._replace(indicator="equipment_share", unit="percent_of_defence_expenditure", value=20.0)
                 for row in soldiers().observations]  # fmt: skip
        return release([*other, *soldiers("2022-01-01", without=without).observations], name="2022-01-01")

    assert found(two(("ITA",)), list_read(two(()))) == []
    assert found(two(("ITA", "ESP")), list_read(two(()))) == [("areas", PERSONNEL)]


def test_an_indicator_that_vanishes_is_found() -> None:
    assert ("gone", PERSONNEL) in found(release(figures(), name="2022-01-01"))


def test_data_that_end_earlier_are_found() -> None:
    assert found(soldiers("2022-01-01", years=range(2014, 2020))) == [("shorter", "")]


def test_a_finding_survives_json() -> None:
    shift = Shift(PERSONNEL, "BEL", 2020, "M01", None, 1.0, "", "", "a!b")
    one = Objection("median", PERSONNEL, "text", "reason", 1.5, 1.0, (shift,))
    assert decode_json(encode_json(one), Objection) == one
    assert str(one.cells[0]) == f"{PERSONNEL}, BEL 2020-M01: nothing () is now 1 (a!b)"


def partial(parsed: ParsedRelease) -> ParsedRelease:
    return ParsedRelease.of(replace(parsed.release, extent="partial"), parsed.observations)


def judged(*releases: ParsedRelease) -> Judgement:
    judge = Judge("nato", None, lambda *_: False, lambda *_: False)
    return judge.judge([draft_part(one) for one in releases])


def test_what_is_at_hand_in_part_is_compared_only_on_what_it_has() -> None:
    one_year = partial(soldiers("2022-01-01", years=range(2020, 2021), without=("ITA", "ESP", "FRA")))
    assert judged(soldiers(), one_year).held == ()
    ((held, findings),) = judged(soldiers(), partial(soldiers("2022-01-01", years=range(2020, 2021), times=1e3))).held
    assert (held.release.release, [one.kind for one in findings]) == ("2022-01-01", ["unit"])


def test_a_whole_release_is_held_against_the_whole_one_before_not_against_a_part() -> None:
    part = partial(soldiers("2022-01-01", years=range(2020, 2021)))
    ((held, findings),) = judged(soldiers(), part, soldiers("2023-01-01", years=range(2018, 2021))).held
    assert (held.release.release, [one.kind for one in findings]) == ("2023-01-01", ["coverage"])


def test_the_baseline_of_an_indicator_is_the_release_that_says_most_about_it() -> None:
    whole, press = soldiers(), partial(soldiers("2022-01-01", years=range(2020, 2021)))
    newest = soldiers("2023-01-01")
    known = [open_draft(draft_part(one)) for one in (whole, press, newest)]
    before = list_earlier(newest.release, known)
    assert [one.release.release for one in before] == ["2022-01-01", "2021-01-01"]
    baseline = choose_baseline(before, list_read(newest))
    assert set(baseline["release"][baseline["indicator"] == PERSONNEL]) == {"2021-01-01"}


def test_each_indicator_has_a_baseline_of_its_own_release() -> None:
    shares = [observation(SHARE, 2.0, member=member, year=year) for member in ("BEL", "DEU") for year in (2019, 2020)]
    whole, press = release([*soldiers().observations, *shares[:2]]), partial(release(shares, name="2022-01-01"))
    newest = release([*soldiers().observations, *shares], name="2023-01-01")
    known = [open_draft(draft_part(one)) for one in (whole, press)]
    baseline = choose_baseline(list_earlier(newest.release, known), list_read(newest))
    of = baseline[["indicator", "release"]].drop_duplicates().astype(str).itertuples(index=False, name=None)
    assert set(of) == {(PERSONNEL, "2021-01-01"), (SHARE, "2022-01-01")}
    assert len(baseline) == len(list_read(newest))
    assert list(find_movements(baseline, list_read(newest))) == []


def test_a_figure_by_two_definitions_counts_once_by_the_later_of_them() -> None:
    rows = [observation(SHARE, value, year=year, definition=name)
            for name, value in (("nato", 2.0), ("nato_core_2026", 3.0)) for year in (2019, 2020)]  # fmt: skip
    found = list_read(release([*rows, observation(SHARE, 1.0, year=2021)]))
    assert list(zip(found["year"], found["value"], strict=True)) == [(2019, 3.0), (2020, 3.0), (2021, 1.0)]


def test_an_excerpt_is_held_against_an_excerpt_only() -> None:
    cut = soldiers("2022-01-01", years=range(2020, 2021))
    cut = ParsedRelease.of(replace(cut.release, extent="excerpt"), cut.observations)
    assert judged(soldiers(), cut).held == ()


def test_a_held_release_is_no_measure_for_the_next() -> None:
    found_now = judged(soldiers(), soldiers("2022-01-01", times=1e3), soldiers("2023-01-01"))
    assert [one.release.published for one in found_now.accepted] == [date(2021, 1, 1), date(2023, 1, 1)]


def test_months_are_compared_with_the_same_month() -> None:
    rows = [observation(PERSONNEL, float(month), year=2020, period=f"M{month:02}", unit="thousand_persons")
            for month in range(1, 13)]  # fmt: skip
    figures_of_months = list_read(release(rows))
    assert list(figures_of_months["indicator"]) == [PERSONNEL] * 12
    assert list(find_movements(figures_of_months, figures_of_months)) == []


LONG = range(2000, 2021)


def thinned(member: str, years: range) -> ParsedRelease:
    """A release in which a member has figures of these years only."""
    kept = [row for row in soldiers("2022-01-01", years=LONG).observations if row.member != member or row.year in years]
    return release(kept, name="2022-01-01")


@pytest.mark.parametrize("years", [range(2020, 2021), range(2011, 2021), range(0)])
def test_a_member_of_whom_most_figures_of_an_indicator_are_gone_is_found_and_named(years: range) -> None:
    before = list_read(soldiers(years=LONG))
    other = [row._replace(indicator="equipment_share", unit="percent_of_defence_expenditure", value=20.0)
             for row in soldiers().observations]  # fmt: skip
    now = list_read(release([*other, *thinned("USA", years).observations], name="2022-01-01"))
    (finding,) = find_losses(before, now)
    assert (finding.kind, finding.indicator) == ("history", PERSONNEL)
    assert "most figures are gone of USA" in finding.text
    assert {one.member for one in finding.cells} == {"USA"}


def test_a_member_may_lose_some_of_its_figures() -> None:
    assert found(thinned("USA", range(2010, 2021)), list_read(soldiers(years=LONG))) == []


def test_what_is_known_to_be_lacking_in_a_publishers_own_file_is_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    known = KnownLoss("2022-01-01", PERSONNEL, "USA", "seen in the file")
    monkeypatch.setitem(SOURCES, "nato", replace(SOURCES["nato"], known_losses=(known,)))
    assert found(thinned("USA", range(2020, 2021)), list_read(soldiers(years=LONG))) == []
    assert found(thinned("FRA", range(2020, 2021)), list_read(soldiers(years=LONG))) == [("history", PERSONNEL)]
