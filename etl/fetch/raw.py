"""The bytes that were fetched, as they came: DIR/SHA256, and DIR/origins.json, the record of what came from where."""

import hashlib
import re
from collections.abc import Set
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from etl.errors import FetchError
from etl.files import decode_json, encode_json, write

ORIGINS = "origins.json"
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Record:
    """Where kept bytes came from. `retrieved` is in ISO 8601; it, `etag` and `last_modified` may be empty."""

    sha256: str
    bytes: int
    media_type: str
    etag: str
    last_modified: str
    retrieved: str


@dataclass(frozen=True)
class Original:
    """Bytes that were fetched before, and the record of them."""

    record: Record
    content: bytes


class RawFiles:
    """The folder of fetched bytes. It is a cache: what is damaged is said in `notices` and fetched anew."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.notices: list[str] = []

    # Read when first asked for, which is when the folder is locked.
    @cached_property
    def _records(self) -> dict[str, Record]:
        return self._read()

    def find(self, url: str) -> Original | None:
        """The bytes kept for `url`; None where there are none, or they are no longer those that came."""
        record = self._records.get(url)
        if record is None:
            return None
        path = self.folder / record.sha256
        with suppress(OSError):
            content = path.read_bytes()
            if hashlib.sha256(content).hexdigest() == record.sha256:
                return Original(record, content)
        self.notices.append(f"{path} is damaged or missing. {url} is fetched anew.")
        return None

    def keep(self, url: str, now: Original) -> None:
        """Keep the bytes and record that they came from `url`. Raises FetchError where the folder cannot be written."""
        try:
            write(self.folder / now.record.sha256, now.content)
            self._records[url] = now.record
            self._list()
        except OSError as error:
            problem = f"was had, but cannot be kept in {self.folder} ({error.strerror})"
            raise FetchError(url, problem, "Free some space, or make the folder writable.") from error

    def forget(self, hashes: Set[str]) -> None:
        """Record these bytes no longer, so that they can be removed. Raises OSError where that cannot be written."""
        known = {url: record for url, record in self._records.items() if record.sha256 not in hashes}
        if known != self._records:
            self._records = known
            self._list()

    def _list(self) -> None:
        write(self.folder / ORIGINS, encode_json({url: self._records[url] for url in sorted(self._records)}))

    def _read(self) -> dict[str, Record]:
        path = self.folder / ORIGINS
        if not path.is_file():
            return {}
        try:
            records = decode_json(path.read_bytes(), dict[str, Record])
            for record in records.values():
                # It names a file.
                if not _SHA256.fullmatch(record.sha256):
                    raise ValueError(f"{record.sha256[:20]!r} is no SHA-256")
            return records
        except (OSError, ValueError) as error:
            self.notices.append(f"{path} is damaged ({error}). Everything is fetched anew.")
            return {}
