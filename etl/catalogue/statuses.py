"""The statuses of an observation (R8, R26), with the code of SDMX's OBS_STATUS list."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Status:
    """What is known of a value, or why there is none (`missing`); `text` says when a figure has it."""

    id: str
    label: str
    shorthand: str
    sdmx: str
    text: str
    missing: bool = False


# The status of a sum over a year that its release does not reach the end of.
PARTIAL = "partial"

STATUSES: dict[str, Status] = {
    status.id: status
    for status in (
        Status("actual", "actual", "", "A", "the publisher calls it neither estimate nor forecast"),
        Status(
            "estimate", "estimate", "[e]", "E",
            "of a year not over, or not accounted for, when the release came out; or called so by its publisher",
        ),
        Status("forecast", "forecast", "[f]", "F", "of a year that had not begun, or projected by the publisher"),
        # It differs from its own recomputation (R3).
        Status(
            "pinned", "pinned", "[p]", "A",
            "a share set by hand in the publisher's table: not what its own money and GDP give",
        ),
        Status("rebased", "rebased to another price base", "[r]", "I", "put at the prices of another year"),
        Status(
            "derived", "computed from the release's own figures", "[d]", "A",
            "computed here, from figures of the same release, by the rule that its cell names",
        ),
        Status(
            PARTIAL, "sum of the months published so far, not of a whole year", "[m]", "P",
            "the release ends within the year",
        ),
        Status(
            "not_published", "not published", "[x]", "O", "the publisher left it out of this release", missing=True
        ),
        Status("not_available", "not available", "[x]", "L", "the publisher says that it has none", missing=True),
        Status(
            "not_applicable", "not applicable, for example before accession", "[n]", "M",
            "there can be none", missing=True,
        ),
        Status(
            "no_armed_forces", "no armed forces", "[n]", "M",
            "the member has none, so that there is nothing to count: Iceland", missing=True,
        ),
    )
}  # fmt: skip
