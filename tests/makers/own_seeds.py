"""What the tests of rows of seeds in a data folder share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from etl.catalogue.overlay import lay_seeds
from etl.errors import SeedError

NAMES = "source,name,code\n"
PAGES = "url,use,why\n"
EDITION = "release,published,title,file,note\n"
Put = Callable[[str, str], Path]


def refused(data: Path, read: Callable[[], object]) -> str:
    with lay_seeds(data), pytest.raises(SeedError) as caught:
        read()
    return str(caught.value)
