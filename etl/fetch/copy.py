"""Has bytes from a mirror, and keeps them as the network's are kept, so that any cell can be looked at later."""

from functools import cached_property
from pathlib import Path

from etl.fetch.document import Fetched
from etl.fetch.mirror import Mirror
from etl.fetch.raw import Kept, RawFiles, Record


class Keeping:
    """The mirror in `source`, opened at the first URL. What it gives is kept in `folder`/raw."""

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

    def get(self, url: str) -> Fetched:
        """The bytes of `url`, as `Mirror.get` gives them. Raises FetchError like it, or where they cannot be kept."""
        fetched = self._mirror.get(url)
        kept = self._raw.kept(url)
        # The same bytes had from the network keep their ETag.
        if kept is None or kept.record.sha256 != fetched.sha256:
            self._raw.keep(url, Kept(_record(fetched), fetched.content))
        return fetched


def _record(fetched: Fetched) -> Record:
    return Record(
        sha256=fetched.sha256,
        bytes=len(fetched.content),
        media_type=fetched.media_type,
        # Nothing that a publisher could confirm: the next refresh from the network has the bytes anew.
        etag="",
        last_modified="",
        retrieved=fetched.retrieved,
    )
