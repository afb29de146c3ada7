"""The command `burden`. What only one command needs, and is slow to import, is imported when it runs."""

from importlib import metadata
from typing import Any

import click

from etl.cli.add import add
from etl.cli.audit import audit
from etl.cli.claim import claim
from etl.cli.measure import measure
from etl.cli.picture import picture
from etl.cli.quarantine import quarantine
from etl.cli.refresh import mirrors, refresh
from etl.cli.schedule import schedule
from etl.cli.serve import serve
from etl.cli.snapshots import check, prune, publish
from etl.cli.sources import sources
from etl.cli.terminal import plain, say
from etl.errors import BurdenError


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


for command in (
    refresh,
    add,
    check,
    publish,
    quarantine,
    prune,
    mirrors,
    sources,
    measure,
    claim,
    picture,
    audit,
    schedule,
    serve,
):
    main.add_command(command)
