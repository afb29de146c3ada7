"""The command `burden`. What only one command needs, and is slow to import, is imported when it runs."""

import os
from importlib import metadata
from pathlib import Path
from typing import Any

import click
from platformdirs import user_data_path

from etl.catalogue.seeds import shipped
from etl.errors import BurdenError, PublishError
from etl.observation import ParsedRelease
from etl.snapshot import Store, current_id, snapshot_ids
from etl.status import counted
from etl.terminal import plain, report, say, warn

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
    """Fetch, check and publish. All or nothing: a fault leaves the snapshot in force as it is.

    The publishers' files are kept in raw/ of the folder, whether they come from the network or from a mirror.
    """
    from etl import pipeline
    from etl.fetch import Fetcher, Keeping

    _tell_retries()
    folder = data or _own_folder()
    source = Keeping(mirror, folder) if mirror else Fetcher(folder)
    outcome = pipeline.refresh(folder, source.get, say)
    for notice in source.notices:
        warn(notice)
    report(outcome)
    if not outcome.ok or outcome.unwritten:
        raise SystemExit(1)


@main.command()
@_DATA
def check(data: Path | None) -> None:
    """Verify the snapshot in force again: hashes, and the contract on every row.

    Before that, list the snapshots there are, and the room that they take with their parts and originals.
    """
    from etl.contract import check_releases
    from etl.disk import used

    folder = _readable(data)
    current = current_id(folder)
    say(f"Snapshots in {folder}, the one written last first:")
    for known in snapshot_ids(folder):
        say(f"  {known} (in force)" if known == current else f"  {known}")
    say(used(folder))
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
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--keep", type=click.IntRange(1), metavar="N", help="Drop all but the N snapshots written last.")
@click.option("--dry-run", is_flag=True, help="Only tell what would be dropped.")
@_DATA
def prune(ids: tuple[str, ...], keep: int | None, dry_run: bool, data: Path | None) -> None:
    """Drop the snapshots ID, or all but the newest, and every part and original that none of the others needs.

    The snapshot in force is never dropped.
    """
    from etl import prune as pruning

    if bool(ids) == (keep is not None):
        raise click.UsageError("Say which snapshots to drop: either their IDs, or --keep N.")
    choice = pruning.these(ids) if keep is None else pruning.all_but(keep)
    pruned = pruning.prune(data or _own_folder(), choice, dry_run)
    verb = "Would drop" if dry_run else "Dropped"
    for snapshot_id in pruned.snapshots:
        say(f"{verb} snapshot {snapshot_id}.")
    kinds = {"snapshot": pruned.snapshots, "part": pruned.parts, "original": pruned.originals}
    held = ", ".join(counted(len(dropped), kind) for kind, dropped in kinds.items())
    say(f"{verb} {held}: {counted(pruned.bytes, 'byte')}.")


@main.group("mirror")
def mirrors() -> None:
    """Folders with the publishers' files, for where there is no network."""


@mirrors.command("build")
@click.argument("folder", metavar="DIR", type=_FOLDER)
@_DATA
@click.option("--mirror", type=_FOLDER, help="Take the publishers' files from this mirror, not from the network.")
def build_mirror(folder: Path, data: Path | None, mirror: Path | None) -> None:
    """Fetch all that a refresh reads into DIR, or bring a DIR that was built before up to date.

    It is read and checked like in a refresh; a fault leaves what DIR/mirror.json lists as it is. What comes from the
    network is kept in the folder of snapshots too. Then: burden refresh --mirror DIR
    """
    from etl.fetch import Fetcher, Mirror
    from etl.lock import locked
    from etl.mirror_build import build

    if mirror:
        built = build(folder, Mirror(mirror).get, say)
    else:
        _tell_retries()
        own = data or _own_folder()
        with locked(own):
            built = build(folder, Fetcher(own).get, say)
    changes = f"{counted(built.written, 'file')} written, {built.removed:,} removed"
    say(f"Mirror {folder}: {counted(built.urls, 'URL')}, {counted(built.bytes, 'byte')}; {changes}.")
    if built.others:
        say(f"It lists {counted(built.others, 'other URL')} too, which no refresh reads; they stay.")


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


def _tell_retries() -> None:
    from stamina import instrumentation

    # In plain words; by itself it would put the name of an event on stderr.
    instrumentation.set_on_retry_hooks([lambda retry: warn(f"Once more in {retry.wait_for:.1f} s: {retry.caused_by}")])
