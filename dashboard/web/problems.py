"""What is said when something is wrong: one problem document (RFC 9457) for programs, a plain page for readers."""

import logging
from html import escape
from http import HTTPStatus

import orjson
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from dashboard.web.refusals import SENTENCES
from etl.errors import PublishError

_LOG = logging.getLogger("dashboard")


def register(server: Flask) -> None:
    """Answer every error of a server with its status and a sentence, never with a traceback."""

    @server.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        # Said alike by the server, before a body reaches us.
        detail = SENTENCES[413] if isinstance(error, RequestEntityTooLarge) else error.description
        response = answer_problem(error.code or 500, detail or "")
        # What the status demands beside the text: the methods allowed, the address to go to.
        kept = ("Allow", "Location", "Retry-After")
        response.headers.extend((name, value) for name, value in error.get_headers() if name in kept)
        return response

    @server.errorhandler(PublishError)
    def unreadable(error: PublishError) -> Response:
        # What is wrong, and where on this machine, is for whoever runs it.
        _LOG.error("%s cannot be answered: %s", _name_request(), error)
        return answer_problem(503, "There are no figures here that can be read. The log of the server says why.")

    @server.errorhandler(Exception)
    def broken(error: Exception) -> Response:
        _LOG.error("%s failed", _name_request(), exc_info=error)
        return answer_problem(500, "The server made a mistake. Its log says which.")


def _name_request() -> str:
    """A request for the log, in which no address begins a line of its own."""
    return f"{request.method} {request.path[:200]}".encode("unicode_escape").decode("ascii")


def answer_problem(status: int, detail: str) -> Response:
    """A sentence with its status, as a page where the request is a reader's, else as application/problem+json."""
    title = HTTPStatus(status).phrase
    if request.accept_mimetypes.best_match(["application/problem+json", "text/html"]) == "text/html":
        page = (
            f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
            f"<h1>{title}</h1><p>{escape(detail)}</p></html>"
        )
        return Response(page, status, mimetype="text/html")
    content = orjson.dumps({"type": "about:blank", "title": title, "status": status, "detail": detail})
    return Response(content, status, content_type="application/problem+json")
