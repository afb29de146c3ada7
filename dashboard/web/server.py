"""Runs the dashboard: gunicorn with two workers, or waitress where there is no gunicorn (Windows)."""

import socket
import sys
from contextlib import closing
from pathlib import Path

import click

from dashboard.web import bundle
from dashboard.web.app import create_app
from dashboard.web.statics import warm
from etl.store.snapshot import Store

if sys.platform == "win32":
    from dashboard.web.waitress_server import run
else:
    from dashboard.web.gunicorn_server import run


def serve(folder: Path, host: str, port: int) -> None:
    """Serve the snapshots of `folder` until stopped; port 0 takes a free one.

    Raises PublishError where nothing was published there; exits with a message where the address cannot be had.
    """
    port = _free(host, port)
    store, smaller = Store(folder), bundle.default_folder()
    if bundle.outdated(smaller):
        click.echo(
            f"The plotly.js in {smaller} is of another version; `python -m dashboard.web.bundle` gets the right one."
        )
    app = create_app(store, smaller)
    warm(app)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Burden Sharing at http://{shown}:{port} (snapshot {store.current().id}), Ctrl+C to stop")
    run(app.server, shown, port)


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
