"""A release beside the releases before and after it, on figures that are made up."""

from collections.abc import Iterable

import pytest
from made_up import SHARE, SPENDING, observation, release

from etl.audit.checks import find_check
from etl.audit.finding import CheckState, Finding
from etl.audit.library import find_function
from etl.audit.neighbours import LISTED
from etl.audit.revisions import Revision, find_revisions
from etl.audit.subject import Subject
from etl.compare.series import list_read
from etl.measures.figures import Figures
from etl.observation import Observation


def pair(older: Iterable[Observation], newer: Iterable[Observation]) -> tuple[Revision, ...]:
    """What two releases have in common."""
    was, now = list_read(release(older, name="2021-01-01")), list_read(release(newer, name="2022-01-01"))
    return tuple(one for _, one in sorted(find_revisions(was, now).items()))


def find(check: str, subject: Subject) -> Finding:
    return find_function(check)(find_check(check), subject)


def findings(older: list[Observation], newer: list[Observation]) -> tuple[Finding, Finding]:
    """The newer release against the one before it, and the older against the one after it."""
    common = pair(older, newer)
    after = Subject(release(newer, name="2022-01-01").release, Figures({}, lambda _: ()), earlier=lambda: common)
    before = Subject(release(older).release, Figures({}, lambda _: ()), later=lambda: common)
    return find("earlier_release", after), find("later_release", before)


def test_a_revision_is_told_with_both_figures_and_both_cells() -> None:
    seen = findings([observation(SPENDING, 100.0, cell="old!A1")], [observation(SPENDING, 110.0, cell="new!B2")])
    for finding, numbers, deviation in zip(seen, ((110.0, 100.0), (100.0, 110.0)), (10.0, -9.0909), strict=True):
        (cell,) = finding.cells
        assert (finding.state, finding.checked, finding.fit) == (CheckState.CHECKED, 1, 0)
        assert (cell.published, cell.recomputed) == numbers
        assert cell.deviation == pytest.approx(deviation, abs=1e-4)
        assert set(cell.cells) == {"old!A1", "new!B2"}
    assert [finding.against for finding in seen] == [("2021-01-01",), ("2022-01-01",)]


def test_a_share_is_revised_by_points() -> None:
    finding, _ = findings([observation(SHARE, 2.0)], [observation(SHARE, 2.5)])
    (group,) = finding.groups
    assert (group.unit, group.median, group.largest) == ("points", 0.5, 0.5)


def test_the_median_is_of_what_was_revised() -> None:
    years = range(2015, 2020)
    older = [observation(SHARE, 2.0, year=year) for year in years]
    newer = [observation(SHARE, 2.0 + size, year=year) for year, size in zip(years, (0, 0, 1, 2, 4), strict=True)]
    finding, _ = findings(older, newer)
    (group,) = finding.groups
    assert (group.checked, group.fit, group.median, group.largest) == (5, 2, 2.0, 4.0)


def test_only_the_largest_revisions_are_listed() -> None:
    years = range(2011, 2021)
    older = [observation(SPENDING, 100.0, year=year) for year in years]
    newer = [observation(SPENDING, 100.0 + year - 2010, year=year) for year in years]
    finding, _ = findings(older, newer)
    assert (finding.checked, finding.fit) == (10, 0)
    assert [cell.year for cell in finding.cells] == [2020 - step for step in range(LISTED)]


def test_the_figure_that_moved_most_is_no_rate_about_zero() -> None:
    change = "defence_expenditure_real_change"
    older = [observation(change, 0.01, unit="percent"), observation(SPENDING, 100.0)]
    newer = [observation(change, 5.0, unit="percent"), observation(SPENDING, 130.0)]
    finding, _ = findings(older, newer)
    assert finding.largest is not None
    assert finding.largest.indicator == SPENDING


@pytest.mark.parametrize("changes", [{"price_base": "2021"}, {"definition": "nato_core_2026"}])
def test_figures_of_another_base_or_definition_are_counted_but_not_compared(changes: dict[str, str]) -> None:
    for finding in findings([observation(SPENDING, 100.0)], [observation(SPENDING, 120.0, **changes)]):
        assert (finding.state, finding.checked, finding.cells) == (CheckState.NOT_AT_HAND, 0, ())
        assert finding.notes[0].startswith("1 figure in common not compared")


def test_a_release_without_a_neighbour_says_so() -> None:
    alone = Subject(release([observation()]).release, Figures({}, lambda _: ()))
    for finding, word in ((find("earlier_release", alone), "before"), (find("later_release", alone), "after")):
        assert finding.state == CheckState.NOT_AT_HAND
        assert f"No release of NATO {word} it" in finding.reason


def test_figures_that_share_no_place_are_not_in_common() -> None:
    was, now = (list_read(release([observation(SHARE, 2.0, year=year)])) for year in (2019, 2020))
    assert find_revisions(was, now) == {}
