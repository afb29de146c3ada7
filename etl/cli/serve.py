"""`burden serve`: the dashboard, and refreshes beside it."""

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import click

from etl.cli.folders import DATA, begin_folder, choose_folder
from etl.cli.schedule import TIMEZONE


@click.command()
@DATA
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8050, show_default=True, type=click.IntRange(0, 65535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="How many processes serve.")
@click.option("--refresh", "cron", metavar="LINE", help='Refresh too, by a crontab line such as "0 6 * * *".')
@TIMEZONE
def serve(data: Path | None, cron: str | None, timezone: str, **listening: Any) -> None:
    """Show the dashboard. With --refresh, a scheduler beside it keeps the data up to date."""
    from dashboard.web.server import serve as run

    folder, company = (choose_folder(data), nullcontext()) if cron is None else _prepare_refresh(data, cron, timezone)
    with company:
        run(folder, **listening)


def _prepare_refresh(data: Path | None, cron: str, timezone: str) -> tuple[Path, AbstractContextManager[None]]:
    """A folder that can be refreshed, which starts with the snapshot that ships, and the scheduler for it."""
    from etl.refresh.schedule.crontab import build_trigger
    from etl.refresh.schedule.process import schedule_beside

    build_trigger(cron, timezone, jitter=0)  # so that a wrong line is told before anything starts
    folder = begin_folder(data)
    return folder, schedule_beside(folder, cron, timezone)
