"""What the release shown changed against the one before it: verdicts at 2 % that are others now."""

from dataclasses import dataclass

from dashboard.shared.wording import name_area, write_percent
from etl.asof.columns import find_years, has_most, read_shares
from etl.asof.count import Answer, Question, answer_from
from etl.asof.membership import with_armed_forces
from etl.asof.pin import Pin
from etl.asof.verdict import Column, Convention, meets, rounded
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.members import members
from etl.catalogue.share import SHARE, STATED_AT
from etl.catalogue.sources import LEAD
from etl.prose import counted, day, listing
from etl.store.snapshot import Part, Snapshot

_NAMED = 4


@dataclass(frozen=True)
class Flip:
    """A member whose share of a year is on the other side of 2 % now."""

    code: str
    year: int
    before: float
    after: float


@dataclass(frozen=True)
class News:
    """A release against the one before it: of the shares that both have, how many differ, and which changed sides.

    `alike`: both follow one definition; else nothing is compared (R1), and `beside` is what each of them counts in the
    newest year that both have: the newer first.
    """

    release: Part
    before: Part
    alike: bool
    compared: int = 0
    revised: int = 0
    flips: tuple[Flip, ...] = ()
    beside: tuple[Answer, ...] = ()


def find_news(snapshot: Snapshot, part: Part) -> News | None:
    """What a release of NATO changed; None where no release before it has shares of members, or it has none itself."""
    before = next(
        (one for one in snapshot.releases(LEAD)[::-1] if _is_before(one, part) and _answers(snapshot, one)), None
    )
    if before is None or not _answers(snapshot, part):
        return None
    if before.release.definition != part.release.definition:
        return News(part, before, alike=False, beside=_count_both(snapshot, part, before))
    pairs = [pair for year in _list_years(snapshot, before) for pair in _pair(snapshot, before, part, year)]
    # As they are printed: a release of two decimals has not revised all shares of one that has more.
    revised = [one for one in pairs if rounded(one.before) != rounded(one.after)]
    flips = [one for one in revised if _is_met(one.before) != _is_met(one.after)]
    newest_first = tuple(sorted(flips, key=lambda one: (-one.year, name_area(one.code))))
    return News(part, before, True, len(pairs), len(revised), newest_first)


def _count_both(snapshot: Snapshot, part: Part, before: Part) -> tuple[Answer, ...]:
    """Who is at 2 % by each in the newest year that both have; nothing where either has too few shares of it."""
    shared = set(_list_years(snapshot, part)) & set(_list_years(snapshot, before))
    if not shared:
        return ()
    asked = Question(STATED_AT, max(shared))
    found = tuple(answer_from(snapshot, one, Pin(one.release.published), asked) for one in (part, before))
    return found if all(one.count.answers for one in found) else ()


def _is_before(one: Part, part: Part) -> bool:
    return one.release.order < part.release.order


def _answers(snapshot: Snapshot, part: Part) -> bool:
    """Whether it has the shares of most members in its newest year, precisely enough for a verdict."""
    years = _list_years(snapshot, part)
    codes = [code for code, member in members().items() if member.joined_by(part.release.published)]
    return bool(years) and has_most(codes, _read(snapshot, part, years[-1]))


def _list_years(snapshot: Snapshot, part: Part) -> list[int]:
    return find_years(snapshot, part, SHARE)


def _read(snapshot: Snapshot, part: Part, year: int) -> Column:
    column = read_shares(snapshot, part, Convention.PUBLISHED, year)
    return {code: column[code] for code in with_armed_forces(set(column) & set(members()))}


def _pair(snapshot: Snapshot, before: Part, part: Part, year: int) -> list[Flip]:
    old, new = _read(snapshot, before, year), _read(snapshot, part, year)
    return [Flip(code, year, old[code].value or 0.0, new[code].value or 0.0) for code in old if code in new]


def _is_met(share: float) -> bool:
    return meets(share, STATED_AT, Convention.PUBLISHED)


def write_news(news: News) -> str:
    """The change in a sentence or two."""
    this, before = day(news.release.release.published), day(news.before.release.published)
    if not news.alike:
        mine, theirs = (DEFINITIONS[one.release.definition].title for one in (news.release, news.before))
        return (
            f"The release of {this} counts another quantity ({mine}) than the one of {before} ({theirs}), so what "
            f"differs between them is no revision.{_set_beside(news.beside)}"
        )
    shares = counted(news.compared, "share")
    told = f"Against the release of {before}, that of {this} changed {news.revised:,} of {shares}"
    if not news.flips:
        return f"{told}; none of them changed sides at {STATED_AT:g} %."
    named = [
        f"{name_area(one.code)} {one.year} ({write_percent(one.before)}, now {write_percent(one.after)})"
        for one in news.flips
    ]
    more = [counted(len(named) - _NAMED, "more case")] if len(named) > _NAMED else []
    return f"{told}. At {STATED_AT:g} % that changed the verdict on {listing([*named[:_NAMED], *more])}."


def _set_beside(answers: tuple[Answer, ...]) -> str:
    """The counts of two definitions, side by side."""
    if not answers:
        return ""
    mine, theirs = (_tally(one) for one in answers)
    return f" For {answers[0].year} it has {mine} members at {STATED_AT:g} %, the older one {theirs}."


def _tally(answer: Answer) -> str:
    absent = [name_area(code) for code in answer.count.unknown]
    return f"{len(answer.count.met)} of {answer.count.of}{f' (no figure for {listing(absent)})' if absent else ''}"
