"""`burden refresh` and `burden mirror build`: what reads the publishers' files."""

from pathlib import Path

import click

from etl.cli.folders import DATA, FOLDER, own_folder
from etl.cli.lines import say, tell_warnings, warn
from etl.cli.terminal import report, show_steps
from etl.prose import counted


@click.command()
@DATA
@click.option("--mirror", type=FOLDER, help="Take the publishers' files from this folder, not from the network.")
@click.option(
    "--excerpt",
    is_flag=True,
    help="Keep of each source only what its terms allow to be passed on; the snapshot that ships is made so.",
)
@click.option("--fresh", is_flag=True, help="Read every source, also one that gives the same bytes as before.")
def refresh(data: Path | None, mirror: Path | None, excerpt: bool, fresh: bool) -> None:
    """Fetch, check, compare and publish.

    A source that fails keeps what is in force of it, and the others are published; where none can be read, all stays
    as it is. A release that moves too far from the one before it is held (burden quarantine), and the rest published.

    The exit status is 1 when any source failed, also when the rest was published, and 0 otherwise; a release that is
    held is no failure. status.json in the folder tells where each source stands.

    What lies in inbox/ of the folder is taken in first, as by burden add; what of it is not recognised is a failure.

    The publishers' files are kept in raw/ of the folder, whether they come from the network or from a mirror. A source
    that gives the same bytes as before is not read again, unless the program or its seeds are others now.
    """
    from etl.refresh import pipeline
    from etl.refresh.isolation import read_apart
    from etl.refresh.readings import forget_readings
    from etl.refresh.tasks import Manner

    _tell_notices()
    folder = data or own_folder()
    publishers = pipeline.open_publishers(folder, mirror)
    if fresh:
        forget_readings(folder)
    with show_steps() as progress:
        outcome = pipeline.refresh(folder, publishers.get, progress, pipeline.COLLECTORS, Manner(read_apart, excerpt))
    for notice in publishers.notices:
        warn(notice)
    report(outcome)
    if publishers.advice:
        warn(publishers.advice)
    if not outcome.ok or outcome.unwritten:
        raise SystemExit(1)


@click.group()
def mirror() -> None:
    """Folders with the publishers' files, for where there is no network."""


@mirror.command("build")
@click.argument("folder", metavar="DIR", type=FOLDER)
@DATA
@click.option("--mirror", type=FOLDER, help="Take the publishers' files from this mirror, not from the network.")
def build_mirror(folder: Path, data: Path | None, mirror: Path | None) -> None:
    """Fetch all that a refresh reads into DIR, or bring a DIR that was built before up to date.

    It is read and checked like in a refresh; a source that fails leaves what DIR/mirror.json lists as it is. What comes
    from the network is kept in the folder of snapshots too. Then: burden refresh --mirror DIR

    The exit status is 1 also where a publisher has a newer release out that could not be read; all else is in DIR then.
    """
    from etl.fetch import Fetcher, Mirror
    from etl.refresh.mirror_build import build
    from etl.store.lock import lock_folder

    _tell_notices()
    if mirror:
        with show_steps() as progress:
            built = build(folder, Mirror(mirror).get, progress)
    else:
        own = data or own_folder()
        if own.resolve() == folder.resolve():
            raise click.UsageError(f"{folder} is the folder of snapshots. Name another for the mirror.")
        network = Fetcher(own)
        try:
            with lock_folder(own), show_steps() as progress:
                built = build(folder, network.get, progress)
        finally:
            for notice in (*network.notices, *filter(None, [network.advice])):
                warn(notice)
    changes = f"{counted(built.written, 'file')} written, {built.removed:,} removed"
    say(f"Mirror {folder}: {counted(built.urls, 'URL')}, {counted(built.bytes, 'byte')}; {changes}.")
    if built.others:
        say(f"It lists {counted(built.others, 'other URL')} too, which no refresh reads; they stay.")
    for missed in built.missed:
        warn(missed)
    if built.missed:
        raise SystemExit(1)


def _tell_notices() -> None:
    """Tell each retry of a request, and what a module warns of, in a line."""
    from stamina import instrumentation

    tell_warnings()
    # In plain words; by itself it would put the name of an event on stderr.
    instrumentation.set_on_retry_hooks([lambda retry: warn(f"Once more in {retry.wait_for:.1f} s: {retry.caused_by}")])
