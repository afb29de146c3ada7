"""What a server itself answers where no request reaches the application: the same headers, and a sentence."""

from http import HTTPStatus

import orjson

from dashboard.web.security import HEADERS, POLICY

SENTENCES = {
    400: "This is no request that the server can read.",
    413: "The body of the request is too long.",
    414: "The address is too long.",
    417: "The server does not meet that expectation.",
    431: "The headers of the request are too long, or too many.",
    501: "The server does not know that transfer coding.",
}


def write_refusal(status: int) -> bytes:
    """A whole answer of HTTP/1.1, after which the connection is closed. It repeats nothing of what was asked."""
    title = HTTPStatus(status).phrase
    detail = SENTENCES.get(status, "The server made a mistake. Its log says which.")
    content = orjson.dumps({"type": "about:blank", "title": title, "status": status, "detail": detail})
    headers = {
        **HEADERS,
        "Content-Security-Policy": POLICY,
        "Cache-Control": "no-store",
        "Content-Type": "application/problem+json",
        "Content-Length": str(len(content)),
        "Connection": "close",
    }
    lines = [f"HTTP/1.1 {status} {title}", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode("ascii") + content
