"""A source looks for its next release where its declaration says so."""

from contextlib import suppress

import pytest
from cow_files import states

from etl.catalogue.source import Finds
from etl.catalogue.sources import SOURCES
from etl.errors import BurdenError, FetchError
from etl.fetch import Resource
from etl.refresh.pipeline import COLLECTORS
from etl.sources.cow.layout import STATES
from etl.sources.nato.site import read_pages


@pytest.mark.parametrize("source", ["worldbank", "imf", "kiel", "troops", "cow"])
def test_the_address_declared_is_asked_for(source: str) -> None:
    asked: list[str] = []

    def fetch(url: str) -> Resource:
        asked.append(url)
        # Without it the page of versions is not asked for.
        if url == STATES:
            return Resource.of(url, states(), "text/csv")
        raise FetchError(url, "does not answer", "Wait")

    with suppress(BurdenError):
        list(COLLECTORS[source](fetch))
    assert any(url.startswith(SOURCES[source].finds.address) for url in asked)


def test_natos_page_is_among_those_that_are_looked_at() -> None:
    assert SOURCES["nato"].finds.how is Finds.PAGE
    assert SOURCES["nato"].finds.address in read_pages().addresses
