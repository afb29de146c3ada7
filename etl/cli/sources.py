"""`burden sources`: what the snapshot in force holds."""

from pathlib import Path

import click

from etl.cli.folders import DATA, choose_folder
from etl.cli.terminal import say
from etl.store.snapshot import Store


@click.command()
@click.option("--document", "whole", is_flag=True, help="The page of the documentation, with notes on each release.")
@DATA
def sources(whole: bool, data: Path | None) -> None:
    """List every source and release in force: years, areas, rows and licence, as a table in Markdown."""
    from etl.store.inventory import document, table

    snapshot = Store(choose_folder(data, quiet=True)).current()
    say((document if whole else table)(snapshot).rstrip("\n"))
