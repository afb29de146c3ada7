"""Every error the project raises on purpose.

BurdenError
 ├── FetchError      a URL or a file of the mirror could not be had, or is not what it should be
 │    ├── AbsentError  a mirror has no such URL
 │    ├── GoneError    the publisher answers that nothing is there
 │    └── UnfinishedError  a file that somebody brings is still being written
 ├── LayoutError     a publisher's file is not laid out as known; names file, sheet and cell
 ├── ContractError   observations break the contract; lists every fault with its cell
 ├── CrashError      the process that read a source was ended, or ended by itself
 ├── PublishError    a snapshot could not be written, opened or put in force
 │    └── BusyError  another process holds the folder
 ├── ScheduleError   a crontab line or a time zone that cannot be followed; names the field
 ├── MeasureError    a measure or a choice that there is not, or that does not go together
 ├── ClaimError      a claim that is not understood, or may mean two things; names the part
 │    ├── StrangeWordError  a word that no claim has
 │    ├── TwofoldError  a sentence that makes two claims; gives both
 │    └── UncheckableError  a claim that is understood, and that no figure can decide; says why
 ├── ClaimFileError  a file of claims cannot be read, or has none; names file and line
 ├── SettingError    an environment variable that cannot be followed; names it
 └── SeedError       a file of seeds/ or an entry of the catalogue is wrong; names file and line, or the entry

A message says what is wrong, where, and what to do about it.
"""

from collections.abc import Sequence
from typing import Any

from etl.prose import counted


class BurdenError(Exception):
    """Base of all errors that a user of the project is meant to read."""

    # By itself it would be made anew from its message alone, for which most kinds have no maker.
    def __reduce__(self) -> tuple[Any, ...]:
        return _revive, (type(self), self.args, self.__dict__)


def _revive(kind: type[BurdenError], args: tuple[Any, ...], state: dict[str, Any]) -> BurdenError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class FetchError(BurdenError):
    """Bytes could not be had from `url`."""

    def __init__(self, url: str, problem: str, remedy: str) -> None:
        super().__init__(f"{url}: {problem}. {remedy}")
        self.url = url


class AbsentError(FetchError):
    """A mirror has no such URL. Nothing is wrong where it need not have it."""


class GoneError(FetchError):
    """The publisher answers that nothing is at this URL. Nothing is wrong where it was only tried."""


class UnfinishedError(FetchError):
    """A file that somebody brings is still being written. Nothing is wrong: it is looked at again later."""


class LayoutError(BurdenError):
    """A file is not laid out as known. `where` is file!sheet!cell, or the URL."""

    def __init__(self, where: str, problem: str, remedy: str) -> None:
        super().__init__(f"{where}: {problem}. {remedy}")
        self.where = where


class ContractError(BurdenError):
    """Observations break the contract; `faults` holds one line for each fault, with its cell.

    The message gives their number, lists the first of them, and ends with what to do.
    """

    LISTED = 50

    def __init__(self, what: str, faults: Sequence[str], remedy: str = "") -> None:
        listed = "\n".join(f"  - {fault}" for fault in faults[: self.LISTED])
        more = f"\n  ... and {len(faults) - self.LISTED} more" if len(faults) > self.LISTED else ""
        super().__init__(f"{what}: {counted(len(faults), 'fault')}\n{listed}{more}\n{remedy}".rstrip())
        self.faults = tuple(faults)


class CrashError(BurdenError):
    """The process that read a source was ended by the system, or ended by itself."""


class PublishError(BurdenError):
    """A snapshot could not be written, opened or put in force."""


class BusyError(PublishError):
    """Another process holds the folder. Nothing is wrong: the same may be done later."""


class ScheduleError(BurdenError):
    """A schedule cannot be followed: a field of a crontab line is wrong, or a time zone is unknown."""


class SettingError(BurdenError):
    """An environment variable cannot be followed."""


class SeedError(BurdenError):
    """A file of seeds/, or an entry of the catalogue, is wrong."""


class MeasureError(BurdenError):
    """A measure cannot be asked like this. `what` is the measure or the choice."""

    def __init__(self, what: str, problem: str, remedy: str) -> None:
        super().__init__(f"{what}: {problem}. {remedy}")
        self.what = what


# Words of a claim with others that may be meant by them.
Swaps = tuple[tuple[str, str], ...]


class ClaimError(BurdenError):
    """A claim cannot be checked as it is put. `part` is what is not understood of it, or may mean two things.

    `swaps` are words with others that may be meant by them; `offers` the claims that can be checked instead.
    """

    def __init__(self, part: str, problem: str, remedy: str, swaps: Swaps = ()) -> None:
        super().__init__(f"{part} {problem}. {remedy}")
        self.part, self.swaps = part, swaps
        self.offers: tuple[str, ...] = ()


class StrangeWordError(ClaimError):
    """A word that no claim has, and without which the rest may be one."""


class ClaimFileError(BurdenError):
    """A file of claims cannot be read, or has none. `place` is the file, with its line where one is at fault."""

    def __init__(self, place: str, problem: str, remedy: str) -> None:
        super().__init__(f"{place} {problem}. {remedy}")
        self.place = place


class TwofoldError(ClaimError):
    """A sentence makes two claims. `claims` are both as they can be checked, in words that are read back."""

    def __init__(self, part: str, problem: str, remedy: str, claims: tuple[str, ...]) -> None:
        super().__init__(part, problem, remedy)
        self.claims = claims


class UncheckableError(ClaimError):
    """A claim that is understood, and that no figure can decide. `reason` is the kind of thing that it is about."""

    def __init__(self, part: str, problem: str, remedy: str, reason: str) -> None:
        super().__init__(part, problem, remedy)
        self.reason = reason
