"""Reads one answer of a server: its status, its body under a limit, what it says of itself, and what went wrong."""

import hashlib
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import requests
from requests import exceptions
from urllib3.exceptions import DecodeError, HTTPError, ProtocolError

from etl.fetch.raw import Original, Record

_CHUNK = 65_536
_LATER = "Check the connection, and try again later."
_ADDRESS = "Look at the address in a browser: the publisher may have moved the file."


class AttemptError(Exception):
    """One attempt failed. `again`: another may succeed; `asked`: the seconds that the server asks to wait."""

    def __init__(self, problem: str, remedy: str, again: bool = False, asked: float | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy
        self.again = again
        self.asked = asked


@dataclass(frozen=True)
class Deadline:
    """The moment `end` of the monotonic clock, `seconds` after the start, by which an answer must be whole."""

    seconds: float
    end: float

    @classmethod
    def after(cls, seconds: float) -> "Deadline":
        """The deadline that many seconds from now."""
        return cls(seconds, time.monotonic() + seconds)

    def left(self) -> float:
        """The seconds left, never below 0."""
        return max(0.0, self.end - time.monotonic())

    def missed(self) -> AttemptError:
        """The error to raise when it has passed."""
        return AttemptError(f"no whole answer within {self.seconds:g} s", _LATER)


def check_status(response: requests.Response, conditional: bool) -> None:
    """Raise AttemptError unless the answer is 200, or 304 to a conditional request."""
    status = response.status_code
    if status == HTTPStatus.OK or (status == HTTPStatus.NOT_MODIFIED and conditional):
        return
    problem = f"answered {_named(status)}"
    if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        asked = _asked(response.headers.get("Retry-After", ""))
        wish = "" if asked is None else f" and asks to wait {asked:.0f} s"
        raise AttemptError(f"{problem}{wish}", "Try again later.", again=True, asked=asked)
    raise AttemptError(problem, _ADDRESS)


def read_body(response: requests.Response, deadline: Deadline, limit: int) -> bytes:
    """The decoded body, read as it arrives. Raises AttemptError once it is over `limit` bytes or past the deadline."""
    encoding = response.headers.get("Content-Encoding", "identity").lower()
    if encoding not in ("identity", "gzip", "x-gzip"):
        raise AttemptError(f"is encoded as {encoding!r}, which was not asked for", _ADDRESS)
    body = bytearray()
    while piece := response.raw.read1(_CHUNK, decode_content=True):
        body += piece
        if len(body) > limit:
            raise AttemptError(f"is larger than the limit of {limit / 1e6:g} MB", _ADDRESS)
        if not deadline.left():
            raise deadline.missed()
    return bytes(body)


def read_original(response: requests.Response, content: bytes) -> Original:
    """The content with its record of origin, retrieved now."""
    headers = response.headers
    # Without a length or chunks, a body that was cut short looks whole. Never let a 304 confirm such a one for good.
    whole = "Content-Length" in headers or "chunked" in headers.get("Transfer-Encoding", "").lower()
    record = Record(
        sha256=hashlib.sha256(content).hexdigest(),
        bytes=len(content),
        media_type=headers.get("Content-Type", "").partition(";")[0].strip().lower(),
        etag=headers.get("ETag", "") if whole else "",
        last_modified=headers.get("Last-Modified", "") if whole else "",
        retrieved=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    return Original(record, content)


def explain(error: requests.RequestException | HTTPError) -> AttemptError:
    """What went wrong, in plain words, and whether another attempt may help."""
    for kinds, problem, remedy, again in _FAULTS:
        if isinstance(error, kinds):
            return AttemptError(f"{problem} ({_innermost(error)})", remedy, again)
    return AttemptError(f"cannot be had ({_innermost(error)})", _LATER)


# The first that fits: a failed certificate, for one, is a connection error too.
_FAULTS: tuple[tuple[tuple[type[Exception], ...], str, str, bool], ...] = (
    ((exceptions.TooManyRedirects,), "leads from one redirect to the next", _ADDRESS, False),
    ((exceptions.InvalidSchema, exceptions.InvalidURL, exceptions.MissingSchema),
     "leads to what is no address of http or https", _ADDRESS, False),
    ((exceptions.SSLError,), "no secure connection can be made", "Check the clock and the certificates here.", False),
    ((exceptions.Timeout, TimeoutError), "no answer in time", _LATER, True),
    ((ProtocolError, DecodeError), "the body is cut short or damaged", _LATER, True),
    ((exceptions.ConnectionError, HTTPError), "the connection failed or broke off", _LATER, True),
)  # fmt: skip


def _innermost(error: BaseException) -> str:
    while (cause := error.__cause__ or error.__context__) is not None:
        error = cause
    said = (isinstance(error, OSError) and error.strerror) or str(error) or type(error).__name__
    return said.rstrip(".")


def _named(status: int) -> str:
    known = {one.value: one.phrase for one in HTTPStatus}
    return f"{status} {known.get(status, '(no status of HTTP)')}"


def _asked(retry_after: str) -> float | None:
    """Seconds from a Retry-After header, which states seconds or a date; None where it states neither."""
    if retry_after.isdecimal():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except (ValueError, OverflowError):
        return None
    # A date that names its zone as -0000 comes without one; HTTP means UTC.
    return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
