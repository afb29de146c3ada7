"""Where a page has nothing to show: the ways to the same view under a pin that lets a release answer."""

from collections.abc import Callable, Collection, Iterator

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.shared.page import V
from dashboard.shared.wording import name_release
from etl.asof.pin import Pin, day_of
from etl.prose import day
from etl.store.snapshot import Part, Snapshot

NEWEST = "the newest of each source"


def draw_detours(
    snapshot: Snapshot, path: str, view: V, shown: Collection[Part], answers: Callable[[V], bool]
) -> Iterator[Component]:
    """Links to the nearest pin under which a view has something, and to the newest where another is in force.

    `shown` are the releases that have nothing of it. Where no pin helps, the newest says why.
    """
    found = next((pin for pin in list_detours(snapshot, view.as_of, shown) if answers(view.but(as_of=pin))), None)
    offered = {found: _name(found)} if found else {}
    if view.as_of and (not offered or answers(view.but(as_of=Pin()))):
        offered[Pin()] = NEWEST
    links = [dcc.Link(words, href=view.but(as_of=pin).to_address(path)) for pin, words in offered.items()]
    if links:
        yield html.P(["Look instead at ", links[0], *(part for link in links[1:] for part in (" or ", link)), "."])


def list_detours(snapshot: Snapshot, pin: Pin, shown: Collection[Part]) -> Iterator[Pin]:
    """The pins that may help, the nearest first: the day of a release that is named, then other releases.

    Those are of the source that has nothing of it, or of any where none was known: first the ones known by then, from
    the newest on, then later ones. Nobody knows what is near to a release that is not here.
    """
    then = day_of(snapshot, pin)
    if then is None:
        return
    if pin.releases:
        yield Pin(then)
    sources = {part.release.source for part in shown}
    named = {part.sha256 for part in shown}
    parts = sorted(snapshot.parts, key=lambda part: part.release.order)
    others = [
        part for part in parts if part.sha256 not in named and (not sources or part.release.source in sources)
    ]  # fmt: skip
    known = [part for part in others if part.release.published <= then]
    for part in (*known[::-1], *others[len(known) :]):
        yield Pin.of_releases({part.release.source: part.release.release})


def _name(pin: Pin) -> str:
    if pin.day:
        return f"all that was known on {day(pin.day)}"
    return " and ".join(name_release(*named) for named in pin.releases)
