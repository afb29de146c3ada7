"""Runs the dashboard: all that is asked for is at hand before the first request."""

import os
import socket
from pathlib import Path

import click

from dashboard.web import bundle
from dashboard.web.app import create_app
from dashboard.web.heap import tune_heap
from dashboard.web.origin import Origin, read_origin
from dashboard.web.statics import warm
from dashboard.web.workers import bind, close, listen, run
from etl.catalogue.health import find_faults
from etl.catalogue.overlay import lay_seeds
from etl.store.snapshot import Store

# One for each of two cores.
WORKERS = 2


def serve(folder: Path, host: str, port: int, workers: int = WORKERS) -> None:
    """Serve the snapshots of `folder` with so many processes until stopped; port 0 takes a free one.

    A file of the operator's seeds that is wrong is told, and what ships serves in its place. Raises
    PublishError where nothing was published there, and SettingError where the environment says something of the public
    address or of the hosts that cannot be followed; exits with a message where the address cannot be had.
    """
    origin = read_origin(os.environ)
    sockets = _bind(host, port, workers)
    try:
        _serve(folder, host, sockets, origin)
    finally:
        close(sockets)


def _bind(host: str, port: int, workers: int) -> list[socket.socket]:
    try:
        return bind(host, port, workers)
    except OSError as error:
        message = f"{host}:{port} cannot be had ({error.strerror}). Name another with --host or --port."
        raise SystemExit(message) from error


def _serve(folder: Path, host: str, sockets: list[socket.socket], origin: Origin) -> None:
    tune_heap()
    store, smaller = Store(folder), bundle.locate_folder()
    if bundle.is_outdated(smaller):
        click.echo(
            f"The plotly.js in {smaller} is of another version; `python -m dashboard.web.bundle` gets the right one."
        )
    faults = find_faults(folder)
    for fault in faults.values():
        click.echo(f"{fault} The dashboard shows what ships in place of this file.", err=True)
    with lay_seeds(folder, without=faults):
        app = create_app(store, smaller, origin=origin)
        warm(app)
        listen(sockets)
        place = f"[{host}]" if ":" in host else host
        address = f"http://{place}:{sockets[0].getsockname()[1]}"
        click.echo(f"Burden Sharing at {address} (snapshot {store.current().id}), Ctrl+C to stop")
        run(app.server, sockets)
