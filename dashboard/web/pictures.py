"""Pictures to take away, of any state of a page with a chart: /picture/<page>.svg and .png."""

from threading import Lock, Semaphore
from typing import Any

from cachetools import LRUCache
from flask import Flask, Response, abort, request
from werkzeug.exceptions import ServiceUnavailable

from dashboard.pages import Site
from dashboard.picture.png import make_png
from dashboard.shared.notices import list_refusals
from dashboard.shared.page import Page
from dashboard.shared.picture_link import ENDINGS, Form, FormError, locate_picture, split_query
from dashboard.shared.plate import digest, draw_picture, name_file
from dashboard.view import View
from dashboard.web.compression import ANSWER_LEVELS, choose_encoding, compress
from dashboard.web.conditions import say_how_long, settle_conditions
from dashboard.web.origin import Origin
from etl.prose import listing

_MIMETYPES = {"svg": "image/svg+xml", "png": "image/png"}
# An SVG that is opened by itself is a document: it runs nothing, fetches nothing and opens nothing.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
_MOST_BYTES = 4_000_000
# Each worker makes one PNG at a time, and one more may wait for it: the other threads are there for pages.
_AT_ONCE, _WAITING = 1, 1


class Easel:
    """Makes PNG of SVG: few at a time, and keeps the newest, by what they take of memory."""

    def __init__(self) -> None:
        self._kept: LRUCache[str, bytes] = LRUCache(_MOST_BYTES, getsizeof=len)
        self._lock, self._turn = Lock(), Semaphore(_AT_ONCE)
        self._room = Semaphore(_AT_ONCE + _WAITING)

    def make(self, name: str, svg: str) -> bytes:
        """PNG of the picture of this digest. Answers with 503 where too many are asked for at once."""
        if found := self._find(name):
            return found
        if not self._room.acquire(blocking=False):
            raise ServiceUnavailable("Too many pictures are asked for at once. Ask again in a moment.", retry_after=2)
        try:
            with self._turn:
                # Who waited may have waited for the same.
                return self._find(name) or self._keep(name, make_png(svg))
        finally:
            self._room.release()

    def _find(self, name: str) -> bytes:
        with self._lock:
            return self._kept.get(name, b"")

    def _keep(self, name: str, png: bytes) -> bytes:
        with self._lock:
            if len(png) <= _MOST_BYTES:
                self._kept[name] = png
        return png


def register(server: Flask, site: Site, origin: Origin) -> None:
    """Add the routes. What stands below /picture and is unknown is not found, and is no page."""
    named, easel = {page.name: page for page in site.pages if page.picture}, Easel()

    @server.get("/picture/<name>.<ending>")
    def picture(name: str, ending: str) -> Response:
        if name not in named or ending not in ENDINGS:
            offers = f"Pictures are to be had of {listing([*named])}, as {' and '.join(ENDINGS)}."
            abort(404, f"There is no picture {f'{name}.{ending}'[:40]!r}. {offers}")
        return _answer(named[name], ending, site, origin, easel)

    @server.route("/picture")
    @server.route("/picture/")
    @server.route("/picture/<path:rest>")
    def no_picture(rest: str = "") -> Response:
        abort(404, f"Nothing stands at {request.path[:80]!r}.")


def _answer(page: Page[Any], ending: str, site: Site, origin: Origin, easel: Easel) -> Response:
    form, view = _read(page, site)
    snapshot, root = site.store.current(), origin.find_root(request.scheme, request.host)
    svg = draw_picture(page, snapshot, view, form, root)
    name = digest(svg)
    if form.digest and form.digest != name:
        abort(404, "The picture of this digest is not to be had any more. Without it, the address has today's.")
    response = _carry(svg, ending, name, easel)
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers.set("Content-Disposition", "inline", filename=name_file(page, snapshot, view, ending))
    response.headers["Content-Location"] = locate_picture(page.name, view, ending, Form(form.size, form.scheme, name))
    say_how_long(response, bool(form.digest))
    settle_conditions(response, request)
    return response


def _read(page: Page[Any], site: Site) -> tuple[Form, View]:
    """What is asked of the picture and of the page; 400 in a sentence for what cannot be followed."""
    try:
        form, rest = split_query(request.query_string.decode("utf-8", "replace"))
    except FormError as error:
        abort(400, str(error))
    view = site.read(page, rest)
    if refusals := list_refusals(site.store.current(), view):
        abort(400, f"This would be another picture than the one asked for. {' '.join(refusals)}")
    return form, view


def _carry(svg: str, ending: str, name: str, easel: Easel) -> Response:
    """The picture in an answer, under a strong tag: other bytes, another tag."""
    if ending == "png":
        return _carry_png(svg, name, easel)
    encoding = choose_encoding(request)
    plain = svg.encode("utf-8")
    content = plain if encoding == "identity" else compress(plain, encoding, ANSWER_LEVELS[encoding])
    response = Response(content, mimetype=_MIMETYPES[ending])
    if encoding != "identity":
        response.content_encoding = encoding
    response.vary.add("Accept-Encoding")
    response.set_etag(f"{name}-{encoding}")
    return response


def _carry_png(svg: str, name: str, easel: Easel) -> Response:
    tag = f"{name}-png"
    # Who has it already is told so before it is made.
    png = b"" if request.if_none_match.contains(tag) else easel.make(name, svg)
    response = Response(png, mimetype=_MIMETYPES["png"])
    response.set_etag(tag)
    return response
