"""Random draws that come out the same every time."""

from typing import Any, NamedTuple

from etl.errors import MeasureError

FEWEST, MOST = 100, 10_000


class Draws(NamedTuple):
    """How many draws, and the seed they start from."""

    number: int
    seed: int

    def generator(self) -> Any:
        """NumPy's generator at the seed. Raises MeasureError for too few or too many draws."""
        if not FEWEST <= self.number <= MOST:
            raise MeasureError(f"draws {self.number}", "is out of range", f"Choose {FEWEST} to {MOST}.")
        if self.seed < 0:
            raise MeasureError(f"seed {self.seed}", "is out of range", "Choose 0 or more.")
        import numpy

        return numpy.random.default_rng(self.seed)
