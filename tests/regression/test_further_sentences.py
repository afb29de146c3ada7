"""Further sentences as reporters type them: each is understood, and answered as was worked out by hand beforehand."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from etl.asof.pin import Pin
from etl.claims import check, explain, parse, write_claim, write_heading
from etl.claims.question import settle_day
from etl.errors import ClaimError
from etl.store.snapshot import Snapshot

LIST = Path(__file__).with_name("further_sentences.toml")
SENTENCES: list[dict[str, Any]] = tomllib.loads(LIST.read_text("utf-8"))["sentence"]


@pytest.mark.parametrize("one", SENTENCES, ids=[one["text"] for one in SENTENCES])
def test_a_sentence_is_answered_as_worked_out(one: dict[str, Any], snapshot: Snapshot) -> None:
    claim = parse(one["text"])
    assert parse(write_claim(claim)) == claim
    checked = check(snapshot, settle_day(claim, Pin()))
    assert checked.verdict == one["verdict"]
    # The publisher who is asked answers, and its release is named with its day.
    assert f": {one.get('answers', '')}" in write_heading(checked)
    assert explain(checked).startswith("The claim: ")


@pytest.mark.parametrize(
    ("text", "why", "offers"),
    [
        (
            "Germany spends 2 % more of its GDP than France in 2024",
            "may be points of GDP, or per cent of the other share",
            ("Germany spends 1.02 times as much of its GDP as France in 2024",),
        ),
        (
            "Germany above 20 % on equipment in 2024 by SIPRI's count",
            "no figures of SIPRI on it are at hand",
            ("Germany above 20 % on equipment in 2024",),
        ),
        (
            "According to Eurostat Germany spent 2 % in 2024",
            "names nobody whose figures of it are at hand. There are those of NATO, the World Bank, SIPRI",
            ("Germany at exactly 2 % of GDP in 2024",),
        ),
        ("According to NATO Germany spent 2 % in 2024 by SIPRI's count", "say two things on the count", None),
        (
            "European allies spent on average 2 % in 2024",
            "may be the unweighted mean of the members' shares, or the share of all together",
            (
                "European allies on unweighted average at exactly 2 % of GDP in 2024",
                "NATO Europe at exactly 2 % of GDP in 2024",
            ),
        ),
        (
            "The average NATO member spent 2.11 % in 2024",
            "may be the unweighted mean of the members' shares, or the share of all together",
            (
                "NATO members on unweighted average at exactly 2.11 % of GDP in 2024",
                "NATO Total at exactly 2.11 % of GDP in 2024",
            ),
        ),
        (
            "Germany spent 28 % more in 2024 than in 2023",
            "may be at constant or at current prices",
            (
                "Germany at 1.28 times its spending at constant prices of 2023 in 2024",
                "Germany at 1.28 times its spending in dollars of 2023 in 2024",
            ),
        ),
        ("Germany spent 10 % more of its GDP in 2024 than in 2023", "may be points of GDP", ()),
        ("Poland is above the NATO average in 2024", "no member is compared with it", ()),
        ("Germany's spending rose 20 % more than France's in 2024", "are two claims", ()),
        ("Germany spends 20 % more of its budget on equipment than France in 2024", "is not understood", ()),
        ("Germany spent on average 2 % in 2024", "is checked of a group in one year", ()),
        ("Germany spent an average of 1.5 % between 2014 and 2023", "an average over years, which is not checked", ()),
        ("EU members on average above 20 % on equipment in 2024", "is checked of shares of GDP only", ()),
        ("Germany and the Baltic members on average at 2 % in 2024", "is not averaged", ()),
        ("European allies on unweighted average above 2 % in 2024 by SIPRI's count", "no figures of SIPRI", None),
        ("Real defence spending of Germany was 87 billion dollars in 2024", "goes with growth only", ()),
        ("Germany spends at least 20 % less than France in 2024", "is at most so much", ()),
        ("Germany spends 46 % more than France and Italy in 2024", "may be each of them or all together", None),
        ("Germany's budget is 20 % higher than that of France in 2024", "does not say by what", None),
    ],
)
def test_what_may_mean_two_things_is_refused_and_what_can_be_checked_is_offered(
    text: str, why: str, offers: tuple[str, ...] | None
) -> None:
    with pytest.raises(ClaimError, match=why) as caught:
        parse(text)
    assert offers is None or caught.value.offers == offers
