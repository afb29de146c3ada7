"""What stands before the application under every server: hosts that are refused, and bodies that cannot be read."""

from collections.abc import Iterator
from typing import Any

from flask import Flask, abort, request
from werkzeug.exceptions import BadRequest

from dashboard.web.origin import Origin

_FAULT = "dashboard.host_fault"
# Stands in for a host that is refused, so that nothing behind the gate trips over it or repeats it.
_NOBODY = "localhost"


class GatedServer(Flask):
    """A Flask server that sees to what it is handed before it makes a request of it; it answers what it refuses too.

    Not a middleware around it, which would stand on the stack of all that is done for a request.
    """

    def __init__(self, name: str, origin: Origin) -> None:
        super().__init__(name, static_folder=None)
        self._origin = origin
        self.before_request(_refuse)

    def request_context(self, environ: dict[str, Any]) -> Any:
        """The context of a request, its host seen to and its body one that raises errors of HTTP only."""
        fault = self._origin.find_fault(environ.get("HTTP_HOST", ""))
        if fault:
            environ |= {"HTTP_HOST": _NOBODY, _FAULT: fault}
        # An address that is a host alone has no path; a redirect to "/" would have to name the host.
        environ["PATH_INFO"] = environ.get("PATH_INFO") or "/"
        environ["wsgi.input"] = _Body(environ["wsgi.input"])
        return super().request_context(environ)


def _refuse() -> None:
    fault = request.environ.get(_FAULT)
    if fault:
        abort(400, fault)


class _Body:
    """The body of a request. Servers have errors of their own for a chunk or a trailer that is none: all are 400."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

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
        except Exception as error:
            raise BadRequest("The body of the request cannot be read.") from error
        return content
