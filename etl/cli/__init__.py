"""The command `burden`. A command is imported when it is called for, so that none waits for what another needs."""

from importlib import import_module
from typing import Any

import click

from etl.cli.lines import plain, say
from etl.errors import BurdenError

# In the order of the help; of each the module below this one that has it.
COMMANDS = {
    "refresh": "refresh",
    "add": "add",
    "check": "snapshots",
    "publish": "snapshots",
    "quarantine": "quarantine",
    "prune": "snapshots",
    "mirror": "refresh",
    "sources": "sources",
    "measure": "measure",
    "claim": "claim",
    "picture": "picture",
    "audit": "audit",
    "schedule": "schedule",
    "serve": "serve",
}


class _Commands(click.Group):
    """Finds a command by its name, and prints the project's own errors as one plain message."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = COMMANDS.get(cmd_name)
        command: click.Command | None = getattr(import_module(f"etl.cli.{module}"), cmd_name) if module else None
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BurdenError as error:
            raise click.ClickException(plain(str(error))) from error


def _print_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if not asked:
        return
    from importlib import metadata

    try:
        say(f"burden {metadata.version('burden-sharing')}")
    except metadata.PackageNotFoundError:
        say("burden, from a checkout that is not installed")
    ctx.exit()


@click.group(cls=_Commands)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="The version."
)
def main() -> None:
    """The open record of NATO defence spending."""
