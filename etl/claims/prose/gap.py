"""Why one release has no answer, in words."""

from etl.catalogue.claims import Claim
from etl.catalogue.groups import COMPARISONS
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.catalogue.sources import LEAD
from etl.claims.prose.words import count_things, name_members
from etl.claims.row import Gap, Reason, Row


def tell_gap(row: Row, gap: Gap, claim: Claim) -> str:
    """Why a release cannot answer, in words that go on from its name: "it holds …"."""
    whose = "" if claim.counts else f" for {name_members(_find_silent(row, claim))}"
    title = indicators()[row.indicator].title
    decimals = count_things(gap.number, "decimal", "decimals")
    if has_ended(row, gap, claim) and gap.number:
        return f"it has figures up to {gap.number}, none for {row.year}"
    if has_ended(row, gap, claim) and gap.of:
        return f"it has figures from {gap.of} on, none for {row.year}"
    return {
        Reason.UNARMED: f"{name_members(row.asked)} has no armed forces, so there is no figure",
        Reason.OUTSIDE: f"{_name_outside(row)}, so there is no place among the members",
        Reason.COARSE: f"it is printed with {decimals}, so no verdict rests on it",
        Reason.FEW: f"it holds figures of only {gap.number} of {gap.of} members with armed forces in {row.year}",
        Reason.NO_FIGURE: f"it has no figure of “{title}”{whose} in {row.year}",
        Reason.NO_INDICATOR: f"what is available of it does not include “{title}”",
    }[gap.reason]


def _name_outside(row: Row) -> str:
    alone = len(row.asked) == 1
    if all(code in members() for code in row.asked):
        return f"{name_members(row.asked)} {'was no member' if alone else 'were not all members'} then"
    return f"{name_members(row.asked)} {'is no member' if alone else 'are not all members'}"


def has_ended(row: Row, gap: Gap, claim: Claim) -> bool:
    """Whether a release has no figure because it ends before the year that is asked about, or begins after it."""
    return gap.reason is Reason.NO_FIGURE and gap.number + gap.of > 0 and _find_silent(row, claim) == row.asked


def _find_silent(row: Row, claim: Claim) -> tuple[str, ...]:
    """Of whom a release has no figure: of what is compared with, where that is none of NATO's, it never has one."""
    return (claim.against,) if row.source == LEAD and claim.against in COMPARISONS else row.asked


def tell_gap_briefly(row: Row, gap: Gap, claim: Claim) -> str:
    """The same beside the name of the release, where the claim says which figure is asked for."""
    armed = "with armed forces " if claim.counts else ""
    return {
        Reason.UNARMED: "no armed forces",
        Reason.OUTSIDE: f"no place among the members of {row.year}",
        Reason.COARSE: f"printed with {count_things(gap.number, 'decimal', 'decimals')}: too few for a verdict",
        Reason.FEW: f"figures of only {gap.number} of {gap.of} members {armed}in {row.year}",
        Reason.NO_FIGURE: f"no figure for {row.year}",
        Reason.NO_INDICATOR: "not in the part that is available",
    }[gap.reason]
