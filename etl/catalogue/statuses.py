"""The statuses of an observation (R8, R26), with the code of SDMX's OBS_STATUS list."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Status:
    """What is known of a value, or why there is none (`missing`)."""

    id: str
    label: str
    shorthand: str
    sdmx: str
    missing: bool = False


# The status of a sum over a year that its release does not reach the end of.
PARTIAL = "partial"

STATUSES: dict[str, Status] = {
    status.id: status
    for status in (
        Status("actual", "actual", "", "A"),
        Status("estimate", "estimate", "[e]", "E"),
        Status("forecast", "forecast", "[f]", "F"),
        # Set by hand, it differs from its own recomputation (R3).
        Status("pinned", "pinned", "[p]", "A"),
        Status("rebased", "rebased to another price base", "[r]", "I"),
        Status("derived", "computed from the release's own figures", "[d]", "A"),
        Status(PARTIAL, "sum of the months published so far, not of a whole year", "[m]", "P"),
        Status("not_published", "not published", "[x]", "O", missing=True),
        Status("not_available", "not available", "[x]", "L", missing=True),
        Status("not_applicable", "not applicable, for example before accession", "[n]", "M", missing=True),
        Status("no_armed_forces", "no armed forces", "[n]", "M", missing=True),
    )
}
