"""The mean of a group's shares: each member counts the same, and none that has armed forces may lack its share."""

from pathlib import Path

import pytest
from claiming import found, released, shares

from etl.claims import Outcome, explain

RELEASE = "2021-06-01"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # 2.1, 2.0 and 2.5: a mean of 2.2.
        ("Baltic members on unweighted average at 2.2 % in 2020", Outcome.HOLDS),
        ("Baltic members on unweighted average above 2.2 % in 2020", Outcome.FAILS),
        ("Baltic members on unweighted average meet the guideline in 2020", Outcome.HOLDS),
        ("Estonia and Latvia on unweighted average at 2.05 % in 2020", Outcome.HOLDS),
    ],
)
def test_each_member_counts_the_same(tmp_path: Path, text: str, verdict: Outcome) -> None:
    checked = found(tmp_path, text, released(RELEASE, shares(EST=2.1, LVA=2.0, LTU=2.5)))
    assert checked.verdict is verdict
    assert "members, each of which counts the same." in explain(checked)


def test_who_lacks_a_share_leaves_no_mean(tmp_path: Path) -> None:
    release = released(RELEASE, shares(EST=2.1, LVA=None, LTU=2.5))
    assert found(tmp_path, "Baltic members on unweighted average at 2.3 % in 2020", release).verdict is Outcome.OPEN


def test_without_a_year_the_newest_is_taken_that_has_all(tmp_path: Path) -> None:
    rows = [*shares(2020, EST=2.1, LVA=2.0, LTU=2.5), *shares(2019, EST=1.0, LVA=1.0, LTU=1.0)]
    assert found(tmp_path, "Baltic members on unweighted average at 2.2 %", released(RELEASE, rows)).year == 2020
