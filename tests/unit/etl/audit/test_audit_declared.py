"""Each check has a function, a source and a reason; each source has something that is said of it."""

from inspect import getmembers, isfunction
from pathlib import Path

import pytest
from made_up import figures, population, release

from etl.audit import CheckState, library, ratios
from etl.audit import checks as declared
from etl.audit.checks import CHECKS, find_check
from etl.audit.finding import Finding, miss
from etl.audit.library import audit_release, audit_snapshot, find_function
from etl.audit.subject import Subject
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
    own = {
        name
        for module in library._MODULES
        for name, function in getmembers(module, isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    assert own == {check.id for check in CHECKS}
    assert all(find_function(check.id) for check in CHECKS)


def test_a_check_without_a_function_is_told_by_name() -> None:
    with pytest.raises(LookupError, match=r"made_up: no module of etl\.audit has a function of this name"):
        find_function("made_up")


def test_a_check_is_an_entry_and_a_function_of_its_name(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    def made_up(check: declared.Check, subject: Subject) -> Finding:
        return miss(check, f"Nothing to see in {subject.release.release}.")

    made_up.__module__ = ratios.__name__
    monkeypatch.setattr(ratios, "made_up", made_up, raising=False)
    entry = declared.Check("made_up", "Made up", "none", 0.0, "points", "none", "None.")
    monkeypatch.setattr(library, "CHECKS", (*CHECKS, entry))
    assert audit_release(snapshot, "nato", "2021-01-01")[-1].reason == "Nothing to see in 2021-01-01."


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_says_what_it_does_and_why_its_tolerance_is_what_it_is(check: declared.Check) -> None:
    assert all((check.title, check.formula, check.tolerance, check.why, check.sources, check.other, check.fitting))
    assert check.why.endswith(".")
    assert set(check.sources) <= set(SOURCES)
    assert {indicators()[name].source for name in check.inputs} <= set(check.sources)
    assert find_check(check.id) is check


def test_there_is_something_said_of_every_source_but_not_twice() -> None:
    recomputed = {source for check in CHECKS if len(check.sources) < len(SOURCES) for source in check.sources}
    assert recomputed | {source for source, _ in declared.WITHOUT} == set(SOURCES)
    for source, check in declared.WITHOUT:
        assert source in SOURCES
        assert source not in find_check(check).sources


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
        {finding.check: finding for finding in audit_release(snapshot, "nato", name)}
        for name in ("2021-01-01", "2022-01-01")
    )
    assert [finding["shares"].fit for finding in (early, late)] == [1, 1]
    assert late["shares"].cells[0].member == "BEL"
    assert early["earlier_release"].state == CheckState.NOT_AT_HAND
    assert early["later_release"].checked == late["earlier_release"].checked == 5
    assert early["later_release"].fit == late["earlier_release"].fit == 4
    assert early["real_change"].state == CheckState.NOT_AT_HAND
    assert "Annual real change" in early["real_change"].reason


def test_every_release_is_audited_by_source_and_time(snapshot: Snapshot) -> None:
    found = audit_snapshot(snapshot)
    assert [(one.source, one.release) for one in found] == [
        ("nato", "2021-01-01"), ("nato", "2022-01-01"), ("worldbank", "2021-06-01"),
    ]  # fmt: skip
    assert all(one.findings == audit_release(snapshot, one.source, one.release) for one in found)
    assert {finding.state for one in found for finding in one.findings} <= {
        CheckState.CHECKED,
        CheckState.NOT_AT_HAND,
        CheckState.NOT_APPLICABLE,
    }
    assert all(
        bool(finding.reason) == (finding.state != CheckState.CHECKED) for one in found for finding in one.findings
    )


def test_a_release_that_there_is_not_is_named_with_those_there_are(snapshot: Snapshot) -> None:
    with pytest.raises(MeasureError, match="There are: 2021-01-01, 2022-01-01"):
        audit_release(snapshot, "nato", "2030-01-01")
