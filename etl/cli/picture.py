"""`burden picture`: the chart of a page as a file, without a server."""

import os
from pathlib import Path

import click

from etl.cli.folders import DATA, choose_folder
from etl.cli.lines import plain, say

# Those of dashboard/picture/sheet.py and of its colours, which are slow to import.
SIZES, SCHEMES = ("wide", "square", "phone"), ("light", "dark")

_EXAMPLES = """\b
Examples:
  burden picture 'trends?country=DEU~POL' --out chart.svg
  burden picture 'scoreboard?as_of=2019-12-04' --out chart.png --size square --scheme dark

ADDRESS is what stands in the address bar of the page, with its server or without. BURDEN_PUBLIC_ADDRESS is the server
that the picture names."""


@click.command(epilog=_EXAMPLES)
@click.argument("address")
@click.option(
    "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file; .svg or .png says which."
)
@click.option("--size", type=click.Choice(SIZES), help="1200 × 630, 1080 × 1080 or 720 × 1280 pixels; wide by default.")
@click.option("--scheme", type=click.Choice(SCHEMES), help="Light by default.")
@DATA
def picture(address: str, out: Path, size: str | None, scheme: str | None, data: Path | None) -> None:
    """Draw the chart of the page at ADDRESS into a file, with its title, source and address in it."""
    from dashboard.web.picture_file import make_file
    from etl.files import write
    from etl.store.snapshot import Store

    store = Store(choose_folder(data))
    wanted = {name: word for name, word in (("size", size), ("scheme", scheme)) if word}
    try:
        content = make_file(store, address, out.suffix[1:].lower(), _find_root(), **wanted)
    except ValueError as error:
        raise click.UsageError(plain(str(error))) from error
    try:
        write(out, content)
    except OSError as error:
        raise click.UsageError(f"{out} cannot be written ({error.strerror}). Name another with --out.") from error
    say(f"{out}: {len(content):,} bytes")


def _find_root() -> str:
    """The public address that the operator has set, "" where none is. Raises SettingError where it is none."""
    from dashboard.web.origin import read_origin

    return read_origin(os.environ).address
