"""What parent and child say to each other.

The child reads the source from when it starts. Meanwhile it may want the bytes of an address, tell a step or a fault,
or hand on what a module logs. The last that it says is what became of the source, or that it failed.
"""

from dataclasses import dataclass

from etl.refresh.outcome import Fault


@dataclass(frozen=True)
class Wanted:
    """The bytes of this address are wanted: they are the answer, or the error that tells why they cannot be had."""

    url: str


@dataclass(frozen=True)
class Failed:
    """The source cannot be read."""

    fault: Fault
