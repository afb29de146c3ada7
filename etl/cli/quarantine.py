"""`burden quarantine`: releases that moved too far, until someone decides."""

from pathlib import Path

import click

from etl.cli.folders import DATA, own_folder
from etl.cli.lines import say
from etl.refresh.outcome import now

_ID = click.argument("held_id", metavar="ID")


@click.group(invoke_without_command=True)
@DATA
@click.pass_context
def quarantine(ctx: click.Context, data: Path | None) -> None:
    """List the releases that a refresh held because they move too far from the one before.

    They stay until they are released or dropped by hand; a refresh that reads the same content again neither publishes
    it nor holds it twice.
    """
    ctx.obj = data
    if ctx.invoked_subcommand is None:
        _list(data or own_folder())


@quarantine.command()
@_ID
@DATA
@click.pass_obj
def show(before: Path | None, held_id: str, data: Path | None) -> None:
    """Print the report on a release that is held: what moved, by how much, and the worst cells before and now."""
    from etl.refresh.quarantine.case import describe_case
    from etl.refresh.quarantine.records import require_case

    say(describe_case(require_case(data or before or own_folder(), held_id)).rstrip("\n"))


@quarantine.command()
@_ID
@DATA
@click.pass_obj
def release(before: Path | None, held_id: str, data: Path | None) -> None:
    """Publish a release that is held, in a new snapshot. No refresh holds this content again.

    One that was dropped before is published by the next refresh that reads it.
    """
    from etl.refresh.quarantine.gate import release_case

    snapshot = release_case(data or before or own_folder(), held_id, now())
    if snapshot is None:
        say(f"{held_id} was dropped before. The next refresh that reads it publishes it.")
    else:
        say(f"Published: snapshot {snapshot.id} is in force.")


@quarantine.command()
@_ID
@DATA
@click.pass_obj
def drop(before: Path | None, held_id: str, data: Path | None) -> None:
    """Refuse a release that is held. A refresh that reads the same content again leaves it out, and says so."""
    from etl.refresh.quarantine.gate import drop_case

    one = drop_case(data or before or own_folder(), held_id, now())
    what = "stays in force" if one.withdrawn else "is refused"
    release = one.part.release
    say(f"{release.source} {release.release} {what}. To undo this: burden quarantine release {held_id}")


def _list(folder: Path) -> None:
    from etl.refresh.quarantine import Ruling, list_cases, read_decisions

    found = list_cases(folder)
    refused = [one for one in read_decisions(folder).values() if one.word == Ruling.REFUSED]
    for one in found:
        release = one.part.release
        say(f"{one.id}  {release.source} {release.release}, since {one.since:%Y-%m-%d}: {one.findings[0].text}")
    for decision in refused:
        say(f"{decision.id}  {decision.source} {decision.release}, refused by hand on {decision.decided:%Y-%m-%d}")
    if not found and not refused:
        say(f"Nothing is held in {folder}.")
    elif found:
        say("To decide: burden quarantine show ID, then burden quarantine release ID or drop ID")
