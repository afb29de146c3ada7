"""Compression on the wire: brotli where it is accepted, else gzip."""

import gzip

import brotli
from flask import Flask, Request, Response, request

# Brotli at 11 saves another tenth of a file, and takes 7 s for the full plotly.js.
STATIC_LEVELS = {"br": 9, "gzip": 9}
# An answer is compressed while its reader waits: about 1 ms for a chart.
ANSWER_LEVELS = {"br": 4, "gzip": 4}
_SMALLEST = 1024
# Packed already.
_PACKED = ("image/png",)


def register(server: Flask) -> None:
    """Compress every answer that is worth it and is not compressed yet."""
    server.after_request(_compress)


def choose_encoding(asked: Request) -> str:
    """The encoding to answer in: "br", "gzip" or "identity"."""
    return next((name for name in STATIC_LEVELS if asked.accept_encodings.quality(name) > 0), "identity")


def compress(content: bytes, encoding: str, level: int) -> bytes:
    """`content` in "br" or "gzip" at a level."""
    if encoding == "br":
        return bytes(brotli.compress(content, quality=level))
    return gzip.compress(content, level, mtime=0)


def _compress(response: Response) -> Response:
    done = response.content_encoding or response.is_streamed or response.mimetype in _PACKED
    if done or (response.content_length or 0) < _SMALLEST:
        return response
    response.vary.add("Accept-Encoding")
    encoding = choose_encoding(request)
    if encoding != "identity":
        response.set_data(compress(response.get_data(), encoding, ANSWER_LEVELS[encoding]))
        response.content_encoding = encoding
    return response
