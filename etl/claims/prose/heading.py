"""The verdict on a claim in words, and the one sentence that stands above everything else."""

from etl.catalogue.sources import SOURCES
from etl.catalogue.targets import target
from etl.claims.judgement import Absence, ByDefinition, Checked, Judgement, Outcome
from etl.claims.prose.finding import list_held_first, tell_finding
from etl.claims.prose.gap import has_ended, tell_gap
from etl.claims.prose.words import (
    capitalise,
    name_definition,
    name_members,
    name_release,
    needs_definition,
    tell_day,
)
from etl.claims.row import Gap, Reason, Row
from etl.prose import day, listing

# More names than these make no heading.
_NAMED = 3
# Some verdicts are said with a verb of their own.
_IS = "is "


def write_heading(checked: Checked) -> str:
    """The verdict and the figure it rests on, as what leads has it (R32), without a full stop."""
    judgement, row = checked.judgement, checked.judgement.row
    if row is None:
        return capitalise(say(checked).removeprefix(_IS))
    verdict = capitalise(judgement.outcome.value)
    if judgement.turn is not None:
        verdict = f"{verdict} {day(judgement.turn.ended.published)}"
    found = tell_finding(row, checked.claim, _NAMED)
    return f"{verdict}: {name_answer(row, checked)} {found}{_tell_iceland(checked, row)}"


def _tell_iceland(checked: Checked, row: Row) -> str:
    """Whether Iceland is counted, where that decides (R9)."""
    mine = (one for one in checked.judgement.rows if one.convention == row.convention)
    if row.iceland is None or len({one.holds for one in mine}) == 1:
        return ""
    unarmed = name_members(code for code in row.asked if code not in row.armed)
    return f", {unarmed} {'counted' if row.iceland else 'not counted'}"


def say(checked: Checked) -> str:
    """The verdict in words that go on from "it", with when it ended or what is missing: "is not checkable: …"."""
    if checked.agreements:
        return f"{checked.verdict}: {_tell_agreements(checked)}"
    return say_judgement(checked.judgement, _find_lack(checked))


def say_definition(one: ByDefinition, checked: Checked) -> str:
    """The verdict by one definition in words."""
    if one.nearest is None:
        lacking = f"no release by {name_definition(one.definition, checked)} {_at_hand(checked)}"
    else:
        lacking = _tell_nearest(one.nearest, one.judgement.gap, checked)
    return say_judgement(one.judgement, lacking)


def say_absence(one: Absence, checked: Checked) -> str:
    """Why a source has nothing to answer from on the day."""
    if one.nearest is not None:
        return _tell_nearest(one.nearest, one.gap, checked)
    named = SOURCES[one.source].prose
    if one.gap.reason is Reason.NO_YEAR:
        then = f" dated {day(checked.day)} or earlier" if checked.day else ""
        return f"no release of {named}{then} has a year that answers"
    after = f"; the first is of {day(one.gap.first)}" if one.gap.first and checked.day else ""
    hand = _at_hand(checked) if one.gap.first else "is available"
    return f"no release of {named} {hand}{after}"


def say_judgement(judgement: Judgement, lacking: str) -> str:
    """A verdict in words; `lacking` is said where it is not checkable."""
    row, outcome = judgement.row, judgement.outcome
    if row is None:
        return f"{_IS}{outcome}: {lacking}" if lacking else f"{_IS}{outcome}"
    if outcome is Outcome.UNDECIDED:
        return f"{_IS}{outcome}: {name_release(row)} has no figure for {name_members(row.unknown)} in {row.year}"
    return f"{outcome} {name_release(judgement.turn.ended)}" if judgement.turn else str(outcome)


def name_answer(row: Row, checked: Checked) -> str:
    """Which release a row is of, and by whose definition where that does not go without saying."""
    by = f", by {name_definition(row.definition, checked)}," if needs_definition(row, checked) else ""
    return f"{name_release(row)}{tell_day(row, checked)}{by}"


def _find_lack(checked: Checked) -> str:
    """Why the claim cannot be checked at all; "" where it can."""
    gap = checked.judgement.gap
    if gap is None:
        return ""
    said = {
        Reason.NO_MEASURE: "no number says what counts as progress",
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
    if gap.reason in (Reason.UNARMED, Reason.OUTSIDE):
        return why
    if has_ended(row, gap, checked.claim):
        return f"{name_release(row)} {why.removeprefix('it ')}"
    return f"{name_release(row)} does not answer, because {why}"


def _at_hand(checked: Checked) -> str:
    return "is available" if checked.day is None else f"dated {day(checked.day)} or earlier is available"


def _tell_agreements(checked: Checked) -> str:
    """When it was agreed: in the year claimed first, where it was, and then when else."""
    order = list_held_first(checked)
    dated = [f"{day(one.target.agreed)} ({one.target.occasion})" for one in order]
    held = sum(one.holds for one in order)
    if not 0 < held < len(order):
        return f"it was agreed on {listing(dated)}"
    return f"it was agreed on {listing(dated[:held])}, though also on {listing(dated[held:])}"
