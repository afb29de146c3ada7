"""Feeds: what every refresh changed, and of a page that can be followed each time that its title came to say more."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, time
from itertools import groupby
from threading import Lock
from typing import Any
from urllib.parse import quote

from cachetools import LRUCache
from flask import Flask, Response, abort, request

from dashboard.pages import Site
from dashboard.pages.data.feed import PATH, make_feed
from dashboard.shared.atom import MIMETYPE, Entry, Feed, write_feed
from dashboard.shared.feed_link import locate_feed
from dashboard.shared.page import Page, UnansweredError
from dashboard.shared.stock import keep
from dashboard.shared.wording import name_release
from dashboard.view import View
from dashboard.web.conditions import settle_conditions
from dashboard.web.origin import Origin
from dashboard.web.routes import refuse_parameters
from etl.asof.pin import Pin
from etl.changes import read_changes
from etl.prose import listing
from etl.store.snapshot import Part, Snapshot

# Feeds that are kept, the newest asked for; each takes some kB.
_KEPT = 200
_LOCK = Lock()


@keep
def _shelf(_snapshot: Snapshot) -> LRUCache[str, tuple[Entry, ...]]:
    return LRUCache(_KEPT)


def register(server: Flask, site: Site, origin: Origin) -> None:
    """Add the routes. What stands below /feed and is unknown is not found, and is no page."""
    named = {page.name: page for page in site.pages if page.follow}

    def answer(feed: Feed) -> Response:
        content = write_feed(feed, origin.find_root(request.scheme, request.host))
        response = Response(content, mimetype=MIMETYPE)
        # Readers ask every hour, and are told in a line that nothing changed. Weak: it goes out in several encodings.
        response.set_etag(hashlib.sha256(content).hexdigest()[:32], weak=True)
        response.cache_control.no_cache = True
        settle_conditions(response, request)
        return response

    @server.get(PATH)
    def changes() -> Response:
        refuse_parameters(site)
        return answer(make_feed(read_changes(site.store.folder)))

    @server.get("/feed/<name>.atom")
    def feed(name: str) -> Response:
        if name not in named:
            abort(404, f"There is no feed {name[:40]!r}. Feeds are to be had of {listing([*named])}.")
        return answer(_follow(named[name], site))

    @server.route("/feed")
    @server.route("/feed/")
    @server.route("/feed/<path:rest>")
    def no_feed(rest: str = "") -> Response:
        abort(404, f"Nothing stands at {request.path[:80]!r}.")


def _follow(page: Page[Any], site: Site) -> Feed:
    """The feed of a page in the view that is asked for; 400 in a sentence where it cannot be followed."""
    view = site.read(page, request.query_string.decode("utf-8", "replace"))
    if view.notices:
        abort(400, f"This would be another feed than the one asked for. {' '.join(view.notices)}")
    if view.as_of or page.follow is None:
        abort(400, "A feed tells what comes to be known: it is as of no day. Leave as_of out.")
    try:
        followed, title = page.follow(view)
    except UnansweredError as error:
        abort(400, str(error))
    path = locate_feed(page.name, followed)
    name = f"urn:burden-sharing:{quote(path.strip('/'), safe='')}"
    entries = _find_entries(page, site.store.current(), followed, name)
    return Feed(name, title, path, followed.to_address(page.path), entries)


def _find_entries(page: Page[Any], snapshot: Snapshot, view: View, name: str) -> tuple[Entry, ...]:
    """The entries, the newest first. The page is asked as of every day of a release, so they are kept."""
    shelf = _shelf(snapshot)
    with _LOCK:
        found = shelf.get(name)
    if found is None:
        found = tuple(_list_entries(page, snapshot, view, name))[::-1]
        with _LOCK:
            shelf[name] = found
    return found


def _list_entries(page: Page[Any], snapshot: Snapshot, view: View, name: str) -> Iterator[Entry]:
    """An entry for each day of releases since which the title says something else, the oldest first."""
    told = ""
    parts = sorted(snapshot.parts, key=lambda part: part.release.published)
    for day, published in groupby(parts, key=lambda part: part.release.published):
        then = view.but(as_of=Pin(day=day))
        head = page.headline(snapshot, then)
        if head.answers and head.title != told:
            told = head.title
            when = datetime.combine(day, time(), UTC)
            content = f"{head.description} Published on that day: {_name_releases(published)}."
            yield Entry(f"{name}:{day}", head.title, when, then.to_address(page.path), content)


def _name_releases(parts: Iterator[Part]) -> str:
    return "; ".join(name_release(part.release.source, part.release.release) for part in parts)
