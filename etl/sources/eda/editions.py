"""Where an edition may be read from, and which of its files is."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from etl.dataframe import Collected, MissedRelease, UnreadRelease
from etl.errors import AbsentError, FetchError, LayoutError
from etl.fetch import Fetch
from etl.sources.eda.releases import open_given, open_linked, read_edition
from etl.sources.eda.site import is_same
from etl.sources.given import Given
from etl.sources.releases import KnownRelease, LackingRelease

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Whereabouts:
    """Where the edition of a year may be had: as `listed`, at the address that the page links to, as it was `given`."""

    year: int
    listed: KnownRelease | None
    linked: str
    given: Given | None

    def collect(self, fetch: Fetch, is_new: bool) -> Iterator[Collected]:
        """The edition, and what was missed of it if it `is_new`; raises as `collect` of the source does."""
        found: list[Collected] = list(self._collect_linked(fetch, is_new))
        yield from found
        if any(not isinstance(one, MissedRelease) for one in found):
            return
        if self.listed:
            yield self._collect_listed(fetch, self.listed)
        elif self.given:
            yield open_given(self.given, self.year, None)

    def _collect_linked(self, fetch: Fetch, is_new: bool) -> Iterator[Collected]:
        if not self.linked or (self.listed and is_same(self.linked, self.listed.file)):
            return
        try:
            yield open_linked(fetch(self.linked), self.year, self.listed)
        except AbsentError:
            return
        except (FetchError, LayoutError) as error:
            if is_new:
                yield MissedRelease(error)
            else:
                _log.warning("An edition of the European Defence Agency is left out: %s", error)

    def _collect_listed(self, fetch: Fetch, listed: KnownRelease) -> Collected:
        try:
            fetched = fetch(listed.file)
        except FetchError as error:
            return open_given(self.given, self.year, listed) if self.given else LackingRelease.of(listed, error)
        release = listed.describe(fetched.origin)
        return UnreadRelease(release, partial(read_edition, fetched, release))
