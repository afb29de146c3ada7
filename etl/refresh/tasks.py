"""What is to be read in a refresh, a source a task, and who reads it: this process, one after the other, or others."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from time import monotonic

from etl.compare.judge import Judgement
from etl.fetch.resource import Fetch
from etl.observation import EXCERPT, WHOLE
from etl.refresh.outcome import Fault, Step, Tally
from etl.refresh.readings import Record
from etl.store.parts import Packed

# Is told each step, and each fault of something that could not be read beside all else.
Hear = Callable[[Step | Fault], None]


@dataclass(frozen=True)
class Settled:
    """What became of a source that was read: what of it may be published, and the rows of each release."""

    judgement: Judgement[Packed]
    tallies: tuple[Tally, ...]


@dataclass(frozen=True)
class Task:
    """A source to be read by `program`. `read` may be called in another process, all else is called in this one.

    What it is read from, and what is logged meanwhile, goes into the record.
    """

    source: str
    read: Callable[[Fetch, Hear], Settled]
    fetch: Fetch
    hear: Hear
    record: Record
    program: str
    began: float = field(default_factory=monotonic)


# What became of a task: gives it, or raises why there is nothing.
Answer = Callable[[], Settled]
# Takes each task when it has time for it, and gives it back with its answer when that is there.
Readers = Callable[[Iterable[Task]], Iterator[tuple[Task, Answer]]]


def read_here(tasks: Iterable[Task]) -> Iterator[tuple[Task, Answer]]:
    """Reads in this process, one after the other: a source is read when its answer is asked for."""
    return ((task, partial(task.read, task.fetch, task.hear)) for task in tasks)


@dataclass(frozen=True)
class Manner:
    """How a refresh works: who reads, and whether of each source only what its terms allow to be passed on is kept."""

    readers: Readers = read_here
    excerpt: bool = False

    @property
    def extent(self) -> str:
        """How much of a source is kept, in a word."""
        return EXCERPT if self.excerpt else WHOLE


# In this process, and whole.
PLAIN = Manner()
