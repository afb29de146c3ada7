"""Runs the dashboard: all that is asked for is at hand before the first request."""

import os
import socket
import sys
from contextlib import closing
from pathlib import Path

import click

from dashboard.web import bundle
from dashboard.web.app import create_app
from dashboard.web.origin import read_origin
from dashboard.web.statics import warm
from dashboard.web.workers import listen, run
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
    port = _free(host, port)
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
        sockets = listen(host, port, workers)
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"Burden Sharing at http://{shown}:{port} (snapshot {store.current().id}), Ctrl+C to stop")
        run(app.server, sockets)


def _free(host: str, port: int) -> int:
    """The port, if it can be had; a free one for 0. Several servers would else share a port without a word."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with closing(socket.socket(family, kind, protocol)) as probe:
            if sys.platform != "win32":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            return int(probe.getsockname()[1])
    except OSError as error:
        message = f"{host}:{port} cannot be had ({error.strerror}). Name another with --host or --port."
        raise SystemExit(message) from error
