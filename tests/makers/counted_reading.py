"""A source that counts how often it is read, and addresses that it asks. All is made up."""

import logging
from collections.abc import Iterator
from pathlib import Path

from made_up import figures, release

from etl.dataframe import ParsedRelease
from etl.errors import AbsentError
from etl.fetch import Fetch, Resource
from etl.refresh import pipeline
from etl.refresh.outcome import Outcome

TABLE, NOTES = "https://nato.example.org/table", "https://nato.example.org/notes"
LOG = logging.getLogger("etl.sources.made_up")


class Web:
    """Addresses with what they give, and a source that reads a share from one of them. `parsed` counts how often."""

    def __init__(self, share: str = "2.0") -> None:
        self.pages: dict[str, bytes] = {TABLE: share.encode()}
        self.asked: list[str] = []
        self.parsed = 0

    def get(self, url: str) -> Resource:
        self.asked.append(url)
        if url not in self.pages:
            raise AbsentError(url, "is not there", "Put it there.")
        return Resource.of(url, self.pages[url], "text/plain")

    def collect(self, fetch: Fetch) -> Iterator[ParsedRelease]:
        try:
            fetch(NOTES)
        except AbsentError:
            LOG.warning("There are no notes.")
        content = fetch(TABLE).content
        self.parsed += 1
        yield release(figures(share=float(content)))


def refresh(folder: Path, web: Web) -> Outcome:
    return pipeline.refresh(folder, web.get, lambda _: None, {"nato": web.collect})
