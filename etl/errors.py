"""Every error the project raises on purpose.

BurdenError
 ├── FetchError      a URL or a file of the mirror could not be had, or is not what it should be
 ├── LayoutError     a publisher's file is not laid out as known; names file, sheet and cell
 ├── ContractError   observations break the contract; lists every fault with its cell
 ├── PublishError    a snapshot could not be written, opened or put in force
 └── SeedError       a file of seeds/ is wrong; names file and line

A message says what is wrong, where, and what to do about it.
"""

from collections.abc import Sequence


class BurdenError(Exception):
    """Base of all errors that a user of the project is meant to read."""


class FetchError(BurdenError):
    """Bytes could not be had from `url`."""

    def __init__(self, url: str, problem: str, remedy: str) -> None:
        super().__init__(f"{url}: {problem}. {remedy}")
        self.url = url


class LayoutError(BurdenError):
    """A file is not laid out as known. `where` is file!sheet!cell, or the URL."""

    def __init__(self, where: str, problem: str, remedy: str) -> None:
        super().__init__(f"{where}: {problem}. {remedy}")
        self.where = where


class ContractError(BurdenError):
    """Observations break the contract; `faults` holds one line for each fault, with its cell.

    The message gives their number and lists the first of them.
    """

    LISTED = 50

    def __init__(self, what: str, faults: Sequence[str]) -> None:
        listed = "\n".join(f"  - {fault}" for fault in faults[: self.LISTED])
        more = f"\n  ... and {len(faults) - self.LISTED} more" if len(faults) > self.LISTED else ""
        super().__init__(f"{what}: {len(faults)} fault(s), nothing is published\n{listed}{more}")
        self.faults = tuple(faults)


class PublishError(BurdenError):
    """A snapshot could not be written, opened or put in force."""


class SeedError(BurdenError):
    """A file of seeds/ is wrong."""
