"""Which folder a command works on: the option for it, and what stands in where it is not given."""

import os
from pathlib import Path

import click
from platformdirs import user_data_path

from etl.catalogue.overlay import lay_seeds
from etl.catalogue.seeds import shipped
from etl.cli.lines import say, warn
from etl.store.folder import current_id

FOLDER = click.Path(file_okay=False, path_type=Path)


def _lay_seeds(context: click.Context, _: click.Parameter, data: Path | None) -> Path | None:
    """Lay the operator's seeds of the folder over those that ship, as long as the command runs."""
    context.with_resource(lay_seeds(data or own_folder()))
    return data


DATA = click.option(
    "--data", type=FOLDER, callback=_lay_seeds, help="Folder of snapshots, instead of BURDEN_DATA or the user's own."
)


def own_folder() -> Path:
    """The user's own folder of snapshots: the one that BURDEN_DATA names, else the system's place for such data."""
    named = os.environ.get("BURDEN_DATA")
    return Path(named) if named else user_data_path("burden-sharing")


def choose_folder(data: Path | None, quiet: bool = False) -> Path:
    """The folder to read from: the one asked for, else the user's own where it has data, else what ships.

    Which one it is, is printed; where the output is made for other programs, `quiet` tells it on stderr.
    """
    tell = warn if quiet else say
    own = data or own_folder()
    if data is None and current_id(own) is None:
        embedded = shipped("embedded")
        tell(f"Nothing was published in {own} yet, so this is the snapshot that ships: {embedded}")
        return embedded
    tell(f"Data: {own}")
    return own


def begin_folder(data: Path | None) -> Path:
    """The folder to publish into; where nothing was published there yet it begins with the snapshot that ships.

    Raises PublishError where that cannot be done.
    """
    from etl.store.publish import adopt_snapshot

    folder = data or own_folder()
    if current_id(folder) is None:
        say(f"Nothing was published in {folder} yet: it begins with the snapshot that ships.")
        adopt_snapshot(shipped("embedded"), folder)
    return folder
