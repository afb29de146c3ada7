"""What a measure gives: a number with the cells it rests on, or none with the reason."""

from typing import NamedTuple

from etl.observation import Observation

COMPUTED = "computed"

# Why there is no number; a result's `status` is one of these or COMPUTED.
REASONS: dict[str, str] = {
    "missing_input": "an input is not in the release, or no release is at hand",
    "not_published": "the publisher gives no figure for this member and year",
    "no_armed_forces": "no armed forces",
    "not_a_member": "not a member then",
    "undefined": "the formula has no value here: a division by zero, or the logarithm of what is not above zero",
    "already_met": "already at or above the target",
    "no_catch_up": "the trend does not lead to the target",
    "other_definition": "the releases follow two definitions",
    "other_unit": "the releases or sources count in two currencies or price bases",
    "too_coarse": "printed too coarsely for an answer",
    "too_few": "too few members have data",
}


class Why(NamedTuple):
    """Why there is no number: a key of REASONS, and a sentence."""

    status: str
    reason: str


class Result(NamedTuple):
    """One number of a measure. `part` is "" or the name of a component; `value` is None where `status` says why.

    `member` is a member's code, NATO_TOTAL for the alliance as NATO counts it, or SELECTED for the sum or statistic of
    members that the reader chose otherwise. `rests_on` holds the observations the number was computed from.
    """

    measure: str
    part: str
    member: str
    year: int
    value: float | None
    unit: str
    status: str
    reason: str
    rests_on: tuple[Observation, ...]
