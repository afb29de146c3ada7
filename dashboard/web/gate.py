"""What stands before the application: hosts that are refused, schemes, bodies that cannot be read."""

from collections.abc import Iterator
from typing import Any

from flask import Flask, abort, g, request
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge

from dashboard.web.origin import Origin

_FAULT = "dashboard.fault"
# Stands in for a host that is refused, so that nothing behind the gate trips over it or repeats it.
_NOBODY = "localhost"
# What a proxy on the same machine says of the scheme, and the word for https.
_SCHEMES = {"HTTP_X_FORWARDED_PROTO": "https", "HTTP_X_FORWARDED_PROTOCOL": "ssl", "HTTP_X_FORWARDED_SSL": "on"}
_MACHINE = ("127.0.0.1", "::1")


class GatedServer(Flask):
    """A Flask server that sees to what it is handed before it makes a request of it; it answers what it refuses too.

    Not a middleware around it, which would stand on the stack of all that is done for a request.
    """

    def __init__(self, name: str, origin: Origin) -> None:
        super().__init__(name, static_folder=None)
        self._origin = origin
        self.before_request(_refuse)
        self.before_request(self._tell_root)

    def _tell_root(self) -> None:
        """Let whoever draws know what stands before a path in an address (`find_root` of dashboard/shared/share.py)."""
        g.root = self._origin.find_root(request.scheme, request.host)

    @property
    def _most(self) -> int | None:
        most: int | None = self.config["MAX_CONTENT_LENGTH"]
        return most

    def request_context(self, environ: dict[str, Any]) -> Any:
        """The context of a request, its host and scheme seen to and its body one that raises errors of HTTP only."""
        schemes = _read_schemes(environ)
        fault = self._origin.find_fault(environ.get("HTTP_HOST", ""))
        if fault:
            environ |= {"HTTP_HOST": _NOBODY, _FAULT: fault}
        elif len(schemes) > 1:
            environ[_FAULT] = "The headers of the proxy name two schemes."
        elif schemes:
            environ["wsgi.url_scheme"] = schemes.pop()
        # An address that is a host alone has no path; a redirect to "/" would have to name the host.
        environ["PATH_INFO"] = environ.get("PATH_INFO") or "/"
        environ["wsgi.input"] = _Body(environ["wsgi.input"], None if environ.get("CONTENT_LENGTH") else self._most)
        return super().request_context(environ)


def _read_schemes(environ: dict[str, Any]) -> set[str]:
    """The schemes under which a proxy on this machine says it was asked. Whoever else says so is not believed."""
    if environ.get("REMOTE_ADDR") not in _MACHINE:
        return set()
    told = ((environ[name], secure) for name, secure in _SCHEMES.items() if name in environ)
    return {"https" if word == secure else "http" for word, secure in told}


def _refuse() -> None:
    fault = request.environ.get(_FAULT)
    if fault:
        abort(400, fault)


class _Body:
    """The body of a request. Servers have errors of their own for a chunk or a trailer that is none: all are 400.

    Of one that does not tell its length no more than `most` bytes may come: Werkzeug would cut off the rest of it.
    """

    def __init__(self, stream: Any, most: int | None) -> None:
        self._stream, self._left = stream, most

    def read(self, *size: int) -> bytes:
        return self._ask(self._stream.read, *size)

    def readline(self, *size: int) -> bytes:
        return self._ask(self._stream.readline, *size)

    def readlines(self, *hint: int) -> list[bytes]:
        return list(self)

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.readline, b"")

    def _ask(self, read: Any, *size: int) -> bytes:
        try:
            content: bytes = read(*size)
            is_over = self._count(content)
        except Exception as error:
            raise BadRequest("The body of the request cannot be read.") from error
        if is_over:
            raise RequestEntityTooLarge
        return content

    def _count(self, content: bytes) -> bool:
        """Whether more has come than may, or is to come, which shows by asking for it."""
        if self._left is None:
            return False
        self._left -= len(content)
        return self._left < 0 or (self._left == 0 and bool(self._stream.read(1)))
