"""Sentences as reporters type them: each that is understood is answered as was worked out by hand beforehand."""

import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from etl.asof.pin import Pin
from etl.catalogue.claims import Claim
from etl.claims import Outcome, check, explain, parse
from etl.claims.question import settle_day
from etl.errors import ClaimError, TwofoldError, UncheckableError
from etl.store.snapshot import Snapshot

LIST = Path(__file__).with_name("reporters_sentences.toml")
SENTENCES: list[dict[str, Any]] = tomllib.loads(LIST.read_text("utf-8"))["sentence"]


def list_understood() -> Iterator[tuple[str, Claim, tuple[str, str]]]:
    """The sentences that are read as a claim, with the verdict worked out and the day of the release that ended it."""
    for one in SENTENCES:
        with suppress(ClaimError):
            yield one["text"], parse(one["text"]), (one["verdict"], one.get("until", ""))


UNDERSTOOD = list(list_understood())


def test_there_are_a_hundred_and_fifty_each_once_with_a_verdict_and_how_it_was_worked_out() -> None:
    assert len({one["text"] for one in SENTENCES}) == len(SENTENCES) == 150
    verdicts = [one["verdict"] if isinstance(one["verdict"], list) else [one["verdict"]] for one in SENTENCES]
    assert {verdict for mine in verdicts for verdict in mine} == set(Outcome)
    assert all(one["worked"] and one["means"] for one in SENTENCES)


@pytest.mark.parametrize(("text", "claim", "worked"), UNDERSTOOD, ids=[text for text, _, _ in UNDERSTOOD])
def test_what_is_understood_is_answered_as_worked_out(
    text: str, claim: Claim, worked: tuple[str, str], snapshot: Snapshot
) -> None:
    found = check(snapshot, settle_day(claim, Pin())).judgement
    assert (found.outcome, str(found.turn.ended.published) if found.turn else "") == worked, text


UNCHECKABLE = [one for one in SENTENCES if one["category"] == "uncheckable"]


@pytest.mark.parametrize("one", UNCHECKABLE, ids=[one["text"] for one in UNCHECKABLE])
def test_what_no_figure_can_decide_is_refused_for_the_reason_worked_out(one: dict[str, Any]) -> None:
    with pytest.raises(UncheckableError) as caught:
        parse(one["text"])
    assert caught.value.reason == one["reason"]


def list_twofold() -> Iterator[dict[str, Any]]:
    """The sentences that make two claims, with the texts of both."""
    for one in SENTENCES:
        try:
            parse(one["text"])
        except TwofoldError as error:
            yield {**one, "claims": error.claims}
        except ClaimError:
            continue


TWOFOLD = list(list_twofold())


@pytest.mark.parametrize("one", TWOFOLD, ids=[one["text"] for one in TWOFOLD])
def test_both_claims_of_a_sentence_are_answered_as_worked_out(one: dict[str, Any], snapshot: Snapshot) -> None:
    found = [check(snapshot, settle_day(parse(text), Pin())).judgement for text in one["claims"]]
    verdicts = one["verdict"] if isinstance(one["verdict"], list) else [one["verdict"]] * 2
    until = one.get("until", ["", ""])
    assert [judgement.outcome for judgement in found] == verdicts
    assert [str(judgement.turn.ended.published) if judgement.turn else "" for judgement in found] == until


def test_no_fewer_are_understood_than_before() -> None:
    assert len(UNDERSTOOD) + len(UNCHECKABLE) + len(TWOFOLD) >= 146


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sweden spent more than Norway in 2025", "As a share of GDP it is 2.85 % against 3.16 %."),
        ("The US pays for 70% of NATO spending.", "It is a share of what members spend, not of NATO's common budget."),
    ],
)
def test_the_second_reading_or_the_usual_confusion_is_named(text: str, told: str, snapshot: Snapshot) -> None:
    assert told in explain(check(snapshot, settle_day(parse(text), Pin())))
