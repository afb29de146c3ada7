"""`burden check`, `publish` and `prune`: what is done with the snapshots that there are."""

from pathlib import Path

import click

from etl.cli.folders import DATA, choose_folder, own_folder
from etl.cli.lines import say
from etl.errors import PublishError
from etl.prose import counted
from etl.store.folder import current_id, snapshot_ids
from etl.store.snapshot import Store


@click.command()
@DATA
def check(data: Path | None) -> None:
    """Verify the snapshot in force again: hashes of files and of rows, and the contract on every row; and the hashes of
    the files that were given by hand.

    Before that, list the snapshots there are, and the room that they take with their parts and originals.
    """
    from etl.contract import check_releases
    from etl.dataframe import ParsedRelease
    from etl.refresh.deposits.shelf import Shelf
    from etl.store.disk import describe_use
    from etl.store.extract import frame_part

    folder = choose_folder(data)
    _list(folder)
    say(describe_use(folder))
    snapshot = Store(folder).current()
    Shelf(folder).verify()
    # What is read for the first time is held to the hashes of its rows.
    releases = [ParsedRelease(part.release, frame_part(snapshot, part)) for part in snapshot.parts]
    check_releases(releases)
    rows = sum(part.rows for part in snapshot.parts)
    held = f"{counted(len(snapshot.parts), 'release')}, {counted(rows, 'row')}"
    say(f"Snapshot {snapshot.id} is sound: {held}; hashes and contract hold.")


@click.command()
@click.argument("snapshot_id", metavar="[ID]", required=False)
@DATA
def publish(snapshot_id: str | None, data: Path | None) -> None:
    """Put snapshot ID in force: go back to an earlier one, or forward again. Without ID, list those there are.

    The next refresh rolls forward to what the publishers give, so stop the schedule too where an earlier snapshot is to
    stay; to keep a single release out for good, see burden quarantine.
    """
    from etl.refresh.publication import roll

    folder = data or own_folder()
    if snapshot_id is None:
        _list(folder)
        return
    known = snapshot_ids(folder)
    if snapshot_id not in known:
        listed = ", ".join(known) or "none: run `burden refresh` first"
        raise PublishError(f"{folder}: has no snapshot {snapshot_id[:40]!r}. There are: {listed}.")
    roll(folder, snapshot_id)
    say(f"Snapshot {snapshot_id} is in force.")


@click.command()
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--keep", type=click.IntRange(1), metavar="N", help="Drop all but the N snapshots written last.")
@click.option("--dry-run", is_flag=True, help="Only tell what would be dropped.")
@DATA
def prune(ids: tuple[str, ...], keep: int | None, dry_run: bool, data: Path | None) -> None:
    """Drop the snapshots ID, or all but the newest, and every part and original that none of the others needs.

    The snapshot in force is never dropped.
    """
    from etl.refresh import prune as pruning

    if bool(ids) == (keep is not None):
        raise click.UsageError("Say which snapshots to drop: either their IDs, or --keep N.")
    choice = pruning.choose_ids(ids) if keep is None else pruning.choose_all_but(keep)
    pruned = pruning.prune(data or own_folder(), choice, dry_run)
    verb = "Would drop" if dry_run else "Dropped"
    for snapshot_id in pruned.snapshots:
        say(f"{verb} snapshot {snapshot_id}.")
    kinds = {"snapshot": pruned.snapshots, "part": pruned.parts, "original": pruned.originals}
    held = ", ".join(counted(len(dropped), kind) for kind, dropped in kinds.items())
    say(f"{verb} {held}: {counted(pruned.bytes, 'byte')}.")


def _list(folder: Path) -> None:
    current = current_id(folder)
    say(f"Snapshots in {folder}, the one written last first:")
    for known in snapshot_ids(folder):
        say(f"  {known} (in force)" if known == current else f"  {known}")
