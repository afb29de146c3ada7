"""When a claim cannot be checked and says why, and when it is refused. The releases are made up."""

from pathlib import Path

import pytest
from claiming import LATER, found, released, shares, snapshot

from etl.catalogue.claims import Claim
from etl.catalogue.share import SHARE
from etl.claims import Outcome, check, say
from etl.errors import ClaimError


def test_a_release_that_is_not_at_hand_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(ClaimError, match=r"is not available\. There are: nato:2021-06-01"):
        found(tmp_path, "Poland above 2 % in 2020 as of nato:1999-01-01", released(LATER, shares()))


def test_nothing_known_then_is_said_with_what_came_first(tmp_path: Path) -> None:
    checked = found(tmp_path, "Poland above 2 % in 2020 as of 1 May 2021", released(LATER, shares(POL=2.255)))
    assert say(checked) == (
        "is not checkable: no release of NATO dated 1 May 2021 or earlier is available; the first is of 1 June 2021"
    )
    assert not checked.rows
    assert {row.holds for row in checked.later if row.number is not None} == {True}


def test_what_nato_does_not_publish_cannot_be_checked(tmp_path: Path) -> None:
    checked = found(tmp_path, "all members meet the 1.5 % target in 2020", released(LATER, shares()))
    assert checked.verdict == Outcome.OPEN
    assert "NATO publishes no figures for this" in say(checked)


def test_iceland_alone_cannot_be_checked(tmp_path: Path) -> None:
    checked = found(tmp_path, "Iceland below 2 % in 2020", released(LATER, shares()))
    assert say(checked) == "is not checkable: Iceland has no armed forces, so there is no figure"


def test_a_year_that_no_release_has_cannot_be_checked(tmp_path: Path) -> None:
    checked = found(tmp_path, "Poland below 2 % in 1950", released(LATER, shares()))
    assert checked.verdict == Outcome.OPEN
    assert "has figures from 2020 on, none for 1950" in say(checked)


@pytest.mark.parametrize(
    "changes",
    [
        {"comparison": "near"},
        {"relation": "most"},
        {"about": ("XXX",)},
        {"about": ()},
        {"threshold": "two"},
        {"value": None},
        {"release": "nowhere:1"},
    ],
)
def test_a_claim_that_makes_no_sense_is_refused(tmp_path: Path, changes: dict[str, object]) -> None:
    sound = {"about": ("members",), "measure": SHARE, "comparison": "below", "threshold": "2", "year": 2020, "value": 3}
    with pytest.raises(ClaimError):
        check(snapshot(tmp_path, released(LATER, shares())), Claim(**{**sound, **changes}))
