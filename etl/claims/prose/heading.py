"""The verdict on a claim in words, and the one sentence that stands above everything else."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from etl.catalogue.sources import SOURCES
from etl.catalogue.targets import target
from etl.claims.judgement import Absence, ByDefinition, Checked, Judgement, Outcome
from etl.claims.prose.finding import tell_finding, tell_gap
from etl.claims.prose.words import (
    CONVENTION_WORDS,
    capitalise,
    name_definition,
    name_members,
    name_release,
    needs_definition,
)
from etl.claims.row import Gap, Reason, Row
from etl.prose import day, listing

_T = TypeVar("_T")
# More names than these make no heading.
_NAMED = 3
_ICELAND = {True: "with Iceland", False: "without Iceland", None: ""}


def write_heading(checked: Checked) -> str:
    """The verdict and the figure it rests on, as what leads has it (R32), without a full stop."""
    row, outcome = checked.judgement.row, checked.verdict
    if len(checked.agreements) == 1:
        target = checked.agreements[0].target
        return f"{capitalise(outcome)}: it was agreed on {day(target.agreed)} ({target.occasion})"
    if row is None or outcome is Outcome.OPEN:
        return capitalise(say(checked))
    if outcome is Outcome.DEPENDS:
        return f"{capitalise(say(checked))}: it {tell_finding(row, checked.claim, _NAMED)}"
    word = "undecided" if outcome is Outcome.UNDECIDED else outcome
    return f"{capitalise(word)}: {name_answer(row, checked)} {tell_finding(row, checked.claim, _NAMED)}"


def say(checked: Checked) -> str:
    """The verdict in words, with what it depends on or what is missing: "holds under …", "cannot be checked: …"."""
    judgement = checked.judgement
    if judgement.outcome is Outcome.DEPENDS and checked.agreements:
        return f"{Outcome.DEPENDS} {_tell_agreements(checked)}"
    return say_judgement(judgement, _find_lack(checked), checked)


def say_definition(one: ByDefinition, checked: Checked) -> str:
    """The verdict by one definition in words."""
    if one.nearest is None:
        lacking = f"no release by {name_definition(one.definition, checked)} {_at_hand(checked)}"
    else:
        lacking = _tell_nearest(one.nearest, one.judgement.gap, checked)
    return say_judgement(one.judgement, lacking, checked)


def say_absence(one: Absence, checked: Checked) -> str:
    """Why a source has nothing to answer from on the day."""
    if one.nearest is not None:
        return _tell_nearest(one.nearest, one.gap, checked)
    named = SOURCES[one.source].prose
    if one.gap.reason is Reason.NO_YEAR:
        return f"no release of {named} has a year that answers"
    after = f"; the first is of {day(one.gap.first)}" if one.gap.first and checked.day else ""
    hand = _at_hand(checked) if one.gap.first else "is available"
    return f"no release of {named} {hand}{after}"


def say_judgement(judgement: Judgement, lacking: str, checked: Checked) -> str:
    """A verdict in words; `lacking` is said where it cannot be checked."""
    row = judgement.row
    if row is None:
        return f"{judgement.outcome}: {lacking}" if lacking else str(judgement.outcome)
    if judgement.outcome is Outcome.UNDECIDED:
        return f"{judgement.outcome}: {name_release(row)} has no figure for {name_members(row.unknown)} in {row.year}"
    if judgement.outcome is Outcome.DEPENDS:
        return f"{judgement.outcome} {name_answer(row, checked)} {_tell_choices(judgement.held, judgement.rows)}"
    return str(judgement.outcome)


def name_answer(row: Row, checked: Checked) -> str:
    """Which release a row is of, and by whose definition where that does not go without saying."""
    by = f", by {name_definition(row.definition, checked)}," if needs_definition(row, checked) else ""
    return f"{name_release(row)}{by}"


def _find_lack(checked: Checked) -> str:
    """Why the claim cannot be checked at all; "" where it can."""
    gap = checked.judgement.gap
    if gap is None:
        return ""
    said = {
        Reason.NO_MEASURE: "no number says what counts as progress, so the numbers stand here without a verdict",
        Reason.NOT_AGREED: "no target of that value was agreed by then",
    }
    if gap.reason is Reason.UNPUBLISHED:
        return f"NATO publishes no figures for this: {target(checked.claim.threshold).title}"
    return said.get(gap.reason) or say_absence(checked.absent[0], checked)


def _tell_nearest(row: Row, gap: Gap | None, checked: Checked) -> str:
    """Why the release that comes nearest to an answer gives none."""
    if gap is None:
        return ""
    why = tell_gap(row, gap, checked.claim)
    return why if gap.reason is Reason.UNARMED else f"{name_release(row)} does not answer, because {why}"


def _at_hand(checked: Checked) -> str:
    return "is available" if checked.day is None else f"dated {day(checked.day)} or earlier is available"


def _tell_agreements(checked: Checked) -> str:
    held, others = (
        listing(
            [f"{one.target.occasion} ({day(one.target.agreed)})" for one in checked.agreements if one.holds is holds]
        )
        for holds in (True, False)
    )
    return f"{held}, not under {others}"


def _tell_choices(held: Sequence[Row], answered: Sequence[Row]) -> str:
    """By which conventions, and with or without Iceland a claim holds, each said only where it matters."""
    conventions = _list_distinct(row.convention for row in held)
    countings = _list_distinct(row.iceland for row in held)
    if len(held) != len(conventions) * len(countings):
        return listing([_tell_choice([row.convention], [row.iceland]) for row in held])
    every_convention = len(conventions) == len(_list_distinct(row.convention for row in answered))
    every_counting = len(countings) == len(_list_distinct(row.iceland for row in answered))
    return _tell_choice([] if every_convention else conventions, [] if every_counting else countings)


def _tell_choice(conventions: Sequence[str], countings: Sequence[bool | None]) -> str:
    words = listing([CONVENTION_WORDS[one] for one in conventions])
    return " ".join(filter(None, (words, *(_ICELAND[one] for one in countings))))


def _list_distinct(values: Iterable[_T]) -> list[_T]:
    return list(dict.fromkeys(values))
