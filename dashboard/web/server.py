"""Runs the dashboard: gunicorn with two workers, or waitress where there is no gunicorn (Windows)."""

import os
import socket
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import click
from flask import Flask

from dashboard.web import bundle
from dashboard.web.app import create_app
from dashboard.web.origin import read_origin
from dashboard.web.statics import warm
from etl.catalogue.health import find_faults
from etl.catalogue.overlay import lay_seeds
from etl.store.snapshot import Store

if sys.platform == "win32":
    import waitress

    def run(server: Flask, host: str, port: int) -> None:
        """Serve with waitress, since gunicorn does not run here, until interrupted."""
        waitress.serve(server, listen=f"{host}:{port}", threads=8, ident=None)

else:
    from gunicorn.app.base import BaseApplication

    from dashboard.web.worker import Worker

    # As measured best for this app: two workers, forked from one that has all at hand.
    _OPTIONS: dict[str, Any] = {
        "worker_class": Worker,
        "workers": 2,
        "threads": 4,
        "preload_app": True,
        "reuse_port": True,  # without it one worker may get every connection
        "keepalive": 15,
        "graceful_timeout": 10,
        "loglevel": "warning",
        "control_socket_disable": True,
        "forwarder_headers": "",  # no header says where the application stands
    }

    class _Gunicorn(BaseApplication):  # type: ignore[misc]
        """gunicorn for an application that is at hand, without a command line or a file of settings."""

        def __init__(self, server: Flask, bind: str) -> None:
            self._server = server
            self._bind = bind
            super().__init__()

        def load_config(self) -> None:
            """Set what is ours; the environment's WEB_CONCURRENCY plays no part."""
            for name, value in {**_OPTIONS, "bind": self._bind}.items():
                self.cfg.set(name, value)

        def load(self) -> Flask:
            """The application to serve."""
            return self._server

    def run(server: Flask, host: str, port: int) -> None:
        """Serve with gunicorn until SIGINT or SIGTERM."""
        _Gunicorn(server, f"{host}:{port}").run()


def serve(folder: Path, host: str, port: int) -> None:
    """Serve the snapshots of `folder` until stopped; port 0 takes a free one.

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
