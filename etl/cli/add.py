"""`burden add`: takes in the publishers' files that a person has brought."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from etl.catalogue.sources import SOURCES
from etl.cli.folders import DATA, begin_folder, own_folder
from etl.cli.lines import say, tell_warnings, warn
from etl.cli.terminal import report, show_steps
from etl.errors import BurdenError

if TYPE_CHECKING:
    from etl.refresh.deposits.intake import Brought


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--source", type=click.Choice(sorted(SOURCES)), help="Whose file it is, where it can't tell.")
@click.option("--release", default="", metavar="NAME", help="Which release it is, where it can't tell.")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="When it was published, likewise.")
@click.option("--forget", metavar="NAME", help="No longer read the file that was given under this name or SHA-256.")
@click.option("--dry-run", is_flag=True, help="Only tell what each file is.")
@DATA
def add(files: tuple[Path, ...], data: Path | None, dry_run: bool, forget: str | None, **said: Any) -> None:
    """Take in publishers' files that were fetched by hand, without the network.

    Each is recognised by what is in it, never by its name; read, checked and compared like any other; kept in given/ of
    the folder, and read again by every refresh. All else that is in force stays. A file may as well be put into inbox/
    of the folder: the next refresh takes it in.

    The exit status is 1 where a file is not recognised or cannot be read, which is told, and 0 otherwise.
    """
    tell_warnings()
    if bool(files) == (forget is not None):
        raise click.UsageError("Say which files: either FILE..., or --forget NAME.")
    if forget is not None:
        _forget(data or own_folder(), forget)
        return
    if len(files) > 1 and (said["release"] or said["published"]):
        raise click.UsageError("--release and --published are said of one file: give it alone.")
    _add(files, data, dry_run, said)


def _add(files: tuple[Path, ...], data: Path | None, dry_run: bool, said: dict[str, Any]) -> None:
    from etl.refresh.deposits.addition import add_files

    brought = list(_examine(files, **said))
    good = len(brought) == len(files)
    if brought and not dry_run:
        folder = begin_folder(data)
        with show_steps() as progress:
            outcome = add_files(folder, brought, progress)
        report(outcome)
        good = good and outcome.ok
    if not good:
        raise SystemExit(1)


def _examine(
    files: Iterable[Path], source: str | None, release: str, published: datetime | None
) -> "Iterator[Brought]":
    """What was recognised; the others are told, and why."""
    from etl.refresh.deposits.intake import Saying, examine
    from etl.refresh.deposits.shelf import describe

    said = Saying(source or "", release, published.date() if published else None)
    for path in files:
        try:
            one = examine(path, said, datetime.now(UTC))
        except BurdenError as error:
            warn(str(error))
        else:
            say(f"{one.deposit.name!r} is {describe(one.deposit)}")
            yield one


def _forget(folder: Path, name: str) -> None:
    from etl.refresh.deposits.shelf import Shelf
    from etl.store.lock import lock_folder, require_folder

    require_folder(folder)
    with lock_folder(folder):
        forgotten = Shelf(folder).forget(name)
    say(f"{forgotten.name!r} is no longer read. What is in force stays until the next refresh.")
