"""What the tests of the catalogue share."""

from pathlib import Path

import pytest
from own_seeds import Put


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Writes a file of seeds/ in a data folder."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write
