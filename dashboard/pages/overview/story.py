"""The article's claim as a story: what was known when it was made, and what releases since say of the same year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.shared.stock import keep
from etl.asof.count import Answer, Question, answer_from, select_answer
from etl.asof.pin import Pin
from etl.catalogue.claims import claims
from etl.catalogue.sources import LEAD
from etl.catalogue.targets import target
from etl.claims.question import find_pin
from etl.prose import day, listing
from etl.store.snapshot import Snapshot

CLAIM = "nineteen_below"


@dataclass(frozen=True)
class Telling:
    """What one release of NATO says: how many of how many members were below, Iceland included or not."""

    published: date
    iceland: bool
    number: int
    of: int


@dataclass(frozen=True)
class Story:
    """The day of the claim, its year, the number claimed, what answered on the day, and what was said later."""

    day: date
    year: int
    claimed: int
    then: tuple[Telling, ...]
    later: tuple[Telling, ...]


@keep
def find_story(snapshot: Snapshot) -> Story | None:
    """The claim held against every release of NATO; None where none that was known then answers."""
    claim = claims()[CLAIM]
    on, asked = find_pin(claim), Question(target(claim.threshold).value or 0.0, claim.year)
    then = select_answer(snapshot, on, asked)
    if then is None or on.day is None:
        return None
    since = (part for part in snapshot.releases(LEAD) if part.release.published > on.day)
    answers = (answer_from(snapshot, part, Pin(part.release.published), asked) for part in since)
    later = tuple(telling for one in answers if one.count.answers for telling in _tell(one))
    return Story(on.day, then.year, claim.value or 0, tuple(_tell(then)), later)


def _tell(answer: Answer) -> Iterator[Telling]:
    """How many are not at the target: of all members, and of those with armed forces."""
    count, published = answer.count, answer.part.release.published
    met = len(count.met) + len(count.unknown)
    yield Telling(published, True, len(count.members) - met, len(count.members))
    yield Telling(published, False, count.of - met, count.of)


def write_story(story: Story, known: date) -> str:
    """The story in sentences, as far as it was known on a day; "" where that is before it."""
    if known < story.day:
        return ""
    month = day(story.day).partition(" ")[2]
    first = f"In {month} NATO's newest statement expected {_write_then(story.then)} to be below 2 % in {story.year}."
    since = [one for one in story.later if one.published <= known and one.iceland]
    if not since:
        return first
    numbers = sorted({one.number for one in since})
    said = listing([str(number) for number in numbers], "or")
    return f"{first} NATO's releases since then say {said} of {since[0].of}."


def _write_then(told: Sequence[Telling]) -> str:
    """The numbers with Iceland and without it."""
    words = [
        f"{one.number} of {one.of} {'members' if one.iceland else 'without Iceland, which has no armed forces,'}"
        for one in sorted(told, key=lambda one: not one.iceland)
    ]
    return listing(words, "or")
