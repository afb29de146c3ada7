"""Where tests find the publishers' files, which are not part of the repository."""

import os
from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "mirror"


@pytest.fixture(scope="session")
def mirror() -> Path:
    """The folder with the publishers' own files (mirror.json and what it lists)."""
    folder = Path(os.environ.get("BURDEN_MIRROR", _BESIDE))
    if (folder / "mirror.json").is_file():
        return folder
    message = (
        "The publishers' files are not at hand. "
        "Point BURDEN_MIRROR at a folder with mirror.json to run this test on them."
    )
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)
