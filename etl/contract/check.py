"""Holds observations against the contract and gathers every fault, so that one run shows all there is to mend."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from etl.contract.schema import find_faults
from etl.dataframe import ParsedRelease, join_frames, list_odd, make_frame
from etl.errors import ContractError
from etl.observation import Observation
from etl.sources.remedies import CORRECT

# So many rows are asked at once: many small releases take longer one by one, few large ones more memory together.
_TOGETHER = 50_000


def check(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """The observations, unchanged. Raises ContractError with every fault, each with its cell, where any breaks a rule.

    No observations at all is a fault: a release without figures is none.
    """
    rows = tuple(observations)
    _raise_any(list(_find_faults(make_frame(rows))))
    return rows


def check_releases(releases: Iterable[ParsedRelease]) -> tuple[ParsedRelease, ...]:
    """The releases, unchanged. Raises ContractError with every fault of all of them, like `check`."""
    all_of_them = tuple(releases)
    # Each on its own only where there is something to tell.
    find = _find_strays if _are_sound([parsed.frame for parsed in all_of_them]) else _find_release_faults
    _raise_any([*_find_twice(all_of_them), *(fault for parsed in all_of_them for fault in find(parsed))])
    return all_of_them


def _raise_any(faults: Sequence[str]) -> None:
    if faults:
        raise ContractError("The contract of observations is broken", faults, CORRECT)


def _find_faults(frame: pd.DataFrame) -> Iterator[str]:
    return find_faults(frame) if len(frame) else iter(("a release has no observations",))


def _are_sound(frames: Sequence[pd.DataFrame]) -> bool:
    """Whether it is certain that no rule is broken. A rule asks nothing of two releases at once."""
    rows = sum(map(len, frames))
    if not rows or rows > _TOGETHER or any(list_odd(frame) or not len(frame) for frame in frames):
        return False
    return next(find_faults(join_frames(frames)), None) is None


def _find_release_faults(parsed: ParsedRelease) -> Iterator[str]:
    # No rule of the table: whose release it is stands beside the rows, not in them.
    named = f"{parsed.release.source} {parsed.release.release}"
    yield from (f"{named}: {fault}" for fault in _find_faults(parsed.frame))
    yield from _find_strays(parsed)


def _find_strays(parsed: ParsedRelease) -> Iterator[str]:
    release, frame = parsed.release, parsed.frame
    stray = frame.loc[(frame["source"] != release.source) | (frame["release"] != release.release)]
    for cell, *says in zip(*(stray[name] for name in ("cell", "source", "release")), strict=True):
        yield f"{release.source} {release.release}: {cell}: the row says it is of {' '.join(map(str, says))}"


def _find_twice(releases: Sequence[ParsedRelease]) -> Iterator[str]:
    counted = Counter((parsed.release.source, parsed.release.release) for parsed in releases)
    for (source, release), times in counted.items():
        if times > 1:
            yield f"{source} {release}: the release was read {times} times; a release is published once"
