"""`burden schedule`: refreshes by a crontab line."""

from pathlib import Path
from typing import Any

import click

from etl.cli.folders import DATA, FOLDER, own_folder

TIMEZONE = click.option("--timezone", default="UTC", show_default=True, metavar="ZONE", help="Whose hours are meant.")


@click.command()
@click.option("--cron", metavar="LINE", help='When: five fields as in a crontab, such as "0 6 * * mon-fri".')
@TIMEZONE
@click.option("--jitter", type=click.IntRange(0), default=0, metavar="SECONDS", help="Begin up to so much later.")
@DATA
@click.option("--mirror", type=FOLDER, help="Take the publishers' files from this folder, not from the network.")
@click.option("--now", is_flag=True, help="Refresh at the start too.")
@click.option("--every", type=click.FloatRange(0.1), hidden=True, help="Seconds between refreshes, for tests.")
@click.option("--parent", type=int, hidden=True, help="End when this process is gone.")
def schedule(data: Path | None, mirror: Path | None, now: bool, parent: int | None, **when: Any) -> None:
    """Refresh by a crontab line until SIGTERM or Ctrl+C, with a line of JSON on stdout for each step.

    One refresh runs at a time. A time that was missed while the machine slept is made up for once; one that comes while
    a refresh is still at work, here or in another process, is skipped.
    """
    from etl.refresh.schedule.process import Runs, name_program
    from etl.refresh.schedule.scheduler import follow

    trigger = _trigger(**when)
    follow(trigger, Runs(name_program(data or own_folder(), mirror)), now, parent)


def _trigger(cron: str | None, timezone: str, jitter: int, every: float | None) -> Any:
    from etl.refresh.schedule.crontab import build_interval, build_trigger

    if every is not None:
        return build_interval(every)
    if cron is None:
        raise click.UsageError('Say when, for example --cron "0 6 * * *": every day at 06:00.')
    return build_trigger(cron, timezone, jitter)
