"""The command `burden`. What only one command needs, and is slow to import, is imported when it runs."""

import os
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from platformdirs import user_data_path

from etl.catalogue.seeds import shipped
from etl.errors import BurdenError, PublishError
from etl.observation import ParsedRelease
from etl.snapshot import Store, current_id, snapshot_ids
from etl.status import counted
from etl.terminal import plain, report, say, warn

if TYPE_CHECKING:
    from etl.fetch import Fetch, Fetched, Mirror

_FOLDER = click.Path(file_okay=False, path_type=Path)
_DATA = click.option("--data", type=_FOLDER, help="Folder of snapshots, instead of BURDEN_DATA or the user's own.")


class _Command(click.Group):
    """Prints the project's own errors as one plain message."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BurdenError as error:
            raise click.ClickException(plain(str(error))) from error


def _print_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if not asked:
        return
    try:
        say(f"burden {metadata.version('burden-sharing')}")
    except metadata.PackageNotFoundError:
        say("burden, from a checkout that is not installed")
    ctx.exit()


@click.group(cls=_Command)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="The version."
)
def main() -> None:
    """The open record of NATO defence spending."""


@main.command()
@_DATA
@click.option("--mirror", type=_FOLDER, help="Take the publishers' files from this folder, not from the network.")
def refresh(data: Path | None, mirror: Path | None) -> None:
    """Fetch, check and publish. All or nothing: a fault leaves the snapshot in force as it is."""
    from stamina import instrumentation

    from etl import pipeline
    from etl.fetch import Fetcher

    # In plain words; by itself it would put the name of an event on stderr.
    instrumentation.set_on_retry_hooks([lambda retry: warn(f"Once more in {retry.wait_for:.1f} s: {retry.caused_by}")])
    folder = data or _own_folder()
    network = Fetcher(folder)
    outcome = pipeline.refresh(folder, _from_mirror(mirror) if mirror else network.get, say)
    for notice in network.notices:
        warn(notice)
    report(outcome)
    if not outcome.ok or outcome.unwritten:
        raise SystemExit(1)


@main.command()
@_DATA
def check(data: Path | None) -> None:
    """Verify the snapshot in force again: hashes, and the contract on every row. List the snapshots there are."""
    from etl.contract import check_releases

    folder = _readable(data)
    current = current_id(folder)
    say(f"Snapshots in {folder}, the one written last first:")
    for known in snapshot_ids(folder):
        say(f"  {known} (in force)" if known == current else f"  {known}")
    snapshot = Store(folder).current()
    check_releases(ParsedRelease(part.release, snapshot.observations(part)) for part in snapshot.parts)
    rows = sum(part.rows for part in snapshot.parts)
    held = f"{counted(len(snapshot.parts), 'release')}, {counted(rows, 'row')}"
    say(f"Snapshot {snapshot.id} is sound: {held}; hashes and contract hold.")


@main.command()
@click.argument("snapshot_id", metavar="ID")
@_DATA
def publish(snapshot_id: str, data: Path | None) -> None:
    """Put snapshot ID in force: go back to an earlier one, or forward again."""
    from etl import pipeline

    folder = data or _own_folder()
    known = snapshot_ids(folder)
    if snapshot_id not in known:
        listed = ", ".join(known) or "none: run `burden refresh` first"
        raise PublishError(f"{folder}: has no snapshot {snapshot_id[:40]!r}. There are: {listed}.")
    pipeline.roll(folder, snapshot_id)
    say(f"Snapshot {snapshot_id} is in force.")


@main.command()
@_DATA
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8050, show_default=True, type=click.IntRange(0, 65535))
def serve(data: Path | None, host: str, port: int) -> None:
    """Show the dashboard."""
    from dashboard.server import serve as run

    folder = _readable(data)
    run(folder, host, port)


def _own_folder() -> Path:
    named = os.environ.get("BURDEN_DATA")
    return Path(named) if named else user_data_path("burden-sharing")


def _readable(data: Path | None) -> Path:
    """The folder to read from: the one asked for, else the user's own where it has data, else what ships."""
    own = data or _own_folder()
    if data is None and current_id(own) is None:
        embedded = shipped("embedded")
        say(f"Nothing was published in {own} yet, so this is the snapshot that ships: {embedded}")
        return embedded
    say(f"Data: {own}")
    return own


def _from_mirror(folder: Path) -> "Fetch":
    from etl.fetch import Mirror

    # Opened at the first URL, so that a bad mirror is a fault of the refresh like any other, told in status.json.
    @cache
    def mirror() -> "Mirror":
        return Mirror(folder)

    def get(url: str) -> "Fetched":
        return mirror().get(url)

    return get
