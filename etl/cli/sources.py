"""`burden sources`: what the snapshot in force holds."""

from pathlib import Path

import click

from etl.catalogue.health import describe_own
from etl.cli.folders import DATA, choose_folder
from etl.cli.terminal import say
from etl.store.snapshot import Store


@click.command()
@click.option("--document", "whole", is_flag=True, help="The page of the documentation, with notes on each release.")
@DATA
def sources(whole: bool, data: Path | None) -> None:
    """List every source and release in force: years, areas, rows and licence, as a table in Markdown.

    Below it stands how the next release of each source is found.
    """
    from etl.store.inventory import document, list_lookouts, table

    snapshot = Store(choose_folder(data, quiet=True)).current()
    if whole:
        say(document(snapshot).rstrip("\n"))
        return
    say(table(snapshot))
    for line in describe_own():
        say(line)
    say("How the next release is found:")
    for line in list_lookouts():
        say(line)
