"""Who is as claimed in the figures of one release, and whether that makes the claim hold."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from etl.asof.verdict import borderline
from etl.catalogue.claims import Claim
from etl.catalogue.members import members
from etl.claims.asked import Test
from etl.claims.checked import STATED, Row
from etl.observation import Observation
from etl.store.coverage import MOST

Column = Mapping[str, Observation]
_FAR = 0.1


@dataclass(frozen=True)
class Question:
    """A claim with what it is held against; `codes` are all that it is about, in the order of their names."""

    claim: Claim
    test: Test
    codes: tuple[str, ...]

    @cached_property
    def armed(self) -> tuple[str, ...]:
        """Those that have armed forces: the others have no figure (R9)."""
        return tuple(code for code in self.codes if members()[code].armed_forces)

    def asked(self, iceland: bool | None) -> tuple[str, ...]:
        """Those that a row is about: without members that have no armed forces where it leaves Iceland out."""
        return self.armed if iceland is False else self.codes


def answered(row: Row, column: Column, question: Question, near: Collection[str]) -> Row | None:
    """The row with its answer by the figures of `column`; None where too few have one. `near` are on the borderline."""
    found = {code: column[code] for code in question.armed if code in column}
    if not found or (question.claim.counts and len(found) < MOST * len(question.armed)):
        return None
    inside = {code for code, one in found.items() if _passes(question.test, one, row.convention)}
    outside = set(found) - inside
    if row.iceland:
        # Without armed forces a member is neither at nor above anything (R9).
        (inside if question.test.comparison == "below" else outside).update(set(question.codes) - set(question.armed))
    unknown = set(question.asked(row.iceland)) - inside - outside
    told = replace(
        row,
        number=len(inside),
        with_data=len(found),
        inside=_in_order(inside, question),
        outside=_in_order(outside, question),
        unknown=_in_order(unknown, question),
        borderline=() if row.convention == STATED else _in_order(set(near) & set(found), question),
        value=_value(found, row.convention, question.claim),
        rests_on=tuple(found.values()),
    )
    return replace(told, holds=_holds(told, question.claim))


def _passes(test: Test, one: Observation, convention: str) -> bool:
    value = one.value or 0.0
    if convention == STATED:
        return (value == 1) == (test.comparison == "at_or_above")
    return test.passes(value, convention)


def near(columns: Mapping[str, Column], question: Question) -> frozenset[str]:
    """Whose verdict rests on a choice, by the columns of all conventions: these disagree, or a share is near."""
    if question.test.comparison == "equals":
        return frozenset()
    shares: dict[str, dict[str, float]] = {}
    for convention, column in columns.items():
        for code in set(question.armed) & set(column):
            one = column[code]
            if one.value is not None and one.unit.startswith("percent") and convention != STATED:
                shares.setdefault(code, {})[convention] = one.value
    aim = float(question.test.threshold)
    return frozenset(code for code, mine in shares.items() if not _is_far(mine, aim) and borderline(mine, aim))


def _is_far(shares: Mapping[str, float], aim: float) -> bool:
    """Whether all lie well to one side, so that no rounding needs a look."""
    return min(shares.values()) > aim + _FAR or max(shares.values()) < aim - _FAR


def _value(found: Column, convention: str, claim: Claim) -> float | None:
    if claim.counts or len(claim.about) > 1 or convention == STATED:
        return None
    return found[claim.about[0]].value


def _in_order(codes: Iterable[str], question: Question) -> tuple[str, ...]:
    chosen = set(codes)
    return tuple(code for code in question.codes if code in chosen)


def _holds(row: Row, claim: Claim) -> bool | None:
    """Whether the claim holds; None where members without a figure would decide."""
    low = len(row.inside)
    high = low + len(row.unknown)
    if claim.of is not None and claim.of not in (row.of, row.with_data):
        return False
    if claim.relation == "all":
        return _certain(low == row.of, high < row.of)
    wanted = claim.value or 0
    if claim.relation == "at_least":
        return _certain(low >= wanted, high < wanted)
    if claim.relation == "at_most":
        return _certain(high <= wanted, low > wanted)
    return _certain(low == high == wanted, not low <= wanted <= high)


def _certain(yes: bool, no: bool) -> bool | None:
    return True if yes else (False if no else None)
