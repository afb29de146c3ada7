"""Holds observations against the contract and gathers every fault, so that one run shows all there is to mend."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from etl.contract.schema import find_faults
from etl.dataframe import ParsedRelease
from etl.errors import ContractError
from etl.observation import Observation


def check(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """The observations, unchanged. Raises ContractError with every fault, each with its cell, where any breaks a rule.

    No observations at all is a fault: a release without figures is none.
    """
    rows = tuple(observations)
    faults = list(_find_faults(rows))
    if faults:
        raise ContractError("The contract of observations is broken", faults)
    return rows


def check_releases(releases: Iterable[ParsedRelease]) -> tuple[ParsedRelease, ...]:
    """The releases, unchanged. Raises ContractError with every fault of all of them, like `check`."""
    all_of_them = tuple(releases)
    faults = [*_find_twice(all_of_them), *(fault for parsed in all_of_them for fault in _find_release_faults(parsed))]
    if faults:
        raise ContractError("The contract of observations is broken", faults)
    return all_of_them


def _find_faults(rows: Sequence[Observation]) -> Iterator[str]:
    return find_faults(rows) if rows else iter(("a release has no observations",))


def _find_release_faults(parsed: ParsedRelease) -> Iterator[str]:
    # No rule of the table: whose release it is stands beside the rows, not in them.
    named = f"{parsed.release.source} {parsed.release.release}"
    yield from (f"{named}: {fault}" for fault in _find_faults(parsed.observations))
    for row in parsed.observations:
        if (row.source, row.release) != (parsed.release.source, parsed.release.release):
            yield f"{named}: {row.cell}: the row says it is of {row.source} {row.release}"


def _find_twice(releases: Sequence[ParsedRelease]) -> Iterator[str]:
    counted = Counter((parsed.release.source, parsed.release.release) for parsed in releases)
    for (source, release), times in counted.items():
        if times > 1:
            yield f"{source} {release}: the release was read {times} times; a release is published once"
