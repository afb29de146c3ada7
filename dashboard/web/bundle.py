"""The smaller plotly.js, an optional step: `python -m dashboard.web.bundle [--from FILE.tgz] [DIR]` has npm fetch it.

Without it the dashboard serves the plotly.js that comes with plotly: the same charts from three times the bytes.
"""

import re
import subprocess
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from platformdirs import user_data_path
from plotly.offline import get_plotlyjs_version

from etl.errors import BurdenError, FetchError
from etl.files import write

# The traces that the basic bundle can draw.
TRACES = frozenset({"bar", "pie", "scatter"})
_PACKAGE = "plotly.js-basic-dist-min"
_MEMBER = "package/plotly-basic.min.js"
_NAME = "plotly-basic.min.js"
_BANNER = re.compile(rb"plotly\.js \(basic - minified\) v([0-9][0-9A-Za-z.\-]*)")
_REMEDY = "The dashboard works without it; to try again, run `python -m dashboard.web.bundle`."


def locate_folder() -> Path:
    """Where `burden serve` looks for the bundle."""
    return user_data_path("burden-sharing") / "bundle"


def read_version(script: bytes) -> str | None:
    """The version that the banner of a basic bundle tells; None where it has no such banner."""
    banner = _BANNER.search(script[:400])
    return banner[1].decode("ascii") if banner else None


def find_usable(folder: Path) -> Path | None:
    """The bundle in `folder`; None where there is none, or where plotly has moved on to another version since."""
    path = folder / _NAME
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return path if read_version(file.read(400)) == get_plotlyjs_version() else None


def is_outdated(folder: Path) -> bool:
    """Whether `folder` holds a bundle that is not used, because it is of another version than plotly needs."""
    return (folder / _NAME).is_file() and find_usable(folder) is None


def install(archive: Path, folder: Path) -> Path:
    """Put the bundle of an npm archive into `folder`. Raises FetchError where it is not the one that plotly needs."""
    script = _unpacked(archive)
    found, wanted = read_version(script), get_plotlyjs_version()
    if found != wanted:
        raise FetchError(
            str(archive), f"holds plotly.js {found}, and plotly needs the basic bundle of {wanted}", _REMEDY
        )
    path = folder / _NAME
    try:
        write(path, script)
    except OSError as error:
        raise FetchError(str(path), f"cannot be written ({error.strerror})", "Name another folder.") from error
    return path


def fetch(folder: Path) -> Path:
    """The npm archive of the version that plotly needs, in `folder`. Raises FetchError where npm does not get it."""
    wanted = f"{_PACKAGE}@{get_plotlyjs_version()}"
    command = ["npm", "pack", wanted, "--pack-destination", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
    except FileNotFoundError as error:
        raise FetchError(
            wanted, "npm is not installed", f"Install npm, or give the archive with --from. {_REMEDY}"
        ) from error
    except subprocess.CalledProcessError as error:
        raise FetchError(wanted, f"npm could not get it ({error.stderr.strip()[-200:]})", _REMEDY) from error
    except subprocess.TimeoutExpired as error:
        raise FetchError(wanted, "npm did not get it within 5 minutes", _REMEDY) from error
    return next(folder.glob("*.tgz"))


def _unpacked(archive: Path) -> bytes:
    try:
        with tarfile.open(archive) as files:
            member = files.extractfile(_MEMBER)
            if member is None:
                raise KeyError(_MEMBER)
            return member.read()
    except (OSError, tarfile.TarError, EOFError, KeyError) as error:
        raise FetchError(str(archive), f"is no npm archive with {_MEMBER} in it ({error})", _REMEDY) from error


@click.command()
@click.option(
    "--from", "archive", type=click.Path(path_type=Path), help="An archive that npm pack made, instead of npm."
)
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
def main(archive: Path | None, folder: Path | None) -> None:
    """Put the smaller plotly.js where `burden serve` finds it, or into FOLDER."""
    with TemporaryDirectory() as there:
        try:
            path = install(archive or fetch(Path(there)), folder or locate_folder())
        except BurdenError as error:
            raise click.ClickException(str(error)) from error
    click.echo(f"plotly.js {get_plotlyjs_version()}, basic: {path} ({path.stat().st_size / 1e6:.1f} MB)")


if __name__ == "__main__":
    main()
