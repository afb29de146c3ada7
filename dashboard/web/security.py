"""Headers that keep a page to its own server: no request, script, frame or form of the page reaches beyond it."""

import base64
import hashlib

from dash import Dash
from flask import Response

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

# The style attributes that plotly.js writes where a text of a chart holds <b> or <i>; all others are refused.
_TEXT_STYLES = ("font-weight:bold", "font-style:italic")


def register(app: Dash) -> None:
    """Put the headers on every answer, errors included."""

    def secured(response: Response) -> Response:
        # A picture has a stricter one of its own.
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.update(HEADERS)
        if "Cache-Control" not in response.headers:
            response.cache_control.no_cache = True
        return response

    app.server.after_request(secured)


def _write_policy() -> str:
    """The Content-Security-Policy: no inline script runs.

    Components and charts put style elements into the page, so those are allowed.
    """
    styles = (base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() for style in _TEXT_STYLES)
    rules = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "style-src-elem": "'self' 'unsafe-inline'",
        "style-src-attr": " ".join(["'unsafe-hashes'", *(f"'sha256-{digest}'" for digest in styles)]),
        "img-src": "'self' data: blob:",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {allowed}" for name, allowed in rules.items())


POLICY = _write_policy()
