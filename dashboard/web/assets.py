"""Our own scripts and style sheets, joined: each file of a page costs its reader's browser a turn of the line."""

from collections.abc import Callable
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "assets"
ICON = "favicon.svg"
# These run before anything is drawn, and when it is.
FIRST_SCRIPT, START_SCRIPT = "screen.js", "start.js"
# All others, each kind in one file, in the order of their names.
STYLES, SCRIPTS = "site.css", "site.js"


def _read(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def _join(name: str) -> bytes:
    paths = sorted(FOLDER.glob(f"*{Path(name).suffix}"))
    return b"\n".join(path.read_bytes() for path in paths if path.name not in (FIRST_SCRIPT, START_SCRIPT))


# What is served, and how it is read.
ASSETS: dict[str, Callable[[str], bytes]] = {
    **dict.fromkeys((ICON, FIRST_SCRIPT, START_SCRIPT), _read),
    **dict.fromkeys((STYLES, SCRIPTS), _join),
}


def read_asset(name: str) -> bytes:
    """One of ASSETS as it is served. Raises KeyError where it is none."""
    return ASSETS[name](name)
