"""Until when an answer is waited for: of one address, and of anybody at all where nobody has answered yet."""

import math
import time
from dataclasses import dataclass

from etl.fetch.failure import LATER, AttemptError

_OFFLINE = (
    "Check the network, and HTTP_PROXY and HTTPS_PROXY where it needs a proxy; take the publishers' files from a "
    "folder with --mirror DIR, or bring single ones with `burden add FILE`."
)


@dataclass
class Silence:
    """How long all publishers together may be silent: `seconds` from the first request on, until one has answered."""

    seconds: float
    answered: bool = False
    end: float | None = None

    def begin(self) -> None:
        """The first request goes out."""
        if self.end is None:
            self.end = time.monotonic() + self.seconds

    def left(self) -> float:
        """The seconds left, never below 0; without end once somebody has answered."""
        if self.answered or self.end is None:
            return math.inf
        return max(0.0, self.end - time.monotonic())

    @property
    def advice(self) -> str:
        """What to do where publishers were asked and none has answered; "" otherwise."""
        return "" if self.answered or self.end is None else f"No publisher has answered. {_OFFLINE}"


@dataclass(frozen=True)
class Deadline:
    """The moment `end` of the monotonic clock, `seconds` after the start, by which an answer must be whole.

    While nobody has answered, the end of `silence` goes before it.
    """

    seconds: float
    end: float
    silence: Silence

    @classmethod
    def after(cls, seconds: float, silence: Silence) -> "Deadline":
        """The deadline that many seconds from now."""
        silence.begin()
        return cls(seconds, time.monotonic() + seconds, silence)

    def left(self) -> float:
        """The seconds left, never below 0."""
        return max(0.0, min(self.end - time.monotonic(), self.silence.left()))

    def missed(self) -> AttemptError:
        """The error to raise when it has passed."""
        if not self.silence.left():
            return AttemptError(f"no publisher has answered within {self.silence.seconds:g} s", _OFFLINE)
        return AttemptError(f"no whole answer within {self.seconds:g} s", LATER)
