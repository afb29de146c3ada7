"""What parent and child say to each other.

The parent asks for NEXT, or by its number for a release that it was told of. The child answers with the release, with
END, or with one of these; meanwhile it may want the bytes of an address, or hand on what a module logs.
"""

from dataclasses import dataclass

from etl.observation import Release
from etl.refresh.outcome import Fault

NEXT = -1
END = None


@dataclass(frozen=True)
class Wanted:
    """The bytes of this address are wanted: they are the answer, or the error that tells why they cannot be had."""

    url: str


@dataclass(frozen=True)
class Opened:
    """A release that was not looked into yet; it is read when its number is asked for."""

    release: Release
    number: int


@dataclass(frozen=True)
class Missed:
    """What the publisher has out and could not be read."""

    fault: Fault


@dataclass(frozen=True)
class Failed:
    """What was asked for cannot be had."""

    fault: Fault
