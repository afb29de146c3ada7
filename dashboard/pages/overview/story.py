"""The article's claim as a story: what was known when it was made, and what releases since say of the same year."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.shared.stock import keep
from etl.asof.pin import Pin
from etl.catalogue.claims import claims
from etl.catalogue.sources import LEAD
from etl.claims import check
from etl.claims.question import settle_day
from etl.claims.row import Row
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
    checked = check(snapshot, settle_day(claim, Pin()))
    then = tuple(_tell(row for row in checked.in_force if row.source == LEAD))
    if not then or checked.day is None or checked.year is None:
        return None
    later = tuple(_tell(row for row in checked.later if row.source == LEAD and row.convention == "published"))
    return Story(checked.day, checked.year, int(claim.value or 0), then, later)


def _tell(rows: Iterable[Row]) -> list[Telling]:
    return [
        Telling(row.published, row.iceland, row.number, row.of)
        for row in rows
        if row.number is not None and row.iceland is not None
    ]


def write_story(story: Story, known: date) -> str:
    """The story in sentences, as far as it was known on a day; "" where that is before it."""
    if known < story.day:
        return ""
    month = day(story.day).partition(" ")[2]
    first = f"In {month}, by NATO's newest statement, {_write_then(story.then)} were below 2 % in {story.year}."
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
