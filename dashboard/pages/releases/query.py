"""Two releases of NATO held against each other, and one figure in every release."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.pages.releases.comparison import Comparison, ReleasesView, Revision, Vintage
from dashboard.shared.stock import Memory
from dashboard.shared.wording import explain_absence
from etl.asof.columns import read_nulls_too
from etl.asof.membership import Membership
from etl.asof.pin import Pin, day_of
from etl.asof.select import known_releases
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.measures import measures
from etl.catalogue.share import SHARE
from etl.catalogue.sources import LEAD
from etl.catalogue.targets import target
from etl.measures.choice import Choice
from etl.measures.inputs import compute_pair
from etl.measures.result import Result
from etl.prose import day
from etl.store.snapshot import Part, Snapshot

MEASURE, SPLIT = "revisions", "revision_split"
_FOUND: Memory[ReleasesView, Comparison] = Memory()


def select_comparison(snapshot: Snapshot, view: ReleasesView) -> Comparison:
    """The releases of the view, or the newest two by one definition as of its pin, and what they say otherwise."""
    return _FOUND.find(snapshot, view) or _FOUND.keep(snapshot, view, _find_comparison(snapshot, view))


def _find_comparison(snapshot: Snapshot, view: ReleasesView) -> Comparison:
    aim, then = target(view.target), Pin(day=day_of(snapshot, view.as_of))
    here = day_of(snapshot, view.as_of) is not None
    known = tuple(part for part in known_releases(snapshot, LEAD, then) if SHARE in part.indicators) if here else ()
    if len(known) < 2:
        return Comparison(view, aim, known, why=_explain_few(view, known, here))
    if absent := [name for name in (view.old, view.new) if name and name not in {_name(part) for part in known}]:
        said = f"NATO's release {absent[0]} has no shares here, or was not known then."
        return Comparison(view, aim, known, why=f"{said} Choose another release, or a later day.")
    pair = _choose_pair(view, known)
    if pair is None:
        return Comparison(view, aim, known, why=_explain_pair(view, known))
    if _define(pair[0]) != _define(pair[1]):
        return Comparison(view, aim, known, pair, why=_explain_definitions(pair))
    passed = known[-1] if not view.new and _define(known[-1]) != _define(pair[1]) else None
    return _compare(snapshot, Comparison(view, aim, known, pair, passed=passed))


def _explain_few(view: ReleasesView, known: Sequence[Part], here: bool) -> str:
    if not known:
        return explain_absence(LEAD, view.as_of, here)
    return f"One release with shares alone was known then, {_write(known[0])}. Choose a later day."


def _name(part: Part) -> str:
    return part.release.release


def _define(part: Part) -> str:
    return part.release.definition


def _choose_pair(view: ReleasesView, known: Sequence[Part]) -> tuple[Part, Part] | None:
    """The two, the older first: as asked for, else the newest whole one that has an older one by its definition."""
    newest_first = known[::-1]
    for new in newest_first:
        if _name(new) == view.new or (not view.new and _is_whole(new)):
            older = [one for one in newest_first if one.release.published < new.release.published]
            old = next((one for one in older if _fits(view, one, new)), None)
            if old:
                return old, new
    return None


def _fits(view: ReleasesView, old: Part, new: Part) -> bool:
    if view.old and _name(old) != view.old:
        return False
    # Whoever names both is told why they cannot be compared.
    return bool(view.old and view.new) or (_define(old) == _define(new) and (bool(view.old) or _is_whole(old)))


def _is_whole(part: Part) -> bool:
    """Whether a release has most members' shares of as many years as revisions are asked about."""
    return part.covered.get(SHARE, 0) >= measures()[MEASURE].years


def _explain_definitions(pair: tuple[Part, Part]) -> str:
    old, new = (f"{_write(part)} ({DEFINITIONS[_define(part)].title})" for part in pair)
    return f"{old} and {new} count by two definitions: the difference is no revision. Choose two that count alike."


def _explain_pair(view: ReleasesView, known: Sequence[Part]) -> str:
    if view.old and view.new:
        return "The older release has to be the one that was published first. Choose the other way round."
    new = next((part for part in known if _name(part) == view.new), known[-1])
    return f"{_write(new)} has none before it by the same definition, so that nothing was revised. Choose another."


def _write(part: Part) -> str:
    return f"NATO's release of {day(part.release.published)}"


def _compare(snapshot: Snapshot, bare: Comparison) -> Comparison:
    choice = Choice(target=bare.target.value or 0.0, membership=Membership.TODAY)
    pins = [Pin.of_releases({LEAD: _name(part)}) for part in bare.pair or ()]
    revisions = _pair_up(compute_pair(snapshot, MEASURE, pins, choice))
    place = _choose_place(bare.view, revisions)
    if place is None:
        return replace(bare, why="The two releases have no share of one year in common. Choose two others.")
    one, in_both = replace(choice, year=place[1], group=(place[0],)), any(mine.place == place for mine in revisions)
    parts = compute_pair(snapshot, SPLIT, pins, one) if in_both else ()
    course = _follow(snapshot, bare.known, place)
    return replace(bare, revisions=revisions, course=course, parts=parts, place=place)


def _pair_up(found: Sequence[Result]) -> tuple[Revision, ...]:
    """Each difference with the verdict that goes with it."""
    flips = {(one.member, one.year): one for one in found if one.part == "flip"}
    plain = [one for one in found if not one.part and len(one.rests_on) == 2]
    return tuple(Revision(one.rests_on[0], one.rests_on[1], one, flips.get((one.member, one.year))) for one in plain)


def _choose_place(view: ReleasesView, revisions: Sequence[Revision]) -> tuple[str, int] | None:
    """The figure to follow: what is asked for, and of what is left open the one revised most."""
    mine = [one for one in revisions if view.member in ("", one.code) and view.year in (None, one.year)]
    if mine:
        most = max(mine, key=lambda one: (abs(one.points), one.year, one.code))
        return most.code, most.year
    if not revisions:
        return None
    newest = max(one.year for one in revisions)
    return view.member or revisions[0].code, view.year or newest


def _follow(snapshot: Snapshot, known: Sequence[Part], place: tuple[str, int]) -> tuple[Vintage, ...]:
    """One share in each release that has it, oldest first."""
    code, year = place
    rows = [(part, read_nulls_too(snapshot, part, SHARE, year).get(code)) for part in known]
    return tuple(
        Vintage(part.release.published, row, year in part.estimate_years)
        for part, row in rows
        if row is not None and row.value is not None
    )
