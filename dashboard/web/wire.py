"""What is read off a connection as a request, by waitress's parser and our own bounds. All else is refused."""

import re
from time import monotonic
from typing import Any

from waitress.parser import HTTPRequestParser, ParsingError, TransferEncodingNotImplemented
from waitress.receiver import ChunkedReceiver
from waitress.rfc7230 import HEADER_FIELD_RE
from waitress.utilities import BadRequest, Error, RequestEntityTooLarge, RequestHeaderFieldsTooLarge

# In bytes, but for the number of headers.
LONGEST_LINE, LONGEST_HEADER, MOST_HEADERS, LARGEST_HEAD = 4096, 8192, 100, 32_768
# More digits than the length of any body has; Python makes no number of thousands of them.
_ENDLESS = re.compile(rb"\ncontent-length:[ \t]*[0-9]{19,}", re.IGNORECASE)
_ENDS_CHUNKED = re.compile(rb"\ntransfer-encoding:[^\r\n]*chunked[ \t]*\r", re.IGNORECASE)


class _AddressTooLongError(Error):  # type: ignore[misc]
    code = 414


class _ExpectationFailedError(Error):  # type: ignore[misc]
    code = 417


class Request(HTTPRequestParser):  # type: ignore[misc]
    """A request as it comes in; `begun` is when its first byte came."""

    path = ""  # until it is known
    error: Error | None
    completed: bool

    def __init__(self, adj: Any) -> None:
        super().__init__(adj)
        self.begun = monotonic()

    def received(self, data: bytes) -> int:
        """Take in what has come; how much of it belongs to this request."""
        head = self.header_plus + data if self.body_rcv is None else b""
        consumed = int(super().received(data))
        if isinstance(self.error, RequestHeaderFieldsTooLarge) and b"\n" not in head[:LONGEST_LINE]:
            self.error = _AddressTooLongError("no line ends within its bounds")
        excess = None if self.error or not self.chunked else self._find_excess_of_chunks(self.body_rcv)
        if excess is not None:
            self.error, self.completed = excess, True
        if self.completed and not self.error and self.chunked and not _are_headers(self.body_rcv.trailer):
            self.error = BadRequest("Invalid trailer")
        # Who asks on without waiting for the answer would have answers pile up here. They ask again where the
        # connection is closed after the first.
        if self.completed and not self.empty and data[consumed:].strip():
            self.headers["CONNECTION"] = "close"
            return len(data)
        return consumed

    def _find_excess_of_chunks(self, body: ChunkedReceiver) -> Error | None:
        """What is too long of a chunk that is told, of the line that tells it, or of what stands behind them all."""
        if body.chunk_remainder > self.adj.max_request_body_size:
            return RequestEntityTooLarge("the chunk that is told")
        if len(body.control_line) > LONGEST_LINE:
            return BadRequest("Line of a chunk too long")
        return _find_excess_of_headers(body.trailer.rstrip(b"\r\n").split(b"\r\n"))

    def parse_header(self, header_plus: bytes) -> None:
        """Read the head. Raises waitress's errors where it cannot be read; what is too long is noted in `error`."""
        error = _find_excess(header_plus)
        if error is None:
            self._parse_bounded(header_plus)
            expectation = self.headers.get("EXPECT", "100-continue").lower()
            error = None if expectation == "100-continue" else _ExpectationFailedError(expectation)
        if error is not None:
            self.error, self.completed, self.expect_continue = error, True, False

    def _parse_bounded(self, head: bytes) -> None:
        try:
            super().parse_header(head)
        except TransferEncodingNotImplemented as error:
            # Where such a body ends nobody can tell.
            if not _ENDS_CHUNKED.search(head):
                raise ParsingError("Transfer-Encoding does not end with chunked") from error
            raise
        if self.version not in ("1.0", "1.1"):
            raise ParsingError("HTTP version is not known")
        # A proxy may take the other of the two for the end of the body.
        if "TRANSFER_ENCODING" in self.headers or (self.chunked and "CONTENT_LENGTH" in self.headers):
            raise ParsingError("Content-Length or HTTP/1.0, and Transfer-Encoding")


def _find_excess(head: bytes) -> Error | None:
    """What is too long in a head, or goes on over several lines."""
    first, *lines = head.rstrip(b"\r\n").split(b"\r\n")
    if len(first) > LONGEST_LINE:
        return _AddressTooLongError(f"{len(first)} bytes")
    if excess := _find_excess_of_headers(lines):
        return excess
    if any(line.startswith((b" ", b"\t")) for line in lines):
        return BadRequest("Header over several lines")
    return RequestEntityTooLarge("the length that is told") if _ENDLESS.search(head) else None


def _find_excess_of_headers(lines: list[bytes]) -> Error | None:
    if len(lines) > MOST_HEADERS or max(map(len, lines), default=0) > LONGEST_HEADER:
        return RequestHeaderFieldsTooLarge(f"{len(lines)} headers, the longest of {max(map(len, lines))} bytes")
    return None


def _are_headers(trailer: bytes) -> bool:
    return all(HEADER_FIELD_RE.match(line) for line in trailer.rstrip(b"\r\n").split(b"\r\n") if line)
