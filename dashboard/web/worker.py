"""gunicorn's worker of threads, with our own answers where a request does not reach the application."""

from contextlib import suppress
from typing import Any

from gunicorn.http import errors
from gunicorn.util import write_nonblock
from gunicorn.workers.gthread import ThreadWorker

from dashboard.web.refusals import write_refusal

# All else that cannot be read is 400.
_STATUSES = {
    errors.LimitRequestLine: 414,
    errors.ExpectationFailed: 417,
    errors.LimitRequestHeaders: 431,
    errors.UnsupportedTransferCoding: 501,
}
# What the application itself would have sent is no fault of the request's.
_OURS = (errors.InvalidResponseHeader, errors.InvalidResponseHeaderName)


class Worker(ThreadWorker):  # type: ignore[misc]
    """A worker whose own refusals carry the headers of all other answers."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Log why a request is not answered by the application, and say so to whoever asked."""
        if isinstance(exc, errors.ParseException) and not isinstance(exc, _OURS):
            status = _STATUSES.get(type(exc), 400)
            self.log.warning("Invalid request from ip=%s: %s", addr[0] if addr else "", exc)
        else:
            status = 500
            self.log.error("Error handling request %s", getattr(req, "uri", ""), exc_info=exc)
        with suppress(OSError):
            write_nonblock(client, write_refusal(status))
