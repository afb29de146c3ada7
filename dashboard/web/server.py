"""Runs the dashboard: with processes that one watches over where the system can, else with this one.

What only those need that serve is imported by them.
"""

import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from dashboard.web.crew import CAN_WATCH_OVER, Crew
from dashboard.web.origin import Origin, read_origin
from dashboard.web.sockets import bind, close, listen

# One for each of two cores.
WORKERS = 2


def serve(folder: Path, host: str, port: int, workers: int = WORKERS) -> None:
    """Serve the snapshots of `folder` with so many processes until stopped; port 0 takes a free one.

    A file of the operator's seeds that is wrong is told, and what ships serves in its place. Raises
    PublishError where nothing was published there, and SettingError where the environment says something of the public
    address or of the hosts that cannot be followed; exits with a message where the address cannot be had.
    """
    origin = read_origin(os.environ)
    sockets = _bind(host, port, workers if CAN_WATCH_OVER else 1)
    service = _Service(folder, host, sockets, origin)
    try:
        if len(sockets) > 1:
            Crew(service.fork, len(sockets)).run()
        else:
            service.run()
    finally:
        close(sockets)


def _bind(host: str, port: int, workers: int) -> list[socket.socket]:
    try:
        return bind(host, port, workers)
    except OSError as error:
        message = f"{host}:{port} cannot be had ({error.strerror}). Name another with --host or --port."
        raise SystemExit(message) from error


@dataclass(frozen=True)
class _Service:
    """What is served, and where."""

    folder: Path
    host: str
    sockets: list[socket.socket]
    origin: Origin

    def run(self) -> None:
        """Serve in this process."""
        from dashboard.web.application import prepare_application
        from dashboard.web.workers import run

        with prepare_application(self.folder, self.origin) as (application, snapshot):
            self._open(snapshot)
            run(application, self.sockets[0])

    def fork(self, life: int, is_first: bool) -> Iterator[int]:
        """Begin a worker at each socket, which ends with the pipe `life`; their numbers."""
        from dashboard.web.application import prepare_application
        from dashboard.web.workers import fork_workers

        with prepare_application(self.folder, self.origin) as (application, snapshot):
            if is_first:
                self._open(snapshot)
            yield from fork_workers(application, self.sockets, life)

    def _open(self, snapshot: str) -> None:
        listen(self.sockets)
        place = f"[{self.host}]" if ":" in self.host else self.host
        address = f"http://{place}:{self.sockets[0].getsockname()[1]}"
        click.echo(f"Burden Sharing at {address} (snapshot {snapshot}), Ctrl+C to stop")
