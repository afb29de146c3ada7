"""Each check has a function, a source and a reason; each source has something that is said of it."""

from pathlib import Path

import pytest
from made_up import figures, population, release

from etl.audit import CHECKED, NOT_APPLICABLE, NOT_AT_HAND, audit, audits
from etl.audit import checks as declared
from etl.audit.checks import CHECKS, check_named
from etl.audit.functions import FUNCTIONS
from etl.catalogue.indicators import added_up, categories, indicators
from etl.catalogue.sources import SOURCES
from etl.errors import MeasureError
from etl.store.publish import publish
from etl.store.snapshot import Snapshot


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    """Made up: two releases of NATO and one of the World Bank."""
    old = release(figures(share=2.0))
    new = release([*figures(share=2.1), *figures("DEU", share=2.0)], name="2022-01-01")
    return publish(tmp_path, [old, new, population("2021-06-01")])[0]


def test_each_check_has_its_function_and_each_function_its_check() -> None:
    assert list(FUNCTIONS) == [check.id for check in CHECKS]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_says_what_it_does_and_why_its_tolerance_is_what_it_is(check: declared.Check) -> None:
    assert all((check.title, check.formula, check.tolerance, check.why, check.sources, check.other, check.fitting))
    assert check.why.endswith(".")
    assert set(check.sources) <= set(SOURCES)
    assert {indicators()[name].source for name in check.inputs} <= set(check.sources)
    assert check_named(check.id) is check


def test_there_is_something_said_of_every_source_but_not_twice() -> None:
    recomputed = {source for check in CHECKS if len(check.sources) < len(SOURCES) for source in check.sources}
    assert recomputed | {source for source, _ in declared.NOT_APPLICABLE} == set(SOURCES)
    for source, check in declared.NOT_APPLICABLE:
        assert source in SOURCES
        assert source not in check_named(check).sources


def test_what_is_added_up_and_what_makes_a_whole_stands_in_the_catalogue() -> None:
    assert len(added_up()) == 5
    assert {indicators()[name].formula for name in added_up()} == {""}
    assert [name.removesuffix("_share") for name in categories()] == [
        "equipment",
        "personnel",
        "infrastructure",
        "other",
    ]


def test_a_release_is_audited_with_what_was_known_on_its_day_and_what_is_known_today(snapshot: Snapshot) -> None:
    early, late = (
        {finding.check: finding for finding in audit(snapshot, "nato", name)} for name in ("2021-01-01", "2022-01-01")
    )
    assert [finding["shares"].fit for finding in (early, late)] == [1, 1]
    assert late["shares"].cells[0].member == "BEL"
    assert early["earlier_release"].state == NOT_AT_HAND
    assert early["later_release"].checked == late["earlier_release"].checked == 5
    assert early["later_release"].fit == late["earlier_release"].fit == 4
    assert early["real_change"].state == NOT_AT_HAND
    assert "Annual real change" in early["real_change"].reason


def test_every_release_is_audited_by_source_and_time(snapshot: Snapshot) -> None:
    found = audits(snapshot)
    assert [(one.source, one.release) for one in found] == [
        ("nato", "2021-01-01"), ("nato", "2022-01-01"), ("worldbank", "2021-06-01"),
    ]  # fmt: skip
    assert all(one.findings == audit(snapshot, one.source, one.release) for one in found)
    assert {finding.state for one in found for finding in one.findings} <= {CHECKED, NOT_AT_HAND, NOT_APPLICABLE}
    assert all(bool(finding.reason) == (finding.state != CHECKED) for one in found for finding in one.findings)


def test_a_release_that_there_is_not_is_named_with_those_there_are(snapshot: Snapshot) -> None:
    with pytest.raises(MeasureError, match="There are: 2021-01-01, 2022-01-01"):
        audit(snapshot, "nato", "2030-01-01")
