"""Checks a claim against every release at hand: what was known on its day, and what later releases say."""

from datetime import date

from etl.asof.pin import Pin, day_of
from etl.catalogue.claims import COMPARISONS, RELATIONS, Claim
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.catalogue.targets import target
from etl.claims import agreed, progress
from etl.claims.absent import absent, by_definition, missing
from etl.claims.asked import test_of
from etl.claims.checked import OPEN, Checked, in_force_of
from etl.claims.counting import Question
from etl.claims.selecting import Selected
from etl.claims.verdict import verdict
from etl.errors import ClaimError
from etl.store.snapshot import Snapshot


def check(snapshot: Snapshot, claim: Claim) -> Checked:
    """Everything that the releases of a snapshot say on a claim, with its verdict.

    Counted are the members on the day of what was known; where the claim names none, those at the end of its year.
    Raises ClaimError where the claim is none that can be put, or its release is not at hand.
    """
    _validate(claim)
    day = known_on(snapshot, claim)
    if claim.comparison == "agreed":
        return agreed.check(snapshot.id, claim, day)
    if claim.comparison == "progress":
        return progress.check(snapshot, claim, day)
    test = test_of(claim)
    on = _members_on(snapshot, claim, day)
    if test is None or claim.measure not in indicators():
        title = target(claim.threshold).title
        said = f"{OPEN}: NATO publishes no figures for this: {title}"
        return Checked(claim, snapshot.id, day, on, claim.year, OPEN, said)
    return _checked(Selected(snapshot, Question(claim, test, _codes(claim, on)), day), on)


def known_on(snapshot: Snapshot, claim: Claim) -> date | None:
    """The day of what was known: the claim's, or that of its release; None for all that is at hand.

    Raises ClaimError where the release is not at hand.
    """
    if not claim.release:
        return claim.as_of
    try:
        pin = Pin.of(claim.release)
    except ValueError as error:
        raise ClaimError(
            f"release {claim.release!r}", "names none", f"Write it as nato:2019-06-25: {error}."
        ) from error
    found = day_of(snapshot, pin)
    if found is None:
        there = ", ".join(f"{pin.source}:{part.release.release}" for part in snapshot.releases(pin.source)) or "none"
        raise ClaimError(f"release {claim.release}", "is not at hand", f"There are: {there}.")
    return found


def _checked(selected: Selected, on: date) -> Checked:
    claim = selected.question.claim
    rows, later = selected.known_rows(), selected.later_rows()
    in_force = in_force_of(rows)
    word, said = verdict(in_force, missing(selected, rows))
    year = claim.year or (in_force[0].year if in_force else None)
    return Checked(
        claim=claim,
        snapshot=selected.snapshot.id,
        day=selected.day,
        members_on=on,
        year=year,
        verdict=word,
        said=said,
        rows=rows,
        later=later,
        definitions=by_definition(selected, rows, later),
        absent=absent(selected, rows),
    )


def _members_on(snapshot: Snapshot, claim: Claim, day: date | None) -> date:
    if day is not None:
        return day
    if claim.year is not None:
        return date(claim.year, 12, 31)
    return max((part.release.published for part in snapshot.releases("nato")), default=date.max)


def _codes(claim: Claim, on: date) -> tuple[str, ...]:
    if claim.counts:
        return tuple(code for code, member in members().items() if member.joined_by(on))
    return tuple(code for code in members() if code in claim.about)


def _validate(claim: Claim) -> None:
    problems = (
        (claim.comparison not in COMPARISONS, f"comparison {claim.comparison!r}", f"There are {COMPARISONS}."),
        (claim.relation not in RELATIONS, f"relation {claim.relation!r}", f"There are {RELATIONS}."),
        (
            not claim.counts and not (claim.about and set(claim.about) <= set(members())),
            f"member {', '.join(claim.about)!r}",
            "Name members by ISO 3166 alpha-3: POL.",
        ),
    )
    for wrong, part, remedy in problems:
        if wrong:
            raise ClaimError(part, "is not known", remedy)
    if (
        claim.counts
        and claim.value is None
        and claim.relation != "all"
        and claim.comparison not in ("agreed", "progress")
    ):
        raise ClaimError("the number of members", "is missing", "Say how many, or all.")
