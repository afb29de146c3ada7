"""Has bytes from a mirror instead of the network: a folder whose `mirror.json` says which file stands for a URL."""

from dataclasses import replace
from functools import cached_property
from pathlib import Path

from etl.errors import AbsentError, FetchError
from etl.fetch.content import find_refusal
from etl.fetch.index import INDEX, REMEDY, read_index
from etl.fetch.raw import Original, RawFiles, Record
from etl.fetch.resource import Resource

_REFUSED = (
    "Build the mirror again where the publisher can be reached (burden mirror build), or bring a good copy with "
    "`burden add FILE`."
)


class Mirror:
    """A folder with `mirror.json`: {"format": 1, "entries": [{"url", "file", "sha256", "media_type", ...}]}.

    `entries` has them by URL. Opening raises FetchError like `read_index`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.entries = read_index(folder)

    def get(self, url: str) -> Resource:
        """The bytes that stand for exactly `url`, checked against the listed hash.

        Raises FetchError where the mirror lacks the URL, or its file is missing, outside the folder, altered, or a
        refusal that was had in place of what the URL is asked for.
        """
        entry = self.entries.get(url)
        if entry is None:
            raise AbsentError(url, f"the mirror {self.folder} lacks it", "Add it to the mirror, or leave out --mirror.")
        fetched = Resource.of(url, self._read(url, entry.file), entry.media_type)
        if fetched.sha256 != entry.sha256:
            found = f"its SHA-256 is {fetched.sha256[:16]}…, not the listed one"
            raise FetchError(url, f"{self.folder / entry.file} is altered: {found}", REMEDY)
        refusal = find_refusal(url, fetched.content)
        if refusal:
            raise FetchError(url, f"{refusal} ({self.folder / entry.file})", _REFUSED)
        fetched = replace(fetched, retrieved=entry.retrieved or "", kind=entry.kind or "", note=entry.note or "")
        return replace(fetched, last_modified=entry.last_modified or "")

    def _read(self, url: str, file: str) -> bytes:
        try:
            path = (self.folder / file).resolve()
            if not path.is_relative_to(self.folder.resolve()):
                raise FetchError(url, f"{INDEX} names {file!r}, which is outside {self.folder}", REMEDY)
            if not path.is_file():
                raise FetchError(url, f"{path} is missing from the mirror", REMEDY)
            return path.read_bytes()
        except (OSError, ValueError) as error:
            raise FetchError(url, f"{file!r} of the mirror cannot be read ({error})", REMEDY) from error


class MirrorFetcher:
    """The mirror in `source`, opened at the first URL.

    What it gives is kept in `folder`/raw as the network's bytes are, so that any cell can be looked at later.
    """

    def __init__(self, source: Path, folder: Path) -> None:
        self._source = source
        self._raw = RawFiles(folder / "raw")

    # So that a bad mirror is a fault of the refresh like any other, told in status.json.
    @cached_property
    def _mirror(self) -> Mirror:
        return Mirror(self._source)

    @property
    def notices(self) -> tuple[str, ...]:
        """What a user should know although it stops nothing: kept files that were damaged."""
        return tuple(self._raw.notices)

    @property
    def advice(self) -> str:
        """Nothing: a mirror always answers."""
        return ""

    def get(self, url: str) -> Resource:
        """The bytes of `url`, as `Mirror.get` gives them. Raises FetchError like it, or where they cannot be kept."""
        fetched = self._mirror.get(url)
        known = self._raw.find(url)
        # The same bytes had from the network keep their ETag.
        if known is None or known.record.sha256 != fetched.sha256:
            self._raw.keep(url, Original(_record(fetched), fetched.content))
        return fetched


def _record(fetched: Resource) -> Record:
    return Record(
        sha256=fetched.sha256,
        bytes=len(fetched.content),
        media_type=fetched.media_type,
        # Nothing that a publisher could confirm: the next refresh from the network has the bytes anew.
        etag="",
        last_modified="",
        retrieved=fetched.retrieved,
    )
