"""Reads one answer of a server: where it leads, its status, its body under a limit, what it says of itself."""

import hashlib
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import requests

from etl.fetch.content import find_refusal
from etl.fetch.deadline import Deadline
from etl.fetch.failure import ADDRESS, BY_HAND, REFUSALS, AttemptError, name_status
from etl.fetch.raw import Original, Record

_CHUNK = 65_536
_REFUSED = (
    "A login page of the network, a filter or a refusal of the site stands in its place: log in or ask the network's "
    f"administrator, try again later, or {BY_HAND}."
)


def check_redirect(response: requests.Response) -> None:
    """Let go of the body of a redirect. Raise AttemptError where it leads from https to http."""
    if not response.is_redirect:
        return
    # requests would read it whole, whatever its size.
    response.close()
    try:
        target = urlsplit(urljoin(response.url, response.headers["Location"])).scheme
    except ValueError:
        # requests itself says what is wrong with it.
        return
    if (urlsplit(response.url).scheme, target) == ("https", "http"):
        problem = "leads from https to http, where anybody on the way could put another file in its place"
        raise AttemptError(problem, ADDRESS)


def check_status(response: requests.Response, conditional: bool) -> None:
    """Raise AttemptError unless the answer is 200, or 304 to a conditional request."""
    status = response.status_code
    if status == HTTPStatus.OK or (status == HTTPStatus.NOT_MODIFIED and conditional):
        return
    problem = f"answered {name_status(status)}"
    if status in REFUSALS:
        why, remedy = REFUSALS[status]
        raise AttemptError(f"{problem}: {why}", remedy)
    if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        asked = _asked(response.headers.get("Retry-After", ""))
        wish = "" if asked is None else f" and asks to wait {asked:.0f} s"
        raise AttemptError(f"{problem}{wish}", "Try again later.", again=True, asked=asked)
    raise AttemptError(problem, ADDRESS, gone=status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE))


def read_body(response: requests.Response, deadline: Deadline, limit: int) -> bytes:
    """The decoded body, read as it arrives. Raises AttemptError once it is over `limit` bytes or past the deadline."""
    encoding = response.headers.get("Content-Encoding", "identity").lower()
    if encoding not in ("identity", "gzip", "x-gzip"):
        raise AttemptError(f"is encoded as {encoding!r}, which was not asked for", ADDRESS)
    body = bytearray()
    while piece := response.raw.read1(_CHUNK, decode_content=True):
        body += piece
        if len(body) > limit:
            raise AttemptError(f"is larger than the limit of {limit / 1e6:g} MB", ADDRESS)
        if not deadline.left():
            raise deadline.missed()
    return bytes(body)


def check_body(url: str, content: bytes) -> None:
    """Raise AttemptError where the bytes cannot be what `url` is asked for. Nothing may come at the next attempt."""
    refusal = find_refusal(url, content)
    if refusal:
        raise AttemptError(refusal, _REFUSED, again=not content)


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
