"""What the tests of fetching share: a policy that loses no time, and what a user reads of a failure."""

import pytest

from etl.errors import FetchError
from etl.fetch import Fetcher, Policy

QUICK = Policy(
    connect=5,
    read=5,
    deadline=20,
    attempts=3,
    wait_first=0.001,
    wait_longest=0.002,
    wait_asked=2,
    limit=100_000,
    redirects=3,
)


def fault(fetcher: Fetcher, url: str) -> str:
    """What the user reads, less the address that it starts with."""
    with pytest.raises(FetchError) as caught:
        fetcher.get(url)
    assert caught.value.url == url
    return str(caught.value).removeprefix(f"{url}: ")
