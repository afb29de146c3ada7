"""`burden sources`: what the snapshot in force holds."""

from collections.abc import Iterator
from pathlib import Path

import click

from etl.catalogue.health import describe_own
from etl.catalogue.sources import SOURCES
from etl.cli.folders import DATA, choose_folder
from etl.cli.lines import say
from etl.cli.terminal import describe_hold
from etl.refresh.status import SourceStatus, read_status
from etl.store.snapshot import Store


@click.command()
@click.option("--document", "whole", is_flag=True, help="The page of the documentation, with notes on each release.")
@DATA
def sources(whole: bool, data: Path | None) -> None:
    """List every source and release in force: years, areas, rows and licence, as a table in Markdown.

    Below it stands how the next release of each source is found and, where a refresh has run, how that left it: since
    when it is stale, what could not be read or is held, and which corrections are spent.
    """
    from etl.store.inventory import document, list_lookouts, table

    folder = choose_folder(data, quiet=True)
    snapshot = Store(folder).current()
    if whole:
        say(document(snapshot).rstrip("\n"))
        return
    say(table(snapshot))
    for line in describe_own():
        say(line)
    say("How the next release is found:")
    for line in list_lookouts():
        say(line)
    for line in _describe_states(folder):
        say(line)


def _describe_states(folder: Path) -> Iterator[str]:
    """What the last refresh of the folder says of each source; nothing where none has run there."""
    last = read_status(folder)
    if last:
        yield "\nHow the last refresh left them:"
    for source in filter(last.__contains__, SOURCES):
        yield from _describe_state(SOURCES[source].publisher, last[source])


def _describe_state(publisher: str, said: SourceStatus) -> Iterator[str]:
    read = f"last read on {said.fetched:%Y-%m-%d %H:%M} UTC" if said.fetched else "never read without a fault"
    since = f" since {said.since:%Y-%m-%d %H:%M} UTC" if said.since else ""
    yield f"{publisher}: {said.state}{since}, {said.release or 'nothing'} in force, {read}"
    yield from (f"  missed: {missed}" for missed in said.missed)
    yield from (f"  held: {describe_hold(one)}" for one in said.held)
    yield from (f"  spent: {spent}" for spent in said.spent)
