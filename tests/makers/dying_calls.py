"""Ends the process, as it were, at a step of the test's choice."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

STEPS = ("replace", "chmod", "unlink")


class Death(BaseException):
    """Stands for the end of the process."""


def die_after(number: int, patch: pytest.MonkeyPatch) -> None:
    """So many of the steps that change a folder are still done, and no other."""
    left = iter(range(number))

    def mortal(call: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*words: Any, **named: Any) -> Any:
            if next(left, None) is None:
                raise Death
            return call(*words, **named)

        return instead

    for name in STEPS:
        patch.setattr(Path, name, mortal(getattr(Path, name)))
