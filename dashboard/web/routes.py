"""Routes beside the pages: the CSV of what a page shows, the state of server and data."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import orjson
from flask import Flask, Response, abort, request

from dashboard.pages import Site
from dashboard.shared.page import Page, UnansweredError
from dashboard.shared.wording import hide_folders
from dashboard.web.conditions import settle_conditions
from etl.refresh.freshness import assess_freshness, describe_freshness, read_history


def register(server: Flask, site: Site) -> None:
    """Add the routes to a server. What stands below /csv or /api and is unknown is not found, and is no page."""
    store, named = site.store, {page.name: page for page in site.pages}

    @server.get("/csv/<name>.csv")
    def csv(name: str) -> Response:
        if name not in named:
            abort(404, f"There is no page {name[:40]!r}. CSV is to be had of: {', '.join(named)}.")
        return _csv(named[name], site)

    @server.get("/healthz")
    def healthz() -> Response:
        snapshot = store.current()
        snapshot.check()
        return Response(orjson.dumps({"snapshot": snapshot.id, "status": "ok"}), mimetype="application/json")

    @server.get("/freshness")
    def fresh() -> Response:
        refuse_parameters(site)
        snapshot = store.current()
        found = assess_freshness(snapshot, datetime.now(UTC).date(), read_history(store.folder))
        told = tuple(replace(one, missed=tuple(map(hide_folders, one.missed))) for one in found)
        answer = {
            "snapshot": snapshot.id,
            "overdue": any(one.overdue for one in told),
            "sources": describe_freshness(told),
        }
        return Response(orjson.dumps(answer), mimetype="application/json")

    @server.route("/api")
    @server.route("/api/")
    @server.route("/api/<path:rest>")
    @server.route("/csv")
    @server.route("/csv/")
    @server.route("/csv/<path:rest>")
    def unknown(rest: str = "") -> Response:
        abort(404, f"Nothing stands at {request.path[:80]!r}.")


def refuse_parameters(site: Site) -> None:
    """Answer with 400 where what is the same for all is asked for in the state of a page."""
    if name := site.find_declared(request.args):
        abort(400, f"“{name}” is a parameter of pages. What stands here has none, and is the same whatever is asked.")


def _csv(page: Page[Any], site: Site) -> Response:
    snapshot, view = site.store.current(), site.read(page, request.query_string.decode("utf-8", "replace"))
    if view.notices:
        # A reader of the page sees them beside what is shown; whoever takes a file away never would.
        abort(400, f"This would be another file than the one asked for. {' '.join(view.notices)}")
    if lack := page.lack(snapshot, view):
        abort(400, f"There is no file of what is asked. {lack}")
    try:
        content = page.csv(snapshot, view).encode()
    except UnansweredError as error:
        abort(400, str(error))
    response = Response(content, content_type="text/csv; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=page.csv_name(snapshot, view))
    # Weak: the same content goes out in several encodings.
    response.set_etag(hashlib.sha256(content).hexdigest()[:32], weak=True)
    response.cache_control.no_cache = True
    settle_conditions(response, request)
    return response
