"""SVG into PNG, by resvg, in the font that the project brings; each in a process of its own (`rasteriser.py`)."""

import subprocess
import sys
from importlib import metadata, util
from pathlib import Path

from dashboard.picture import font
from dashboard.picture.vocabulary import PictureError

PACKAGE = "resvg"
_PROGRAM = Path(__file__).with_name("rasteriser.py")
# A picture of ours takes less than a tenth of a second.
_LONGEST_SECONDS = 30


def name_versions() -> str:
    """All that PNG depends on beside its SVG."""
    return f"{PACKAGE} {metadata.version(PACKAGE)}, {font.PACKAGE} {font.name_version()}"


def make_png(svg: str) -> bytes:
    """The picture as PNG, in the pixels that it names. Raises PictureError where it cannot be made."""
    # Neither the environment nor what else is installed has a say: it starts in a few milliseconds.
    command = [sys.executable, "-I", "-S", str(_PROGRAM), str(find_folder()), *map(str, font.list_files())]
    try:
        ran = subprocess.run(
            command, input=svg.encode("utf-8"), capture_output=True, check=True, timeout=_LONGEST_SECONDS
        )
    except (OSError, subprocess.SubprocessError) as error:
        said = getattr(error, "stderr", None) or b""
        raise PictureError(f"No PNG could be made: {error} {said.decode('utf-8', 'replace')[-500:]}") from error
    return ran.stdout


def find_folder() -> Path:
    """Where the rasteriser's package is. Raises PictureError where it is not installed."""
    found = util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise PictureError(f"No PNG can be made: the package {PACKAGE} is not installed.")
    return Path(found.origin).parent
