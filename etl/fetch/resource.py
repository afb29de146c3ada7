"""What fetching gives, whichever way."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from etl.observation import Origin

# The publisher's own bytes, as they came.
ORIGINAL = "original"


@dataclass(frozen=True)
class Resource:
    """What a URL gave: `content` as decoded, its SHA-256 in hexadecimal, and the media type without parameters.

    `retrieved` is when it was had from the publisher, in ISO 8601, "" where nobody knows. `kind` is ORIGINAL for the
    publisher's own bytes; a mirror may list others, with a `note` on them, and "" where it does not say.
    `last_modified` is the server's word for when the bytes last changed, as its header writes it or in ISO 8601, or "".
    """

    url: str
    content: bytes
    sha256: str
    media_type: str
    retrieved: str = ""
    kind: str = ORIGINAL
    note: str = ""
    last_modified: str = ""

    @classmethod
    def of(cls, url: str, content: bytes, media_type: str) -> "Resource":
        """What `url` gave, with the hash of `content`."""
        return cls(url, content, hashlib.sha256(content).hexdigest(), media_type)

    @property
    def modified(self) -> date | None:
        """The day on which the bytes last changed, by the server that gave them; None where it did not say."""
        for read in (datetime.fromisoformat, parsedate_to_datetime):
            with suppress(ValueError):
                return read(self.last_modified).date()
        return None

    @property
    def origin(self) -> Origin:
        """Where a release that is read from it comes from."""
        return Origin(self.url, self.sha256, len(self.content))


# Gives the bytes of a URL, or raises FetchError: Fetcher.get and Mirror.get are such.
Fetch = Callable[[str], Resource]
