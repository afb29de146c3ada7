"""What is kept of a script: all that has to be, what that asks for, and so on."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def follow(begun: Iterable[T], ask: Callable[[T], Iterable[T]]) -> set[T]:
    """What is begun with, and all that can be reached from it by asking each what it asks for."""
    kept = set(begun)
    waiting = list(kept)
    while waiting:
        asked = set(ask(waiting.pop())) - kept
        kept |= asked
        waiting += asked
    return kept
